//! Which encoding bytes are in, and their text.
//!
//! In this order: what the reader chose; a byte order mark; any encoding of Unicode that the bytes are in; what
//! was declared, unless it makes nonsense of them; what a detector finds.

mod arabic;
mod declared;
mod detect;
mod likeness;
mod native;

pub use declared::{declared_in_html, declared_in_xml};
pub use native::EncodingStandard;

use encoding_rs::Encoding;
use hashiya_core::article::{DecodeError, decode_unicode, encoding_of_mark, line_breaks};

use crate::decoder::{Decoder, Undecodable};
use crate::fault::{Damage, Fault};
use likeness::{Likeness, stands_in_no_text};

/// A text with the encoding that its bytes were in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark, its lines as they end in the file.
    pub text: String,
    /// The name of the encoding in the Encoding Standard; `UTF-32LE` and `UTF-32BE`, which are not in it.
    pub encoding: String,
}

/// What UTF-8 is called in the Encoding Standard.
const UTF_8: &str = "UTF-8";

/// The text of some bytes in whatever encoding: the one that the reader `chose`, by any label of the Encoding
/// Standard, else the one that is found.
///
/// What is `declared` (by the page, by a header) loses against bytes that are an encoding of Unicode, and
/// where it reads them as nonsense: with characters that stand in no text, or with words that are in no
/// language because scripts are mixed in them, because Latin words have no letter of ASCII, or because Arabic
/// letters stand where they cannot.
///
/// # Errors
/// [`Fault::Undecodable`] with the first byte that is nothing in the encoding that fits best, or that stands in
/// no text; [`Fault::Damaged`] where the reader's choice is no encoding.
pub fn text_of(
    bytes: &[u8],
    declared: Option<&str>,
    chosen: Option<&str>,
    decoder: &dyn Decoder,
) -> Result<Decoded, Fault> {
    if let Some(label) = chosen {
        return in_chosen(bytes, label, decoder);
    }
    let declared = declared.and_then(name_of).filter(|name| !name.starts_with("UTF-"));
    // Its bytes are ASCII, and so would be UTF-8.
    let is_in_ascii = bytes.is_ascii() && bytes.contains(&ESCAPE);
    if is_in_ascii
        && (declared == Some(ISO_2022_JP) || detect::by_detector(bytes) == ISO_2022_JP)
        && let Ok(decoded) = in_encoding(bytes, ISO_2022_JP, decoder)
    {
        return Ok(decoded);
    }
    let fault = match decode_unicode(bytes) {
        Ok((text, encoding)) => {
            return Ok(Decoded {
                text: text.into_owned(),
                encoding: encoding.to_owned(),
            });
        }
        Err(fault) => fault,
    };
    let is_legacy = matches!(fault, DecodeError::NotUtf8 { .. }) && encoding_of_mark(bytes).is_none();
    if !is_legacy || is_damaged_utf8(bytes) {
        return Err(fault_of(&fault, encoding_of_mark(bytes).unwrap_or(UTF_8)));
    }
    if let Some(name) = declared
        && let Ok(decoded) = in_encoding(bytes, name, decoder)
        && !Likeness::of(&decoded.text).is_nonsense()
    {
        return Ok(decoded);
    }
    in_encoding(bytes, detect::detect(bytes, decoder), decoder)
}

/// The encoding of a label, by its name in the Encoding Standard; what stands for encodings that must not be
/// decoded, or for none at all, has no name.
pub fn name_of(label: &str) -> Option<&'static str> {
    let name = Encoding::for_label_no_replacement(label.as_bytes())?.name();
    (name != "x-user-defined").then_some(name)
}

/// The text of bytes as the reader says.
fn in_chosen(bytes: &[u8], label: &str, decoder: &dyn Decoder) -> Result<Decoded, Fault> {
    let label = label.trim();
    let found = decode_unicode(bytes);
    // What is found anyway is read as leniently as it is found, and UTF-32 is in no standard of browsers.
    if let Ok((text, encoding)) = &found
        && (encoding.eq_ignore_ascii_case(label) || name_of(label) == Some(*encoding))
    {
        return Ok(Decoded {
            text: text.to_string(),
            encoding: (*encoding).to_owned(),
        });
    }
    match name_of(label) {
        Some(name) => decode_strictly(bytes, name, decoder),
        None if label.to_ascii_uppercase().starts_with("UTF-32") => Err(Fault::Undecodable {
            offset: 0,
            line: 1,
            encoding: label.to_ascii_uppercase(),
        }),
        None => Err(no_encoding(label)),
    }
}

/// The text of bytes in an encoding, where every byte is something in it and stands in texts.
fn in_encoding(bytes: &[u8], name: &str, decoder: &dyn Decoder) -> Result<Decoded, Fault> {
    let decoded = decode_strictly(bytes, name, decoder)?;
    let outside = decoded.text.chars().filter(|c| !c.is_ascii()).count();
    let lost = decoded.text.chars().filter(|c| stands_in_no_text(*c)).count();
    // In an encoding of one byte a character: the others have places for private characters that are in use.
    if lost * SLIP > outside && decoded.text.chars().count() == bytes.len() {
        let offset = decoded.text.chars().position(stands_in_no_text).unwrap_or(0);
        return Err(undecodable(bytes, offset, name, decoder));
    }
    Ok(decoded)
}

fn decode_strictly(bytes: &[u8], name: &str, decoder: &dyn Decoder) -> Result<Decoded, Fault> {
    match decoder.decode(name, bytes) {
        Some(Ok(text)) => Ok(Decoded {
            text,
            encoding: name.to_owned(),
        }),
        Some(Err(Undecodable { offset })) => Err(undecodable(bytes, offset, name, decoder)),
        None => Err(no_encoding(name)),
    }
}

fn no_encoding(label: &str) -> Fault {
    Fault::damaged(Damage::NoEncoding, format!("no encoding is called {label:?}"))
}

/// One byte in so many characters outside ASCII may stand in no text: a slip of whoever wrote it.
const SLIP: usize = 50;
const ISO_2022_JP: &str = "ISO-2022-JP";
const ESCAPE: u8 = 0x1B;

/// UTF-8 with a few bytes that are not: cut off or damaged, since no other encoding makes so many characters
/// of UTF-8.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        wrong += chunk.invalid().len();
    }
    right >= 10 * wrong
}

fn undecodable(bytes: &[u8], offset: usize, encoding: &str, decoder: &dyn Decoder) -> Fault {
    let before = &bytes[..offset.min(bytes.len())];
    let in_units = encoding.starts_with("UTF-16");
    let text = in_units.then(|| decoder.decode(encoding, before).and_then(Result::ok));
    let lines = text
        .flatten()
        .map_or_else(|| line_breaks(before), |text| line_breaks(text.as_bytes()));
    Fault::Undecodable {
        offset: offset as u64,
        line: lines as u64 + 1,
        encoding: encoding.to_owned(),
    }
}

fn fault_of(fault: &DecodeError, encoding: &str) -> Fault {
    match fault {
        DecodeError::NotUtf8 { offset, line }
        | DecodeError::Damaged { offset, line }
        | DecodeError::NotText { offset, line } => Fault::Undecodable {
            offset: *offset as u64,
            line: *line as u64,
            encoding: encoding.to_owned(),
        },
        DecodeError::Empty => Fault::Empty,
    }
}
