//! What is being imported, and what came of it.

use std::collections::{BTreeMap, VecDeque};

use hashiya_import::{Columns, ImportedArticle, TablePreview};

use crate::article::ArticleId;
use crate::model::imported::{FileRefusal, ImportTally, Outcome, ReadArticle, ReadFile};

/// How the names begin that pages out of the clipboard have for the worker: no file of the reader's is called so.
const PASTED: &str = "\u{1}pasted";

/// What the worker calls a page out of the clipboard; each has a number of its own in a visit.
pub fn pasted_name(number: u64) -> String {
    format!("{PASTED}-{number}.html")
}

/// Whether this is the name of a page out of the clipboard.
pub fn is_pasted(name: &str) -> bool {
    name.starts_with(PASTED)
}

/// Imports: the one that is under way, and what came of the last one.
#[derive(Clone, Debug, Default)]
pub struct Importing {
    /// The one that is under way.
    pub job: Option<Job>,
    /// What came of the last one.
    pub report: Option<Report>,
    /// Texts out of the clipboard, until the reader has confirmed what they are called; the window asks about the
    /// first.
    pub pasted: VecDeque<Pasted>,
    /// The plain text of what was pasted as a page, by the name that the worker has for it, while that is read.
    pub(crate) pastes: Vec<(String, String)>,
    /// How many texts out of the clipboard there were in this visit.
    pub(crate) pasted_so_far: usize,
    /// Tables whose columns the reader is to choose; the window asks about the first.
    pub tables: VecDeque<TableQuestion>,
    /// A file that the reader wants to have in another encoding, as long as the window for it is open.
    pub rereading: Option<Rereading>,
    /// Read, but the list of the articles is not here yet, so that nobody knows which texts are.
    pub(crate) held: Vec<ReadFile>,
    /// It is through, and waits for what is held.
    pub(crate) is_through: bool,
    /// It goes on with tables of the one before: their report is one.
    pub(crate) goes_on: bool,
}

/// Tables with the same columns, which the reader is to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableQuestion {
    /// The files' names.
    pub files: Vec<String>,
    /// The columns and first rows of the first of them.
    pub preview: TablePreview,
    /// What was chosen so far; at first what is likely.
    pub columns: Columns,
    /// The encoding that the reader chose; none as long as it is the one that was found.
    pub encoding: Option<String>,
    /// Whether the first row names the columns, as the reader says; none as long as it is guessed.
    pub headings: Option<bool>,
    /// How far the reading of what was chosen is.
    pub trial: Trial,
}

/// How far a table is read as the reader chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trial {
    /// It is: its first rows are those that are shown.
    #[default]
    Done,
    /// It is being read.
    UnderWay,
    /// It is no table so.
    Failed,
}

/// A file that the reader wants to have in another encoding.
#[derive(Clone, Debug, PartialEq)]
pub struct Rereading {
    /// The file's name, with those of the archives that it is in before it.
    pub file: String,
    /// The article that came of it; none where it was refused.
    pub article: Option<ArticleId>,
    /// The encoding that is chosen; none as long as it is the one that the article has.
    pub chosen: Option<String>,
    /// What the file says in it.
    pub reread: Reread,
    /// Whether the file that was read says something else than the article in the encoding that that has.
    pub is_other_file: bool,
}

impl Rereading {
    /// Of a file, with nothing chosen.
    pub(crate) fn of(file: String) -> Self {
        Self {
            file,
            article: None,
            chosen: None,
            reread: Reread::Nothing,
            is_other_file: false,
        }
    }
}

/// What came of reading a file again.
#[derive(Clone, Debug, PartialEq)]
pub enum Reread {
    /// It was not asked for.
    Nothing,
    /// It is being read.
    UnderWay,
    /// The file is not at hand: the reader has to choose it again.
    NoFile,
    /// The part of the program that reads files could not be loaded.
    NoReader,
    /// There is no such article in it.
    NotInFile,
    /// It gives none, in this encoding.
    Refused(FileRefusal),
    /// The article in it.
    Article(Box<ReadArticle>),
}

/// A text out of the clipboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// Which of those of this visit it is.
    pub number: usize,
    /// What it seems to be called.
    pub title: String,
    /// What the article is called as long as nobody says it.
    pub(crate) own_title: String,
    /// How its text begins.
    pub beginning: String,
    /// How many sentences it has.
    pub sentences: usize,
    pub(crate) article: ImportedArticle,
}

/// An import that is under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The file that is being read; empty before the first.
    pub file: String,
    /// Which it is, from 0.
    pub at: usize,
    /// How many are done: what is in them is here. Of others something may be read, which is lost if it ends there.
    pub done: usize,
    /// How many there are.
    pub files: usize,
    /// How many articles came of them so far.
    pub added: usize,
    /// How many of the files the worker was through with when it began with the others.
    pub(crate) before: usize,
    /// How many files were left when it was stopped, or broke down.
    pub(crate) left: usize,
    /// What became of each so far.
    pub(crate) outcomes: Vec<(String, Outcome)>,
    /// The encodings that were guessed, by the names of the files.
    pub(crate) encodings: BTreeMap<String, String>,
}

impl Job {
    /// The same without what became of the files so far: for those who show how far it is.
    pub fn progress(&self) -> Self {
        Self {
            file: self.file.clone(),
            outcomes: Vec::new(),
            encodings: Default::default(),
            ..*self
        }
    }

    /// The worker reads no more of the files.
    pub(crate) fn leave_the_rest(&mut self) {
        self.left += self.files.saturating_sub(self.done);
        self.done = self.files;
    }

    /// How far it is, in hundredths.
    pub fn percent(&self) -> usize {
        (self.at * 100).checked_div(self.files).unwrap_or_default()
    }
}

/// What came of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Each file and what became of it: those that need the reader first, else in their order.
    pub outcomes: Vec<(String, Outcome)>,
    /// The encodings that were guessed, by the names of the files.
    pub encodings: BTreeMap<String, String>,
    /// How many files were left when it was stopped, or broke down.
    pub left: usize,
}

impl Report {
    /// How many files came to what.
    pub fn tally(&self) -> ImportTally {
        ImportTally::of(self.outcomes.iter().map(|(_, outcome)| outcome))
    }
}
