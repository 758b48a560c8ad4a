//! How a file says what cut the sentences of an article, and what its reader changed of that.

use serde::{Deserialize, Serialize};

use super::subrole::FileSubrole;
use super::unknown_fields::Extra;
use crate::article::{LineBreaks, Role};
use crate::codec::is_default;

/// What cut the sentences, and what the reader changed of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segmenter {
    /// `hashiya`.
    pub name: String,
    /// Its version.
    pub version: u64,
    /// The reader's splits and merges.
    #[serde(default)]
    pub edits: Vec<Edit>,
    /// Where the reader took a split or merge back.
    #[serde(default, skip_serializing_if = "is_default")]
    pub taken_back: Vec<TakenBack>,
    /// What the reader takes the lines of the text for, if they said so.
    #[serde(default, skip_serializing_if = "is_default")]
    pub line_breaks: Option<LineBreaks>,
    /// When the reader said so (RFC 3339).
    #[serde(default, skip_serializing_if = "is_default")]
    pub line_breaks_set_at: Option<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A cut of the reader's: one of `split` and `merge`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// A sentence begins at this code point, where none was found.
    #[serde(default, skip_serializing_if = "is_default")]
    pub split: Option<usize>,
    /// No sentence begins at this code point, where one was found.
    #[serde(default, skip_serializing_if = "is_default")]
    pub merge: Option<usize>,
    /// When the reader said so (RFC 3339).
    #[serde(default, skip_serializing_if = "is_default")]
    pub set_at: Option<String>,
    /// Of a line that was joined to the one before it: the role that the reader chose for the line itself,
    /// which it has again when it stands alone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role: Option<Role>,
    /// What that role is more exactly.
    #[serde(default, skip_serializing_if = "is_default")]
    pub subrole: Option<FileSubrole>,
    /// When the reader chose that role (RFC 3339).
    #[serde(default, skip_serializing_if = "is_default")]
    pub role_set_at: Option<String>,
    /// Whether the reader confirmed the role that was found for the line.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role_confirmed: bool,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A place where the reader went back to the sentences as they were found, so that an older split or merge
/// there does not come back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TakenBack {
    /// The code point that was split or merged.
    pub at: usize,
    /// When the reader said so (RFC 3339).
    pub set_at: String,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}
