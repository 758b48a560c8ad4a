//! Transfer: importing and exporting files, backups and restoring them.

pub mod absent;
pub mod asked;
pub mod backup;
pub mod dates_ahead;
pub mod details;
pub mod export;
pub mod file_kind;
mod file_under_way;
pub mod first_copy;
pub mod identity;
pub mod import;
pub mod import_report;
pub mod merge_article;
pub mod merge_file;
pub mod names;
pub mod remind;
pub mod restore;
pub mod restore_records;
pub mod state;
pub mod text_file;
pub mod whose;
pub mod writing;

use std::rc::Rc;

use crate::annotation::AnnotatorId;
use crate::article::ArticleId;
use crate::exchange::ReadError;
use crate::exchange::file::File;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::message_kind::MessageKind;
use crate::model::notice::FileFault;
use crate::model::state::State;
use asked::Whose;
use export::Kind;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader wants to choose files to open.
    ChooseFiles,
    /// The reader opened a file: its name and its bytes, `None` when it could not be read.
    FileOpened {
        /// The file's name.
        name: String,
        /// Its bytes.
        bytes: Option<Vec<u8>>,
    },
    /// The reader opened a Hashiya file so long that it was read before, in several turns of the browser: its name, and
    /// what it says or what is wrong with it.
    FileRead {
        /// The file's name.
        name: String,
        /// What it says.
        file: Result<Box<File>, ReadError>,
    },
    /// The reader chose a file that is not read: its name and why.
    FileRefused {
        /// The file's name.
        name: String,
        /// Why.
        fault: FileFault,
    },
    /// The reader says whose work that of an annotator in the file that is shown is.
    Answer {
        /// The annotator.
        annotator: AnnotatorId,
        /// Whose.
        whose: Whose,
    },
    /// The reader wants a text as it is written that was opened with its references read: the file's name
    /// and the text, and the notice that offered it.
    OpenAsWritten {
        /// The notice's number.
        notice: u64,
        /// The file's name.
        name: String,
        /// The text.
        text: Rc<str>,
    },
    /// What the first copy of the app under this origin stored was read, for the reader to take over.
    FirstCopyRead {
        /// The path of its folder.
        path: String,
        /// Its records, by key; of one that is there twice the last one counts.
        records: Vec<(String, String)>,
    },
    /// The reader opens the file that was shown to them, or restores the backup.
    Restore,
    /// The reader opens all files that wait for an answer: all of them are other people's.
    OpenAllAsOthers,
    /// The reader exports the open article.
    ExportArticle,
    /// The reader exports everything.
    ExportAll,
    /// The reader exports some articles.
    ExportSome(Vec<ArticleId>),
    /// The reader backs everything up.
    BackUp,
    /// The reader has the file that was handed to the browser.
    ConfirmFile,
    /// The reader puts the reminder of a backup off.
    PutOffBackup,
    /// There is time to write more of a file.
    WriteOn,
    /// The reader does not want the file that is being written.
    StopWriting,
    /// The browser could not make the file that is to be downloaded.
    DownloadFailed,
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::ExportArticle | Self::ExportAll => MessageKind::READER.step(2),
            Self::WriteOn | Self::DownloadFailed => MessageKind::BROWSER,
            Self::ChooseFiles
            | Self::FileOpened { .. }
            | Self::FileRead { .. }
            | Self::FileRefused { .. }
            | Self::Answer { .. }
            | Self::OpenAsWritten { .. }
            | Self::FirstCopyRead { .. }
            | Self::Restore
            | Self::OpenAllAsOthers
            | Self::ExportSome(_)
            | Self::BackUp
            | Self::StopWriting
            | Self::ConfirmFile
            | Self::PutOffBackup => MessageKind::READER,
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::ChooseFiles => context.push(Effect::ChooseFiles),
        Message::FileOpened { name, bytes } => import::open_file(state, &name, bytes, context),
        Message::FileRead { name, file } => import::open_read(state, &name, file, context),
        Message::FileRefused { name, fault } => import::refuse(state, &name, fault, context),
        Message::Answer { annotator, whose } => restore::answer(state, &annotator, whose, context),
        Message::OpenAsWritten { notice, name, text } => {
            state.notices.shown.retain(|shown| shown.id != notice);
            state.clock.tick(context.now());
            text_file::open_as_written(state, &name, text.to_string(), context);
        }
        Message::FirstCopyRead { path, records } => first_copy::open(state, &path, records, context),
        Message::Restore => restore::restore(state, context),
        Message::OpenAllAsOthers => restore::open_all_as_others(state, context),
        Message::ExportArticle => writing::download(state, Kind::Article, context),
        Message::ExportAll => writing::download(state, Kind::All, context),
        Message::ExportSome(ids) => writing::download_some(state, ids, context),
        Message::BackUp => writing::download(state, Kind::Backup, context),
        Message::ConfirmFile => remind::confirm(state, context),
        Message::PutOffBackup => remind::put_off(state, context),
        Message::WriteOn => writing::write_on(state, context),
        Message::StopWriting => writing::stop(state, context),
        Message::DownloadFailed => remind::failed(state, context),
    }
}
