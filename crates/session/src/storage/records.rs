//! What is kept in the browser's storage: keys, and values as compact JSON.
//!
//! Tags are kept in small records, one for each [`CHUNK`] code points of an article, so that a tag
//! costs one small write however long the article is. A key is `hashiya:VERSION:KIND:ARTICLE…`: the
//! version of the format in which that kind was last changed (2 for tags, 1 for all else), the kind,
//! the article if it belongs to one, and the first digits of its text's hash, so that offsets never
//! meet another text. So a program knows of every record whether it is too new for it, and which
//! article it is about.

use serde::{Deserialize, Serialize};

use crate::KEY_PREFIX;
use crate::annotation::{Annotator, Stamp};
use crate::article::{Article, ArticleId, Cut, Role};
use crate::codec::{canonical_text, from_text, is_default, to_text};
use crate::model::annotated_article::{AnnotatedArticle, CutChoice, RoleChoice};
use crate::model::preferences::Preferences;
pub use crate::storage::tag_records::{read_sound_tags, read_tags, write_entries, write_tags};
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
    /// How the reader likes to work; absent in records of older programs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub preferences: Preferences,
    /// When the reader last changed any of it; the later record counts. Zero for an identity that
    /// was made up when the page was first opened, and in records of older programs.
    #[serde(default)]
    pub set_at: Stamp,
}

impl Profile {
    /// Whether this one counts rather than another: the later, and of two at the same time the
    /// same one in every tab.
    pub fn wins_over(&self, other: &Self) -> bool {
        let rank = |profile: &Self| (profile.set_at, canonical_text(profile));
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

/// The key of what is in files.
pub fn saved_key() -> String {
    format!("{KEY_PREFIX}1:saved")
}

/// Whether a record belongs to no article: the reader, names, fields of other programs.
pub fn is_general(key: &str) -> bool {
    [profile_key(), others_key(), file_extras_key(), saved_key()]
        .iter()
        .any(|known| known == key)
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

/// The key of when the reader last came to an article.
pub fn read_key(id: &ArticleId) -> String {
    format!("{}{}", read_prefix(), escaped(id))
}

/// What the keys of those records begin with.
pub fn read_prefix() -> String {
    format!("{KEY_PREFIX}1:read:")
}

/// When the reader last came to an article, by the value of its record.
pub fn read_stamp(value: &str) -> Option<Stamp> {
    from_text(value)
}

/// Whether a record only says where the reader was and when, which is no work of theirs.
pub fn is_place(key: &str) -> bool {
    key.starts_with(&place_prefix()) || key.starts_with(&read_prefix())
}

/// The versions in which records of tags are found, the latest first: the one that is written.
pub const TAGS_VERSIONS: [u64; 2] = [2, 1];

/// What the keys of an article's tags begin with in a version, whatever its text.
pub fn tags_prefix_of_any_text(version: u64, id: &ArticleId) -> String {
    format!("{KEY_PREFIX}{version}:tags:{}:", escaped(id))
}

/// What the keys of an article's tags begin with in a version.
pub fn tags_prefix(version: u64, article: &Article) -> String {
    format!(
        "{}{}:",
        tags_prefix_of_any_text(version, &article.id),
        article.short_hash()
    )
}

/// The key of the tags of the sentences that start in a chunk.
pub fn tags_key(article: &Article, chunk: usize) -> String {
    format!("{}{chunk}", tags_prefix(TAGS_VERSIONS[0], article))
}

/// The article that a record is about, if it is about one.
pub fn article_of(key: &str) -> Option<ArticleId> {
    let id = key.strip_prefix(KEY_PREFIX)?.split(':').nth(2)?;
    (!id.is_empty()).then(|| unescaped(id))
}

/// The article that a record of a newer program is about, and the version that its key names;
/// `None` for every record that this program knows, and for those that are about no article.
pub fn newer(key: &str) -> Option<(ArticleId, u64)> {
    let mut parts = key.strip_prefix(KEY_PREFIX)?.split(':');
    let version: u64 = parts.next()?.parse().ok()?;
    let kind = parts.next()?;
    let known = if kind == "tags" { TAGS_VERSIONS[0] } else { 1 };
    let id = article_of(key)?;
    (version > known).then_some((id, version))
}

/// The key of the reader's word on the roles of an article's blocks.
pub fn roles_key(article: &Article) -> String {
    format!("{KEY_PREFIX}1:roles:{}:{}", escaped(&article.id), article.short_hash())
}

/// The key of the reader's cuts of an article's sentences.
pub fn cuts_key(article: &Article) -> String {
    format!("{KEY_PREFIX}1:cuts:{}:{}", escaped(&article.id), article.short_hash())
}

/// The key of the second passes over an article.
pub fn second_key(article: &Article) -> String {
    format!("{KEY_PREFIX}1:second:{}:{}", escaped(&article.id), article.short_hash())
}

/// The key of the unknown fields of an article in a file.
pub fn extras_key(article: &Article) -> String {
    format!("{KEY_PREFIX}1:extras:{}:{}", escaped(&article.id), article.short_hash())
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

/// The value of the roles' record: `[first code point of the block, role or null, milliseconds]`.
pub fn write_roles(work: &AnnotatedArticle) -> String {
    let start = |block: usize| work.document.blocks[block].chars.start();
    write_role_choices(work.roles.iter().map(|(block, choice)| (start(*block), *choice)))
}

/// The value of a record of these words on roles, by the block's first code point.
pub fn write_role_choices(choices: impl Iterator<Item = (usize, RoleChoice)>) -> String {
    let row = |(start, choice): (usize, RoleChoice)| (start, choice.role, choice.stamp);
    to_text(&choices.map(row).collect::<Vec<_>>())
}

/// The reader's word on the roles of blocks, by the block's first code point.
pub fn read_roles(value: &str) -> Option<Vec<(usize, RoleChoice)>> {
    let rows: Vec<(usize, Option<Role>, Stamp)> = from_text(value)?;
    let choice = |(start, role, stamp): (usize, Option<Role>, Stamp)| (start, RoleChoice { role, stamp });
    Some(rows.into_iter().map(choice).collect())
}

/// The value of the cuts' record: `[first code point of the later sentence, cut or null,
/// milliseconds]`.
pub fn write_cuts(work: &AnnotatedArticle) -> String {
    write_cut_choices(work.cuts.iter().map(|(at, choice)| (*at, *choice)))
}

/// The value of a record of these cuts, by the first code point of the later sentence.
pub fn write_cut_choices(choices: impl Iterator<Item = (usize, CutChoice)>) -> String {
    let row = |(at, choice): (usize, CutChoice)| (at, choice.cut, choice.stamp);
    to_text(&choices.map(row).collect::<Vec<_>>())
}

/// The reader's cuts, by the first code point of the later sentence.
pub fn read_cuts(value: &str) -> Option<Vec<(usize, CutChoice)>> {
    let rows: Vec<(usize, Option<Cut>, Stamp)> = from_text(value)?;
    let choice = |(at, cut, stamp): (usize, Option<Cut>, Stamp)| (at, CutChoice { cut, stamp });
    Some(rows.into_iter().map(choice).collect())
}
