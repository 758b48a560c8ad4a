//! The state of transfer: files that wait, backups that are shown before they are restored, what is in a
//! file already.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::exchange::ReadError;
use crate::exchange::extras::FileExtras;
use crate::exchange::file::File;
use crate::model::exported::Exported;
use crate::transfer::asked::Asked;
use crate::transfer::file_under_way::FilesUnderWay;
use crate::transfer::import_report::ImportReport;

/// A file that the reader was shown and has not decided on: a backup, or one of which they are asked whose
/// work it is.
#[derive(Clone, Debug)]
pub struct PendingRestore {
    /// The file's name.
    pub name: String,
    /// Whether it is a backup.
    pub is_backup: bool,
    /// Of whom the reader is asked, with the answers.
    pub asked: Vec<Asked>,
    /// The name of the reader whose backup it is; may be empty.
    pub reader: String,
    /// When it was made, in milliseconds since 1970-01-01 UTC.
    pub made_at: Option<u64>,
    /// What it would do.
    pub report: ImportReport,
    pub(crate) file: Rc<File>,
}

impl PendingRestore {
    /// Whether every question is answered, so that it can be opened.
    pub fn is_answered(&self) -> bool {
        self.asked.iter().all(|asked| asked.answer.is_some())
    }
}

/// What is in a file that the reader opened.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// These bytes; `None` when the disk did not give them.
    Bytes(Option<Vec<u8>>),
    /// A Hashiya file that was read before, or what is wrong with it.
    Read(Result<Box<File>, ReadError>),
}

/// How far the reminder of this visit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reminder {
    /// It has not been due.
    #[default]
    NotYet,
    /// It is in the library, with how many changes are in no file.
    Shown(usize),
    /// The reader has answered it.
    Done,
}

/// Files on their way in and out.
#[derive(Clone, Debug, Default)]
pub struct Transfer {
    /// Files that wait for the reader's decision; the window shows the first.
    pub restores: VecDeque<PendingRestore>,
    /// Files that wait for articles on their way: name and content.
    pub(crate) waiting_files: Vec<(String, Content)>,
    /// Files that are being written.
    pub(crate) files: FilesUnderWay,
    /// What is in files.
    pub(crate) exported: Exported,
    /// How far the reminder of what is not in files is.
    pub reminder: Reminder,
    /// Fields of imported files that this program does not know.
    pub(crate) extras: FileExtras,
}
