//! Decoding where there is no browser.

use encoding_rs::{DecoderResult, Encoding};

use crate::decoder::{Decoder, Undecodable};

/// The Encoding Standard by the library that Firefox decodes with: for the command line and for tests. In a page
/// the browser's own decoder does the same, and nothing of this is in its program.
#[derive(Clone, Copy, Debug, Default)]
pub struct EncodingStandard;

impl Decoder for EncodingStandard {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<Result<String, Undecodable>> {
        let encoding = Encoding::for_label(label.as_bytes())?;
        let mut decoder = encoding.new_decoder_with_bom_removal();
        let longest = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
        let mut text = String::with_capacity(longest.unwrap_or(bytes.len()));
        let mut read = 0;
        loop {
            let (result, taken) = decoder.decode_to_string_without_replacement(&bytes[read..], &mut text, true);
            read += taken;
            match result {
                DecoderResult::InputEmpty => return Some(Ok(text)),
                DecoderResult::OutputFull => text.reserve(bytes.len() - read + 64),
                DecoderResult::Malformed(length, after) => {
                    let offset = read.saturating_sub(usize::from(length) + usize::from(after));
                    return Some(Err(Undecodable { offset }));
                }
            }
        }
    }
}
