//! Conversion between the three units of offsets, for one text.

use super::span::{ByteSpan, CodePointSpan, Utf16Span};

/// A position counted in every unit at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Position {
    byte: usize,
    code_point: usize,
    utf16: usize,
}

/// Converts offsets of one text between bytes, code points and UTF-16 units.
///
/// Building takes time in proportion to the text; each conversion a binary search and a short scan.
#[derive(Clone, Debug)]
pub struct OffsetIndex {
    /// Positions about every [`STRIDE`] bytes, the first and the last of the text among them.
    checkpoints: Vec<Position>,
}

/// Bytes between two checkpoints: small enough that a scan is quick, large enough that the index
/// takes about a tenth of the text.
const STRIDE: usize = 256;

impl OffsetIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let mut here = Position::default();
        let mut checkpoints = vec![here];
        let mut next = STRIDE;
        for c in text.chars() {
            if here.byte >= next {
                checkpoints.push(here);
                next = here.byte + STRIDE;
            }
            advance(&mut here, c);
        }
        checkpoints.push(here);
        Self { checkpoints }
    }

    /// The length of the text in code points.
    pub fn code_points(&self) -> usize {
        self.checkpoints.last().map_or(0, |last| last.code_point)
    }

    /// Bytes to code points. Positions past the end become the end.
    pub fn code_point_span(&self, text: &str, span: ByteSpan) -> CodePointSpan {
        let at = |byte| self.find(text, |p| p.byte, byte).code_point;
        CodePointSpan::new(at(span.start()), at(span.end()))
    }

    /// Bytes to UTF-16 units. Positions past the end become the end.
    pub fn utf16_span(&self, text: &str, span: ByteSpan) -> Utf16Span {
        let at = |byte| self.find(text, |p| p.byte, byte).utf16;
        Utf16Span::new(at(span.start()), at(span.end()))
    }

    /// Code points to bytes; `None` when the span reaches past the end of the text.
    pub fn byte_span(&self, text: &str, span: CodePointSpan) -> Option<ByteSpan> {
        if span.end() > self.code_points() {
            return None;
        }
        let at = |code_point| self.find(text, |p| p.code_point, code_point).byte;
        Some(ByteSpan::new(at(span.start()), at(span.end())))
    }

    /// UTF-16 units to bytes; `None` when the span reaches past the end of the text or cuts a
    /// surrogate pair.
    pub fn byte_span_of_utf16(&self, text: &str, span: Utf16Span) -> Option<ByteSpan> {
        let at = |utf16| {
            let found = self.find(text, |p| p.utf16, utf16);
            (found.utf16 == utf16).then_some(found.byte)
        };
        Some(ByteSpan::new(at(span.start())?, at(span.end())?))
    }

    /// The first character boundary whose position in the unit read by `unit` is `target` or more.
    fn find(&self, text: &str, unit: impl Fn(&Position) -> usize, target: usize) -> Position {
        let after = self.checkpoints.partition_point(|p| unit(p) <= target);
        let mut here = self.checkpoints[after.saturating_sub(1)];
        for c in text[here.byte..].chars() {
            if unit(&here) >= target {
                break;
            }
            advance(&mut here, c);
        }
        here
    }
}

fn advance(position: &mut Position, c: char) {
    position.byte += c.len_utf8();
    position.code_point += 1;
    position.utf16 += c.len_utf16();
}
