//! Sentence boundaries by UAX #29 (Unicode 17, rules SB3 to SB998), for text without rules of its
//! own.
//!
//! The classes are derived from the standard library's properties and from short lists, so that no
//! table of properties is carried along; `tests/uax29.rs` runs Unicode's own test against it.

use super::chars::{is_ignorable, is_line_break, is_opener};
use super::trimmed;
use crate::text::span::ByteSpan;

/// The values of Sentence_Break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Extend,
    ParaSep,
    Sp,
    Lower,
    Upper,
    OLetter,
    Numeric,
    ATerm,
    STerm,
    SContinue,
    Close,
    Other,
}

fn class(c: char) -> Class {
    match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::ParaSep,
        '.' | '\u{2024}' | '\u{FE52}' | '．' => Class::ATerm,
        '!'
        | '?'
        | '։'
        | '؝'..='؟'
        | '۔'
        | '।'
        | '॥'
        | '‼'
        | '‽'
        | '⁇'..='⁉'
        | '。'
        | '！'
        | '？'
        | '｡'
        | '၊'
        | '።'
        | '។'
        | '៕' => Class::STerm,
        ',' | '-' | ':' | ';' | '\u{37E}' | '；' | '՝' | '،' | '؍' | '–' | '—' | '、' | '，' | '－' | '：' | '､'
        | '﹐' | '﹑' | '﹕' | '﹣' => Class::SContinue,
        _ if is_extend(c) => Class::Extend,
        _ if c.is_whitespace() => Class::Sp,
        _ if is_close(c) => Class::Close,
        _ if c.is_lowercase() => Class::Lower,
        _ if c.is_uppercase() => Class::Upper,
        _ if c.is_alphabetic() => Class::OLetter,
        _ if c.is_numeric() => Class::Numeric,
        _ => Class::Other,
    }
}

/// Extend and Format: combining marks of the commonest scripts, joiners, direction marks.
fn is_extend(c: char) -> bool {
    is_ignorable(c) && c != '\u{640}'
        || matches!(c, '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{900}'..='\u{903}'
            | '\u{93A}'..='\u{93C}' | '\u{93E}'..='\u{94F}' | '\u{951}'..='\u{957}' | '\u{981}'..='\u{983}' | '\u{9BC}'
            | '\u{9BE}'..='\u{9CD}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{2064}' | '\u{3099}' | '\u{309A}' | '\u{FE20}'..='\u{FE2F}'
            | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0001}'..='\u{E01EF}')
}

/// Brackets and quotation marks of either side.
fn is_close(c: char) -> bool {
    is_opener(c)
        || matches!(c, ')' | ']' | '}' | '”' | '’' | '»' | '›' | '‚' | '‛' | '‟' | '❛'..='❠' | '〈'..='】' | '〔'..='〛'
            | '〝'..='〟' | '﴾' | '﴿' | '（' | '）' | '［' | '］' | '｛' | '｝' | '｢' | '｣' | '⁅' | '⁆' | '⟦'..='⟯')
}

/// The sentences, without the white space between them. The vertical breaks end one here as well,
/// which UAX #29 takes for spaces: what a reader sees as two lines is never one sentence.
pub fn sentences(text: &str) -> Vec<ByteSpan> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(is_line_break) {
        let mut from = start;
        for end in boundaries(line) {
            found.extend(trimmed(text, from, start + end));
            from = start + end;
        }
        start += line.len();
    }
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

/// The positions after which a sentence ends, in bytes; the last is the end of the text.
pub fn boundaries(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut stage = Stage::Open;
    let mut before = Class::Other;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let class = class(c);
        if class == Class::Extend {
            continue; // SB5
        }
        if stage != Stage::Open && class != Class::ParaSep && ends_before(text, at, class, stage) {
            found.push(at);
            stage = Stage::Open;
        }
        stage = advance(stage, class, before);
        before = class;
        if class == Class::ParaSep {
            let crlf = c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n'); // SB3
            if !crlf {
                found.push(at + c.len_utf8()); // SB4
                stage = Stage::Open;
            }
        }
    }
    if found.last() != Some(&text.len()) && !text.is_empty() {
        found.push(text.len());
    }
    found
}

fn advance(stage: Stage, class: Class, before: Class) -> Stage {
    match (class, stage) {
        (Class::ATerm, _) => Stage::Mark {
            stop: true,
            after_letter: matches!(before, Class::Upper | Class::Lower),
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
fn ends_before(text: &str, at: usize, class: Class, stage: Stage) -> bool {
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
    let is_followed_by_lower = || stop && lower_follows(text, at); // SB8
    !(goes_on || is_followed_by_lower()) // SB11
}

/// SB8: whether the next letter is in lower case.
fn lower_follows(text: &str, at: usize) -> bool {
    let decides = |class: &Class| {
        use Class::{ATerm, Lower, OLetter, ParaSep, STerm, Upper};
        matches!(class, ATerm | Lower | OLetter | ParaSep | STerm | Upper)
    };
    text[at..].chars().map(class).find(decides) == Some(Class::Lower)
}
