//! What one feature asks another one for. Features do not call each other: what one has to tell comes back
//! as a value, and the root deals with it.

use crate::article::ArticleId;
use crate::model::preferences::Preference;
use crate::model::route::Route;

/// Something for another feature to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show a place.
    Go(Route),
    /// Keep the reader's place.
    KeepPlace {
        /// In this article.
        article: ArticleId,
        /// The sentence, from 0.
        sentence: usize,
    },
    /// Keep a preference.
    Prefer(Preference),
}
