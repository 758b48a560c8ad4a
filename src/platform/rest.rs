//! The second half of the program, which a release build keeps in a file of its own: what most visits
//! never use. `src/platform/rest.js` fetches it when the page has come to rest, or at once when a
//! function of it is called before.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = hashiyaRest, js_name = offer)]
    fn offer_exports(exports: &JsValue);

    #[wasm_bindgen(js_namespace = hashiyaRest, js_name = early)]
    fn early() -> Option<Promise>;

    #[wasm_bindgen(js_namespace = hashiyaRest, js_name = warm)]
    fn warm_up();

    #[wasm_bindgen(js_namespace = hashiyaRest, js_name = bring)]
    fn bring_now();

    #[wasm_bindgen(js_namespace = hashiyaRest, js_name = address)]
    fn address_of_rest() -> Option<String>;
}

/// Where the second half is, relative to the page; `None` for a program in one piece.
pub fn address() -> Option<String> {
    address_of_rest()
}

/// Waits for the second half where the page was opened before, and may need any of it from the start.
///
/// # Errors
/// When it does not come; the reader was told that the page does not start.
pub async fn arrive() -> Result<(), JsValue> {
    match early() {
        Some(coming) => JsFuture::from(coming).await.map(drop),
        None => Ok(()),
    }
}

/// Has the second half come as soon as the browser has nothing else to do.
pub fn warm() {
    warm_up();
}

/// Hands the page what the second half will need of the first.
pub fn offer() {
    offer_exports(&wasm_bindgen::exports());
}

/// Has the second half put in place before this returns. Nothing in the source calls it: the stand-ins
/// do that the build writes for the functions of the second half, by the name of this export.
#[wasm_bindgen]
pub fn bring_rest() {
    bring_now();
}
