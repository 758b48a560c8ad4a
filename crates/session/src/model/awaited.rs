//! What the reader asked for that needs articles whose texts are not here yet: it is done once they are.

use crate::article::ArticleId;

/// Something that waits for articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// A file of every article.
    Export,
    /// A file of some articles.
    ExportSome(Vec<ArticleId>),
    /// A backup.
    BackUp,
    /// A report of every article.
    Report,
    /// The question whether to delete an article, or with `None` everything.
    Delete(Option<ArticleId>),
    /// The question whether to delete several articles.
    DeleteSeveral(Vec<ArticleId>),
    /// Taking over what the first copy of the app under this origin stored: its path and its records.
    TakeOver(String, Vec<(String, String)>),
}
