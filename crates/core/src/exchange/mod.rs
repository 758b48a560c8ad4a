//! The Hashiya file: how tags leave and come in.
//!
//! [`file`] says what a file holds, [`write`] makes one and checks it, [`read`] takes one apart and
//! says what is wrong with it. The schema for other programs is `schema/hashiya-1.schema.json`.

mod backup;
mod check;
pub mod file;
mod moment;
mod read;
mod write;

pub use backup::{Backup, OpenedFile};
pub use moment::{date_of, moment, parse_moment};
pub use read::{Problem, ReadError, read};
pub use write::{Export, ExportArticle, WriteError, write};
