//! What components share: the store among their properties, and drawing again when it changes.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::store::{Store, Watch};
use crate::session::State;

/// What every component gets: the store.
#[derive(Clone, PartialEq, Properties)]
pub struct StoreProps {
    /// The store.
    pub store: Store,
}

/// Draws a component again when what it watches has changed.
#[hook]
pub fn use_watch(store: &Store, watch: Watch) {
    let update = use_force_update();
    // Registered while drawing and not in an effect, so that no change in between goes unseen.
    use_memo((store.clone(), watch), move |(store, watch)| {
        store.watch(*watch, Callback::from(move |()| update.force_update()))
    });
}

/// What a component shows of the state, as `look` reads it; draws the component again when that has become
/// something else. Every message has all bars looked at: what stays the same costs a comparison and touches
/// nothing in the page.
#[hook]
pub fn use_look<T: PartialEq + 'static>(store: &Store, look: fn(&State) -> T) -> Rc<T> {
    use_store_look(store, Watch::Bars, move |store| store.read(look))
}

/// The same of counts and the like, which may follow a moment later.
#[hook]
pub fn use_late_look<T: PartialEq + 'static>(store: &Store, look: fn(&State) -> T) -> Rc<T> {
    use_store_look(store, Watch::LateBars, move |store| store.read(look))
}

/// The same of what the store knows beside the state.
#[hook]
pub fn use_store_look<T: PartialEq + 'static>(
    store: &Store,
    watch: Watch,
    look: impl Fn(&Store) -> T + 'static,
) -> Rc<T> {
    let update = use_force_update();
    let now = Rc::new(look(store));
    // The watcher asks what was asked last: a look may hang on a property, which becomes another one.
    let look = Rc::new(look);
    let latest = use_mut_ref(|| Rc::clone(&look));
    *latest.borrow_mut() = look;
    let drawn = use_mut_ref(|| None);
    *drawn.borrow_mut() = Some(Rc::clone(&now));
    use_memo(store.clone(), move |store| {
        let (watched, drawn): (Store, Rc<RefCell<Option<Rc<T>>>>) = (store.clone(), drawn);
        let watcher = Callback::from(move |()| {
            let look = Rc::clone(&latest.borrow());
            let now = look(&watched);
            if drawn.borrow().as_deref() != Some(&now) {
                update.force_update();
            }
        });
        store.watch(watch, watcher)
    });
    now
}
