//! The Hashiya file: how tags leave and come in.
//!
//! [`mod@file`] says what a file holds, [`write()`] makes one and [`FileWriter`] does so in portions, [`read()`] takes one apart and says what is
//! wrong with it, and both ask [`check()`]: nothing leaves that would be refused. The schema for other programs is `schema/hashiya-1.schema.json`.

mod backup;
mod check;
mod check_article;
mod check_earlier;
mod codebook_file;
mod described;
mod earlier;
pub mod extras;
pub mod file;
mod orphans;
mod placed;
mod places;
mod plain_article;
mod read;
mod read_error;
mod segmenter;
mod subrole;
mod unknown_fields;
mod write;
mod writer;

pub use crate::annotation::{date_of, moment, parse_moment};
pub use backup::{Backup, OpenedFile};
pub use check::check;
pub use codebook_file::{
    CODEBOOK_FORMAT, CODEBOOK_VERSION, CodebookFile, MOST_LABELS, SavedExample, SavedLabel, read_codebook,
    write_codebook,
};
pub use described::Described;
pub use earlier::places_of;
pub use read::{ParsedFile, parse_file, read};
pub use read_error::{Problem, ReadError};
pub use subrole::full_role;
pub use write::{BlockRole, Export, ExportArticle, ExportEarlier, KnownAnnotator, WriteError};
pub use writer::{FileWriter, write};
