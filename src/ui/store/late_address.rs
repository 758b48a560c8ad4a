//! What the page's address has yet to say while the focus moves.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;

use crate::session::Route;

/// What the address has yet to say.
#[derive(Default)]
pub(super) struct LateAddress {
    /// Where the reader is, if the address does not say so yet.
    pub(super) wanted: RefCell<Option<Wanted>>,
    /// What it had yet to say when the page was left, should the page itself come back.
    pub(super) left: RefCell<Option<Wanted>>,
    /// When the last move was, in milliseconds since 1970.
    pub(super) moved: Cell<u64>,
    /// What looks whether they have.
    pub(super) timer: RefCell<Option<Timeout>>,
}

/// A place, and what the address said when it was left there.
pub(super) struct Wanted {
    pub(super) route: Route,
    pub(super) instead_of: String,
}
