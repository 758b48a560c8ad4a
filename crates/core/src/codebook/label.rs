//! A label as its codebook has it.

use std::collections::BTreeMap;

use super::fate::Fate;
use super::label_id::LabelId;
use super::moves::{ExampleNote, ExampleText};

/// A sentence that explains a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: ExampleText,
    /// What is said of it.
    pub note: ExampleNote,
}

/// A label of a codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its identity.
    pub id: LabelId,
    /// What it is called, by language (BCP 47). What is not said of a default label, the interface says.
    pub names: BTreeMap<String, String>,
    /// What it means, by language.
    pub definitions: BTreeMap<String, String>,
    /// Sentences that explain it, by kind, language and text.
    pub examples: Vec<Example>,
    /// Its colour of the palette, where one was chosen.
    pub colour: Option<String>,
    /// Its sign, where one was chosen.
    pub sign: Option<String>,
    /// Its pattern, where one was chosen.
    pub pattern: Option<String>,
    /// The key that sets it beside its number, by its position (`KeyboardEvent.code`).
    pub key: Option<String>,
    /// What became of it.
    pub fate: Fate,
    /// Whether it is there: not if its addition was taken back. It stays readable where sentences have it.
    pub is_there: bool,
}

impl Label {
    /// A label of which nothing is said yet.
    pub(super) fn new(id: LabelId) -> Self {
        Self {
            id,
            names: BTreeMap::new(),
            definitions: BTreeMap::new(),
            examples: Vec::new(),
            colour: None,
            sign: None,
            pattern: None,
            key: None,
            fate: Fate::Kept,
            is_there: true,
        }
    }

    /// Whether sentences can be given it.
    pub fn is_given(&self) -> bool {
        self.is_there && self.fate == Fate::Kept
    }
}
