//! Opening the files that were chosen in a file field.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::store::Store;

/// Opens the files that were chosen in a file input.
pub fn open_chosen(store: &Store) -> Callback<Event> {
    let store = store.clone();
    Callback::from(move |event: Event| {
        if let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        {
            store.open_files(input.files());
            // The same file can be chosen again.
            input.set_value("");
        }
    })
}
