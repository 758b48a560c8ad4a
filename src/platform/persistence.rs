//! Whether the browser keeps what is stored, and how much it says is stored in all.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use super::window;

/// The browser's storage manager; `None` where there is none, as outside of secure contexts.
fn manager() -> Option<StorageManager> {
    let navigator = window().navigator();
    let manager = js_sys::Reflect::get(&navigator, &"storage".into()).ok()?;
    (!manager.is_undefined() && !manager.is_null()).then(|| navigator.storage())
}

async fn answer(promise: Result<js_sys::Promise, JsValue>) -> Option<JsValue> {
    // A browser that refuses to answer is as good as one that cannot be asked.
    JsFuture::from(promise.ok()?).await.ok()
}

/// Whether what is stored stays until the reader deletes it; `None` when the browser does not say.
pub async fn is_persisted() -> Option<bool> {
    answer(manager()?.persisted()).await?.as_bool()
}

/// Asks the browser, and with some browsers the reader, to keep what is stored; `None` when there
/// is no answer.
pub async fn persist() -> Option<bool> {
    answer(manager()?.persist()).await?.as_bool()
}

/// What the browser says is stored for this origin, and what may be, in bytes: estimates, of all
/// kinds of storage but local storage in most browsers.
pub async fn estimate() -> Option<(f64, f64)> {
    let estimate: StorageEstimate = answer(manager()?.estimate()).await?.into();
    Some((estimate.get_usage()?, estimate.get_quota()?))
}
