//! Reading the bytes of a text file.

use std::borrow::Cow;
use std::fmt;

use super::encoding::{Wide, not_text};

/// Why bytes are no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// Not UTF-8: the first byte that does not fit, counted from 0, and its line, from 1.
    NotUtf8 {
        /// Offset in bytes.
        offset: usize,
        /// Line, from 1.
        line: usize,
    },
    /// UTF-16 or UTF-32 by its mark, and damaged or cut off: the first byte that does not fit, and its line.
    Damaged {
        /// Offset in bytes, counted from 0.
        offset: usize,
        /// Line, from 1.
        line: usize,
    },
    /// No text but a file of another kind: the first byte that stands in no text, and its line.
    NotText {
        /// Offset in bytes, counted from 0.
        offset: usize,
        /// Line, from 1.
        line: usize,
    },
    /// No letter or digit in it.
    Empty,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { offset, line } => write!(f, "not UTF-8 at byte {offset}, line {line}"),
            Self::Damaged { offset, line } => write!(f, "damaged UTF-16 or UTF-32 at byte {offset}, line {line}"),
            Self::NotText { offset, line } => {
                write!(f, "no text but another kind of file, at byte {offset}, line {line}")
            }
            Self::Empty => f.write_str("no text in it"),
        }
    }
}

/// What UTF-8 is called in the Encoding Standard.
const UTF_8: &str = "UTF-8";

/// The text of a file in UTF-8, or in UTF-16 or UTF-32, with a byte order mark or without one; without
/// the mark. What counts in offsets is this text.
///
/// # Errors
/// When the bytes are in none of these, are no text, or hold no letter or digit.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, DecodeError> {
    let text = decode_any(bytes)?;
    if text.chars().any(char::is_alphanumeric) {
        Ok(text)
    } else {
        Err(DecodeError::Empty)
    }
}

/// The same for a file of any kind, which may hold no letter: also `{}` is JSON.
///
/// # Errors
/// When the bytes are in none of these encodings, or are no text.
pub fn decode_any(bytes: &[u8]) -> Result<Cow<'_, str>, DecodeError> {
    decode_unicode(bytes).map(|(text, _)| text)
}

/// What an encoding of Unicode is called that a byte order mark at the start of some bytes names.
pub fn encoding_of_mark(bytes: &[u8]) -> Option<&'static str> {
    match Wide::of_mark(bytes) {
        Some((wide, _)) => Some(wide.name()),
        None => bytes.starts_with(b"\xEF\xBB\xBF").then_some(UTF_8),
    }
}

/// The text of bytes in an encoding of Unicode, and what that is called (`UTF-8`, `UTF-16LE`, …).
///
/// # Errors
/// When the bytes are in none of these encodings, or are no text.
pub fn decode_unicode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), DecodeError> {
    if let Some((wide, mark)) = Wide::of_mark(bytes) {
        let damaged = |(at, before): (usize, String)| DecodeError::Damaged {
            offset: mark + at,
            line: 1 + line_breaks(before.as_bytes()),
        };
        let text = wide.decode(&bytes[mark..]).map_err(damaged)?;
        return Ok((Cow::Owned(text), wide.name()));
    }
    let other = not_text(bytes);
    let utf8 = utf8_text(bytes);
    if let (None, Ok(text)) = (other, &utf8) {
        return Ok((Cow::Borrowed(text), UTF_8));
    }
    // Bytes of UTF-32 and UTF-16 are often UTF-8 as well, full of control characters.
    let without_mark = [Wide::of_long_units(bytes), Wide::of_look(bytes)];
    for wide in without_mark.into_iter().flatten() {
        if let Ok(text) = wide.decode(bytes) {
            return Ok((Cow::Owned(text), wide.name()));
        }
    }
    match other {
        Some(offset) => Err(DecodeError::NotText {
            offset,
            line: 1 + line_breaks(&bytes[..offset]),
        }),
        None => utf8.map(|text| (Cow::Borrowed(text), UTF_8)),
    }
}

/// The text of a UTF-8 file, without a byte order mark.
///
/// # Errors
/// When the bytes are not UTF-8, or hold no letter or digit.
pub fn decode_utf8(bytes: &[u8]) -> Result<&str, DecodeError> {
    let text = utf8_text(bytes)?;
    if text.chars().any(char::is_alphanumeric) {
        Ok(text)
    } else {
        Err(DecodeError::Empty)
    }
}

/// The same for a file of any kind, which may hold no letter.
///
/// # Errors
/// When the bytes are not UTF-8.
pub fn utf8_text(bytes: &[u8]) -> Result<&str, DecodeError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let line = 1 + line_breaks(&bytes[..offset]);
        DecodeError::NotUtf8 { offset, line }
    })?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// How many lines end in some bytes: at LF, CR LF or a lone CR.
pub fn line_breaks(bytes: &[u8]) -> usize {
    let ends = |(at, byte): (usize, &u8)| *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    bytes.iter().enumerate().filter(|byte| ends(*byte)).count()
}
