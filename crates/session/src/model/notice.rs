//! Notices: messages to the reader, each with the actions that it offers.

use std::rc::Rc;

use hashiya_import::Fault;

use crate::annotation::{Merged, Stamp};
use crate::article::{ArticleId, DecodeError};
use crate::exchange::{ReadError, WriteError};
use crate::model::drafts::Draft;
use crate::model::effect::Copied;
use crate::model::imported::{FileRefusal, ImportTally};

/// A message on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number, to put it away by.
    pub id: u64,
    /// What it says.
    pub kind: NoticeKind,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Nothing can be stored.
    StorageBlocked,
    /// No more can be stored.
    StorageFull,
    /// Local storage takes nothing, but the journal does.
    StorageBlockedButKept,
    /// Most of the room is used.
    QuotaIsTight,
    /// Local storage is full, but the journal takes more.
    StorageFullButKept,
    /// An article has taken the place of another version of it.
    Replaced {
        /// The article.
        id: ArticleId,
        /// Its title.
        title: String,
        /// How many tagged sentences wait for the reader to say where they are.
        waiting: usize,
    },
    /// An article has its place back.
    ReplacementTakenBack {
        /// The article.
        id: ArticleId,
        /// Its title.
        title: String,
        /// Whether the later version stays beside it.
        stays: bool,
    },
    /// The open article and another one may be versions of each other.
    IsVersion {
        /// The earlier one.
        old: ArticleId,
        /// The later one.
        new: ArticleId,
        /// What the earlier one is called.
        title: String,
    },
    /// An article, by its title, did not take the place of another version: a text of theirs is not here.
    NotReplaced(String),
    /// So many stored records could not be read; they were quarantined.
    StorageDamaged(usize),
    /// A newer program wrote records of the open article: nothing of it is written here.
    NewerRecords,
    /// A new version of the app is there.
    NewVersion,
    /// The server cannot be reached: the page is the copy that this browser keeps.
    KeptCopy,
    /// Another copy of the app under the same origin, in the folder with this path, has tags, and this one
    /// has none.
    FirstCopy(String),
    /// The open article's text is not the one that was tagged.
    TextChanged,
    /// Something was deleted: the deletion's number, and the article's title; `None` for everything.
    Deleted(u64, Option<String>),
    /// Something cleared what was stored, under the open page; all of it was stored again.
    StoredAgain,
    /// What was deleted is still in a store that does not let it go, and would be back with the next visit.
    DeletionIsOpen,
    /// Another tab deleted an article that this one still has: the article and its title.
    DeletedElsewhere(ArticleId, String),
    /// The drafts of a note were thrown away: the article, and what they said.
    DraftDiscarded(ArticleId, Vec<Draft>),
    /// The last sentence was tagged: how many are left, and the number of the first of them among the
    /// sentences that are text.
    ArticleEnd {
        /// How many.
        left: usize,
        /// The first one.
        first: Option<usize>,
    },
    /// A line left over from the web page can have no tag.
    Leftover,
    /// The article that was read last is not there, or none was read yet.
    NothingToContinue,
    /// There is no next sentence in the article.
    NothingToMerge,
    /// Of two sentences that were to be merged one is a leftover of the page, the other is text.
    MergeWithLeftover,
    /// Two blocks of different roles were joined; the role of the first stayed.
    MergeKeptRole,
    /// Two labels met in a merge; the first stayed.
    MergeKeptFirst,
    /// The lines of the article were taken for something else, by a step that can be undone.
    LinesTaken {
        /// Whether they were joined into paragraphs; else each is one now.
        joined: bool,
        /// How many sentences there are to tag now.
        sentences: usize,
        /// How many of them are tagged: they stay as they were.
        tagged: usize,
    },
    /// A file waits for articles on their way: its name.
    FileWaits(String),
    /// A file became an article: its name and the article.
    FileAdded(String, ArticleId),
    /// The same, beside another text of its name.
    FileBeside(String, ArticleId),
    /// A file became an article, in an encoding that was guessed.
    FileAddedIn {
        /// The file's name.
        name: String,
        /// The article.
        id: ArticleId,
        /// The encoding.
        encoding: String,
        /// Whether it stands beside another text of its name.
        is_beside: bool,
    },
    /// A file was read in another encoding.
    ReadIn {
        /// The file's name.
        name: String,
        /// The article that came of it.
        id: ArticleId,
        /// The encoding.
        encoding: String,
        /// The number of the deletion of the article from before; none where that stands beside it.
        replaced: Option<u64>,
    },
    /// Files became articles, one after the other.
    FilesAdded {
        /// How many.
        added: usize,
        /// Of these so many beside another text of their name.
        beside: usize,
    },
    /// Something is in the clipboard.
    Copied(Copied),
    /// The browser does not let the page put anything into the clipboard.
    NotCopied,
    /// Many files were read beside the page: how many came to what, and how many were left.
    Imported {
        /// How many came to what.
        tally: ImportTally,
        /// How many were not read, because it was stopped or broke down.
        left: usize,
    },
    /// There is no file in the folders that were dropped.
    NothingDropped,
    /// The part of the program that reads files beside the page could not be loaded.
    ReaderOfFilesMissing,
    /// A file became an article, with its HTML character references read.
    FileDecoded {
        /// The file's name.
        name: String,
        /// The article.
        id: ArticleId,
        /// How many references there were.
        count: usize,
        /// The text as it is written.
        written: Rc<str>,
        /// Whether it stands beside another text of its name.
        is_beside: bool,
    },
    /// A file is an article already: its name and the article.
    FileKnown(String, ArticleId),
    /// A file could not be opened: its name and why.
    FileFailed(String, FileFault),
    /// A file's tags came in.
    ImportDone {
        /// The file's name.
        name: String,
        /// What the merge did.
        merged: Merged,
        /// Articles that the file brought.
        articles: usize,
        /// Roles of blocks and cuts of sentences that it changed.
        choices: usize,
        /// Tags of sentences that are cut otherwise here.
        unplaced: usize,
        /// Tags with an unknown label that did not take the place of what is here.
        unknown: usize,
    },
    /// A file has dates that lie too far ahead to be believed; they were kept.
    DatesAhead {
        /// The file's name.
        name: String,
        /// How many.
        count: usize,
        /// The latest, in the reader's local time.
        latest: Stamp,
    },
    /// A file's tags could not come in: its name and why.
    ImportFailed(String, ReadError),
    /// A file has tags of an article that is only read here: the file's name and the article.
    ImportHeld(String, ArticleId),
    /// Articles were put into a collection, or taken out.
    Collected {
        /// The collection's name.
        name: String,
        /// How many.
        count: usize,
        /// Whether they were put in.
        is_in: bool,
    },
    /// A collection of this name was deleted.
    CollectionDeleted(String),
    /// Several articles were deleted.
    SeveralDeleted {
        /// The deletion's number.
        id: u64,
        /// How many went.
        articles: usize,
        /// How many came with the app and stay, without the work on them.
        cleared: usize,
    },
    /// Listed articles that could not be loaded when something needed them, with their names.
    NotLoaded(Vec<(ArticleId, String)>),
    /// Articles, by their names, that could not be loaded and are not in the report of all.
    ReportLacks(Vec<String>),
    /// The browser could not make a PNG file.
    PngFailed,
    /// The browser could not make the file that was to be downloaded.
    DownloadFailed,
    /// An export failed its own check: the file's name and why.
    ExportFailed(String, WriteError),
    /// A file was handed to the browser, which does not say what becomes of it.
    FileHanded {
        /// Its name.
        name: String,
        /// Articles whose text could not be fetched: what was said of them is in the file.
        without_text: Vec<String>,
        /// Articles that could not be fetched and of which nothing was said.
        left_out: Vec<String>,
    },
}

/// Why a file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// The disk did not give it.
    Unreadable,
    /// It is of no kind that can be opened.
    UnknownKind,
    /// It is larger than what can be opened at once; both in bytes.
    TooLarge {
        /// Its size.
        size: u64,
        /// The size that its kind may have.
        limit: u64,
    },
    /// Its bytes are no article.
    Decode(DecodeError),
    /// What the worker says.
    Import(FileRefusal),
}

impl FileFault {
    /// Whether it says that the bytes of a file fit no encoding.
    pub fn is_about_encoding(&self) -> bool {
        matches!(self, Self::Import(FileRefusal::Fault(Fault::Undecodable { .. })))
    }
}
