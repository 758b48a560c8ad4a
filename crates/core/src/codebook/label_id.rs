//! What a label is called in records and files.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// The identity of a label in records and files: `claim`, `quote`, `background`, or one that a reader made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LabelId(Rc<str>);

impl LabelId {
    /// The label called `id`.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The identity as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LabelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
