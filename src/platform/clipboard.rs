//! The clipboard.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::bindings::Navigator;
use super::window;

/// Puts a text into the clipboard. Returns whether it is there: a page that is in no secure context has no
/// clipboard, and a browser may ask its user, or refuse.
pub async fn put(text: &str) -> bool {
    let navigator: Navigator = window().navigator().unchecked_into();
    match navigator.clipboard() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}
