//! What is kept in the browser's storage: keys, and values as compact JSON.
//!
//! Tags are kept in small records, one for each [`CHUNK`] code points of an article, so that a tag
//! costs one small write however long the article is. Keys name the version of the format (`1`),
//! the article, and the first digits of its text's hash, so that offsets never meet another text.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::KEY_PREFIX;
use super::work::{CutChoice, RoleChoice, Work};
use crate::annotation::{Annotator, AnnotatorId, Entry, Key, Stamp};
use crate::article::{Article, ArticleId, Cut, Role};
use crate::codebook::LabelId;
use crate::text::CodePointSpan;

/// Code points of an article whose tags share a record: some 20 sentences.
pub const CHUNK: usize = 2048;

/// The reader and the settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The reader.
    pub annotator: Annotator,
    /// The interface's language, if the reader chose it.
    #[serde(default)]
    pub language: Option<String>,
    /// When the reader last changed any of it; the later record counts. Zero for an identity that
    /// was made up when the page was first opened, and in records of older programs.
    #[serde(default)]
    pub set_at: Stamp,
}

impl Profile {
    /// Whether this one counts rather than another: the later, and of two at the same time the
    /// same one in every tab.
    pub fn wins_over(&self, other: &Self) -> bool {
        let rank = |profile: &Self| (profile.set_at, to_json(profile));
        rank(self) > rank(other)
    }
}

/// An article that the reader opened from disk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedText {
    /// The file's name.
    pub file: String,
    /// Its text.
    pub text: String,
    /// When it was opened, in milliseconds since 1970-01-01 UTC.
    #[serde(default)]
    pub opened_at: u64,
}

/// The key of the [`Profile`].
pub fn profile_key() -> String {
    format!("{KEY_PREFIX}1:profile")
}

/// The key of the names of other annotators.
pub fn others_key() -> String {
    format!("{KEY_PREFIX}1:others")
}

/// The key of the unknown fields of files outside their articles.
pub fn file_extras_key() -> String {
    format!("{KEY_PREFIX}1:file-extras")
}

/// The key of an opened article.
pub fn text_key(id: &ArticleId) -> String {
    format!("{}{}", text_prefix(), escaped(id))
}

/// What the keys of opened articles begin with.
pub fn text_prefix() -> String {
    format!("{KEY_PREFIX}1:text:")
}

/// The key of the reader's place in an article.
pub fn place_key(id: &ArticleId) -> String {
    format!("{}{}", place_prefix(), escaped(id))
}

/// What the keys of places begin with.
pub fn place_prefix() -> String {
    format!("{KEY_PREFIX}1:place:")
}

/// What the keys of an article's tags begin with, whatever its text.
pub fn tags_prefix_of_any_text(id: &ArticleId) -> String {
    format!("{KEY_PREFIX}1:tags:{}:", escaped(id))
}

/// What the keys of an article's tags begin with.
pub fn tags_prefix(article: &Article) -> String {
    format!("{}{}:", tags_prefix_of_any_text(&article.id), article.short_hash())
}

/// The key of the tags of the sentences that start in a chunk.
pub fn tags_key(article: &Article, chunk: usize) -> String {
    format!("{}{chunk}", tags_prefix(article))
}

/// The key of the reader's word on the roles of an article's blocks.
pub fn roles_key(article: &Article) -> String {
    format!("{KEY_PREFIX}1:roles:{}:{}", escaped(&article.id), article.short_hash())
}

/// The key of the reader's cuts of an article's sentences.
pub fn cuts_key(article: &Article) -> String {
    format!("{KEY_PREFIX}1:cuts:{}:{}", escaped(&article.id), article.short_hash())
}

/// The key of the unknown fields of an article in a file.
pub fn extras_key(article: &Article) -> String {
    format!("{KEY_PREFIX}1:extras:{}:{}", escaped(&article.id), article.short_hash())
}

/// Where a record that cannot be read is set aside.
pub fn damaged_key(key: &str) -> String {
    format!("{KEY_PREFIX}1:damaged:{}", key.trim_start_matches(KEY_PREFIX))
}

/// The identity within a key: without the separator.
fn escaped(id: &ArticleId) -> String {
    id.as_str().replace('%', "%25").replace(':', "%3A")
}

/// The identity that [`escaped`] made a part of a key of.
pub fn unescaped(part: &str) -> ArticleId {
    ArticleId::new(&part.replace("%3A", ":").replace("%25", "%"))
}

/// The chunk of the sentence with this span.
pub fn chunk_of(span: CodePointSpan) -> usize {
    span.start() / CHUNK
}

/// An entry in a record: `[start, end, label or null, note, milliseconds]`, then the fields that
/// this program does not know, if any.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Row {
    Known(usize, usize, Option<LabelId>, String, Stamp),
    Extended(usize, usize, Option<LabelId>, String, Stamp, Map<String, Value>),
}

