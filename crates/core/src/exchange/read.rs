//! Reading a Hashiya file: all of it is checked before anything is used.

use super::check::check;
use super::file::{FORMAT, File, VERSION};
use super::places::DEEPEST;
use super::plain_article::make_plain;
use super::read_error::ReadError;
use crate::codec::{Fault, FaultKind, Mismatch, Value, from_value, parse, whole};

/// Reads and checks the text of a Hashiya file. The texts of its articles come as articles have them: with LF,
/// without a final newline, whatever the file has, and every place is one of these texts.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn read(text: &str) -> Result<File, ReadError> {
    parse_file(text)?.file()
}

/// A text that is JSON and says that it is a Hashiya file of a version that is read.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedFile(Value);

/// The first half of [`read()`], which takes as long as the second one.
///
/// # Errors
/// When the text is no JSON, or no Hashiya file of a version that is read.
pub fn parse_file(text: &str) -> Result<ParsedFile, ReadError> {
    parse_format(text, FORMAT, VERSION).map(ParsedFile)
}

/// A text that is JSON and says that it is of this format, in this version.
pub(super) fn parse_format(text: &str, format: &str, version: u64) -> Result<Value, ReadError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let value = parse(text, DEEPEST).map_err(json_error)?;
    if value.get("format").and_then(Value::as_str) != Some(format) {
        return Err(ReadError::NotHashiya);
    }
    match value.get("version").and_then(whole) {
        Some(found) if found > version => Err(ReadError::NewerVersion { found }),
        Some(found) if found == version => Ok(value),
        _ => Err(ReadError::NotHashiya),
    }
}

impl ParsedFile {
    /// The second half of [`read()`]: what the file says, checked.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn file(self) -> Result<File, ReadError> {
        let mut file: File = from_value(self.0).map_err(field_error)?;
        check(&file)?;
        file.articles.iter_mut().for_each(make_plain);
        Ok(file)
    }
}

fn json_error(Fault { kind, line, column }: Fault) -> ReadError {
    match kind {
        FaultKind::Syntax => ReadError::NotJson { line, column },
        FaultKind::Repeated(field) => ReadError::Repeated { field, line, column },
        FaultKind::Deep => ReadError::Deep { line, column },
    }
}

/// The place of what does not fit: the reader can find it there.
pub(super) fn field_error(Mismatch { place, missing }: Mismatch) -> ReadError {
    match missing {
        Some(field) => ReadError::Missing {
            field: field.to_owned(),
            place,
        },
        None => ReadError::Field { place },
    }
}
