//! The fallback against Unicode: `SentenceBreakTest.txt`, which the package `icu_segmenter` of the
//! dependencies carries, and `unicode-segmentation` on whole texts, on every character, and on any
//! text at all.

#![cfg(not(target_arch = "wasm32"))]

#[path = "uax29/characters.rs"]
mod characters;
#[path = "uax29/official.rs"]
mod official;

use hashiya_core::text::{Language, segment_in, uax29_boundaries};
use official::{Sample, samples};
use unicode_segmentation::UnicodeSegmentation;

/// Lines of Unicode's file that the fallback answers otherwise on purpose.
struct Departure {
    /// The line's code points, as the file writes them, without breaks.
    code_points: &'static str,
    /// Where the fallback breaks instead, in code points.
    breaks: &'static [usize],
    /// The reason; shown when the line and the fallback agree again.
    reason: &'static str,
}

/// All of them. None is needed: whatever the project wants otherwise than UAX #29 stands in the
/// rules for the languages that have word lists. One departure cannot show here, since the file has
/// no vertical tab or form feed; `older_line_breaks_are_the_one_departure` shows it.
const DEPARTURES: &[Departure] = &[];

/// The positions after which the sample must break, in code points, and why if not as Unicode says.
fn expected(sample: &Sample) -> (Vec<usize>, Option<&'static Departure>) {
    match DEPARTURES
        .iter()
        .find(|departure| departure.code_points == sample.code_points())
    {
        Some(departure) => (departure.breaks.to_vec(), Some(departure)),
        None => (sample.breaks.clone(), None),
    }
}

/// Byte positions as counts of code points before them.
fn in_code_points(text: &str, bytes: &[usize]) -> Vec<usize> {
    bytes.iter().map(|end| text[..*end].chars().count()).collect()
}

#[test]
fn the_fallback_breaks_where_unicode_says() {
    let samples = samples();
    assert!(samples.len() > 500, "only {} lines", samples.len());
    let mut wrong = Vec::new();
    for sample in &samples {
        let (breaks, departure) = expected(sample);
        let found = in_code_points(&sample.text, &uax29_boundaries(&sample.text));
        if found != breaks {
            wrong.push(format!("{sample}\n  breaks after {found:?}, not {breaks:?}"));
        }
        if let Some(departure) = departure.filter(|_| found == sample.breaks) {
            wrong.push(format!("{sample}\n  is no departure any more: {}", departure.reason));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        samples.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_departure_is_a_line_of_the_file() {
    let samples = samples();
    for departure in DEPARTURES {
        let known = samples
            .iter()
            .any(|sample| sample.code_points() == departure.code_points);
        assert!(known, "{}: no such line; {}", departure.code_points, departure.reason);
    }
}

/// A sentence is what lies between two breaks, without the white space at its ends; where nothing
/// is left, there is none.
#[test]
fn sentences_of_the_fallback_lie_between_the_breaks() {
    for sample in samples() {
        let (breaks, _) = expected(&sample);
        let chars: Vec<char> = sample.text.chars().collect();
        let starts = std::iter::once(0).chain(breaks.iter().copied());
        let pieces: Vec<String> = starts
            .zip(&breaks)
            .map(|(start, end)| chars[start..*end].iter().collect::<String>().trim().to_owned())
            .filter(|piece| !piece.is_empty())
            .collect();
        let found = segment_in(&sample.text, Language::Unknown);
        let found: Vec<&str> = found.iter().map(|span| span.of(&sample.text)).collect();
        assert_eq!(found, pieces, "{sample}");
    }
}

#[test]
fn older_line_breaks_are_the_one_departure() {
    for (line_break, name) in [('\u{B}', "a vertical tab"), ('\u{C}', "a form feed")] {
        let text = format!("one{line_break}two");
        assert_eq!(text.split_sentence_bounds().count(), 1, "{name} is a space for UAX #29");
        let found = segment_in(&text, Language::Unknown);
        let found: Vec<&str> = found.iter().map(|span| span.of(&text)).collect();
        assert_eq!(found, ["one", "two"], "{name} ends a line for every reader");
    }
}

/// The project's own cases, all languages, cut by the fallback and by `unicode-segmentation`: whole
/// texts as people write them.
#[test]
fn whole_texts_break_as_elsewhere() {
    let files = hashiya_testing::files_below(&hashiya_testing::project("tests/data/sentence-cases"), ".json");
    assert!(files.len() > 5, "only {} files of cases", files.len());
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let cases: serde_json::Value = serde_json::from_str(&text).expect("cases in JSON");
        for case in cases.as_array().expect("a list of cases") {
            let text = case["text"].as_str().expect("a text");
            assert_eq!(uax29_boundaries(text), boundaries(text), "{text:?}");
        }
    }
}

/// The positions in bytes after which `unicode-segmentation` breaks.
fn boundaries(text: &str) -> Vec<usize> {
    text.split_sentence_bound_indices()
        .map(|(at, piece)| at + piece.len())
        .collect()
}
