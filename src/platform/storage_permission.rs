//! Asking the browser to keep the site's data, and how much it says is stored.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::bindings::Navigator;
use super::window;

/// What the browser says of an origin's storage, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Estimate {
    /// So much is stored.
    pub usage: f64,
    /// So much may be.
    pub quota: f64,
}

/// The browser's storage manager; `None` where there is none, as outside of secure contexts.
fn manager() -> Option<StorageManager> {
    let navigator: Navigator = window().navigator().unchecked_into();
    navigator.storage()
}

async fn answer<T: DeserializeOwned>(promise: Result<js_sys::Promise, JsValue>) -> Option<T> {
    // A browser that refuses to answer is as good as one that cannot be asked.
    let answer = JsFuture::from(promise.ok()?).await.ok()?;
    serde_wasm_bindgen::from_value(answer).ok()
}

/// Whether what is stored stays until the reader deletes it; `None` when the browser does not say.
pub async fn is_persisted() -> Option<bool> {
    answer(manager()?.persisted()).await
}

/// Asks the browser, and with some browsers the reader, to keep what is stored; `None` when there
/// is no answer.
pub async fn persist() -> Option<bool> {
    answer(manager()?.persist()).await
}

/// What the browser says is stored for this origin, and what may be: estimates, of all kinds of
/// storage but local storage in most browsers.
pub async fn estimate() -> Option<Estimate> {
    answer(manager()?.estimate()).await
}
