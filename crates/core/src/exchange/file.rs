//! The Hashiya file, version 1, field by field. Offsets are code points of `text`, half-open.
//!
//! Every object keeps the fields that it does not know in `extra`, so that what a newer minor
//! writer added survives a round trip.

use super::backup::Backup;
use crate::article::Role;
use crate::codebook::{self, LabelId};
use crate::json::{Fields, FromJson, Object, ToJson, Value, Writer, Wrong, json_object, to_text};
use crate::map::Map;

/// The value of `format`.
pub const FORMAT: &str = "hashiya";
/// The version that this program writes, and the newest that it reads.
pub const VERSION: u64 = 1;
/// The value of `offset_unit`.
pub const OFFSET_UNIT: &str = "code_point";

/// Fields of an object that this program does not know.
pub type Extra = Object;

/// A whole file.
#[derive(Clone, Debug, PartialEq)]
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
    pub backup: Option<Backup>,
    /// Unknown fields.
    pub extra: Extra,
}

/// The labels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codebook {
    /// Each label.
    pub labels: Vec<FileLabel>,
    /// Unknown fields.
    pub extra: Extra,
}

/// A label; names and definitions by language tag.
#[derive(Clone, Debug, PartialEq)]
pub struct FileLabel {
    /// Its identity.
    pub id: String,
    /// Its name by language.
    pub name: Map<String, String>,
    /// Its definition by language.
    pub definition: Map<String, String>,
    /// Unknown fields.
    pub extra: Extra,
}

/// An annotator.
#[derive(Clone, Debug, PartialEq)]
pub struct FileAnnotator {
    /// The identity.
    pub id: String,
    /// The name; may be empty.
    pub name: String,
    /// Unknown fields.
    pub extra: Extra,
}

/// An article with all its sentences, tagged or not.
#[derive(Clone, Debug, PartialEq)]
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
    pub cleared: Vec<Cleared>,
    /// Annotations of spans that are no sentence in `sentences`.
    pub unplaced: Vec<Unplaced>,
    /// Unknown fields.
    pub extra: Extra,
}

/// What cut the sentences, and what the reader changed of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Segmenter {
    /// `hashiya`.
    pub name: String,
    /// Its version.
    pub version: u64,
    /// The reader's splits and merges.
    pub edits: Vec<Edit>,
    /// Unknown fields.
    pub extra: Extra,
}

/// A cut of the reader's: one of `split` and `merge`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// A sentence begins at this code point, where none was found.
    pub split: Option<usize>,
    /// No sentence begins at this code point, where one was found.
    pub merge: Option<usize>,
    /// When the reader said so (RFC 3339).
    pub set_at: Option<String>,
    /// Unknown fields.
    pub extra: Extra,
}

/// A line that is not blank.
#[derive(Clone, Debug, PartialEq)]
pub struct FileBlock {
    /// What it is.
    pub role: Role,
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// When the reader chose the role (RFC 3339); absent when it was found.
    pub role_set_at: Option<String>,
    /// Unknown fields.
    pub extra: Extra,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq)]
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
    pub annotations: Vec<FileAnnotation>,
    /// Unknown fields.
    pub extra: Extra,
}

/// What an annotator said of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct FileAnnotation {
    /// The annotator's identity.
    pub annotator: String,
    /// The label's identity; `null` for a note on a sentence without label.
    pub label: Option<String>,
    /// The note; may be empty.
    pub note: String,
    /// When it was written (RFC 3339).
    pub updated_at: String,
    /// Unknown fields.
    pub extra: Extra,
}

/// A cleared tag.
#[derive(Clone, Debug, PartialEq)]
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
    pub extra: Extra,
}

/// An annotation of a span that is no sentence (any more).
#[derive(Clone, Debug, PartialEq)]
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

/// The unknown fields of an article and of what is in it, kept beside the article between an
/// import and the next export. Blocks and sentences are named `start-end`.
#[derive(Clone, Debug, Default, PartialEq)]
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
#[derive(Clone, Debug, Default, PartialEq)]
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
fn rank(value: &dyn ToJson) -> String {
    to_text(value)
}

json_object!(File { format, version, exported_at, generator, offset_unit, codebook, annotators, articles, backup = sparse, ..extra });
json_object!(Codebook { labels, ..extra });
json_object!(FileLabel { id, name, definition = default, ..extra });
json_object!(FileAnnotator { id, name = default, ..extra });
json_object!(FileArticle {
    id, title, language, direction, sha256, text, segmenter, blocks, sentences, cleared = sparse, unplaced = sparse, ..extra
});
json_object!(Segmenter { name, version, edits = default, ..extra });
json_object!(Edit { split = sparse, merge = sparse, set_at = sparse, ..extra });
json_object!(FileBlock { role, start, end, role_set_at = sparse, ..extra });
json_object!(FileSentence { start, end, text, role, annotations = default, ..extra });
json_object!(FileAnnotation { annotator, label = default, note = default, updated_at, ..extra });
json_object!(Cleared {
    start,
    end,
    annotator,
    updated_at,
    ..extra
});
json_object!(ArticleExtras { article = default, segmenter = default, blocks = default, sentences = default });
json_object!(FileExtras {
    file = default, codebook = default, labels = default, annotators = default, other_labels = default, backup = sparse
});

impl ToJson for Unplaced {
    fn write(&self, to: &mut Writer) {
        to.open('{');
        to.name("start");
        self.start.write(to);
        to.name("end");
        self.end.write(to);
        to.name("text");
        self.text.write(to);
        self.annotation.write_fields(to);
        to.close('}');
    }
}

impl FromJson for Unplaced {
    fn read(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            start: fields.take("start")?,
            end: fields.take("end")?,
            text: fields.take("text")?,
            annotation: FileAnnotation::read(Value::Object(fields.rest()))?,
        })
    }
}
