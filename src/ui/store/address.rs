//! The address of the page: names the focused sentence once the moves have come to rest. To change it costs
//! the browser more than drawing the sentence does, and some browsers refuse very many changes in a short time.
//!
//! Whatever else happens finds the true address: it is brought up before anything but the next move.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;

use super::handle::Store;
use crate::platform::{address, page};
use crate::session::Route;

/// For so long no move may have come, in milliseconds.
const REST: u64 = 400;

/// What the address has yet to say.
#[derive(Default)]
pub(super) struct LateAddress {
    wanted: RefCell<Option<Wanted>>,
    /// When the last move was, in milliseconds since 1970.
    moved: Cell<u64>,
    timer: RefCell<Option<Timeout>>,
}

/// A place, and what the address said when it was left there.
struct Wanted {
    route: Route,
    instead_of: String,
}

impl Store {
    /// Puts a place into the address: a sentence when the moves have come to rest, any other at once.
    pub(super) fn replace_route(&self, route: Route) {
        let late = &self.0.address;
        if !matches!(route, Route::Article { sentence: Some(_), .. }) {
            late.wanted.take();
            return replace(&route);
        }
        late.moved.set(page::now());
        match &mut *late.wanted.borrow_mut() {
            Some(wanted) => wanted.route = route,
            none => {
                let instead_of = page::hash();
                *none = Some(Wanted { route, instead_of });
            }
        }
        if late.timer.borrow().is_none() {
            self.settle_address_in(REST);
        }
    }

    fn settle_address_in(&self, milliseconds: u64) {
        let store = self.clone();
        let timer = Timeout::new(u32::try_from(milliseconds).unwrap_or_default(), move || {
            store.0.address.timer.take();
            let rested = page::now().saturating_sub(store.0.address.moved.get());
            match REST.checked_sub(rested) {
                Some(more) if more > 0 => store.settle_address_in(more),
                _ => store.settle_address(),
            }
        });
        self.0.address.timer.replace(Some(timer));
    }

    /// The address says something else now, by a link or the reader's own hand: the reader goes there.
    pub fn address_changed(&self) {
        self.0.address.wanted.take();
    }

    /// Has the address say where the reader is, now.
    pub fn settle_address(&self) {
        if let Some(wanted) = self.take_wanted() {
            replace(&wanted.route);
        }
    }

    /// The page is left, and with it the address as it is: the next page hears where the reader was.
    pub fn leave_address(&self) {
        if let Some(wanted) = self.take_wanted() {
            address::leave_word(&wanted.route.hash());
        }
    }

    /// What the address has yet to say; nothing if it says something else by now, and the page is about to hear.
    fn take_wanted(&self) -> Option<Wanted> {
        let wanted = self.0.address.wanted.take()?;
        (wanted.instead_of == page::hash()).then_some(wanted)
    }
}

fn replace(route: &Route) {
    // A browser that refuses for a while leaves the address behind; the record of the reader's place is
    // what a reload goes by.
    let _ = page::replace_hash(&route.hash());
}
