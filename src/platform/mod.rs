//! The browser: storage and journal, fetching, files, the page, the service worker. Performs effects and knows
//! no rule of the app.

mod bindings;
pub mod drawing;
pub mod fetch;
pub mod files;
pub mod install;
pub mod journal;
pub mod page;
pub mod persistence;
pub mod rest;
pub mod scroll;
pub mod storage;
pub mod worker;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The window. The app runs in no other global scope, so it is always there.
pub fn window() -> web_sys::Window {
    gloo::utils::window()
}

/// The bytes that the browser promises; `None` when it does not keep the promise.
async fn bytes(promised: Result<Promise, JsValue>) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(promised.ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// What a thrown value says, for the console.
pub fn describe(error: &JsValue) -> String {
    let error = error.dyn_ref::<js_sys::Error>();
    error.map_or_else(|| "unknown error".into(), |error| String::from(error.to_string()))
}
