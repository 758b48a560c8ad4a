//! What the worker tells the page.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

use crate::platform::import_messages::FromImporter;
use crate::session::ReadFile;

/// Tells the page something.
pub fn tell(message: &FromImporter<ReadFile>) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let sent = serde_wasm_bindgen::to_value(message).map_err(JsValue::from);
    if let Err(error) = sent.and_then(|message| scope.post_message(&message)) {
        // The page hears of it as of any other fault of this program.
        panic!("the page cannot be told: {error:?}");
    }
}
