//! The keys of stored records: `hashiya:VERSION:KIND[:ARTICLE[:TEXT[:CHUNK]]]`.
//!
//! A key names the version of the storage format in which the kind was last changed (2 for tags, 1 for
//! all else), the kind, the article if the record belongs to one, the first digits of the hash of its
//! text, so that offsets never meet another text, and a part of that text. So a program knows of every
//! record whether it is too new for it, and which article it is about. What is in a record, its kind
//! says: see [`super::kinds`].
//!
//! Every earlier form is read for ever. What it holds is written again in the latest form, and the
//! earlier record is taken away only when a later visit finds all of it there: see [`super::load`].
//!
//! A value that cannot be read is quarantined under `hashiya:1:damaged:HASH:KEY`, with the first digits
//! of the value's hash and the record's own key without `hashiya:`. So a second damage of the same
//! record never takes the place of the first one's copy, and the same damage met again is known. Early
//! versions left out the hash; their keys are read as well.
//!
//! Any other text is a key too, and stays to the letter.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use crate::KEY_PREFIX;
use crate::article::{Article, ArticleId, short_hash};
use crate::text::CodePointSpan;

/// Records by key.
pub type Records = BTreeMap<RecordKey, String>;

/// Records as the stores have them, by key; the last one of each. They are put in one by one, as they
/// are wherever records come together: `collect` would bring a sort of its own for them.
pub fn by_key(records: Vec<(String, String)>) -> Records {
    let mut map = Records::new();
    map.extend(records.into_iter().map(|(key, value)| (RecordKey::from(key), value)));
    map
}

/// Code points of an article whose tags share a record: some 20 sentences.
pub const CHUNK: usize = 2048;

/// Digits of the hash in the key of a value that was quarantined.
const HASH_DIGITS: usize = 12;

/// What the keys of values that were quarantined begin with.
const QUARANTINE: &str = "hashiya:1:damaged:";

/// What the keys of marks of removed records begin with; see [`super::removal_marks`].
const MARK: &str = "hashiya:1:removed:";

/// The key of the mark of a removed record: it has digits of the hash of the record's key, and names nothing.
pub fn mark_of(key: &str) -> String {
    format!("{MARK}{}", &Article::hash_of(key)[..HASH_DIGITS])
}

/// Whether a key is that of a mark.
pub fn is_mark(key: &str) -> bool {
    key.starts_with(MARK)
}

/// The chunk of the sentence with this span.
pub fn chunk_of(span: CodePointSpan) -> usize {
    span.start() / CHUNK
}

/// The key that a record had before its value was quarantined under this one; `None` for the key of any
/// other record.
pub fn original_of(quarantine_key: &str) -> Option<String> {
    let (_, of) = quarantined(quarantine_key)?;
    Some(format!("{KEY_PREFIX}{of}"))
}

/// The two parts of the key of a value that was quarantined: hash, and its own key without [`KEY_PREFIX`].
fn quarantined(text: &str) -> Option<(Option<&str>, &str)> {
    let rest = text.strip_prefix(QUARANTINE)?;
    let is_hash = |part: &str| part.len() == HASH_DIGITS && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    match rest.split_once(':') {
        Some((hash, of)) if is_hash(hash) => Some((Some(hash), of)),
        _ => Some((None, rest)),
    }
}

/// Whom a record belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// No article.
    Nobody,
    /// An article, whatever its text.
    Article(ArticleId),
    /// An article with one text: the first digits of the text's hash.
    Text(ArticleId, String),
    /// The sentences of such a text that start in one chunk, from 0.
    Chunk(ArticleId, String, usize),
}

impl Owner {
    /// An article with its text.
    pub fn text(article: &Article) -> Self {
        Self::Text(article.id.clone(), article.short_hash().to_owned())
    }

    /// An article with the text that has this SHA-256, in hexadecimal digits.
    pub fn text_of_hash(id: &ArticleId, sha256: &str) -> Self {
        Self::Text(id.clone(), short_hash(sha256).to_owned())
    }

