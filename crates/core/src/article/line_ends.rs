//! One text, however its file ended lines: what an article's identity and offsets are of.
//!
//! The same article comes with LF from one program and with CR LF from another, with a byte order mark or
//! without, with or without a final newline. None of that makes another article of it: its text ends lines
//! with LF, has no mark, and no line break at its end. Earlier versions took the text to the letter; what they
//! stored and exported finds its place by [`WrittenPlaces`].

use std::borrow::Cow;

use crate::text::CodePointSpan;

const MARK: char = '\u{FEFF}';

/// The text as an article has it: lines end with LF, without a byte order mark, without line breaks at its
/// end. The other line breaks that Unicode has stay. The same again of what it returned; linear.
pub fn plain_text(written: &str) -> Cow<'_, str> {
    let text = written.trim_start_matches(MARK).trim_end_matches(['\n', '\r']);
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Where the places of a text as it was written are in its plain form. All count code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenPlaces {
    /// The places of what is not in the plain text, in order; without those at its end.
    dropped: Vec<usize>,
    /// The length of the plain text.
    length: usize,
}

impl WrittenPlaces {
    /// Of a text as it was written; linear in it.
    pub fn of(written: &str) -> Self {
        let marks = written.chars().take_while(|c| *c == MARK).count();
        let mut dropped: Vec<usize> = (0..marks).collect();
        let mut chars = written.chars().enumerate().skip(marks).peekable();
        while let Some((at, c)) = chars.next() {
            if c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n') {
                dropped.push(at);
            }
        }
        let length = plain_text(written).chars().count();
        Self { dropped, length }
    }

    /// Where a place is in the plain text: at its end, if it is behind it.
    pub fn place(&self, at: usize) -> usize {
        let before = self.dropped.partition_point(|dropped| *dropped < at);
        (at - before).min(self.length)
    }

    /// The same of a span, which is never empty unless the plain text is: of one that covers nothing of it, what
    /// stands there covers it.
    pub fn span(&self, span: CodePointSpan) -> CodePointSpan {
        let start = self.place(span.start()).min(self.length.saturating_sub(1));
        let end = self.place(span.end()).max(start + 1).min(self.length);
        CodePointSpan::new(start, end)
    }
}

/// The forms in which an earlier version may have had a plain text, told by no more than how all of its lines
/// end: with or without a final newline, which some files have twice.
pub(super) fn uniform_forms(plain: &str) -> impl Iterator<Item = String> {
    let ends = ["\n", "\r\n", "\r"].into_iter();
    ends.flat_map(move |end| {
        let lines = plain.replace('\n', end);
        (0..3).map(move |breaks| lines.clone() + &end.repeat(breaks))
    })
}
