//! Errors of reading a Hashiya file: each with its place.

use std::fmt;

/// Why a file cannot be opened. Nothing of it was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is not JSON: line and column from 1.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It is JSON, but does not say that it is a Hashiya file.
    NotHashiya,
    /// A later program wrote it.
    NewerVersion {
        /// The version that it names.
        found: u64,
    },
    /// An object names a field twice: line and column from 1.
    Repeated {
        /// The field.
        field: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It nests deeper than any file of this app: line and column from 1.
    Deep {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A field is missing.
    Missing {
        /// Which one.
        field: String,
        /// The object that misses it, such as `articles[0].sentences[3]`; empty for the file itself.
        place: String,
    },
    /// A field holds what it cannot hold.
    Field {
        /// Which one, such as `articles[0].sentences[3].start`.
        place: String,
    },
    /// An annotator or a label is listed twice.
    ListedTwice {
        /// Its identity.
        id: String,
    },
    /// Its offsets do not count code points.
    OffsetUnit {
        /// The unit that it names.
        found: String,
    },
    /// An article in it contradicts itself.
    Article {
        /// The article's identity.
        id: String,
        /// What is wrong.
        problem: Problem,
    },
}

/// What is wrong with an article of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The hash is not the text's.
    Hash,
    /// No letter or digit in its text.
    NoText,
    /// The article stands in the file twice.
    Twice,
    /// A span does not lie in the text, is empty, or overlaps the one before.
    Span {
        /// First code point.
        start: usize,
        /// First code point after it.
        end: usize,
    },
    /// A sentence's text is not the slice that its offsets name.
    Slice {
        /// First code point.
        start: usize,
        /// First code point after it.
        end: usize,
    },
    /// A moment that is not RFC 3339.
    Moment {
        /// What stands there.
        found: String,
    },
    /// An annotation by someone whom the file does not list.
    Annotator {
        /// The identity.
        id: String,
    },
    /// An annotator says two things of one sentence.
    SaidTwice {
        /// First code point.
        start: usize,
        /// First code point after it.
        end: usize,
        /// Who says it.
        annotator: String,
    },
    /// A tag that names no label.
    NoLabel {
        /// First code point.
        start: usize,
        /// First code point after it.
        end: usize,
    },
    /// A field that this program does not know has the name of one that it knows, or nests too deep.
    Extra {
        /// Where, such as `cleared.start`.
        place: String,
    },
    /// A place is cut twice, or split and merged at once.
    CutTwice {
        /// The code point.
        at: usize,
    },
    /// One of the texts that it had before is wrong.
    EarlierText {
        /// Which of them, from 1.
        number: usize,
        /// What is wrong with it.
        problem: Box<Self>,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
