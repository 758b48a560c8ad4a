//! What became of a label.

use super::label_id::LabelId;

/// What became of a label.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Nothing: it is given.
    #[default]
    Kept,
    /// It is not given any more; what has it keeps it.
    Retired,
    /// What had it has this one.
    Merged(LabelId),
    /// What had it is to have one of these, which a reader says of each sentence.
    Split(Vec<LabelId>),
}
