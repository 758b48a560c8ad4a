//! The labels that have a number in records: those of the codebook that Hashiya comes with. The order is part of the
//! formats.

use crate::codebook::LabelId;

const NUMBERED: [&str; 3] = ["claim", "quote", "background"];

/// The label with this number, from 1; `None` where none has it.
pub fn label_of_number(number: u64) -> Option<LabelId> {
    let place = usize::try_from(number.checked_sub(1)?).ok()?;
    NUMBERED.get(place).map(|id| LabelId::new(id))
}

/// The number of a label, from 1; `None` for one of another codebook.
pub fn number_of_label(label: &LabelId) -> Option<usize> {
    let place = NUMBERED.iter().position(|id| *id == label.as_str())?;
    Some(place + 1)
}
