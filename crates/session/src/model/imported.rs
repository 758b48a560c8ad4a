//! Files as the worker read them, and what became of each.

use hashiya_import::{Fault, ImportedArticle};
use serde::{Deserialize, Serialize};

use crate::article::ArticleId;
use crate::model::summary::Summary;

/// A file as the worker read it; of an archive, a table or a book one for each article in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadFile {
    /// Its name, with the names of the archives that it was in before it.
    pub file: String,
    /// The article in it, or why there is none.
    pub read: Result<ReadArticle, Fault>,
}

/// An article as the worker read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadArticle {
    /// Its text, and what its source says.
    pub article: ImportedArticle,
    /// What the library says of it; with the hash of its text.
    pub summary: Summary,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An article of its own.
    Added(ArticleId),
    /// The same text is here: this article.
    Same(ArticleId),
    /// An article of its own, beside another text of the same name.
    OtherText(ArticleId),
    /// A Hashiya file, which is opened after the others.
    Handed,
    /// Nothing, for this reason.
    Refused(FileRefusal),
}

/// Why nothing became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileRefusal {
    /// What is wrong with it.
    Fault(Fault),
    /// The disk did not give it.
    Unreadable,
    /// Reading it broke the worker.
    BrokeReader,
    /// There was no worker to read it.
    NoReader,
}

impl FileRefusal {
    /// Whether it is about one row of a table alone.
    pub fn is_of_row(&self) -> bool {
        matches!(self, Self::Fault(Fault::EmptyRow { .. } | Fault::RaggedRow { .. }))
    }
}

/// How many files came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportTally {
    /// New articles, with those beside another text of their name.
    pub added: usize,
    /// The same as is here.
    pub same: usize,
    /// Of the new ones: beside another text of their name.
    pub other_text: usize,
    /// Files that were refused.
    pub refused: usize,
    /// Rows of tables that were refused; the others of their tables are articles.
    pub rows: usize,
}

impl ImportTally {
    /// Of some outcomes.
    pub fn of<'o>(outcomes: impl IntoIterator<Item = &'o Outcome>) -> Self {
        let mut tally = Self::default();
        for outcome in outcomes {
            tally.added += usize::from(matches!(outcome, Outcome::Added(_) | Outcome::OtherText(_)));
            tally.other_text += usize::from(matches!(outcome, Outcome::OtherText(_)));
            tally.same += usize::from(matches!(outcome, Outcome::Same(_)));
            match outcome {
                Outcome::Refused(refusal) if refusal.is_of_row() => tally.rows += 1,
                Outcome::Refused(_) => tally.refused += 1,
                _ => {}
            }
        }
        tally
    }
}
