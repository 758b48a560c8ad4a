//! Reading the bytes of a text file.

use std::fmt;

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
    /// No letter or digit in it.
    Empty,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { offset, line } => write!(f, "not UTF-8 at byte {offset}, line {line}"),
            Self::Empty => f.write_str("no text in it"),
        }
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

/// The same for a file of any kind, which may hold no letter: also `{}` is JSON.
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
fn line_breaks(bytes: &[u8]) -> usize {
    let ends = |(at, byte): (usize, &u8)| *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    bytes.iter().enumerate().filter(|byte| ends(*byte)).count()
}
