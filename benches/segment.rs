//! Segmentation of Arabic news into sentences, beside what one would use instead, in one run; then
//! the time for a tenth of a text against the time for all of it, on texts that are hard on purpose.
//!
//! `cargo bench --bench segment`. The first table gives medians of rounds in which everyone has one
//! turn, so that a busy machine is busy for all. The second fails when time grows out of proportion.

mod news;

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use hashiya_core::text::{Language, segment, segment_in};
use icu_segmenter::SentenceSegmenter;
use unicode_segmentation::UnicodeSegmentation;

use news::{articles, news};

/// Bytes of the news text.
const NEWS: usize = 5_000_000;
const ROUNDS: usize = 15;
/// Turns of a text of which the quickest counts, where growth is measured.
const TURNS: usize = 3;
/// Ten times the text may take this many times as long before it counts as out of proportion:
/// room for caches and a busy machine, far below the hundred of a loop in a loop ...
const OUT_OF_PROPORTION: f64 = 25.0;
/// ... and only where it takes longer for each byte than this: below, what grows is the time that
/// the system takes to find memory for the answer.
const SECONDS_A_BYTE: f64 = 50e-9;

fn main() -> ExitCode {
    let articles = articles(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));
    compare(&news(&articles, NEWS));
    match growth(&articles) {
        0 => ExitCode::SUCCESS,
        bad => {
            eprintln!("{bad} texts take time out of proportion to their length");
            ExitCode::FAILURE
        }
    }
}

