//! From the bytes of a file to its letters.

use hashiya_core::article::{DecodeError, decode_any};

use crate::fault::Fault;
use crate::reader::Settings;

/// The letters of a file, and the encoding that they were in.
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// By its name in the Encoding Standard.
    pub(crate) encoding: String,
}

/// The text of some bytes.
///
/// # Errors
/// The place that fits no encoding.
pub(crate) fn decode(bytes: &[u8], settings: &Settings) -> Result<Decoded, Fault> {
    if let Some(label) = settings.encoding {
        let decoded = settings.decoder.decode(label, bytes);
        let decoded = decoded.ok_or_else(|| Fault::Damaged {
            detail: format!("{label} is no encoding"),
        })?;
        let text = decoded.map_err(|wrong| undecodable(bytes, wrong.offset, label))?;
        let encoding = label.to_owned();
        return Ok(Decoded { text, encoding });
    }
    match decode_any(bytes) {
        Ok(text) => Ok(Decoded {
            text: text.into_owned(),
            encoding: "utf-8".to_owned(),
        }),
        Err(DecodeError::NotUtf8 { offset, .. } | DecodeError::Damaged { offset, .. }) => {
            Err(undecodable(bytes, offset, "utf-8"))
        }
        Err(DecodeError::NotText { .. }) => Err(Fault::UnknownKind),
        Err(DecodeError::Empty) => Err(Fault::Empty),
    }
}

fn undecodable(bytes: &[u8], offset: usize, encoding: &str) -> Fault {
    let before = &bytes[..offset.min(bytes.len())];
    Fault::Undecodable {
        offset: offset as u64,
        line: 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64,
        encoding: encoding.to_owned(),
    }
}
