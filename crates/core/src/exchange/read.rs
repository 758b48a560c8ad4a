//! Reading a Hashiya file: all of it is checked before anything is used.

use std::fmt;

use super::check::check;
use super::file::{FORMAT, File, VERSION};
use crate::json::{self, At, Fault, FromJson, Value, Wrong};

/// Objects and lists within each other: ours are eight deep, the rest is room for the fields of
/// newer programs. Less than what a record may have, since such fields are stored within one.
const DEEPEST: usize = 64;

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
    /// A place is cut twice, or split and merged at once.
    CutTwice {
        /// The code point.
        at: usize,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// Reads and checks the text of a Hashiya file.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn read(text: &str) -> Result<File, ReadError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let value = json::parse(text, DEEPEST).map_err(json_error)?;
    if value.get("format").and_then(Value::as_text) != Some(FORMAT) {
        return Err(ReadError::NotHashiya);
    }
    match value.get("version").and_then(Value::as_whole) {
        Some(found) if found > VERSION => return Err(ReadError::NewerVersion { found }),
        Some(VERSION) => {}
        _ => return Err(ReadError::NotHashiya),
    }
    let file = File::read(value).map_err(field_error)?;
    check(&file)?;
    Ok(file)
}

fn json_error(At { fault, line, column }: At) -> ReadError {
    match fault {
        Fault::Syntax => ReadError::NotJson { line, column },
        Fault::Repeated(field) => ReadError::Repeated { field, line, column },
        Fault::Deep => ReadError::Deep { line, column },
    }
}

/// The place of what does not fit: the reader can find it there.
fn field_error(wrong: Wrong) -> ReadError {
    let place = wrong.place;
    match wrong.missing {
        Some(field) => ReadError::Missing {
            field: field.to_owned(),
            place,
        },
        None => ReadError::Field { place },
    }
}
