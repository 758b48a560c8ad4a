//! What the page holds for the storage driver: the driver, its timers, the open journal.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use litemap::LiteMap;

use crate::platform::journal::Journal;
use crate::session::{Driver, Duty};

/// The driver, and what it has this page hold.
#[derive(Default)]
pub(super) struct HeldStorage {
    pub(super) driver: RefCell<Driver>,
    pub(super) journal: RefCell<Option<Rc<Journal>>>,
    pub(super) timers: RefCell<LiteMap<Duty, Timeout>>,
}
