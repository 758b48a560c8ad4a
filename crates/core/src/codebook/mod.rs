//! The labels: their identity and keys. What they are called is said by the languages of the interface.

mod default_labels;
mod label_id;

pub use default_labels::{DEFAULT_LABELS, DefaultLabel, default_label, label_of_digit};
pub use label_id::LabelId;
