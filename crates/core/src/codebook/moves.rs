//! What can be changed in a codebook, one thing each. A move says what it does, not what comes of it: what a codebook
//! is like follows from all moves together ([`super::Codebook`]).

use serde::{Deserialize, Serialize};

use super::change_id::ChangeId;
use super::label_id::LabelId;

/// What a sentence shows about a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExampleKind {
    /// One that has it.
    Example,
    /// One that seems to have it and has not.
    CounterExample,
    /// One where it is not plain, with what was decided.
    HardCase,
}

/// One sentence that explains a label. It is known by kind, language and text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ExampleText {
    /// What it shows.
    pub kind: ExampleKind,
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// The sentence.
    pub text: String,
}

/// What is said of such a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ExampleNote {
    /// Why it is one; empty where nothing is said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The label that it has, of a hard case or a counter-example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<LabelId>,
}

/// One thing that is changed. As JSON, an object whose `move` says which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "move", rename_all = "kebab-case")]
pub enum Move {
    /// The codebook is called so in a language (BCP 47).
    Title {
        /// A BCP 47 tag.
        language: String,
        /// The text.
        text: String,
    },
    /// There is such a label, after those that are there.
    Add {
        /// The label.
        label: LabelId,
    },
    /// The label is called so in a language (BCP 47).
    Name {
        /// The label.
        label: LabelId,
        /// A BCP 47 tag.
        language: String,
        /// The text.
        text: String,
    },
    /// The label means that in a language (BCP 47).
    Define {
        /// The label.
        label: LabelId,
        /// A BCP 47 tag.
        language: String,
        /// The text.
        text: String,
        /// Whether what was tagged before has to be looked at again: another meaning, not other words for it.
        #[serde(default)]
        review: bool,
    },
    /// A sentence explains the label.
    Example {
        /// The label.
        label: LabelId,
        /// The sentence.
        example: ExampleText,
        /// What is said of it.
        #[serde(default)]
        note: ExampleNote,
    },
    /// A sentence does not explain the label any more.
    DropExample {
        /// The label.
        label: LabelId,
        /// The sentence.
        example: ExampleText,
    },
    /// The label has this colour of the palette.
    Colour {
        /// The label.
        label: LabelId,
        /// The name of the colour.
        colour: String,
    },
    /// The label has this sign.
    Sign {
        /// The label.
        label: LabelId,
        /// The name of the sign.
        sign: String,
    },
    /// The label has this pattern.
    Pattern {
        /// The label.
        label: LabelId,
        /// The name of the pattern.
        pattern: String,
    },
    /// The label is set by this key beside its number, by its position (`KeyboardEvent.code`); by none.
    Key {
        /// The label.
        label: LabelId,
        /// The key.
        key: Option<String>,
    },
    /// The labels stand in this order, and what is not named after them.
    Order {
        /// The labels in their order.
        labels: Vec<LabelId>,
    },
    /// What has the one label, has the other one instead. The one may be of another codebook.
    Merge {
        /// The label.
        label: LabelId,
        /// What it has become.
        into: LabelId,
    },
    /// What has the label is to have one of these instead, which a reader says of each sentence.
    Split {
        /// The label.
        label: LabelId,
        /// What it has become.
        into: Vec<LabelId>,
    },
    /// The label is not given any more.
    Retire {
        /// The label.
        label: LabelId,
    },
    /// The label is given again: nothing has become of it.
    Restore {
        /// The label.
        label: LabelId,
    },
    /// A change that was there counts as not made.
    Undo {
        /// The change.
        change: ChangeId,
    },
}
