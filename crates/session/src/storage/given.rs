//! What the [driver](super::driver) gives the session to deal with.

use crate::storage::reconcile::Record;

/// Records that the session was just given and has yet to deal with. Until it has, nothing goes to
/// the journal: what waits was made by a session that did not know them.
#[derive(Debug)]
pub(super) enum Given {
    /// Everything, to begin with.
    Start,
    /// What the journal held, which answered when the page had begun without it.
    Journal(Vec<Record>),
    /// What local storage held, which could not be read when the page began.
    Storage,
}