    /// A chunk of an article.
    pub fn chunk(article: &Article, chunk: usize) -> Self {
        Self::Chunk(article.id.clone(), article.short_hash().to_owned(), chunk)
    }

    /// The same of an article that is called otherwise here.
    #[must_use]
    pub fn renamed(&self, id: &ArticleId) -> Self {
        match self.clone() {
            Self::Nobody => Self::Nobody,
            Self::Article(_) => Self::Article(id.clone()),
            Self::Text(_, hash) => Self::Text(id.clone(), hash),
            Self::Chunk(_, hash, chunk) => Self::Chunk(id.clone(), hash, chunk),
        }
    }

    /// The article, if it is one's.
    pub fn article(&self) -> Option<&ArticleId> {
        match self {
            Self::Nobody => None,
            Self::Article(id) | Self::Text(id, _) | Self::Chunk(id, _, _) => Some(id),
        }
    }

    /// Whether it is this article, and where a text is named, with this text.
    pub fn is(&self, article: &Article) -> bool {
        let is_text = match self {
            Self::Nobody | Self::Article(_) => true,
            Self::Text(_, hash) | Self::Chunk(_, hash, _) => hash == article.short_hash(),
        };
        is_text && self.article() == Some(&article.id)
    }

    /// Whether both may be of one text of one article: neither says that it is of another.
    pub fn may_share_text(&self, other: &Self) -> bool {
        let hash = |owner: &Self| match owner {
            Self::Nobody | Self::Article(_) => None,
            Self::Text(_, hash) | Self::Chunk(_, hash, _) => Some(hash.clone()),
        };
        let texts = hash(self).zip(hash(other));
        self.article().is_some() && self.article() == other.article() && texts.is_none_or(|(one, two)| one == two)
    }

    /// The chunk, if it is one; else 0.
    pub fn chunk_number(&self) -> usize {
        match self {
            Self::Chunk(_, _, chunk) => *chunk,
            _ => 0,
        }
    }
}

/// The key of a record. In their order keys of one version and kind stand side by side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey(Form);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    /// As this program writes keys, of whatever kind and version.
    Record {
        version: u64,
        kind: Cow<'static, str>,
        owner: Owner,
    },
    /// Of a value that was quarantined: the digits of its hash, and the key that it had, without
    /// [`KEY_PREFIX`].
    Quarantined { hash: Option<String>, of: String },
    /// Anything else.
    Other(String),
}

impl RecordKey {
    /// The key of a record of this kind in this version of its format.
    pub const fn new(kind: &'static str, version: u64, owner: Owner) -> Self {
        let kind = Cow::Borrowed(kind);
        Self(Form::Record { version, kind, owner })
    }

    /// The key that is written so.
    pub fn parse(text: &str) -> Self {
        let form = Form::quarantined(text).or_else(|| Form::record(text));
        Self(form.unwrap_or_else(|| Form::Other(text.to_owned())))
    }

    /// Where a value of this record that cannot be read is quarantined: another place for every value.
    pub fn quarantine_key(&self, value: &str) -> Self {
        let hash = &Article::hash_of(value)[..HASH_DIGITS];
        let key = self.to_string();
        let rest = key.strip_prefix(KEY_PREFIX).unwrap_or(&key);
        Self::parse(&format!("{QUARANTINE}{hash}:{rest}"))
    }

    /// The key that a record had before its value was quarantined; `None` for the key of any other record.
    pub fn original(&self) -> Option<Self> {
        match &self.0 {
            Form::Quarantined { of, .. } => Some(Self::parse(&format!("{KEY_PREFIX}{of}"))),
            _ => None,
        }
    }

    /// The name of the kind, known to this program or not; `None` for what was quarantined.
    pub fn kind(&self) -> Option<&str> {
        match &self.0 {
            Form::Record { kind, .. } => Some(kind),
            Form::Quarantined { .. } => None,
            Form::Other(text) => parts_of(text).nth(1),
        }
    }

