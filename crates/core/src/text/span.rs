//! Half-open ranges that know their unit, so that bytes, UTF-16 units and code points cannot be
//! mixed up: the fault that shifts every offset after an emoji.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// The unit of Rust's strings: UTF-8 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Byte {}
/// The unit of JavaScript's strings and of local storage's quota: UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Utf16 {}
/// The unit of exported files (W3C Web Annotation 4.2.4, Python, Label Studio): Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodePoint {}

/// A half-open range `start..end` counted in the unit `U`; `start` is never after `end`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<U> {
    start: usize,
    end: usize,
    unit: PhantomData<U>,
}

/// A range of UTF-8 bytes, both ends on character boundaries of the text it belongs to.
pub type ByteSpan = Span<Byte>;
/// A range of UTF-16 code units.
pub type Utf16Span = Span<Utf16>;
/// A range of Unicode code points.
pub type CodePointSpan = Span<CodePoint>;

impl<U> Span<U> {
    /// The span `start..end`; a reversed pair gives the empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
            unit: PhantomData,
        }
    }

    /// The first position inside.
    pub fn start(&self) -> usize {
        self.start
    }

    /// The first position after.
    pub fn end(&self) -> usize {
        self.end
    }

    /// How many units it covers.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// The same range for the standard library.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl ByteSpan {
    /// The text under the span; empty when the span does not fit the text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.range()).unwrap_or_default()
    }
}

impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
