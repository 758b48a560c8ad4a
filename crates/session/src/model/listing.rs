//! The list of bundled articles as the shell fetches it, and the errors of fetching.

use serde::{Deserialize, Serialize};

use crate::article::ArticleId;
use crate::model::summary::Summary;

/// An entry of the list of articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The identity: the file's stem.
    pub id: ArticleId,
    /// The file's name.
    pub file: String,
    /// What the library says of it; without it, its text is fetched at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Box<Summary>>,
}

/// Why a fetch brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer.
    Network,
    /// An answer with this HTTP status.
    Status(u16),
}
