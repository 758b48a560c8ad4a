//! Finding the places where a sentence may end: one pass over the bytes that stops only at marks,
//! quotes, brackets and line breaks.

use super::chars::{
    is_closing_bracket, is_closing_quote, is_line_break, is_opening_bracket, is_opening_quote, is_terminator,
};
use super::rules;
use super::trimmed;
use crate::text::span::ByteSpan;

/// Bytes at which the pass has to look closer: the ASCII marks, quotes, brackets and breaks, the
/// first byte of the blocks with the other quotes and dots, and the last bytes of `؟` and `۔`.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let bytes = b".!?\n\r\x0B\x0C()[]{}\"\xC2\xE2\x9F\x94";
    let mut at = 0;
    while at < bytes.len() {
        stops[bytes[at] as usize] = true;
        at += 1;
    }
    stops
};

/// What the pass knows of the line so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line {
    /// Where the sentence under way begins, in bytes of the text.
    pub start: usize,
    /// The innermost bracket that is open, if any.
    pub bracket: Option<usize>,
    /// The quotation mark that is open, if any.
    pub quote: Option<usize>,
    /// Whether it is one that closes elsewhere: Urdu and some Arabic hands write `”so“`.
    reversed: bool,
}

/// The sentences of a text by the rules for Arabic and Latin script.
pub fn sentences(text: &str) -> Vec<ByteSpan> {
    let mut found = Vec::with_capacity(text.len() / 200 + 1);
    let mut line = Line::default();
    let mut at = 0;
    while let Some(stop) = next_stop(text.as_bytes(), at) {
        let Some((here, c)) = char_at(text, stop) else {
            at = stop + 1;
            continue;
        };
        let after = here + c.len_utf8();
        at = after;
        if is_line_break(c) {
            found.extend(trimmed(text, line.start, here));
            line = Line {
                start: after,
                ..Line::default()
            };
        } else if is_terminator(c) {
            let mark = rules::Mark::read(text, here, &mut line);
            at = mark.end;
            if rules::ends_sentence(text, &line, &mark) {
                found.extend(trimmed(text, line.start, mark.end));
                line.start = mark.end;
            }
        } else {
            note(c, here, &mut line);
        }
    }
    found.extend(trimmed(text, line.start, text.len()));
    found
}

/// Notes quotes and brackets that open or close.
pub fn note(c: char, at: usize, line: &mut Line) {
    if is_opening_bracket(c) {
        line.bracket.get_or_insert(at);
    } else if is_closing_bracket(c) {
        line.bracket = None;
    } else if c == '"' {
        line.quote = if line.quote.is_some() { None } else { Some(at) };
    } else if c == '“' && line.reversed || c == '”' && line.quote.is_some() && !line.reversed {
        (line.quote, line.reversed) = (None, false);
    } else if c == '”' {
        (line.quote, line.reversed) = (line.quote.or(Some(at)), true);
    } else if is_opening_quote(c) && c != '\'' {
        line.quote.get_or_insert(at);
    } else if is_closing_quote(c) && c != '\'' && c != '’' {
        line.quote = None;
    }
}

/// The next byte at or after `from` to look at closer.
fn next_stop(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(chunk) = bytes.get(at..at + 8) {
        let hit = chunk.iter().fold(false, |hit, byte| hit | STOPS[*byte as usize]);
        if hit {
            break;
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    rest.iter()
        .position(|byte| STOPS[*byte as usize])
        .map(|offset| at + offset)
}

/// The character that the byte at `stop` belongs to, when it is one to look at: for a last byte,
/// only `؟` and `۔` are.
fn char_at(text: &str, stop: usize) -> Option<(usize, char)> {
    if text.is_char_boundary(stop) {
        return text[stop..].chars().next().map(|c| (stop, c));
    }
    let start = stop.checked_sub(1)?;
    let c = text.get(start..)?.chars().next()?;
    matches!(c, '؟' | '۔').then_some((start, c))
}
