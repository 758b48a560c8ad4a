//! Every character between others that show its class, and any characters at all, cut by the fallback
//! and by `unicode-segmentation`.

use std::ops::RangeInclusive;

use hashiya_core::text::uax29_boundaries;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::boundaries;
use hashiya_testing::{any_text, cases};

/// Texts in which a character of another class breaks otherwise; `_` stands for the character.
const PROBES: [&str; 9] = ["_.A", "a._", "a._ b", "a. _", "a. _b", "x!_y", "x!_)", "A._B", "x_B"];

/// Characters whose class is another on purpose, within the Basic Multilingual Plane; why stands
/// with the classes.
const NO_DIGITS: &[RangeInclusive<char>] = &[
    '²'..='³',
    '¹'..='¹',
    '¼'..='¾',
    '\u{9F4}'..='\u{9F9}',
    '\u{B72}'..='\u{B77}',
    '\u{BF0}'..='\u{BF2}',
    '\u{C78}'..='\u{C7E}',
    '\u{D58}'..='\u{D5E}',
    '\u{D70}'..='\u{D78}',
    '\u{F2A}'..='\u{F33}',
    '\u{1369}'..='\u{137C}',
    '\u{17F0}'..='\u{17F9}',
    '\u{2070}'..='\u{2070}',
    '\u{2074}'..='\u{2079}',
    '\u{2080}'..='\u{2089}',
    '\u{2150}'..='\u{215F}',
    '\u{2189}'..='\u{2189}',
    '\u{2460}'..='\u{249B}',
    '\u{24EA}'..='\u{24FF}',
    '\u{2776}'..='\u{2793}',
    '\u{2CFD}'..='\u{2CFD}',
    '\u{3192}'..='\u{3195}',
    '\u{3220}'..='\u{3229}',
    '\u{3248}'..='\u{324F}',
    '\u{3251}'..='\u{325F}',
    '\u{3280}'..='\u{3289}',
    '\u{32B1}'..='\u{32BF}',
    '\u{A830}'..='\u{A835}',
];

/// The last character of the Basic Multilingual Plane.
const LAST: char = '\u{FFFF}';
/// Characters that the classes promise to know: the plane without the insides of its two large
/// blocks of letters and of the one for private use; beyond it Rohingya, Chakma, Adlam, emoji, and
/// what only changes the character before.
const KNOWN: &[RangeInclusive<char>] = &[
    '\0'..='\u{34FF}',
    '\u{9F00}'..='\u{ACFF}',
    '\u{D700}'..='\u{E0FF}',
    '\u{F800}'..=LAST,
    '\u{10D00}'..='\u{10D3F}',
    '\u{11100}'..='\u{1114F}',
    '\u{1E900}'..='\u{1E95F}',
    '\u{1F300}'..='\u{1F64F}',
    '\u{1F680}'..='\u{1FAFF}',
    '\u{20000}'..='\u{200FF}',
    '\u{E0000}'..='\u{E01FF}',
];

fn is_in(ranges: &[RangeInclusive<char>], c: char) -> bool {
    ranges.iter().any(|range| range.contains(&c))
}

/// The first text around this character that the two cut otherwise.
fn difference(c: char) -> Option<String> {
    let texts = PROBES.iter().map(|probe| probe.replace('_', &c.to_string()));
    texts
        .into_iter()
        .find(|text| uax29_boundaries(text) != boundaries(text))
}

#[test]
fn every_character_has_its_class() {
    let known = KNOWN.iter().cloned().flatten();
    let (departures, known): (Vec<char>, Vec<char>) = known.partition(|c| is_in(NO_DIGITS, *c));
    let wrong: Vec<String> = known
        .into_iter()
        .filter_map(|c| difference(c).map(|text| format!("U+{:04X} in {text:?}", c as u32)))
        .collect();
    assert!(wrong.is_empty(), "{} characters:\n{}", wrong.len(), wrong.join("\n"));
    let agreed: Vec<char> = departures.into_iter().filter(|c| difference(*c).is_none()).collect();
    assert!(agreed.is_empty(), "no departures any more: {agreed:?}");
}

/// Pieces in which the rules of UAX #29 meet: a mark, what may follow it, and letters of all kinds.
fn pieces() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec![".", "!", "?", "؟", "。", "।", "።", "…", "．"]);
    let between = prop::sample::select(vec![
        "", "", " ", "  ", "\u{A0}", ")", "»", "\"", ",", "-", "،", "\u{301}", "\u{200F}", "\n", "\r\n", "\u{85}",
    ]);
    let words = prop::sample::select(vec![
        "a", "B", "ǅ", "ა", "ب", "中", "ना", "1", "٣", "٫", "ß", "𞤀", "😀", "ไทย", "\u{5F3}", "ƻ", "Ω",
    ]);
    let piece = (marks, between.clone(), words, between);
    prop::collection::vec(piece, 0..12)
        .prop_map(|pieces| pieces.into_iter().map(|(a, b, c, d)| format!("{c}{a}{b}{d}")).collect())
}

#[test]
fn any_text_breaks_as_elsewhere() {
    let check = |text: String| {
        prop_assert_eq!(uax29_boundaries(&text), boundaries(&text), "{:?}", text);
        Ok(())
    };
    let run = |texts: BoxedStrategy<String>| {
        if let Err(error) = TestRunner::new(cases(5_000)).run(&texts, check) {
            panic!("{error}");
        }
    };
    run(pieces().boxed());
    // What is no digit, or beyond the plane, is cut otherwise on purpose.
    let common = |text: &String| text.chars().all(|c| c <= LAST && !is_in(NO_DIGITS, c));
    run(any_text(80).prop_filter("departures", common).boxed());
}
