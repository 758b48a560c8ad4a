//! Which browser engine the page runs in.

use wasm_bindgen::JsCast;

use super::bindings::Navigator;
use super::window;

/// An engine whose ways with what is stored are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKit.
    WebKit,
    /// Another one.
    Unknown,
}

/// The engine. Two of them by `navigator.vendor`, which the HTML standard fixes for each engine
/// ("navigator compatibility mode") and which is the same in every browser of it, unlike the user agent:
/// all browsers on iPhones are WebKit. Gecko's is empty, as other engines' may be, so that one is known by a
/// property of style sheets that no other engine reads.
pub fn engine() -> Engine {
    let navigator: Navigator = window().navigator().unchecked_into();
    match navigator.vendor().as_str() {
        "Google Inc." => Engine::Chromium,
        "Apple Computer, Inc." => Engine::WebKit,
        _ if web_sys::css::supports_with_value("-moz-orient", "inline") == Ok(true) => Engine::Firefox,
        _ => Engine::Unknown,
    }
}
