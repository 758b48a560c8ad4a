//! Finding the places where a sentence may end: one pass over the bytes that stops only at marks,
//! quotes, brackets and line breaks.

use super::chars::{is_line_break, is_terminator};
use super::line::Line;
use super::mark::Mark;
use super::rules;
use super::trim::trimmed;
use crate::text::span::ByteSpan;

/// Bytes at which the pass has to look closer: the ASCII marks, quotes, brackets and breaks, the
/// first bytes of the blocks with the other quotes and dots and with the marks of other scripts, and
/// the last bytes of `؟` and `۔`.
static STOPS: Stops = Stops::new(b".!?\n\r\x0B\x0C()[]{}\"\xC2\xE0\xE2\xE3\xEF\x9F\x94");

/// Bytes of text for each sentence, about, so that there is room for the answer at once.
const BYTES_A_SENTENCE: usize = 100;

/// The sentences of a text by the rules for Arabic and Latin script.
pub fn sentences(text: &str) -> Vec<ByteSpan> {
    let mut found = Vec::with_capacity(text.len() / BYTES_A_SENTENCE + 1);
    let mut line = Line::at(0);
    let mut at = 0;
    while let Some(stop) = STOPS.next(text.as_bytes(), at) {
        let Some((here, c)) = char_at(text, stop) else {
            at = stop + 1;
            continue;
        };
        at = here + c.len_utf8();
        if is_line_break(c) {
            found.extend(trimmed(text, line.start, here));
            line = Line::at(at);
        } else if is_terminator(c) {
            let mark = Mark::read(text, here, &mut line);
            at = mark.end;
            if rules::ends_sentence(text, &line, &mark) {
                found.extend(trimmed(text, line.start, mark.end));
                line.begin_sentence(mark.end);
            }
        } else {
            line.note(c, here);
        }
    }
    found.extend(trimmed(text, line.start, text.len()));
    found
}

/// A set of bytes to stop at.
pub struct Stops([bool; 256]);

impl Stops {
    /// The set of these bytes.
    pub const fn new(bytes: &[u8]) -> Self {
        let mut stops = [false; 256];
        let mut at = 0;
        while at < bytes.len() {
            stops[bytes[at] as usize] = true;
            at += 1;
        }
        Self(stops)
    }

    /// Where the next byte of the set stands at or after `from`.
    pub fn next(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let mut at = from;
        while let Some(chunk) = bytes.get(at..at + 8) {
            let hit = chunk.iter().fold(false, |hit, byte| hit | self.0[*byte as usize]);
            if hit {
                break;
            }
            at += 8;
        }
        let rest = bytes.get(at..)?;
        rest.iter()
            .position(|byte| self.0[*byte as usize])
            .map(|offset| at + offset)
    }
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
