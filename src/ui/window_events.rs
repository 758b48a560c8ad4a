//! What the page as a whole listens to: keys, the address, other tabs, dropped files, coming back
//! to the page.

use crate::session::{installation, navigation, print};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, HtmlElement, KeyboardEvent};

use super::scroll;
use super::store::Store;
use crate::platform::{crash, page, storage, window, worker};
use crate::session::{Install, KeyPress, Message, Route, message_of_key};

/// Starts listening; dropping the listeners ends it.
pub fn listen(store: &Store) -> Vec<EventListener> {
    let window = window();
    let on = |name: &'static str, handle: fn(&Store, &Event)| {
        let store = store.clone();
        let active = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, active, move |event| {
            // These outlive the page that the program had drawn.
            if !crash::has_happened() {
                handle(&store, event);
            }
        })
    };
    vec![
        on("keydown", key_pressed),
        on("hashchange", |store, _| {
            store.send(Message::Navigation(navigation::Message::RouteChanged(Route::parse(
                &page::hash(),
            ))));
        }),
        on("storage", changed_elsewhere),
        on("dragover", |_, event| {
            event.prevent_default();
            page::mark_body("dragging", "true");
        }),
        on("dragleave", |_, event| {
            let left = event
                .dyn_ref::<DragEvent>()
                .is_some_and(|drag| drag.related_target().is_none());
            if left {
                page::mark_body("dragging", "false");
            }
        }),
        on("drop", dropped),
        on("beforeunload", |store, event| {
            if store.has_unsaved() {
                event.prevent_default();
            }
        }),
        on("resize", |_, _| scroll::window_resized()),
        on("focus", |store, _| {
            worker::check();
            store.look_again();
        }),
        on("visibilitychange", |store, _| store.look_again()),
        // From the browser's cache of pages, without an event of what happened meanwhile.
        on("pageshow", |store, _| store.look_again()),
        on("online", |_, _| worker::check()),
        on("beforeinstallprompt", |store, event| {
            // Without this, some browsers ask at once; here the reader asks, in the settings.
            event.prevent_default();
            store.offer_install(event.clone());
        }),
        on("appinstalled", |store, _| {
            store.send(Message::Installation(installation::Message::Offered(Install::None)));
        }),
        on("beforeprint", |store, _| {
            store.send(Message::Print(print::Message::Printing(true)))
        }),
        on("afterprint", |store, _| {
            store.send(Message::Print(print::Message::Printing(false)))
        }),
    ]
}

fn key_pressed(store: &Store, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let (code, key) = (event.code(), event.key());
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let press = KeyPress {
        code: &code,
        key: &key,
        command: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        in_field: event.is_composing() || target.as_ref().is_some_and(writes),
    };
    if let Some(message) = store.read(|state| message_of_key(state, press)) {
        event.prevent_default();
        if !event.repeat() || message.kind().repeats {
            store.send(message);
        }
    }
}

/// Whether a key press in this element writes into it.
fn writes(element: &Element) -> bool {
    let editable = element
        .dyn_ref::<HtmlElement>()
        .is_some_and(HtmlElement::is_content_editable);
    editable || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}

fn changed_elsewhere(store: &Store, event: &Event) {
    match storage::changed_elsewhere(event) {
        Some((key, value)) => store.changed_elsewhere(key, value),
        None => {
            store.count_again();
            store.look_again();
        }
    }
}

fn dropped(store: &Store, event: &Event) {
    event.prevent_default();
    page::mark_body("dragging", "false");
    let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    store.open_files(transfer.and_then(|transfer| transfer.files()));
}
