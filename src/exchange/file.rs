//! The Hashiya file, version 1, field by field. Offsets are code points of `text`, half-open.
//!
//! Every object keeps the fields that it does not know in `extra`, so that what a newer minor
//! writer added survives a round trip.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::backup::Backup;
use crate::article::Role;
use crate::codebook::{self, LabelId};
use crate::map::Map;

/// The value of `format`.
pub const FORMAT: &str = "hashiya";
/// The version that this program writes, and the newest that it reads.
pub const VERSION: u64 = 1;
/// The value of `offset_unit`.
pub const OFFSET_UNIT: &str = "code_point";

/// Fields of an object that this program does not know.
pub type Extra = serde_json::Map<String, Value>;

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
    /// What makes the file a backup: all else that the browser kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    pub name: Map<String, String>,
    /// Its definition by language.
    #[serde(default)]
    pub definition: Map<String, String>,
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
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
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
    /// What cut the sentences.
    pub segmenter: Segmenter,
    /// The lines that are not blank.
    pub blocks: Vec<FileBlock>,
    /// Every sentence in order.
    pub sentences: Vec<FileSentence>,
    /// Tags that were cleared, so that they do not come back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cleared: Vec<Cleared>,
    /// Annotations of spans that are no sentence in `sentences`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unplaced: Vec<Unplaced>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

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
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A cut of the reader's: one of `split` and `merge`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// A sentence begins at this code point, where none was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<usize>,
    /// No sentence begins at this code point, where one was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merge: Option<usize>,
    /// When the reader said so (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_at: Option<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A line that is not blank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileBlock {
    /// What it is.
    pub role: Role,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// When the reader chose the role (RFC 3339); absent when it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_set_at: Option<String>,
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
    /// What was said of it.
    #[serde(default)]
    pub annotations: Vec<FileAnnotation>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What an annotator said of a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileAnnotation {
    /// The annotator's identity.
    pub annotator: String,
    /// The label's identity; `null` for a note on a sentence without label.
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
pub struct Unplaced {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// The slice of the article's text.
    pub text: String,
    /// The annotation itself.
    #[serde(flatten)]
    pub annotation: FileAnnotation,
}

/// The unknown fields of an article and of what is in it, kept beside the article between an
/// import and the next export. Blocks and sentences are named `start-end`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleExtras {
    /// Of the article.
    pub article: Extra,
    /// Of its segmenter.
    pub segmenter: Extra,
    /// Of its blocks.
    pub blocks: Map<String, Extra>,
    /// Of its sentences.
    pub sentences: Map<String, Extra>,
}

/// What a file says outside its articles and this program does not know.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileExtras {
    /// Of the file.
    pub file: Extra,
    /// Of the codebook.
    pub codebook: Extra,
    /// Of its labels, by identity.
    pub labels: Map<String, Extra>,
    /// Of annotators, by identity.
    pub annotators: Map<String, Extra>,
    /// Whole labels that are not in this program's codebook, by identity: the tags that use them
    /// mean nothing without.
    pub other_labels: Map<String, FileLabel>,
    /// Of a backup.
    #[serde(skip_serializing_if = "Extra::is_empty")]
    pub backup: Extra,
}

/// The name of a span in [`ArticleExtras`].
pub fn span_name(start: usize, end: usize) -> String {
    format!("{start}-{end}")
}

impl ArticleExtras {
    /// The unknown fields of an article of a file.
    pub fn of(article: &FileArticle) -> Self {
        let named = |start, end, extra: &Extra| (!extra.is_empty()).then(|| (span_name(start, end), extra.clone()));
        let blocks = article.blocks.iter();
        let sentences = article.sentences.iter();
        Self {
            article: article.extra.clone(),
            segmenter: article.segmenter.extra.clone(),
            blocks: blocks.filter_map(|b| named(b.start, b.end, &b.extra)).collect(),
            sentences: sentences.filter_map(|s| named(s.start, s.end, &s.extra)).collect(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Joins the fields of another set of them; see [`join`].
    pub fn merge(&mut self, other: Self) {
        join(&mut self.article, other.article);
        join(&mut self.segmenter, other.segmenter);
        merge_named(&mut self.blocks, other.blocks);
        merge_named(&mut self.sentences, other.sentences);
    }
}

impl FileExtras {
    /// What is unknown of a file.
    pub fn of(file: &File) -> Self {
        let is_other = |label: &&FileLabel| codebook::label(&LabelId::new(&label.id)).is_none();
        let others = file.codebook.labels.iter().filter(is_other);
        let labels = file.codebook.labels.iter().map(|label| (&label.id, &label.extra));
        let annotators = file
            .annotators
            .iter()
            .map(|annotator| (&annotator.id, &annotator.extra));
        Self {
            file: file.extra.clone(),
            codebook: file.codebook.extra.clone(),
            labels: not_empty(labels),
            annotators: not_empty(annotators),
            other_labels: others.map(|label| (label.id.clone(), label.clone())).collect(),
            backup: file
                .backup
                .as_ref()
                .map(|backup| backup.extra.clone())
                .unwrap_or_default(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Joins the fields of another set of them; see [`join`].
    pub fn merge(&mut self, other: Self) {
        join(&mut self.file, other.file);
        join(&mut self.codebook, other.codebook);
        merge_named(&mut self.labels, other.labels);
        merge_named(&mut self.annotators, other.annotators);
        for (id, label) in other.other_labels {
            match self.other_labels.get(&id) {
                Some(known) if rank(known) >= rank(&label) => {}
                _ => drop(self.other_labels.insert(id, label)),
            }
        }
        join(&mut self.backup, other.backup);
    }
}

fn not_empty<'a>(named: impl Iterator<Item = (&'a String, &'a Extra)>) -> Map<String, Extra> {
    named
        .filter(|(_, extra)| !extra.is_empty())
        .map(|(name, extra)| (name.clone(), extra.clone()))
        .collect()
}

fn merge_named(into: &mut Map<String, Extra>, from: Map<String, Extra>) {
    for (name, extra) in from {
        join(into.or_default(name), extra);
    }
}

/// Puts in every field of another object. They carry no time, so where both have one the greater
/// value as text stays: whatever the order of merging, the end is the same.
fn join(into: &mut Extra, from: Extra) {
    for (name, value) in from {
        match into.get(&name) {
            Some(known) if rank(known) >= rank(&value) => {}
            _ => drop(into.insert(name, value)),
        }
    }
}

/// A value as text; every value here can be written.
fn rank<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
