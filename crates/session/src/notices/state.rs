//! The state of notices: those that are shown.

use crate::model::notice::Notice;

/// The messages to the reader.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    /// Those that are shown, the oldest first.
    pub shown: Vec<Notice>,
    /// The number of the next one.
    pub(crate) next: u64,
}
