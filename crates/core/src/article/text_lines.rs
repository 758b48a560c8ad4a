//! The lines of a text.

use crate::text::{ByteSpan, is_line_break};

/// The lines of a text that hold more than white space, each with its number from 1 and the span
/// of what stands between the white space around it. Lines end at every break that Unicode has for
/// one: LF, CR, CR LF, NEL, VT, FF, and the line and paragraph separators.
pub(super) fn lines_of(text: &str) -> Vec<(usize, ByteSpan)> {
    let mut lines = Vec::new();
    let mut number = 1;
    let mut start = 0;
    let ends = text.char_indices().filter(|(_, c)| is_line_break(*c));
    for (at, length) in ends.map(|(at, c)| (at, c.len_utf8())).chain([(text.len(), 0)]) {
        let line = &text[start..at];
        let from = start + (line.len() - line.trim_start().len());
        let until = start + line.trim_end().len();
        if from < until {
            lines.push((number, ByteSpan::new(from, until)));
        }
        // Between CR and LF is no line.
        let is_crlf = text[at..].starts_with("\r\n");
        number += usize::from(!is_crlf);
        start = at + length;
    }
    lines
}
