//! The browser's own decoder (`TextDecoder`, Encoding Standard).

use hashiya_import::{Decoder, Undecodable};
use web_sys::{TextDecodeOptions, TextDecoder, TextDecoderOptions};

/// The browser's own decoder.
pub struct BrowserDecoder;

impl Decoder for BrowserDecoder {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<Result<String, Undecodable>> {
        let whole = decode(label, bytes, false)?;
        Some(whole.map_err(|()| Undecodable {
            offset: first_fault(label, bytes),
        }))
    }
}

/// The text of some bytes, or that they are none; `None` where the label is of no encoding. With `goes_on`
/// letters that are cut off at the end are no fault.
fn decode(label: &str, bytes: &[u8], goes_on: bool) -> Option<Result<String, ()>> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    let options = TextDecodeOptions::new();
    options.set_stream(goes_on);
    Some(
        decoder
            .decode_with_u8_array_and_options(bytes, &options)
            .map_err(|_| ()),
    )
}

/// The offset in bytes of the first place that is nothing in the encoding. The decoder does not say it; but
/// with every longer beginning of the bytes it is either in there or not.
fn first_fault(label: &str, bytes: &[u8]) -> usize {
    let (mut sound, mut faulty) = (0, bytes.len());
    while sound + 1 < faulty {
        let middle = sound.midpoint(faulty);
        match decode(label, &bytes[..middle], true) {
            Some(Ok(_)) => sound = middle,
            _ => faulty = middle,
        }
    }
    sound
}
