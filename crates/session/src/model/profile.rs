//! Who the reader is, with their settings.

use serde::{Deserialize, Serialize};

use crate::annotation::{Annotator, Stamp};
use crate::codec::{canonical_text, is_default};
use crate::model::preferences::Preferences;

/// The reader and the settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The reader.
    pub annotator: Annotator,
    /// The interface's language, if the reader chose it.
    #[serde(default)]
    pub language: Option<String>,
    /// How the reader likes to work; absent in records of older programs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub preferences: Preferences,
    /// When the reader gave themselves their name; absent in records of older programs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub named_at: Stamp,
    /// When the reader last changed any of it; the later record counts. Zero for an identity that
    /// was made up when the page was first opened, and in records of older programs.
    #[serde(default)]
    pub set_at: Stamp,
    /// The path of the folder in which the copy of the app stands that wrote this: of several under one
    /// origin, it is this one's record (`src/ui/copy.js`). Absent in a page from the disk, and in records
    /// of older programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

impl Profile {
    /// Whether this one counts rather than another: the later, and of two at the same time the
    /// same one in every tab.
    pub fn wins_over(&self, other: &Self) -> bool {
        let rank = |profile: &Self| (profile.set_at, canonical_text(profile));
        rank(self) > rank(other)
    }
}
