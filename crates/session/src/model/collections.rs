//! Collections: names under which the reader groups articles. Which articles are in one, their details say
//! (`model/details.rs`).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::annotation::Stamp;
use crate::article::Article;

/// The identity of a collection.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CollectionId(Rc<str>);

impl CollectionId {
    /// One that is known, as from a record or a page.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The identity as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A collection.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Collection {
    /// When it was made, named or deleted last.
    pub at: Stamp,
    /// Whether it is deleted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_deleted: bool,
    /// What it is called.
    pub name: String,
}

/// Those that there are and were.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Collections(BTreeMap<CollectionId, Collection>);

/// Digits of the hash of its first name that are the identity of a collection.
const DIGITS: usize = 12;

impl Collections {
    /// Whether there never was one.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One by its identity, unless it is deleted.
    pub fn get(&self, id: &CollectionId) -> Option<&Collection> {
        self.0.get(id).filter(|collection| !collection.is_deleted)
    }

    /// The same with those that are deleted.
    pub fn known(&self, id: &CollectionId) -> Option<&Collection> {
        self.0.get(id)
    }

    /// Those that are not deleted, in order of their identities.
    pub fn iter(&self) -> impl Iterator<Item = (&CollectionId, &Collection)> {
        self.0.iter().filter(|(_, collection)| !collection.is_deleted)
    }

    /// The one with this name, if there is one.
    pub fn named(&self, name: &str) -> Option<&CollectionId> {
        self.iter()
            .find(|(_, collection)| collection.name == name)
            .map(|(id, _)| id)
    }

    /// The identity of a new one: of the same name the same, so that two tabs or browsers that begin a
    /// collection of that name have one; but none that ever was another's.
    pub fn free_id(&self, name: &str) -> CollectionId {
        let id = |salt: usize| CollectionId::new(&Article::hash_of(&format!("{name}\n{salt}"))[..DIGITS]);
        let free = (0..).map(id).find(|id| !self.0.contains_key(id));
        free.unwrap_or_else(|| id(0))
    }

    /// Puts one in: the later word counts, and of two at the same time the greater.
    pub fn put(&mut self, id: CollectionId, collection: Collection) {
        match self.0.entry(id) {
            Entry::Vacant(place) => drop(place.insert(collection)),
            Entry::Occupied(mut place) if *place.get() < collection => drop(place.insert(collection)),
            Entry::Occupied(_) => {}
        }
    }

    /// Puts all of the others in. In whatever order, and however often: the same comes of it.
    pub fn merge(&mut self, others: Self) {
        for (id, collection) in others.0 {
            self.put(id, collection);
        }
    }
}
