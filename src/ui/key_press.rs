//! Key presses as the session takes them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::input_method;
use crate::platform::page;
use crate::session::KeyPress;

/// What `take` makes of a key press.
pub fn with_key_press<T>(event: &KeyboardEvent, take: impl FnOnce(KeyPress) -> T) -> T {
    let (code, key) = (event.code(), event.key());
    let target = pressed_in(event);
    take(KeyPress {
        code: &code,
        key: &key,
        ctrl: event.ctrl_key(),
        meta: event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        alt_graph: event.get_modifier_state("AltGraph"),
        composing: input_method::takes(event),
        in_field: target.as_ref().is_some_and(writes),
        on_sentence: target.as_ref().is_some_and(is_sentence),
        apple: page::is_apple(),
    })
}

/// The element that a key was pressed in: what extensions put into the page hides its own fields
/// behind one element, unless it is asked for the way that the event takes.
pub fn pressed_in(event: &Event) -> Option<Element> {
    let first = event.composed_path().get(0).dyn_into().ok();
    first.or_else(|| event.target()?.dyn_into().ok())
}

/// Whether an element is a sentence to be labelled, or stands with the one of a recoding.
fn is_sentence(element: &Element) -> bool {
    let sentence = element.closest("[data-sentence], [data-keys-of-sentence]");
    sentence.is_ok_and(|sentence| sentence.is_some())
}

/// Whether a key press in this element writes into it.
pub fn writes(element: &Element) -> bool {
    let editable = element
        .dyn_ref::<HtmlElement>()
        .is_some_and(HtmlElement::is_content_editable);
    editable || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}
