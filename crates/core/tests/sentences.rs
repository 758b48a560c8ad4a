//! Sentences: the project's own cases, the same cases with what must not matter put into them, and
//! any text at all.
//!
//! `HASHIYA_FUZZ_CASES` sets how many texts the last part tries; a long run is
//! `HASHIYA_FUZZ_CASES=1000000 cargo test --release --test sentences any_`.

#![cfg(not(target_arch = "wasm32"))]

#[path = "sentences/case.rs"]
mod case;
#[path = "sentences/disguise.rs"]
mod disguise;
#[path = "sentences/hostile.rs"]
mod hostile;

use case::Case;
use disguise::{Disguise, every_disguise};
use hashiya_core::text::{ByteSpan, Language, is_invisible_mark, segment, segment_in};
use hashiya_testing::check_cover;

/// Cases below which a file must have been lost.
const CASES_AT_LEAST: usize = 1_280;
/// The same for those in Arabic.
const ARABIC_AT_LEAST: usize = 733;

/// Cases that the rules do not get right yet, by name. The test fails for any other, and for one of
/// these that has become right: then it goes from here.
const OPEN: &[&str] = &[];

/// Reports the failures that are not [`OPEN`], and those of `OPEN` that are none any more.
fn report_cases(failures: Vec<(&Case, String)>, tried: usize) {
    let (open, wrong): (Vec<_>, Vec<_>) = failures
        .into_iter()
        .partition(|(case, _)| OPEN.contains(&case.to_string().as_str()));
    report(&wrong, tried);
    let still: Vec<String> = open.iter().map(|(case, _)| case.to_string()).collect();
    assert_eq!(still.len(), OPEN.len(), "still open are only {still:?}");
}

/// The sentences as slices of the text.
fn slices<'a>(text: &'a str, spans: &[ByteSpan]) -> Vec<&'a str> {
    spans.iter().map(|span| span.of(text)).collect()
}

/// Sentences for people to read: one after the other, with what cannot be seen spelled out.
fn shown<S: AsRef<str>>(sentences: &[S]) -> String {
    let show = |c: char| match c {
        ' ' => " ".into(),
        c if c.is_whitespace() || is_invisible_mark(c) => format!("<{:04X}>", c as u32),
        c => c.to_string(),
    };
    let sentences: Vec<String> = sentences
        .iter()
        .map(|s| s.as_ref().chars().map(show).collect())
        .collect();
    format!("{} | {}", sentences.len(), sentences.join(" ¦ "))
}

/// Fails with every entry of `wrong` at once, and how many there are of each rule.
fn report(wrong: &[(&Case, String)], tried: usize) {
    let mut rules: Vec<(&str, usize)> = Vec::new();
    for (case, _) in wrong {
        match rules.iter_mut().find(|(rule, _)| *rule == case.rule) {
            Some((_, count)) => *count += 1,
            None => rules.push((&case.rule, 1)),
        }
    }
    let lines: Vec<String> = wrong.iter().map(|(case, what)| format!("{case}\n{what}")).collect();
    assert!(
        wrong.is_empty(),
        "{}\n\n{} of {tried} are wrong: {rules:?}",
        lines.join("\n"),
        wrong.len()
    );
}

/// Every case that `answer` does not cut as it should be cut.
fn failures<'a>(cases: &'a [Case], answer: impl Fn(&Case) -> Vec<ByteSpan>) -> Vec<(&'a Case, String)> {
    let compare = |case: &'a Case| {
        let seen = answer(case);
        let seen = slices(&case.text, &seen);
        (seen != case.sentences).then(|| {
            (
                case,
                format!("  expected {}\n  seen     {}", shown(&case.sentences), shown(&seen)),
            )
        })
    };
    cases.iter().filter_map(compare).collect()
}

