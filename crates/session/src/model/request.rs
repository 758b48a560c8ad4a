//! Requests: what one feature asks of another. Features do not call each other: a request goes into the
//! context, and `update` passes it on.

use crate::article::ArticleId;
use crate::model::dialog::Dialog;
use crate::model::notice::NoticeKind;
use crate::model::preferences::Preference;
use crate::model::route::Route;

/// Something for another feature to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show a place.
    Go(Route),
    /// Show a place, and a window over it.
    Show(Route, Option<Dialog>),
    /// Give an article's place back to the version from before.
    TakeReplacementBack(ArticleId),
    /// Ask what is to become of two articles that are versions of each other.
    AskAboutVersions {
        /// The earlier one.
        old: ArticleId,
        /// The later one.
        new: ArticleId,
    },
    /// Look for a text of an article that it does not have any more, and of which something was said.
    LookForText {
        /// The article.
        article: ArticleId,
        /// The first digits of the text's hash.
        hash: String,
    },
    /// A new article came in.
    Added(ArticleId),
    /// Keep the reader's place.
    KeepPlace {
        /// In this article.
        article: ArticleId,
        /// The sentence, from 0.
        sentence: usize,
    },
    /// Fetch and read an article that is only listed.
    Load(ArticleId),
    /// Fetch and read every article that is only listed.
    LoadAll,
    /// Delete an article that another one takes the place of, and tell both in one message.
    Replace {
        /// The article that goes.
        old: ArticleId,
        /// What is told; with the deletion, when it is done.
        news: NoticeKind,
    },
    /// Keep a preference.
    Prefer(Preference),
}
