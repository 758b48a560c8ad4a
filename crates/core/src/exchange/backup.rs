//! The part of a Hashiya file that makes it a backup: the stored records that an export has no place
//! for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::unknown_fields::Extra;

/// The `backup` of a file. A program that does not know it still reads the articles, and keeps it
/// as it keeps every field that it does not know.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Backup {
    /// Records of the browser's storage as they stand there, by key: the reader and the settings,
    /// names, places, choices that were taken back, tags of texts that are not in `articles`, and
    /// what could not be read. Not the texts and tags that are.
    #[serde(default)]
    pub records: BTreeMap<String, String>,
    /// The files that articles were opened from, by the article's identity.
    #[serde(default)]
    pub opened: BTreeMap<String, OpenedFile>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The file that an article was opened from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OpenedFile {
    /// The file's name.
    pub file: String,
    /// When it was opened, in milliseconds since 1970-01-01 UTC.
    #[serde(default)]
    pub opened_at: u64,
}
