//! The page: address, language, focus, clock, random identities.

use gloo::utils::{body, document, document_element};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::window;

/// The page's margin beside its content, in CSS pixels.
const MARGIN: i32 = 40;

/// Milliseconds since 1970-01-01 UTC.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// How far local time is ahead of UTC at a time in milliseconds since 1970-01-01 UTC, in minutes; zero
/// for one that is too late for a date.
pub fn utc_offset_minutes(at: u64) -> i32 {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
    -(date.get_timezone_offset() as i32)
}

/// Sixteen random bytes in hexadecimal, from the browser's source of randomness.
pub fn random_id() -> String {
    let mut bytes = [0u8; 16];
    let filled = window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if filled.is_err() {
        // Without a source of randomness, two readers must still not be one.
        return format!("{:x}{:x}", now(), (js_sys::Math::random() * 1e15) as u64);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The location's address, with query and hash.
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// The location's hash.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The value of a parameter of the address: `?lang=ar`.
pub fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The languages that the browser asks for, the best first.
pub fn languages() -> Vec<String> {
    let languages = window().navigator().languages();
    languages.iter().filter_map(|language| language.as_string()).collect()
}

/// Whether this is one of Apple's machines, whose text fields have keys of their own.
pub fn is_apple() -> bool {
    thread_local! {
        // Asked with every key.
        static IS_APPLE: bool = {
            let navigator = window().navigator();
            let names = [navigator.platform(), navigator.user_agent()];
            let is_apple = |name: &String| ["Mac", "iPhone", "iPad"].iter().any(|part| name.contains(part));
            names.iter().flatten().any(is_apple)
        };
    }
    IS_APPLE.with(|is_apple| *is_apple)
}

/// Whether the page is served over HTTP, so that a service worker can keep it.
pub fn is_served() -> bool {
    window()
        .location()
        .protocol()
        .is_ok_and(|protocol| protocol.starts_with("http"))
}

/// An address relative to the page, in full and without query and hash.
pub fn absolute(address: &str) -> Option<String> {
    let base = document().base_uri().ok().flatten()?;
    let url = web_sys::Url::new_with_base(address, &base).ok()?;
    url.set_hash("");
    url.set_search("");
    Some(url.href())
}

/// Puts a hash into the address without a new entry in the browser's history.
///
/// # Errors
/// When the browser refuses, as some do after very many changes in a short time.
pub fn replace_hash(hash: &str) -> Result<(), JsValue> {
    window()
        .history()?
        .replace_state_with_url(&JsValue::NULL, "", Some(hash))
}

/// Goes to a place of the page, as a link to it would.
pub fn set_hash(hash: &str) {
    // A hash that the browser refuses leaves the reader where they are, with the address saying so.
    let _ = window().location().set_hash(hash);
}

/// Clicks an element, as a person would.
pub fn click(id: &str) {
    if let Some(element) = element(id) {
        element.click();
    }
}

/// Sets the page's language, direction and title. The language stands in `data-language` too: a translator
/// puts the one that it translates to into `lang`.
pub fn set_language(tag: &str, direction: &str, title: &str) {
    let root = document_element();
    set_attribute(&root, "lang", tag);
    set_attribute(&root, "data-language", tag);
    set_attribute(&root, "dir", direction);
    document().set_title(title);
}

/// Sets the text size and the colours: `data-size` and `data-theme` of the root element.
pub fn set_look(size: &str, theme: &str) {
    let root = document_element();
    set_attribute(&root, "data-size", size);
    set_attribute(&root, "data-theme", theme);
}

/// Marks the body with `data-NAME`.
pub fn mark_body(name: &str, value: &str) {
    set_attribute(&body(), &format!("data-{name}"), value);
}

/// Says whether messages cover what is at the foot of a page that has no bar there: `data-covered` of the
/// root element.
pub fn set_covered(is_covered: bool) {
    let set = document_element().toggle_attribute_with_force("data-covered", is_covered);
    debug_assert!(set.is_ok(), "data-covered is an attribute name");
}

/// Sets an attribute. Fails only for a name that is none, which the callers' constants are not.
fn set_attribute(element: &Element, name: &str, value: &str) {
    let set = element.set_attribute(name, value);
    debug_assert!(set.is_ok(), "{name} is no attribute name");
}

/// The room in the page for what stands in it, in CSS pixels at the usual size of letters: narrower
/// when the reader has them larger, as pictures grow with the letters.
pub fn room() -> usize {
    let root = document_element();
    let size = window().get_computed_style(&root).ok().flatten();
    let size = size.and_then(|style| style.get_property_value("font-size").ok());
    let size: i32 = size
        .and_then(|size| size.split('.').next()?.trim_end_matches("px").parse().ok())
        .unwrap_or(16);
    // What stands beside: the page's own margins.
    let room = root.client_width() * 16 / size.max(1) - 2 * MARGIN;
    usize::try_from(room).unwrap_or_default()
}

/// The element with this id, as what it is.
pub fn element_as<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// A random number, from the browser's source of randomness.
pub fn random_number() -> u64 {
    let digits = random_id();
    u64::from_str_radix(&digits[..digits.len().min(16)], 16).unwrap_or_else(|_| now())
}

/// Takes the skeleton away, which stands in the page's place until that is whole.
pub fn unveil() {
    if let Some(skeleton) = element("skeleton") {
        skeleton.remove();
    }
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Focuses an element without scrolling to it.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus simply does not get it.
        let _ = element.focus_with_options(&options);
    }
}

/// The same of one that may be out of sight, and comes into it.
pub fn focus_in_sight(id: &str) {
    if let Some(element) = element(id) {
        // As above.
        let _ = element.focus();
    }
}

/// The rows of the window that the element with this id takes, in CSS pixels from the window's top edge: its
/// first row, and the one after its last.
pub fn rows_of(id: &str) -> Option<(f64, f64)> {
    let rect = document().get_element_by_id(id)?.get_bounding_client_rect();
    Some((rect.top(), rect.bottom()))
}

/// Whether a media condition holds.
pub fn matches(condition: &str) -> bool {
    let query = window().match_media(condition).ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Brings an element into view where it is not, by as little as will do.
pub fn show_nearest(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Brings an element into view within the one that it scrolls in, by as little as will do, and scrolls nothing else.
pub fn show_within(outer: &str, inner: &str) {
    let (Some(outer), Some((top, bottom))) = (element(outer), rows_of(inner)) else {
        return;
    };
    let rect = outer.get_bounding_client_rect();
    let first = rect.top() + f64::from(outer.client_top());
    let last = first + f64::from(outer.client_height());
    let distance = if top < first {
        top - first
    } else {
        (bottom - last).max(0.0)
    };
    if distance != 0.0 {
        outer.set_scroll_top(outer.scroll_top() + distance.round() as i32);
    }
}

/// Brings an element into the middle of the part of the page that is seen.
pub fn bring_to_middle(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The element that has the focus, if one has.
pub fn focused() -> Option<HtmlElement> {
    let element = document().active_element()?;
    let element: HtmlElement = element.dyn_into().ok()?;
    (element != body()).then_some(element)
}

/// Gives the focus back to an element that had it, unless another one took it; to the page's main
/// part when that element left the page.
pub fn focus_again(before: Option<HtmlElement>) {
    if focused().is_some() {
        return;
    }
    let main = || element("main");
    if let Some(element) = before.filter(|before| before.is_connected()).or_else(main) {
        // An element that cannot take the focus any more simply does not get it.
        let _ = element.focus();
    }
}

/// Says something to screen readers through the live region.
pub fn announce(text: &str) {
    if let Some(region) = element("announcer") {
        region.set_text_content(Some(text));
    }
}

/// Whether the reader has marked a piece of text with the mouse.
pub fn has_text_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Takes the mark off the text.
pub fn drop_text_selection() {
    if let Some(selection) = window().get_selection().ok().flatten() {
        // Removing what is not there is no fault.
        let _ = selection.remove_all_ranges();
    }
}

/// Whether the page that is shown comes out of the browser's cache of pages.
pub fn is_from_cache(event: &web_sys::Event) -> bool {
    js_sys::Reflect::get(event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy())
}

/// Whether nobody sees the page: another tab is before it, or its window is put away.
pub fn is_hidden() -> bool {
    document().hidden()
}

/// Loads the page again.
pub fn reload() {
    // A reload that the browser refuses leaves the page as it is.
    let _ = window().location().reload();
}

/// Prints the page, as the reader's own command does.
pub fn print() {
    // A browser without printing leaves the page as it is.
    let _ = window().print();
}

/// Says something to who looks at the console.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}
