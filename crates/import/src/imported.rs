//! What comes out of a file.

use hashiya_core::article::{GivenRole, Metadata};
use serde::{Deserialize, Serialize};

use crate::fault::Fault;

/// An article out of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportedArticle {
    /// Its text. Lines end with LF.
    pub text: String,
    /// What its source says of it.
    pub metadata: Metadata,
    /// What its source says of its lines, in order; nothing where it says nothing of them.
    pub roles: Vec<GivenRole>,
    /// Whether the encoding that the metadata has was guessed from letters alone: neither its source says it nor the
    /// reader, and it is none of Unicode.
    #[serde(default)]
    pub encoding_is_guess: bool,
}

/// One thing out of a file: an archive has many.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// The file's name; of what is in an archive its path there, and the archive's name before it.
    pub file: String,
    /// The article in it, or why there is none.
    pub outcome: Result<ImportedArticle, Fault>,
}
