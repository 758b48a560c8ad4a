//! Sentences without the white space around them.

use crate::text::span::ByteSpan;

/// The span `start..end` without white space at its ends; nothing when only white space is there.
pub fn trimmed(text: &str, start: usize, end: usize) -> Option<ByteSpan> {
    let piece = &text[start..end];
    let from = start + (piece.len() - piece.trim_start().len());
    let until = start + piece.trim_end().len();
    (from < until).then(|| ByteSpan::new(from, until))
}
