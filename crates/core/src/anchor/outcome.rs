//! What becomes of a sentence in another version of its text.

use serde::{Deserialize, Serialize};

use crate::text::ByteSpan;

/// What becomes of a sentence. Only the first two are placed without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It says the same, and stands where it stood among its neighbours.
    Unchanged,
    /// It says the same, and stands elsewhere.
    Moved,
    /// A sentence of the new text is like it, and says something else, or is cut otherwise.
    Changed,
    /// Two places are almost as good.
    Unsure,
    /// Nothing of the new text is enough like it.
    Gone,
}

impl Outcome {
    /// Its name, as it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Unsure => "unsure",
            Self::Gone => "gone",
        }
    }

    /// Whether it is placed without asking.
    pub fn is_sure(self) -> bool {
        matches!(self, Self::Unchanged | Self::Moved)
    }
}

/// Where a sentence stands in another version.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchored {
    /// What becomes of it.
    pub outcome: Outcome,
    /// Where it is in the new text, or may be, in bytes; nowhere if it is gone.
    pub to: Option<ByteSpan>,
    /// How good that place is, from 0 to 1; of what is gone, how good the best one would be.
    pub score: f64,
    /// The best of the other places, in bytes.
    pub second_to: Option<ByteSpan>,
    /// How good that one is; 0 where there is none.
    pub second: f64,
}
