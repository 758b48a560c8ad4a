//! An article as it is loaded: its identity, and its text, which never changes.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::line_breaks::LineBreaks;
use super::line_ends::{WrittenPlaces, plain_text, uniform_forms};
use super::metadata::{GivenRole, Metadata};
use super::nesting::Nesting;
use crate::text::Direction;

/// The stem of the file that an article came from; what addresses and records call it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(Rc<str>);

impl ArticleId {
    /// The identity of the article in the file called `name`: its stem.
    pub fn from_file_name(name: &str) -> Self {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => name,
        };
        Self(stem.into())
    }

    /// An identity that is already known, as from an address or a record.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The identity as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where an article came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is delivered with the app.
    Bundled,
    /// The reader opened it from disk.
    Opened,
}

/// An article as it was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its identity.
    pub id: ArticleId,
    /// Its text: see [`plain_text`].
    pub text: Rc<str>,
    /// The text as it was handed in, where that is not it: what earlier versions took for the text.
    pub written: Option<Rc<str>>,
    /// The SHA-256 of the text in UTF-8, 64 lower-case hexadecimal digits.
    pub sha256: Rc<str>,
    /// Where it came from.
    pub origin: Origin,
    /// The language that it says itself that it is in, as a BCP 47 tag.
    pub language: Option<Rc<str>>,
    /// The reading direction that it says itself that it has.
    pub direction: Option<Direction>,
    /// What its source says of its lines, in their order, each once. Where it says anything, no rule is asked: a
    /// line that is not named is body.
    pub roles: Rc<[GivenRole]>,
    /// What its lines are taken for; where its source says what they are, each is a paragraph.
    pub line_breaks: LineBreaks,
    /// What its source says of all of it.
    pub metadata: Option<Rc<Metadata>>,
}

impl Article {
    /// An article of this text, whose line ends, byte order mark and final newline make no difference (see
    /// [`plain_text`]); computes the hash.
    pub fn new(id: ArticleId, text: &str, origin: Origin) -> Self {
        let plain = plain_text(text);
        let is_plain = matches!(plain, Cow::Borrowed(plain) if plain.len() == text.len());
        Self {
            written: (!is_plain).then(|| text.into()),
            ..Self::to_the_letter(id, &plain, origin)
        }
    }

    /// An article of this text to the letter: for answers about a file as it stands on the disk, never for what
    /// is stored or exported.
    pub fn to_the_letter(id: ArticleId, text: &str, origin: Origin) -> Self {
        Self {
            id,
            text: text.into(),
            written: None,
            sha256: sha256_hex(text.as_bytes()).into(),
            origin,
            language: None,
            direction: None,
            roles: Rc::default(),
            line_breaks: LineBreaks::default(),
            metadata: None,
        }
    }

    /// The same with the language that it says itself that it is in, as a BCP 47 tag.
    pub fn declaring(mut self, language: Option<&str>) -> Self {
        self.language = language.map(Rc::from);
        self
    }

    /// The same with the reading direction that it says itself that it has.
    pub fn directed(mut self, direction: Option<Direction>) -> Self {
        self.direction = direction;
        self
    }

    /// The same with what its source says of its lines; of two that name the same line the first counts.
    pub fn with_roles(mut self, roles: &[GivenRole]) -> Self {
        let mut roles = roles.to_vec();
        roles.sort_by_key(|given| given.start);
        roles.dedup_by_key(|given| given.start);
        self.roles = roles.into();
        self
    }

    /// The same with its lines taken so.
    pub fn with_line_breaks(mut self, line_breaks: LineBreaks) -> Self {
        self.line_breaks = line_breaks;
        self
    }

    /// The same with what its source says of all of it. The language that is said there counts where the
    /// article declares none itself.
    pub fn described(mut self, metadata: Rc<Metadata>) -> Self {
        self.language = self.language.or_else(|| metadata.language.as_deref().map(Rc::from));
        self.metadata = Some(metadata);
        self
    }

    /// What its source says of the line that begins at a code point, if it says something.
    pub fn given(&self, start: usize) -> Option<&GivenRole> {
        let place = self.roles.binary_search_by_key(&start, |given| given.start);
        place.ok().map(|place| &self.roles[place])
    }

    /// Where the line that begins at a code point stands within lists and quotations, as far as its source says it.
    pub fn nesting(&self, start: usize) -> Nesting {
        self.given(start).map_or_else(Nesting::default, |given| given.nesting)
    }

    /// Where it appeared, as far as its source says it: an address of http or https, and of nothing else.
    pub fn address(&self) -> Option<&str> {
        let address = self.metadata.as_deref()?.address.as_deref()?;
        let is_of_the_web = |scheme: &&str| {
            address
                .get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        ["http://", "https://"].iter().any(is_of_the_web).then_some(address)
    }

    /// The SHA-256 of a text in UTF-8, 64 lower-case hexadecimal digits.
    pub fn hash_of(text: &str) -> String {
        sha256_hex(text.as_bytes())
    }

    /// The first eight digits of the hash: enough to tell apart the versions of one article.
    pub fn short_hash(&self) -> &str {
        short_hash(&self.sha256)
    }

    /// The text as it was handed in.
    pub fn as_written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.text)
    }

    /// Where the places of a text that an earlier version had with these first digits of its hash are in this
    /// one; `None` if that is another text, and not this one with other line ends. Computes some hashes.
    pub fn places_of_earlier(&self, short_hash: &str) -> Option<WrittenPlaces> {
        let is_it = |text: &&str| sha256_hex(text.as_bytes())[..SHORT_HASH] == *short_hash;
        if let Some(written) = self.written.as_deref().filter(is_it) {
            return Some(WrittenPlaces::of(written));
        }
        let mut forms = uniform_forms(&self.text);
        let form = forms.find(|form| is_it(&form.as_str()))?;
        Some(WrittenPlaces::of(&form))
    }
}

/// Digits of the hash that tell apart the versions of one article.
pub const SHORT_HASH: usize = 8;

/// The first of the hexadecimal digits of a hash.
pub fn short_hash(sha256: &str) -> &str {
    sha256.get(..SHORT_HASH).unwrap_or(sha256)
}

/// The SHA-256 of some bytes as 64 lower-case hexadecimal digits.
fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
