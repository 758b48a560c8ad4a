//! What a change of a codebook is called.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// The identity of a change: the first 16 hexadecimal digits of the SHA-256 of what it says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChangeId(Rc<str>);

impl ChangeId {
    /// The change called `id`.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The identity as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
