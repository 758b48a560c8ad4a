//! The address of the page: names the focused sentence once the moves have come to rest. To change it costs
//! the browser more than drawing the sentence does, and some browsers refuse very many changes in a short time.
//!
//! Whatever else happens finds the true address: it is brought up before anything but the next move.

use gloo::timers::callback::Timeout;

use super::handle::Store;
use super::late_address::Wanted;
use crate::platform::{address, page};
use crate::session::Route;

/// For so long no move may have come, in milliseconds.
const REST: u64 = 400;

impl Store {
    /// Puts a place into the address: another sentence of the same article when the moves have come to rest, any
    /// other place at once.
    pub(super) fn replace_route(&self, route: Route) {
        let late = &self.0.address;
        if !is_move(&route) {
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
            self.0.address.left.replace(Some(wanted));
        }
    }

    /// The page itself is back, out of the browser's cache of pages, and no other one was to hear.
    pub fn address_is_back(&self) {
        if let Some(left) = self.0.address.left.take() {
            address::forget_word();
            self.0.address.wanted.replace(Some(left));
            self.settle_address();
        }
    }

    /// What the address has yet to say; nothing if it says something else by now, and the page is about to hear.
    fn take_wanted(&self) -> Option<Wanted> {
        let wanted = self.0.address.wanted.take()?;
        (wanted.instead_of == page::hash()).then_some(wanted)
    }
}

/// Whether the address names the same article already, so that only the sentence is another one.
fn is_move(route: &Route) -> bool {
    let Route::Article { id, sentence: Some(_) } = route else {
        return false;
    };
    let article = Route::Article {
        id: id.clone(),
        sentence: None,
    };
    let address = page::hash();
    let rest = address.strip_prefix(&article.hash());
    rest.is_some_and(|rest| {
        rest.is_empty()
            || rest
                .strip_prefix('/')
                .is_some_and(|number| number.parse::<usize>().is_ok())
    })
}

fn replace(route: &Route) {
    // A browser that refuses for a while leaves the address behind; the record of the reader's place is
    // what a reload goes by.
    let _ = page::replace_hash(&route.hash());
}
