//! Sentence boundaries by UAX #29 (Unicode 17, rules SB3 to SB998), for text without rules of its
//! own.
//!
//! `tests/uax29.rs` runs Unicode's own test against it.

use super::scan::Stops;
use super::sentence_break::{Class, class};
use super::told::told_after;
use super::trim::trimmed;
use crate::text::span::ByteSpan;

/// The bytes that a mark or a line break begins with or, in scripts whose letters share their first
/// byte with one, ends with: all else is passed over until one is found. Longer characters are all
/// looked at.
static STOPS: Stops = Stops::new(
    b".!?\n\r\x0B\x0C\xC2\xD6\xDC\xDF\x94\x9D\x9E\x9F\
    \xE0\xE1\xE2\xE3\xE4\xE5\xE6\xE7\xE8\xE9\xEA\xEB\xEC\xED\xEE\xEF\xF0\xF1\xF2\xF3\xF4",
);

/// The sentences, without the white space between them. The vertical breaks end one here as well,
/// which UAX #29 takes for spaces: what a reader sees as two lines is never one sentence. So does the
/// shad of Tibetan, which UAX #29 does not count among the marks and today's Tibetan ends its
/// sentences with; and a bracket or quotation mark that opens begins a sentence, which UAX #29 cannot
/// tell from one that closes.
pub fn sentences(text: &str) -> Vec<ByteSpan> {
    let class = |c| match c {
        '\u{0B}' | '\u{0C}' => Class::ParaSep,
        '\u{0F0D}'..='\u{0F11}' => Class::STerm,
        '「' | '『' | '（' | '《' | '〈' | '【' | '〔' | '｢' | '“' | '‘' => Class::Other,
        _ => class(c),
    };
    let mut found = Vec::new();
    let mut start = 0;
    cut(text, class, |end| {
        if told_after(&text[..end], &text[end..]) {
            return;
        }
        found.extend(trimmed(text, start, end));
        start = end;
    });
    found
}

/// The positions after which a sentence ends, in bytes; the last is the end of the text.
pub fn boundaries(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    cut(text, class, |end| found.push(end));
    found
}

/// How far a sentence has come towards its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// No mark yet.
    Open,
    /// After a mark; whether it was a stop, and whether a letter stood right before that stop.
    Mark { stop: bool, after_letter: bool },
    /// After closing marks.
    Closed { stop: bool },
    /// After white space.
    Spaced { stop: bool },
}

/// Calls `ends` with each position after which a sentence ends, in bytes, in order.
fn cut(text: &str, class: impl Fn(char) -> Class, mut ends: impl FnMut(usize)) {
    let mut stage = Stage::Open;
    let mut start = 0;
    let mut at = 0;
    loop {
        if stage == Stage::Open {
            at = next_mark(text, at);
        }
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let after = at + c.len_utf8();
        let here = class(c);
        if here == Class::Extend {
            at = after;
            continue; // SB5
        }
        if stage != Stage::Open && here != Class::ParaSep && ends_before(text, at, here, stage, &class) {
            ends(at);
            (start, stage) = (at, Stage::Open);
        }
        stage = advance(stage, here, || follows_letter(text, at, &class));
        at = after;
        let is_crlf = || c == '\r' && text[after..].starts_with('\n'); // SB3
        if here == Class::ParaSep && !is_crlf() {
            ends(after); // SB4
            (start, stage) = (after, Stage::Open);
        }
    }
    if start < text.len() {
        ends(text.len());
    }
}

/// Where the next character that may be a mark or a line break begins, or the text's end.
fn next_mark(text: &str, from: usize) -> usize {
    let Some(stop) = STOPS.next(text.as_bytes(), from) else {
        return text.len();
    };
    // A last byte belongs to a character of two bytes: of longer ones the first byte is found.
    if text.is_char_boundary(stop) { stop } else { stop - 1 }
}

/// Whether a letter with case stands right before `at` (SB7).
fn follows_letter(text: &str, at: usize, class: impl Fn(char) -> Class) -> bool {
    let mut before = text[..at].chars().rev().map(class);
    let last = before.find(|class| *class != Class::Extend);
    matches!(last, Some(Class::Upper | Class::Lower))
}

fn advance(stage: Stage, class: Class, after_letter: impl Fn() -> bool) -> Stage {
    match (class, stage) {
        (Class::ATerm, _) => Stage::Mark {
            stop: true,
            after_letter: after_letter(),
        },
        (Class::STerm, _) => Stage::Mark {
            stop: false,
            after_letter: false,
        },
        (Class::Close, Stage::Mark { stop, .. } | Stage::Closed { stop }) => Stage::Closed { stop },
        (Class::Sp, Stage::Mark { stop, .. } | Stage::Closed { stop } | Stage::Spaced { stop }) => {
            Stage::Spaced { stop }
        }
        // SB8 looks past anything that is no letter: what follows a mark and is none of the above
        // has already ended the sentence or tied it to what comes.
        _ => Stage::Open,
    }
}

/// Whether a sentence ends between what led to `stage` and the character of `class` at `at`.
fn ends_before(text: &str, at: usize, class: Class, stage: Stage, class_of: impl Fn(char) -> Class) -> bool {
    let stop = match stage {
        Stage::Open => return false,
        Stage::Mark { stop, after_letter } => {
            let joined = (stop && class == Class::Numeric) || (after_letter && class == Class::Upper);
            if joined || matches!(class, Class::Close | Class::Sp) {
                return false; // SB6, SB7, SB9
            }
            stop
        }
        Stage::Closed { .. } if matches!(class, Class::Close | Class::Sp) => return false, // SB9
        Stage::Spaced { .. } if class == Class::Sp => return false,                        // SB10
        Stage::Closed { stop } | Stage::Spaced { stop } => stop,
    };
    let goes_on = matches!(class, Class::SContinue | Class::STerm | Class::ATerm); // SB8a
    let is_followed_by_lower = || stop && lower_follows(text, at, &class_of); // SB8
    !(goes_on || is_followed_by_lower()) // SB11
}

/// SB8: whether the next letter is in lower case.
fn lower_follows(text: &str, at: usize, class: impl Fn(char) -> Class) -> bool {
    let decides = |class: &Class| {
        use Class::{ATerm, Lower, OLetter, ParaSep, STerm, Upper};
        matches!(class, ATerm | Lower | OLetter | ParaSep | STerm | Upper)
    };
    text[at..].chars().map(class).find(decides) == Some(Class::Lower)
}
