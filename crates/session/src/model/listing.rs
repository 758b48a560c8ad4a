//! The list of bundled articles as the shell fetches it, and the errors of fetching.

use serde::{Deserialize, Serialize};

use crate::article::ArticleId;

/// An entry of the list of articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The identity: the file's stem.
    pub id: ArticleId,
    /// The file's name.
    pub file: String,
}

/// Why a fetch brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer.
    Network,
    /// An answer with this HTTP status.
    Status(u16),
}
