//! What components share: the store among their properties, and drawing again when it changes.

use yew::prelude::*;

use super::store::{Store, Watch};

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
