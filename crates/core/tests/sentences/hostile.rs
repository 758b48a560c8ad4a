//! Any text at all: characters at random, and prose at random from what sentences are made of.

use hashiya_core::text::{ByteSpan, Language, segment, segment_in};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};

use hashiya_testing::{cases, check_cover};

/// Texts that each test tries when `HASHIYA_FUZZ_CASES` says nothing.
const CASES: u32 = 1_500;

const LANGUAGES: [Language; 6] = [
    Language::Arabic,
    Language::Persian,
    Language::Urdu,
    Language::English,
    Language::French,
    Language::Unknown,
];

/// The paragraph separators of UAX #29 and the two older vertical breaks.
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How many texts each of the two tests tries: half of what the environment asks for.
fn wanted() -> u32 {
    match std::env::var("HASHIYA_FUZZ_CASES") {
        Ok(number) => number
            .parse::<u32>()
            .expect("HASHIYA_FUZZ_CASES is a number")
            .div_ceil(2),
        Err(_) => CASES,
    }
}

/// Tries texts of this kind, and shows the smallest that breaks a promise.
pub fn run(texts: impl Strategy<Value = String>) {
    let number = wanted();
    let mut runner = TestRunner::new(cases(number));
    if let Err(error) = runner.run(&texts, |text| check(&text)) {
        panic!("{error}");
    }
    println!("{number} texts");
}

/// All that is promised for every text: it is covered in order, on boundaries, no sentence goes
/// over a line's end, what stands on other lines does not matter, and asking again gives the same.
fn check(text: &str) -> Result<(), TestCaseError> {
    for language in LANGUAGES {
        let spans = segment_in(text, language);
        covers(text, &spans)?;
        prop_assert_eq!(&spans, &segment_in(text, language), "{} answers otherwise", language);
        prop_assert_eq!(
            &spans,
            &line_by_line(text, language),
            "{} looks at other lines",
            language
        );
    }
    let spans = segment(text);
    covers(text, &spans)?;
    prop_assert_eq!(spans, segment(text), "another answer");
    Ok(())
}

fn covers(text: &str, spans: &[ByteSpan]) -> Result<(), TestCaseError> {
    check_cover(text, spans).map_err(TestCaseError::fail)?;
    let broken = spans.iter().find(|span| span.of(text).contains(is_line_break));
    prop_assert!(
        broken.is_none(),
        "a line break in {:?}",
        broken.map(|span| span.of(text))
    );
    Ok(())
}

fn line_by_line(text: &str, language: Language) -> Vec<ByteSpan> {
    let mut start = 0;
    let mut spans = Vec::new();
    for line in text.split_inclusive(is_line_break) {
        let shifted = |span: ByteSpan| ByteSpan::new(start + span.start(), start + span.end());
        let line_spans = segment_in(line.trim_end_matches(is_line_break), language);
        spans.extend(line_spans.into_iter().map(shifted));
        start += line.len();
    }
    spans
}

/// Words and other pieces, in which the rules have something to find.
const WORDS: &[&str] = &[
    "قال", "الوزير", "وقالت", "لا", "نعم", "د", "أ", "م", "ص", "هـ", "ت", "س", "إليوت", "د.ب.أ", "أ.ف.ب.", "ق.م.",
    "ش.م.م.", "أ.م.د.", "ياهو!", "فيتامين", "سبتمبر", "سُئِلَ", "عـــاد", "متى", "گفت", "می‌رود", "پہنچا", "بی۔بی۔سی",
    "ہے", "The", "the", "he", "She", "said", "asked", "Dr", "Mr", "U.N", "U.S.", "a.m", "Inc", "Jan", "No", "etc", "J",
    "K", "Rowling", "Yahoo!", "M", "Mme", "J.-P", "av", "dit-il", "Поезд", "走了", "रेल", "שלום", "É", "ß", "ǅ",
    "https://example.com/a?b=c!", "www.example.org", "x@example.org", "report.pdf", "2.10.3", "192.0.2.1", "#وسم",
    "@name", ".NET", "1", "12", "٣", "۵", "3.5", "٣٫٥", "1,000", "2024", "(1)", "1)", "II", "•", "-", "—", "*",
    "dawn.Fishermen", "night\".He", "node.js", "J.K.Rowling", "1.", "2.", "٢.", "أ.", "ب.", "ii.", "I", "أنا",
    "المادة", "2.1.", "آیا۔وہ", ". . .", "。", "雨停了。人们", "बारिश।", "Sgt.", "p.m.", "z. B.", "Fishermen",
    "founded", "Oktober",
];

/// What stands between and behind words.
const MARKS: &[&str] = &[
    ".", ".", ".", "!", "?", "؟", "…", "...", "..", "۔", "؟!", "!!!", "‼", "。", "।", "،", "؛", ":", ",", ";", "«",
    "»", "“", "”", "\"", "'", "‘", "’", "„", "‹", "›", "(", ")", "[", "]", "[...]", "(…)", "(؟)", "{", "}", "🎉", "👩🏾‍⚕️",
    "🇪🇬", "❤️", "1️⃣", "\u{200F}", "\u{200E}", "\u{61C}", "\u{2067}", "\u{2069}", "\u{202B}", "\u{202C}", "\u{200C}",
    "\u{200D}", "\u{FEFF}", "\u{64E}", "\u{640}", "\u{301}", "/", "%", "$", "–",
];

const GAPS: &[&str] = &[
    " ", " ", " ", " ", " ", "", "", "  ", "\u{A0}", "\u{202F}", "\t", "\n", "\r\n", "\r", "\u{85}", "\u{2028}",
    "\u{2029}", "\u{B}", "\u{C}", "\u{3000}", "\u{200B}",
];

/// Prose at random: words, marks and gaps in the order in which prose has them, more or less.
pub fn prose() -> impl Strategy<Value = String> {
    use prop::sample::select;
    let marks = prop::collection::vec(select(MARKS), 0..3).prop_map(|marks| marks.concat());
    let piece = (marks.clone(), select(WORDS), marks, select(GAPS));
    let text = prop::collection::vec(piece, 0..16);
    text.prop_map(|pieces| pieces.into_iter().map(|(a, b, c, d)| format!("{a}{b}{c}{d}")).collect())
}
