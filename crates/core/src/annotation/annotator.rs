//! Who annotates.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// A random identity, made once per browser profile; says nothing about the person.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AnnotatorId(Rc<str>);

impl AnnotatorId {
    /// The annotator called `id`.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The identity as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AnnotatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An annotator with the name they gave themselves; may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotator {
    /// The identity.
    pub id: AnnotatorId,
    /// The name, for other people.
    #[serde(default)]
    pub name: String,
}
