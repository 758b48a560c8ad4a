//! Importing: files of other programs, and many at once. A worker reads them beside the page; what it found
//! comes here, in portions, and becomes articles. What became of each file is told at the end.

pub mod columns;
pub mod confirm;
pub mod encodings;
pub mod job;
pub mod paste;
pub mod questions;
pub mod rereading;
pub mod state;

use columns::ColumnField;
use hashiya_import::TablePreview;

use crate::model::context::Context;
use crate::model::imported::{Outcome, ReadFile};
use crate::model::message_kind::MessageKind;
use crate::model::notice::NoticeKind;
use crate::model::state::State;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The worker begins with so many files.
    Began(usize),
    /// It has begun with a file: which, how many are done, and its name.
    At {
        /// Which of all, from 0.
        at: usize,
        /// How many are done: everything of them was told.
        done: usize,
        /// The file's name.
        file: String,
    },
    /// It has read these, in this order.
    Read(Vec<ReadFile>),
    /// What the reader dropped were folders without a file in them.
    NothingDropped,
    /// Something became of a file without the worker.
    Told(String, Outcome),
    /// It is through with all of them.
    Ended,
    /// It could not be loaded; these files were not read.
    ReaderMissing(Vec<String>),
    /// The reader pasted something in the library.
    Pasted {
        /// As plain text.
        plain: String,
        /// The name under which the worker reads the page that the clipboard had as well.
        page: Option<String>,
    },
    /// The reader says what the text is called that was pasted: it becomes an article.
    ConfirmPaste(String),
    /// A file is a table, whose columns are to be chosen.
    TableFound {
        /// The file's name.
        file: String,
        /// What is in it.
        preview: Box<TablePreview>,
    },
    /// The reader says which column something is; `None` for none.
    ChooseColumn(ColumnField, Option<String>),
    /// The reader says whether the first row of a table names its columns.
    ChooseHeadings(bool),
    /// The reader chooses the encoding of a table.
    ChooseTableEncoding(String),
    /// The first rows of a table, read as the reader chose.
    TableFoundIn {
        /// The file's name.
        file: String,
        /// The encoding, as it was chosen; none for the one that is found.
        encoding: Option<String>,
        /// Whether the first row names the columns, as it was chosen; none where that is guessed.
        headings: Option<bool>,
        /// What is in it; none where it is no table in it.
        preview: Option<Box<TablePreview>>,
    },
    /// The reader has chosen: the tables with these columns are read.
    ReadTables,
    /// The reader does not want them.
    LeaveTable,
    /// A file is read in another encoding.
    Reread(rereading::Message),
    /// The reader stops it: what was read is kept.
    Stop,
    /// The reader wants to see what became of each file.
    ShowReport,
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::ChooseColumn(..)
            | Self::ChooseHeadings(_)
            | Self::ChooseTableEncoding(_)
            | Self::ReadTables
            | Self::LeaveTable
            | Self::Stop
            | Self::ShowReport
            | Self::Pasted { .. }
            | Self::ConfirmPaste(_) => MessageKind::READER,
            Self::Reread(message) => message.kind(),
            Self::TableFound { .. }
            | Self::NothingDropped
            | Self::TableFoundIn { .. }
            | Self::Began(_)
            | Self::At { .. }
            | Self::Read(_)
            | Self::Told(..)
            | Self::Ended
            | Self::ReaderMissing(_) => MessageKind::BROWSER,
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::NothingDropped => state.notify(NoticeKind::NothingDropped, context),
        Message::Began(files) => job::begin(state, files, context),
        Message::At { at, done, file } => job::go_on(state, (at, done), file, context),
        Message::Read(files) => job::take(state, files, context),
        // Of a page out of the clipboard that could not be read the words are here.
        Message::Told(file, _) if state::is_pasted(&file) => paste::as_text(state, &file, context),
        Message::Told(file, outcome) => job::tell(state, file, outcome),
        Message::Ended => job::end(state, context),
        Message::ReaderMissing(files) => job::reader_is_missing(state, files, context),
        Message::Pasted { plain, page: None } => paste::ask(state, plain, None, context),
        Message::Pasted {
            plain,
            page: Some(page),
        } => state.importing.pastes.push((page, plain)),
        Message::ConfirmPaste(title) => confirm::confirm(state, &title, context),
        Message::TableFound { file, preview } => columns::found(state, file, *preview),
        Message::ChooseColumn(field, column) => columns::choose(state, field, column, context),
        Message::ChooseHeadings(headings) => columns::choose_headings(state, headings, context),
        Message::ChooseTableEncoding(encoding) => columns::choose_encoding(state, encoding, context),
        Message::TableFoundIn {
            file,
            encoding,
            headings,
            preview,
        } => columns::found_in(
            state,
            &file,
            (encoding, headings),
            preview.map(|preview| *preview),
            context,
        ),
        Message::ReadTables => columns::read(state, context),
        Message::LeaveTable => columns::leave(state, context),
        Message::Reread(message) => rereading::update(state, message, context),
        Message::Stop => job::stop(state, context),
        Message::ShowReport => job::show_report(state, context),
    }
}
