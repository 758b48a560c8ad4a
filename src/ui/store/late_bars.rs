//! What the bars have yet to show while the reader goes from tag to tag.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;

/// What is yet to come.
#[derive(Default)]
pub(super) struct LateBars {
    /// Whether something has happened since they came.
    pub(super) is_due: Cell<bool>,
    /// When they came last, and when something happened last, in milliseconds since 1970.
    pub(super) came: Cell<u64>,
    pub(super) happened: Cell<u64>,
    /// What is to be said: the last word, as a screen reader says no other.
    pub(super) words: RefCell<Option<String>>,
    /// What looks whether it has come to rest.
    pub(super) timer: RefCell<Option<Timeout>>,
}
