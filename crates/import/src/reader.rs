//! The one entry: what is in a file, one thing after the other.

use std::ops::ControlFlow;

use hashiya_core::article::Metadata;

use crate::decoder::Decoder;
use crate::decoding::decode;
use crate::fault::Fault;
use crate::imported::{Imported, ImportedArticle};
use crate::kind::{Kind, kind_of};
use crate::limits::Limits;
use crate::plain;
use crate::table::{Columns, TablePreview};

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

/// Hands over what is in the file called `file`, one thing after the other; stops when told to.
///
/// A file that gives no article is handed over with the reason; nothing is handed over of an archive that is
/// refused but that.
pub fn read(file: &str, bytes: &[u8], settings: &Settings, take: &mut dyn FnMut(Imported) -> ControlFlow<()>) {
    let read = read_file(file, bytes, settings);
    // There is nothing after it that could be stopped.
    let _ = take(Imported {
        file: file.to_owned(),
        outcome: read,
    });
}

/// The table in a file whose columns have to be chosen; `None` where it is none, or cannot be read.
pub fn table_in(_file: &str, _bytes: &[u8], _settings: &Settings) -> Option<TablePreview> {
    None
}

/// The article in a file that holds one.
fn read_file(file: &str, bytes: &[u8], settings: &Settings) -> Result<ImportedArticle, Fault> {
    let size = bytes.len() as u64;
    let kind = kind_of(file, bytes);
    let limit = if kind.is_container() {
        settings.limits.unfolded
    } else {
        settings.limits.file
    };
    if size > limit {
        return Err(Fault::TooLarge { size, limit });
    }
    match kind {
        Kind::Text => {
            let decoded = decode(bytes, settings)?;
            let metadata = Metadata {
                encoding: Some(decoded.encoding),
                ..Metadata::default()
            };
            plain::accept(plain::article(&decoded.text, metadata), &settings.limits)
        }
        Kind::Pdf => Err(Fault::Pdf),
        Kind::Locked => Err(Fault::Encrypted),
        Kind::Hashiya => Err(Fault::HashiyaFile),
        _ => Err(Fault::UnknownKind),
    }
}
