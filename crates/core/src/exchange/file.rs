//! The Hashiya file, version 1, field by field. Offsets are code points of `text`, half-open.
//!
//! Every object keeps the fields that it does not know in `extra`, so that what a newer minor
//! writer added survives a round trip.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::backup::Backup;
pub use super::described::{FileCollection, FileSaid};
pub use super::placed::{FilePlace, FileSpan};
pub use super::segmenter::{Edit, Segmenter, TakenBack};
pub use super::subrole::FileSubrole;
pub use super::unknown_fields::Extra;
use crate::article::{GivenRole, Metadata, Role};
use crate::codec::is_default;

/// The value of `format`.
pub const FORMAT: &str = "hashiya";
/// The version that this program writes, and the newest that it reads.
pub const VERSION: u64 = 1;
/// The value of `offset_unit`.
pub const OFFSET_UNIT: &str = "code_point";

/// A whole file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// Always `hashiya`.
    pub format: String,
    /// The version of the format.
    pub version: u64,
    /// When it was written (RFC 3339).
    pub exported_at: String,
    /// The program and its version.
    pub generator: String,
    /// Always `code_point`.
    pub offset_unit: String,
    /// The labels.
    pub codebook: Codebook,
    /// Everyone whose annotations are in the file.
    pub annotators: Vec<FileAnnotator>,
    /// The articles with their text.
    pub articles: Vec<FileArticle>,
    /// What was said of articles whose texts were not at hand.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_text: Vec<WithoutText>,
    /// What makes the file a backup: all else that the browser kept.
    #[serde(default, skip_serializing_if = "is_default")]
    pub backup: Option<Backup>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The labels.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Codebook {
    /// Each label.
    pub labels: Vec<FileLabel>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A label; names and definitions by language tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileLabel {
    /// Its identity.
    pub id: String,
    /// Its name by language.
    pub name: BTreeMap<String, String>,
    /// Its definition by language.
    #[serde(default)]
    pub definition: BTreeMap<String, String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An annotator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileAnnotator {
    /// The identity.
    pub id: String,
    /// The name; may be empty.
    #[serde(default)]
    pub name: String,
    /// When they gave themselves this name (RFC 3339), as far as the writer knows; the latest counts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub named_at: Option<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The name of the file of an article of which nothing else is said.
pub fn plain_file_name(id: impl std::fmt::Display) -> String {
    format!("{id}.txt")
}

/// An article with all its sentences, tagged or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileArticle {
    /// The stem of the file that it came from.
    pub id: String,
    /// Its title.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// `rtl` or `ltr`.
    pub direction: String,
    /// The SHA-256 of `text` in UTF-8, hexadecimal.
    pub sha256: String,
    /// The text that all offsets count in.
    pub text: String,
    /// The text as the file has it, where that is not it; no field of the file.
    #[serde(skip)]
    pub written: Option<String>,
    /// What the source says that the article was imported from, as far as it says something.
    #[serde(default, skip_serializing_if = "is_default")]
    pub imported_from: Option<Metadata>,
    /// The name of the file that it was imported from, with those of the archives that it was in, where it is not the
    /// identity with `.txt`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub imported_file: Option<String>,
    /// What the source says that lines are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub imported_roles: Vec<GivenRole>,
    /// What cut the sentences.
    pub segmenter: Segmenter,
    /// The lines that are not blank.
    pub blocks: Vec<FileBlock>,
    /// Every sentence in order.
    pub sentences: Vec<FileSentence>,
    /// Tags that were cleared, so that they do not come back.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cleared: Vec<Cleared>,
    /// Annotations of spans that are no sentence in `sentences`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unplaced: Vec<Unplaced>,
    /// What its reader says of it beside that, by the name of what it is about: `title`, `author`, `date`,
    /// `language`, `address`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub said: BTreeMap<String, FileSaid>,
    /// The collections that they put it into.
    #[serde(default, skip_serializing_if = "is_default")]
    pub collections: Vec<FileCollection>,
    /// The texts that it had before this one; one of these has none itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub earlier_texts: Vec<FileEarlier>,
    /// Unknown fields; among them `orphans`, which readers need not (see `exchange/orphans.rs`).
    #[serde(flatten)]
    pub extra: Extra,
}

/// A text that an article had before, and what became of its sentences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileEarlier {
    /// When another text took its place (RFC 3339).
    pub replaced_at: String,
    /// Where its sentences are in the article's own text, as far as that is settled, each once.
    #[serde(default)]
    pub places: Vec<FilePlace>,
    /// The article as it was, whole: the text, its sentences, and all that was said of them.
    pub article: FileArticle,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What was said of an article whose text was not at hand when the file was written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WithoutText {
    /// The article's identity.
    pub id: String,
    /// Records of the browser's storage about it as they stand there, by key.
    pub records: BTreeMap<String, String>,
}

/// A line that is not blank, with the lines that the reader joined to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileBlock {
    /// What it is.
    pub role: Role,
    /// What it is more exactly.
    #[serde(default, skip_serializing_if = "is_default")]
    pub subrole: Option<FileSubrole>,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// When the reader chose the role (RFC 3339); absent when it was found.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role_set_at: Option<String>,
    /// Whether the reader confirmed the role that was found, so that it is no guess any more.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role_confirmed: bool,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileSentence {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The slice of the article's text.
    pub text: String,
    /// The role of its block.
    pub role: Role,
    /// What its block is more exactly.
    #[serde(default, skip_serializing_if = "is_default")]
    pub subrole: Option<FileSubrole>,
    /// Its annotations.
    #[serde(default)]
    pub annotations: Vec<FileAnnotation>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An annotator's label, note and marks of a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileAnnotation {
    /// The annotator's identity.
    pub annotator: String,
    /// The label's identity; `null` for a note on a sentence without label.
    #[serde(default)]
    pub label: Option<String>,
    /// The note; may be empty.
    #[serde(default)]
    pub note: String,
    /// When it was written (RFC 3339).
    pub updated_at: String,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A cleared tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cleared {
    /// First code point of the sentence.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The annotator's identity.
    pub annotator: String,
    /// When it was cleared (RFC 3339).
    pub updated_at: String,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An annotation of a span that is no sentence (any more).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "UnplacedFields", into = "UnplacedFields")]
pub struct Unplaced {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The slice of the article's text.
    pub text: String,
    /// The annotation itself.
    pub annotation: FileAnnotation,
}

/// An [`Unplaced`] as it stands in the file: the fields of the annotation beside those of the span.
/// (Were they flattened into each other, the place of a wrong one could not be told.)
#[derive(Serialize, Deserialize)]
struct UnplacedFields {
    start: usize,
    end: usize,
    text: String,
    annotator: String,
    #[serde(default)]
    label: Option<String>,
    #[serde(default)]
    note: String,
    updated_at: String,
    #[serde(flatten)]
    extra: Extra,
}

impl From<UnplacedFields> for Unplaced {
    fn from(fields: UnplacedFields) -> Self {
        Self {
            start: fields.start,
            end: fields.end,
            text: fields.text,
            annotation: FileAnnotation {
                annotator: fields.annotator,
                label: fields.label,
                note: fields.note,
                updated_at: fields.updated_at,
                extra: fields.extra,
            },
        }
    }
}

impl From<Unplaced> for UnplacedFields {
    fn from(unplaced: Unplaced) -> Self {
        let said = unplaced.annotation;
        Self {
            start: unplaced.start,
            end: unplaced.end,
            text: unplaced.text,
            annotator: said.annotator,
            label: said.label,
            note: said.note,
            updated_at: said.updated_at,
            extra: said.extra,
        }
    }
}