    /// The version of the kind's format.
    pub fn version(&self) -> Option<u64> {
        match &self.0 {
            Form::Record { version, .. } => Some(*version),
            Form::Quarantined { .. } => None,
            Form::Other(text) => parts_of(text).next()?.parse().ok(),
        }
    }

    /// Whom the record belongs to; `None` where the key is not as this program writes keys.
    pub fn owner(&self) -> Option<&Owner> {
        match &self.0 {
            Form::Record { owner, .. } => Some(owner),
            _ => None,
        }
    }

    /// The article that the record is about, if it is about one, whichever program wrote it. A value
    /// that was quarantined is about none.
    pub fn article(&self) -> Option<ArticleId> {
        let id = match &self.0 {
            Form::Record { owner, .. } => owner.article().cloned(),
            Form::Quarantined { .. } => None,
            Form::Other(text) => parts_of(text).nth(2).map(unescaped),
        };
        id.filter(|id| !id.as_str().is_empty())
    }

    /// Whether it is a key of this app, of whatever version.
    pub fn is_of_this_app(&self) -> bool {
        match &self.0 {
            Form::Other(text) => text.starts_with(KEY_PREFIX),
            _ => true,
        }
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl From<&str> for RecordKey {
    fn from(text: &str) -> Self {
        Self::parse(text)
    }
}

impl From<String> for RecordKey {
    fn from(text: String) -> Self {
        Self::parse(&text)
    }
}

impl Form {
    fn quarantined(text: &str) -> Option<Self> {
        let (hash, of) = quarantined(text)?;
        let (hash, of) = (hash.map(str::to_owned), of.to_owned());
        Some(Self::Quarantined { hash, of })
    }

    fn record(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix(KEY_PREFIX)?.split(':');
        let version = parts.next()?.parse().ok()?;
        let kind = Cow::Owned(parts.next()?.to_owned());
        let owner = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (None, ..) => Owner::Nobody,
            (Some(id), None, ..) => Owner::Article(unescaped(id)),
            (Some(id), Some(hash), None, _) => Owner::Text(unescaped(id), hash.to_owned()),
            (Some(id), Some(hash), Some(chunk), None) => {
                Owner::Chunk(unescaped(id), hash.to_owned(), chunk.parse().ok()?)
            }
            _ => return None,
        };
        let form = Self::Record { version, kind, owner };
        // Only as this program writes it: another text that says the same is not this record.
        (form.to_string() == text).then_some(form)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record { version, kind, owner } => {
                write!(f, "{KEY_PREFIX}{version}:{kind}")?;
                match owner {
                    Owner::Nobody => Ok(()),
                    Owner::Article(id) => write!(f, ":{}", escaped(id)),
                    Owner::Text(id, hash) => write!(f, ":{}:{hash}", escaped(id)),
                    Owner::Chunk(id, hash, chunk) => write!(f, ":{}:{hash}:{chunk}", escaped(id)),
                }
            }
            Self::Quarantined { hash: Some(hash), of } => write!(f, "{QUARANTINE}{hash}:{of}"),
            Self::Quarantined { hash: None, of } => write!(f, "{QUARANTINE}{of}"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

/// The parts of a key of this app: version, kind, article and so on; one empty part of any other text.
fn parts_of(text: &str) -> std::str::Split<'_, char> {
    text.strip_prefix(KEY_PREFIX).unwrap_or_default().split(':')
}

/// The identity within a key: without the separator.
fn escaped(id: &ArticleId) -> String {
    id.as_str().replace('%', "%25").replace(':', "%3A")
}

/// The identity that [`escaped`] made a part of a key of.
fn unescaped(part: &str) -> ArticleId {
    ArticleId::new(&part.replace("%3A", ":").replace("%25", "%"))
}
