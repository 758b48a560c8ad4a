//! The labels: their identity and keys. What they are called is said by the languages of the interface.

use std::fmt;
use std::rc::Rc;

use crate::json::json_identity;

/// The identity of a label in records and files: `claim`, `quote`, `background`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// A label of the codebook that Hashiya comes with. What it is called and what it means, the languages
/// of the interface say.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// Its identity.
    pub id: &'static str,
    /// The digit key that sets it, by position on the keyboard.
    pub digit: u8,
}

/// The labels that Hashiya comes with, in the order of their keys.
pub const LABELS: [Label; 3] = [
    Label { id: "claim", digit: 1 },
    Label { id: "quote", digit: 2 },
    Label {
        id: "background",
        digit: 3,
    },
];

impl Label {
    /// Its identity, to store.
    pub fn label_id(&self) -> LabelId {
        LabelId::new(self.id)
    }
}

/// The label that this digit key sets.
pub fn label_of_digit(digit: u8) -> Option<&'static Label> {
    LABELS.iter().find(|label| label.digit == digit)
}

/// The label with this identity, if it is one of the codebook's.
pub fn label(id: &LabelId) -> Option<&'static Label> {
    LABELS.iter().find(|label| label.id == id.as_str())
}

json_identity!(LabelId);
