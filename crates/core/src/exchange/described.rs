//! What a reader says of an article in a file beside its annotations: title, author and so on, and collections.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::codec::is_default;

/// What a reader says of one thing, such as the title.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileSaid {
    /// What it is; absent where they went back to what the source of the article says.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Option<String>,
    /// When they said so (RFC 3339).
    pub set_at: String,
}

/// A collection that an article is in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileCollection {
    /// Its identity.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// When it was called so (RFC 3339).
    pub named_at: String,
    /// When the article was put into it (RFC 3339).
    pub set_at: String,
}

/// An article as its reader describes it, on its way out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Described {
    /// What it is called, where that is not what was found.
    pub title: Option<String>,
    /// Its language as a BCP 47 tag, where that is not what was found.
    pub language: Option<String>,
    /// What was said of it, by the name of what it is about.
    pub said: BTreeMap<String, FileSaid>,
    /// The collections that it is in.
    pub collections: Vec<FileCollection>,
}
