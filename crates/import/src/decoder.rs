//! How bytes become letters.

/// The first place in some bytes that is nothing in an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// Offset in bytes, counted from 0.
    pub offset: usize,
}

/// Reads bytes in an encoding: the browser's own decoder, or a library where there is no browser.
pub trait Decoder {
    /// The text of some bytes in an encoding, by any label of the Encoding Standard, without a byte order mark;
    /// `None` where the label is of no encoding that it knows.
    ///
    /// # Errors
    /// The first place that is nothing in this encoding.
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<Result<String, Undecodable>>;
}
