//! What the reader says of an article beside their annotations: what it is called, who wrote it and so on, and
//! which collections it is in. What its source says stays, and comes back when they take theirs back.
//!
//! Each detail and each collection is a value of its own with its stamp; the later one counts.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use crate::annotation::Stamp;
use crate::model::collections::CollectionId;

/// Something that can be said of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What it is called.
    Title,
    /// Who wrote it.
    Author,
    /// When it appeared.
    Date,
    /// Its language, as a BCP 47 tag.
    Language,
    /// Where it appeared: an absolute address of http or https.
    Address,
}

impl Detail {
    /// Every one, as they are asked for.
    pub const ALL: [Self; 5] = [Self::Title, Self::Author, Self::Date, Self::Language, Self::Address];

    /// Its name in the page, in records and in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Author => "author",
            Self::Date => "date",
            Self::Language => "language",
            Self::Address => "address",
        }
    }

    /// Whether a text can be this: an address leads somewhere and a language is a tag; all else is any text.
    pub fn can_be(self, text: &str) -> bool {
        match self {
            Self::Address => {
                let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
                rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
            }
            Self::Language => {
                let mut parts = text.split('-');
                let is_part = |part: &str, longest: std::ops::RangeInclusive<usize>| {
                    longest.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
                };
                let first = parts.next().unwrap_or_default();
                is_part(first, 2..=8)
                    && first.bytes().all(|byte| byte.is_ascii_alphabetic())
                    && parts.all(|part| is_part(part, 1..=8))
            }
            Self::Title | Self::Author | Self::Date => !text.trim().is_empty(),
        }
    }
}

/// What the reader said, and when; `None` where they went back to what the source says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Said(pub Stamp, pub Option<String>);

/// Whether the article is in a collection, and when the reader said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Membership(pub Stamp, pub bool);

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    said: BTreeMap<String, Said>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    collections: BTreeMap<CollectionId, Membership>,
}

impl Details {
    /// What the reader says of it, if they do.
    pub fn said(&self, detail: Detail) -> Option<&str> {
        self.said.get(detail.as_str())?.1.as_deref()
    }

    /// When they last said something of it, or went back.
    pub fn said_at(&self, detail: Detail) -> Stamp {
        self.said.get(detail.as_str()).map(|said| said.0).unwrap_or_default()
    }

    /// Whether the article is in a collection.
    pub fn is_in(&self, collection: &CollectionId) -> bool {
        self.collections.get(collection).is_some_and(|member| member.1)
    }

    /// When the reader last said so or the contrary.
    pub fn grouped_at(&self, collection: &CollectionId) -> Stamp {
        self.collections
            .get(collection)
            .map(|member| member.0)
            .unwrap_or_default()
    }

    /// What was said, with what was taken back, by the names of what it is about; also what a newer program
    /// knows alone.
    pub fn all_said(&self) -> impl Iterator<Item = (&String, &Said)> {
        self.said.iter()
    }

    /// The collections that it is in or was taken out of.
    pub fn all_collections(&self) -> impl Iterator<Item = (&CollectionId, Membership)> {
        self.collections.iter().map(|(id, member)| (id, *member))
    }

    /// Puts what was said in; the later one counts, and of two at the same time the greater.
    pub fn put(&mut self, detail: Detail, said: Said) {
        self.put_named(detail.as_str(), said);
    }

    /// The same by its name.
    pub fn put_named(&mut self, detail: &str, said: Said) {
        put_greater(self.said.entry(detail.to_owned()), said);
    }

    /// The same of a collection.
    pub fn group(&mut self, collection: CollectionId, member: Membership) {
        put_greater(self.collections.entry(collection), member);
    }

    /// Puts all of the other one in. In whatever order, and however often: the same comes of it.
    pub fn merge(&mut self, other: Self) {
        for (detail, said) in other.said {
            self.put_named(&detail, said);
        }
        for (collection, member) in other.collections {
            self.group(collection, member);
        }
    }
}

fn put_greater<K: Ord, V: Ord>(place: Entry<'_, K, V>, value: V) {
    match place {
        Entry::Vacant(place) => drop(place.insert(value)),
        Entry::Occupied(mut place) if *place.get() < value => drop(place.insert(value)),
        Entry::Occupied(_) => {}
    }
}
