//! The labels that Hashiya comes with. What they are called and what they mean, the languages of the interface say.

use super::label_id::LabelId;

/// A label of the codebook that Hashiya comes with.
#[derive(Clone, Copy, Debug)]
pub struct DefaultLabel {
    /// Its identity.
    pub id: &'static str,
    /// The digit key that sets it, by position on the keyboard.
    pub digit: u8,
}

/// The labels that Hashiya comes with, in the order of their keys.
pub const DEFAULT_LABELS: [DefaultLabel; 3] = [
    DefaultLabel { id: "claim", digit: 1 },
    DefaultLabel { id: "quote", digit: 2 },
    DefaultLabel {
        id: "background",
        digit: 3,
    },
];

impl DefaultLabel {
    /// Its identity, to store.
    pub fn label_id(&self) -> LabelId {
        LabelId::new(self.id)
    }
}

/// The label with this identity, if it is one of those.
pub fn default_label(id: &LabelId) -> Option<&'static DefaultLabel> {
    DEFAULT_LABELS.iter().find(|label| label.id == id.as_str())
}

/// The labels that have a number in records, from 1: part of formats, so that it never changes.
const NUMBERED: [&str; 3] = ["claim", "quote", "background"];

/// The label with this number in records, from 1; `None` where none has it.
pub fn label_of_number(number: u64) -> Option<LabelId> {
    let place = usize::try_from(number.checked_sub(1)?).ok()?;
    NUMBERED.get(place).map(|id| LabelId::new(id))
}

/// The number of a label in records, from 1; `None` where it has none.
pub fn number_of_label(label: &LabelId) -> Option<usize> {
    let place = NUMBERED.iter().position(|known| *known == label.as_str())?;
    Some(place + 1)
}
