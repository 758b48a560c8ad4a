//! Segmentation of text into sentences.
//!
//! Rules, for a line at a time (a line break always ends a sentence, UAX #29 SB4):
//!
//! 1. A sentence ends after a run of `. ! ? ؟ … ۔` with the closing quotes, brackets and direction
//!    marks that follow it (UAX #29 SB8a to SB11), when white space or the line's end comes next.
//! 2. A single stop does not end one after an initial or an abbreviation (`د. منى`, `Dr. Smith`),
//!    between digits (SB6), after a list number at the line's start, or before a word in lower
//!    case (SB8).
//! 3. No sentence ends before a comma, semicolon or colon (SB8a), nor before a closing mark.
//! 4. Without white space a mark ends a sentence only between two words of three letters or more
//!    in Arabic script, which carries no addresses: typesetters drop the space (`الوزارة.وقال`).
//!
//! Every sentence is a substring of the line without white space at its ends, and only white space
//! lies between two of them.

use super::is_invisible_mark;
use super::span::ByteSpan;

/// Raised whenever the same text may be cut otherwise than before.
pub const SEGMENTER_VERSION: u32 = 1;

/// The sentences of a text, in order, as spans of its bytes. Linear in the text.
pub fn segment(text: &str) -> Vec<ByteSpan> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if is_line_break(c) {
            sentences.extend(shifted(segment_line(&text[start..at]), start));
            start = at + c.len_utf8();
        }
    }
    sentences.extend(shifted(segment_line(&text[start..]), start));
    sentences
}

fn shifted(spans: Vec<ByteSpan>, by: usize) -> impl Iterator<Item = ByteSpan> {
    spans
        .into_iter()
        .map(move |span| ByteSpan::new(span.start() + by, span.end() + by))
}

/// The paragraph separators of UAX #29 (Sep, CR, LF) and the two older vertical breaks.
fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The sentences of one line, as spans of its bytes.
pub fn segment_line(line: &str) -> Vec<ByteSpan> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let next = at + c.len_utf8();
        if !is_terminator(c) {
            at = next;
            continue;
        }
        let run = end_of(line, next, is_terminator);
        let end = end_of(line, run, is_closer);
        if ends_sentence(line, start, at, run, end) {
            sentences.extend(trimmed(line, start, end));
            start = end;
        }
        at = end;
    }
    sentences.extend(trimmed(line, start, line.len()));
    sentences
}

fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '؟' | '…' | '۔' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '।'
    )
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '﴾' | '“') || is_invisible_mark(c)
}

/// The first position at or after `from` whose character does not satisfy `belongs`.
fn end_of(line: &str, from: usize, belongs: impl Fn(char) -> bool) -> usize {
    line[from..]
        .char_indices()
        .find(|(_, c)| !belongs(*c))
        .map_or(line.len(), |(at, _)| from + at)
}

/// Whether the marks `mark..run`, closed until `end`, end the sentence that began at `start`.
fn ends_sentence(line: &str, start: usize, mark: usize, run: usize, end: usize) -> bool {
    let rest = line[end..].trim_start_matches(|c: char| c.is_whitespace() || is_invisible_mark(c));
    let Some(next) = rest.chars().find(|c| !is_opener(*c)) else {
        return !rest.is_empty() || line[end..].trim().is_empty();
    };
    let continues = matches!(next, ',' | '،' | ';' | '؛' | ':' | '؍' | ')' | ']' | '}' | '»' | '”');
    if continues || is_terminator(next) {
        return false;
    }
    let single_stop = &line[mark..run] == ".";
    let spaced = line[end..].starts_with(char::is_whitespace);
    if single_stop && (next.is_lowercase() || is_abbreviation(line, start, mark)) {
        return false;
    }
    spaced || glued_words(line, mark, rest)
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '‹' | '(' | '[' | '{' | '﴿') || is_invisible_mark(c)
}

/// Words before a stop that the stop abbreviates.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Sen", "Rep", "Gov", "Lt", "Sgt", "Jr", "Sr", "vs", "No",
    "Inc", "Ltd", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec", "M", "Mme", "Mlle",
    "etc", "cf", "art", "vol", "ص", "ج", "هـ", "ق.م", "ب.م",
];

/// Characters of the longest abbreviation: looking back further would make a long line without
/// spaces take time in proportion to its square.
const LONGEST_ABBREVIATION: usize = 40;

/// Whether the word before the stop at `mark` is an initial, a known abbreviation, letters with
/// stops between them, or the number of a list item.
fn is_abbreviation(line: &str, start: usize, mark: usize) -> bool {
    let sentence = &line[start..mark];
    let mut before = sentence.char_indices().rev();
    let mut near = before.by_ref().take(LONGEST_ABBREVIATION);
    let boundary = near.find(|(_, c)| c.is_whitespace() || is_opener(*c) || *c == '/');
    let word_start = match boundary {
        Some((at, c)) => at + c.len_utf8(),
        None if before.next().is_some() => return false,
        None => 0,
    };
    let word = &sentence[word_start..];
    let letters = word.chars().filter(|c| c.is_alphabetic() && *c != 'ـ').count();
    let is_initials = letters > 0 && word.split('.').all(|part| letters_of(part) <= 1);
    let is_number = !word.is_empty() && word.chars().all(char::is_numeric);
    let opens_line = line[..start + word_start].trim().is_empty();
    is_initials || (is_number && opens_line) || ABBREVIATIONS.contains(&word)
}

fn letters_of(part: &str) -> usize {
    part.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Rule 4: the words on both sides of the marks are Arabic and long enough to be words.
fn glued_words(line: &str, mark: usize, rest: &str) -> bool {
    let is_arabic = |c: &char| c.is_alphabetic() && matches!(c, '\u{0600}'..='\u{06FF}');
    let before = line[..mark].chars().rev().take_while(is_arabic).count();
    let after = rest.chars().skip_while(|c| is_opener(*c)).take_while(is_arabic).count();
    before >= 3 && after >= 3
}

/// The span `start..end` without white space at its ends; nothing when only white space is there.
fn trimmed(line: &str, start: usize, end: usize) -> Option<ByteSpan> {
    let piece = &line[start..end];
    let from = start + (piece.len() - piece.trim_start().len());
    let until = start + piece.trim_end().len();
    (from < until).then(|| ByteSpan::new(from, until))
}