#[test]
fn the_cases_are_sound() {
    let cases = case::all();
    assert!(cases.len() >= CASES_AT_LEAST, "only {} cases", cases.len());
    let arabic = cases.iter().filter(|case| case.language() == Language::Arabic).count();
    assert!(arabic >= ARABIC_AT_LEAST, "only {arabic} cases in Arabic");
    let mut names = std::collections::BTreeSet::new();
    for case in &cases {
        assert!(names.insert(case.to_string()), "{case} stands there twice");
        let spans = case.expected_spans().unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_eq!(check_cover(&case.text, &spans), Ok(()), "{case}");
        assert!(
            case.sentences.iter().all(|s| !s.contains(hostile::is_line_break)),
            "{case}: a line break inside a sentence"
        );
    }
}

#[test]
fn every_case_in_its_own_language() {
    let cases = case::all();
    let wrong = failures(&cases, |case| segment_in(&case.text, case.language()));
    report_cases(wrong, cases.len());
}

#[test]
fn every_case_with_its_language_detected() {
    let cases = case::all();
    report_cases(failures(&cases, |case| segment(&case.text)), cases.len());
}

/// What must not matter: the disguised text has the sentences of the plain one, as they are found,
/// whether these are right or not.
#[test]
fn what_cannot_be_seen_changes_nothing() {
    let cases: Vec<Case> = case::all()
        .into_iter()
        .filter(|c| c.language() != Language::Unknown)
        .collect();
    let mut wrong = Vec::new();
    let mut tried = 0;
    for disguise in every_disguise() {
        for case in &cases {
            let disguised = disguise.apply(&case.text);
            if disguised != case.text {
                tried += 1;
                wrong.extend(seen_through(&disguise, case, &disguised).map(|what| (case, what)));
            }
        }
    }
    assert!(tried > 5_000, "only {tried} disguised cases");
    report(&wrong, tried);
}

/// How the sentences of the disguised text differ from those of the plain one.
fn seen_through(disguise: &Disguise, case: &Case, disguised: &str) -> Option<String> {
    let undo = |text: &str, spans: &[ByteSpan]| -> Vec<String> {
        slices(text, spans).into_iter().map(|s| disguise.undo(s)).collect()
    };
    let plain = undo(&case.text, &segment_in(&case.text, case.language()));
    let found = undo(disguised, &segment_in(disguised, case.language()));
    (plain != found).then(|| {
        format!(
            "  {}\n  plain     {}\n  disguised {}",
            disguise.name,
            shown(&plain),
            shown(&found)
        )
    })
}

#[test]
fn two_texts_on_two_lines_have_the_sentences_of_both() {
    let cases = case::all();
    let mut tried = 0;
    for step in [1, 7, 50] {
        for (first, second) in cases.iter().zip(cases.iter().skip(step)) {
            if first.language != second.language {
                continue;
            }
            tried += 1;
            let joined = format!("{}\n{}", first.text, second.text);
            let found = segment_in(&joined, first.language());
            let mut expected = slices(&first.text, &segment_in(&first.text, first.language()))
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>();
            let rest = segment_in(&second.text, second.language());
            expected.extend(slices(&second.text, &rest).into_iter().map(str::to_owned));
            assert_eq!(slices(&joined, &found), expected, "{first} and {second}");
        }
    }
    assert!(tried > 1_000, "only {tried} pairs");
}

/// The number of a note belongs to the sentence before it. Not among the cases: UAX #29 itself is asked about
/// those, and the fallback takes raised digits for digits on purpose.
#[test]
fn raised_numbers_of_notes_stay_with_their_sentence() {
    let cases: &[&[&str]] = &[
        &["He turned left.¹", "Then he stopped."],
        &["He turned left.¹²", "Then he stopped."],
        &["“He turned left.”³", "Then he stopped."],
        &["It measures 5 m² or more.", "Then he stopped."],
        &["وصل الوفد أمس.²", "ثم غادر."],
    ];
    for sentences in cases {
        let text = sentences.join(" ");
        assert_eq!(slices(&text, &segment(&text)), *sentences);
    }
}

#[test]
fn any_characters_at_all() {
    hostile::run(hashiya_testing::any_text(80));
}

#[test]
fn any_pieces_of_prose() {
    hostile::run(hostile::prose());
}
