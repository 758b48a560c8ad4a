//! The browser: storage and journal, fetching, files, the page, the service worker. Performs effects and knows
//! no rule of the app.

pub mod address;
mod bindings;
pub mod clipboard;
pub mod copy;
pub mod crash;
pub mod dropped;
pub mod engine;
pub mod fetch;
pub mod files;
pub mod import_messages;
pub mod importer;
pub mod install;
pub mod journal;
pub mod page;
pub mod png;
pub mod scroll;
pub mod shared;
pub mod storage;
pub mod storage_permission;
pub mod texts;
pub mod worker;

use wasm_bindgen::{JsCast, JsValue};

/// The window. The app runs in no other global scope, so it is always there.
pub fn window() -> web_sys::Window {
    gloo::utils::window()
}

/// What a thrown value says, for the console.
pub fn describe(error: &JsValue) -> String {
    let error = error.dyn_ref::<js_sys::Error>();
    error.map_or_else(|| "unknown error".into(), |error| String::from(error.to_string()))
}
