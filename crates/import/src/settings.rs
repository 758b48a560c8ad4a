//! How a file is read, by every reader.

use std::ops::ControlFlow;

use crate::decoder::Decoder;
use crate::decoding::{Decoded, text_of};
use crate::fault::Fault;
use crate::imported::Imported;
use crate::limits::Limits;
use crate::table::columns::Columns;

/// How a file is read.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// How bytes become letters.
    pub decoder: &'a dyn Decoder,
    /// How much is read.
    pub limits: Limits,
    /// Which column of a table is what; guessed where nothing is said.
    pub columns: Option<&'a Columns>,
    /// The encoding that the reader chose, by its label in the Encoding Standard; found where none is said.
    pub encoding: Option<&'a str>,
}

/// Takes what comes out of a file, one thing after the other, and may stop it.
pub(crate) type Take<'a> = dyn FnMut(Imported) -> ControlFlow<()> + 'a;

/// The text of some bytes, in the encoding that the reader chose, else in the one that is found; `declared` is
/// what the file says of it.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>, settings: &Settings) -> Result<Decoded, Fault> {
    text_of(bytes, declared, settings.encoding, settings.decoder)
}
