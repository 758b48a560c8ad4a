//! The state of deletions: the one that the reader is asked about, and those that can be undone.

use std::rc::Rc;

use crate::annotation::Annotator;
use crate::article::ArticleId;
use crate::model::library_entry::LibraryEntry;
use crate::model::opened_text::OpenedText;
use crate::storage::key::{RecordKey, Records};

/// What is to be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeletionTarget {
    /// The annotations of an article, and the article itself if the reader opened it from disk.
    Article(ArticleId),
    /// The same of several articles.
    Articles(Vec<ArticleId>),
    /// All that is kept.
    Everything,
}

impl DeletionTarget {
    /// Whether it is about this article.
    pub fn has(&self, id: &ArticleId) -> bool {
        match self {
            Self::Article(meant) => meant == id,
            Self::Articles(meant) => meant.contains(id),
            Self::Everything => true,
        }
    }
}

/// What went with a deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// An article of this title.
    Article(String),
    /// Several articles.
    Articles {
        /// So many went.
        articles: usize,
        /// So many came with the app and stay; the work on them went.
        cleared: usize,
    },
    /// Everything.
    Everything,
}

/// A deletion that can be taken back.
#[derive(Clone, Debug)]
pub struct Deleted {
    /// Its number.
    pub id: u64,
    /// What went.
    pub what: What,
    /// The articles with their places in the library.
    pub(crate) entries: Vec<(usize, LibraryEntry)>,
    /// Those that were selected, if articles were being selected.
    pub(crate) selected: Vec<ArticleId>,
    /// Every record that went.
    pub(crate) records: Records,
    /// The texts of delivered articles that some of these lead to and that were at hand; those of articles that are
    /// loaded apart.
    pub(crate) texts: Vec<(RecordKey, Rc<OpenedText>)>,
    /// What else the page knew, when everything went.
    pub(crate) general: Option<Box<General>>,
}

/// What belongs to no article.
#[derive(Clone, Debug)]
pub(crate) struct General {
    pub(crate) reader: Annotator,
    pub(crate) quarantined: Records,
}

/// Deletions.
#[derive(Clone, Debug, Default)]
pub struct Deletions {
    /// What the reader is asked whether to delete.
    pub(crate) asked: Option<DeletionTarget>,
    /// The deletions of this visit, which can be taken back.
    pub done: Vec<Deleted>,
}