/// Somebody who cuts a text, and says in how many pieces.
type Contestant = (&'static str, Box<dyn Fn(&str) -> usize>);

fn contestants() -> Vec<Contestant> {
    let icu = SentenceSegmenter::new(Default::default());
    vec![
        ("hashiya", Box::new(|text: &str| segment(text).len())),
        (
            "hashiya, language given",
            Box::new(|text: &str| segment_in(text, Language::Arabic).len()),
        ),
        (
            "hashiya, fallback",
            Box::new(|text: &str| segment_in(text, Language::Unknown).len()),
        ),
        (
            "icu_segmenter",
            Box::new(move |text: &str| icu.segment_str(text).count().saturating_sub(1)),
        ),
        (
            "unicode-segmentation",
            Box::new(|text: &str| text.split_sentence_bounds().count()),
        ),
        ("sentencex", Box::new(|text: &str| sentencex::segment("ar", text).len())),
    ]
}

/// Prints how fast each is on the same text, and how many times as fast as it the first one is.
fn compare(text: &str) {
    let contestants = contestants();
    let mut seconds = vec![Vec::with_capacity(ROUNDS); contestants.len()];
    let mut pieces = vec![0; contestants.len()];
    for round in 0..=ROUNDS {
        for (number, (_, cut)) in contestants.iter().enumerate() {
            let start = Instant::now();
            pieces[number] = black_box(cut(black_box(text)));
            // The first round only warms up.
            if round > 0 {
                seconds[number].push(start.elapsed().as_secs_f64());
            }
        }
    }
    let megabytes = text.len() as f64 / 1e6;
    let medians: Vec<f64> = seconds.into_iter().map(median).collect();
    println!("Arabic news, {megabytes:.1} MB, median of {ROUNDS} interleaved rounds");
    println!(
        "{:<26} {:>9} {:>9} {:>9} {:>16}",
        "", "MB/s", "ms", "pieces", "hashiya is"
    );
    for (number, (name, _)) in contestants.iter().enumerate() {
        println!(
            "{name:<26} {:>9.1} {:>9.2} {:>9} {:>8.2} times",
            megabytes / medians[number],
            medians[number] * 1e3,
            pieces[number],
            medians[number] / medians[0]
        );
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Texts that a rule with a loop in a loop stands still on; each is made at two sizes.
fn shapes(articles: &[String]) -> Vec<(&'static str, String)> {
    let prose = news(articles, 50_000_000).replace('\n', " ");
    let repeat = |piece: &str, times: usize| piece.repeat(times);
    let million = 1_000_000;
    vec![
        ("50 MB of prose in a single line", prose),
        ("a million stops", repeat(".", million)),
        ("a million stops with spaces", repeat(". ", million)),
        ("a million stops, one a line", repeat("انتهى.\n", million)),
        ("a million short sentences in a line", repeat("انتهى. ", million)),
        ("a million opening brackets", repeat("(", million)),
        ("a million closing brackets", repeat(")", million)),
        ("a million opening guillemets", repeat("«", million)),
        ("a million straight marks", repeat("\"", million)),
        ("a million stops in brackets", repeat("(.", million)),
        ("a million questions before guillemets", repeat("؟«", million)),
        ("a million open quotations", repeat("قال: «متى؟ ", million)),
        ("a million closed questions", repeat("«متى؟» سأل ", million)),
        ("a million emoji after a mark", format!("!{}", repeat("🎉", million))),
        ("a million marks with an emoji", repeat("!🎉", million)),
        (
            "a million direction marks after a stop",
            format!("انتهى.{}", repeat("\u{200F}", million)),
        ),
        (
            "a million spaces between two stops",
            format!(".{}.", repeat(" ", million)),
        ),
        (
            "a million isolates after a stop",
            format!("انتهى.{}", repeat("\u{2069} \u{2068}", million)),
        ),
        ("a million stops between spaces", repeat(" . ", million)),
        ("a word of 5 MB with stops", repeat("ا.ب", million)),
        ("a word of 5 MB without stops", repeat("ا", 5 * million / 2)),
        ("a million initials", repeat("د. ", million)),
        ("a million agencies", repeat("د.ب.أ. ", million)),
        ("a million letters with stops, joined", repeat("U.", million)),
        ("a million numbers with stops", repeat("1.", million)),
        ("a million list numbers", repeat("1. ", million)),
        (
            "a million vowel marks after a stop",
            format!("ا.{}", repeat("\u{64E}", million)),
        ),
        ("a million addresses", repeat("http://a.b?c ", million)),
        ("an address of 5 MB", format!("http://{}", repeat("a.b?c", million))),
        ("a million pauses", repeat("ثم.. ", million)),
        ("a million elisions", repeat("[...] ", million)),
        ("a million commas after questions", repeat("؟ ، ", million)),
        ("a million small letters after stops", repeat("a. ", million)),
        ("a million names with a mark", repeat("Yahoo! ", million)),
    ]
}

/// Prints the time for the tenth and the whole of each shape, in every language's rules, and
/// answers how many grow out of proportion.
fn growth(articles: &[String]) -> usize {
    println!("\nA tenth and all of a text; in proportion is 10");
    println!(
        "{:<46} {:>6} {:>10} {:>10} {:>8} {:>7}",
        "", "MB", "tenth, ms", "all, ms", "MB/s", "times"
    );
    let mut bad = 0;
    for (name, text) in shapes(articles) {
        let tenth = tenth_of(&text);
        let languages = [
            (Language::Arabic, ""),
            (Language::English, " (en)"),
            (Language::Unknown, " (und)"),
        ];
        for (language, note) in languages {
            let (short, long) = (quickest(tenth, language), quickest(&text, language));
            let times = long / short;
            let out = times > OUT_OF_PROPORTION && long > text.len() as f64 * SECONDS_A_BYTE;
            bad += usize::from(out);
            let megabytes = text.len() as f64 / 1e6;
            println!(
                "{:<46} {megabytes:>6.1} {:>10.2} {:>10.2} {:>8.1} {times:>7.1}{}",
                format!("{name}{note}"),
                short * 1e3,
                long * 1e3,
                megabytes / long,
                if out { " OUT OF PROPORTION" } else { "" }
            );
        }
    }
    bad
}

/// The first tenth, to a character's boundary.
fn tenth_of(text: &str) -> &str {
    let wanted = text.len() / 10;
    let cut = (0..=wanted).rev().find(|at| text.is_char_boundary(*at));
    &text[..cut.unwrap_or(0)]
}

/// Seconds of the quickest turn.
fn quickest(text: &str, language: Language) -> f64 {
    let turn = || {
        let start = Instant::now();
        black_box(segment_in(black_box(text), language));
        start.elapsed().as_secs_f64()
    };
    (0..TURNS).map(|_| turn()).fold(f64::INFINITY, f64::min)
}
