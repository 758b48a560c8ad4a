//! The text of an opened article as the structured record that the journal's database keeps of it: plain
//! objects, lists, texts and numbers, as the browser clones them. What else a source said is kept as JSON to the
//! letter: a number of the browser's has 53 bits.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::{GivenRole, Metadata};
use crate::codec::{from_text, to_text};
use crate::storage::kinds::opened_text::OpenedText;

/// The largest time that the browser's numbers hold exactly: 2^53 - 1.
const LATEST: u64 = 9_007_199_254_740_991;

/// A text in the journal's database, under the key of the record that leads to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TextRecord {
    file: String,
    text: String,
    opened_at: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    direction: Option<String>,
    /// Without its fields.
    #[serde(default)]
    metadata: Metadata,
    /// The metadata's fields, each as JSON.
    #[serde(default)]
    fields: BTreeMap<String, String>,
    #[serde(default)]
    roles: Vec<GivenRole>,
}

impl From<&OpenedText> for TextRecord {
    fn from(opened: &OpenedText) -> Self {
        let mut metadata = opened.metadata.clone();
        let fields = std::mem::take(&mut metadata.fields);
        Self {
            file: opened.file.clone(),
            text: opened.text.clone(),
            opened_at: opened.opened_at.min(LATEST),
            language: opened.language.clone(),
            direction: opened.direction.clone(),
            metadata,
            fields: fields
                .iter()
                .map(|(name, value)| (name.clone(), to_text(value)))
                .collect(),
            roles: opened.roles.clone(),
        }
    }
}

impl TextRecord {
    /// The text; `None` when a field is no JSON.
    pub fn opened(self) -> Option<OpenedText> {
        let mut metadata = self.metadata;
        for (name, value) in self.fields {
            metadata.fields.insert(name, from_text(&value)?);
        }
        Some(OpenedText {
            file: self.file,
            text: self.text,
            opened_at: self.opened_at,
            language: self.language,
            direction: self.direction,
            metadata,
            roles: self.roles,
        })
    }
}

/// What the journal's database answers when it is asked for a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextAnswer {
    /// The text.
    Found(std::rc::Rc<OpenedText>),
    /// It has none under that key.
    Missing,
    /// It has a record there that cannot be read, which says this (as JSON, as far as it goes).
    Damaged(String),
    /// It cannot be asked just now.
    Unreachable,
}