/// A record of tags: annotators with their rows.
type TagRecord = Vec<(AnnotatorId, Vec<Row>)>;

/// The value of a chunk's record.
pub fn write_tags(work: &Work, chunk: usize) -> String {
    write_entries(work.set.starting(chunk * CHUNK, (chunk + 1) * CHUNK))
}

/// The value of a record of these entries.
pub fn write_entries<'a>(entries: impl Iterator<Item = (&'a Key, &'a Entry)>) -> String {
    let mut record = TagRecord::new();
    for (key, entry) in entries {
        let row = row_of(key, entry);
        match record.iter_mut().find(|(annotator, _)| *annotator == key.annotator) {
            Some((_, rows)) => rows.push(row),
            None => record.push((key.annotator.clone(), vec![row])),
        }
    }
    to_json(&record)
}

fn row_of(key: &Key, entry: &Entry) -> Row {
    let (start, end) = (key.span.start(), key.span.end());
    let (label, note, stamp) = (entry.label.clone(), entry.note.clone(), entry.stamp);
    if entry.extra.is_empty() {
        Row::Known(start, end, label, note, stamp)
    } else {
        Row::Extended(start, end, label, note, stamp, entry.extra.clone())
    }
}

/// The entries of a record of a text of `length` code points; `None` when it cannot be read or
/// says what cannot be: such an entry would make a file that no reader of files accepts.
pub fn read_tags(value: &str, length: usize) -> Option<Vec<(Key, Entry)>> {
    let record: TagRecord = serde_json::from_str(value).ok()?;
    let mut entries = Vec::new();
    for (annotator, rows) in record {
        for row in rows {
            let (start, end, label, note, stamp, extra) = match row {
                Row::Known(start, end, label, note, stamp) => (start, end, label, note, stamp, Map::new()),
                Row::Extended(start, end, label, note, stamp, extra) => (start, end, label, note, stamp, extra),
            };
            if start >= end || end > length {
                return None;
            }
            let span = CodePointSpan::new(start, end);
            let annotator = annotator.clone();
            let stamp = Stamp::from_outside(stamp.millis())?;
            entries.push((
                Key { span, annotator },
                Entry {
                    label,
                    note,
                    stamp,
                    extra,
                },
            ));
        }
    }
    Some(entries)
}

/// The value of the roles' record: `[first code point of the block, role or null, milliseconds]`.
pub fn write_roles(work: &Work) -> String {
    let start = |block: usize| work.document.blocks[block].chars.start();
    write_role_choices(work.roles.iter().map(|(block, choice)| (start(*block), *choice)))
}

/// The value of a record of these words on roles, by the block's first code point.
pub fn write_role_choices(choices: impl Iterator<Item = (usize, RoleChoice)>) -> String {
    let row = |(start, choice): (usize, RoleChoice)| (start, choice.role, choice.stamp);
    to_json(&choices.map(row).collect::<Vec<_>>())
}

/// The reader's word on the roles of blocks, by the block's first code point.
pub fn read_roles(value: &str) -> Option<Vec<(usize, RoleChoice)>> {
    let rows: Vec<(usize, Option<Role>, Stamp)> = serde_json::from_str(value).ok()?;
    let choice = |(start, role, stamp): (usize, Option<Role>, Stamp)| {
        let stamp = Stamp::from_outside(stamp.millis())?;
        Some((start, RoleChoice { role, stamp }))
    };
    rows.into_iter().map(choice).collect()
}

/// The value of the cuts' record: `[first code point of the later sentence, cut or null,
/// milliseconds]`.
pub fn write_cuts(work: &Work) -> String {
    write_cut_choices(work.cuts.iter().map(|(at, choice)| (*at, *choice)))
}

/// The value of a record of these cuts, by the first code point of the later sentence.
pub fn write_cut_choices(choices: impl Iterator<Item = (usize, CutChoice)>) -> String {
    let row = |(at, choice): (usize, CutChoice)| (at, choice.cut, choice.stamp);
    to_json(&choices.map(row).collect::<Vec<_>>())
}

/// The reader's cuts, by the first code point of the later sentence.
pub fn read_cuts(value: &str) -> Option<Vec<(usize, CutChoice)>> {
    let rows: Vec<(usize, Option<Cut>, Stamp)> = serde_json::from_str(value).ok()?;
    let choice = |(at, cut, stamp): (usize, Option<Cut>, Stamp)| {
        let stamp = Stamp::from_outside(stamp.millis())?;
        Some((at, CutChoice { cut, stamp }))
    };
    rows.into_iter().map(choice).collect()
}

/// Compact JSON. The values here have text keys only, so this cannot fail.
pub fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
