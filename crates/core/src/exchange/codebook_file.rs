//! The file of a codebook alone, `hashiya-codebook` version 1: labels with names, definitions and examples, to be
//! handed on without articles. `schema/hashiya-codebook-1.schema.json` says the same for other programs.
//!
//! It has what a codebook is like, not how it became so: whoever opens it begins a codebook with it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::file::Extra;
use super::read::{field_error, parse_format};
use super::read_error::ReadError;
use crate::codebook::{Codebook, Example, ExampleKind, ExampleNote, ExampleText, Label, LabelId, Move};
use crate::codec::{from_value, is_default, to_pretty_text};

/// What `format` says.
pub const CODEBOOK_FORMAT: &str = "hashiya-codebook";

/// The version that is written, and the latest that is read.
pub const CODEBOOK_VERSION: u64 = 1;

/// How many labels a codebook may have.
pub const MOST_LABELS: usize = 30;

/// The file of a codebook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CodebookFile {
    /// Always [`CODEBOOK_FORMAT`].
    pub format: String,
    /// The version of the format.
    pub version: u64,
    /// What it is called, by language (BCP 47).
    pub title: BTreeMap<String, String>,
    /// What it is for, by language.
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: BTreeMap<String, String>,
    /// The labels, in their order.
    pub labels: Vec<SavedLabel>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A label in the file of a codebook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedLabel {
    /// Its identity.
    pub id: String,
    /// What it is called, by language.
    pub name: BTreeMap<String, String>,
    /// What it means, by language.
    #[serde(default, skip_serializing_if = "is_default")]
    pub definition: BTreeMap<String, String>,
    /// Sentences that explain it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub examples: Vec<SavedExample>,
    /// Its colour of the palette.
    #[serde(default, skip_serializing_if = "is_default")]
    pub colour: Option<String>,
    /// Its sign.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sign: Option<String>,
    /// Its pattern.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pattern: Option<String>,
    /// The key that sets it beside its number, by its position (`KeyboardEvent.code`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub key: Option<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A sentence that explains a label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedExample {
    /// What it shows.
    pub kind: ExampleKind,
    /// Its language (BCP 47).
    pub language: String,
    /// The sentence.
    pub text: String,
    /// Why it is one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub why: String,
    /// The label that it has, of a hard case or a counter-example.
    #[serde(default, skip_serializing_if = "is_default")]
    pub decision: Option<LabelId>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Reads and checks the text of a codebook's file.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn read_codebook(text: &str) -> Result<CodebookFile, ReadError> {
    let value = parse_format(text, CODEBOOK_FORMAT, CODEBOOK_VERSION)?;
    let file: CodebookFile = from_value(value).map_err(field_error)?;
    check(&file)?;
    Ok(file)
}

/// The text of a codebook's file, checked as its reader does.
///
/// # Errors
/// What its reader would refuse it for.
pub fn write_codebook(file: &CodebookFile) -> Result<String, ReadError> {
    check(file)?;
    Ok(to_pretty_text(file) + "\n")
}

fn check(file: &CodebookFile) -> Result<(), ReadError> {
    let field = |place: String| ReadError::Field { place };
    let ids: BTreeSet<&str> = file.labels.iter().map(|label| label.id.as_str()).collect();
    if file.labels.is_empty() {
        return Err(field("labels".to_owned()));
    }
    for (index, label) in file.labels.iter().enumerate() {
        let place = format!("labels[{index}]");
        let earlier = &file.labels[..index];
        if index >= MOST_LABELS {
            return Err(field(place));
        }
        if label.id.is_empty() {
            return Err(field(format!("{place}.id")));
        }
        if earlier.iter().any(|known| known.id == label.id) {
            return Err(ReadError::ListedTwice { id: label.id.clone() });
        }
        if !label.name.values().any(|name| name.chars().any(char::is_alphanumeric)) {
            return Err(field(format!("{place}.name")));
        }
        for (index, example) in label.examples.iter().enumerate() {
            let decision = example.decision.as_ref();
            if decision.is_some_and(|decision| !ids.contains(decision.as_str())) {
                return Err(field(format!("{place}.examples[{index}].decision")));
            }
        }
    }
    Ok(())
}

impl CodebookFile {
    /// The file of a codebook: the labels that can be given, and what is said of them.
    pub fn of(codebook: &Codebook) -> Self {
        Self {
            format: CODEBOOK_FORMAT.to_owned(),
            version: CODEBOOK_VERSION,
            title: codebook.titles().clone(),
            description: BTreeMap::new(),
            labels: codebook.given().map(SavedLabel::of).collect(),
            extra: Extra::new(),
        }
    }

    /// What makes this codebook out of none: one change of all these.
    pub fn moves(&self) -> Vec<Move> {
        let title = |(language, text): (&String, &String)| Move::Title {
            language: language.clone(),
            text: text.clone(),
        };
        let mut moves: Vec<Move> = self.title.iter().map(title).collect();
        self.labels.iter().for_each(|label| label.moves(&mut moves));
        moves
    }
}

impl SavedLabel {
    fn of(label: &Label) -> Self {
        let example = |Example { text, note }: &Example| SavedExample {
            kind: text.kind,
            language: text.language.clone(),
            text: text.text.clone(),
            why: note.why.clone(),
            decision: note.decision.clone(),
            extra: Extra::new(),
        };
        Self {
            id: label.id.to_string(),
            name: label.names.clone(),
            definition: label.definitions.clone(),
            examples: label.examples.iter().map(example).collect(),
            colour: label.colour.clone(),
            sign: label.sign.clone(),
            pattern: label.pattern.clone(),
            key: label.key.clone(),
            extra: Extra::new(),
        }
    }

    fn moves(&self, moves: &mut Vec<Move>) {
        let label = LabelId::new(&self.id);
        moves.push(Move::Add { label: label.clone() });
        for (language, text) in &self.name {
            moves.push(Move::Name {
                label: label.clone(),
                language: language.clone(),
                text: text.clone(),
            });
        }
        for (language, text) in &self.definition {
            moves.push(Move::Define {
                label: label.clone(),
                language: language.clone(),
                text: text.clone(),
                review: false,
            });
        }
        for example in &self.examples {
            moves.push(Move::Example {
                label: label.clone(),
                example: ExampleText {
                    kind: example.kind,
                    language: example.language.clone(),
                    text: example.text.clone(),
                },
                note: ExampleNote {
                    why: example.why.clone(),
                    decision: example.decision.clone(),
                },
            });
        }
        let (colour, sign, pattern) = (self.colour.clone(), self.sign.clone(), self.pattern.clone());
        let of = || label.clone();
        moves.extend(colour.map(|colour| Move::Colour { label: of(), colour }));
        moves.extend(sign.map(|sign| Move::Sign { label: of(), sign }));
        moves.extend(pattern.map(|pattern| Move::Pattern { label: of(), pattern }));
        let key = self.key.clone().map(Some);
        moves.extend(key.map(|key| Move::Key { label: of(), key }));
    }
}
