//! What the page as a whole listens to: keys, the address, other tabs, dropped files, coming back
//! to the page.

use crate::session::{installation, navigation, print};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, KeyboardEvent};

use super::key_press::{pressed_in, with_key_press, writes};
use super::scroll;
use super::store::Store;
use crate::platform::dropped::Dropped;
use crate::platform::{crash, page, storage, window, worker};
use crate::session::{Install, Message, Route, message_of_key};

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
            store.address_changed();
            store.send(Message::Navigation(navigation::Message::RouteChanged(Route::parse(
                &page::hash(),
            ))));
        }),
        on("storage", changed_elsewhere),
        on("dragenter", dragged_over),
        on("dragover", dragged_over),
        on("dragleave", |_, event| {
            let left = event
                .dyn_ref::<DragEvent>()
                .is_some_and(|drag| drag.related_target().is_none());
            if left {
                page::mark_body("dragging", "false");
            }
        }),
        on("dragend", |_, _| page::mark_body("dragging", "false")),
        on("drop", dropped),
        on("paste", pasted),
        on("beforeunload", |store, event| {
            store.leave();
            if store.has_unsaved() {
                event.prevent_default();
            }
        }),
        on("resize", |_, _| scroll::window_resized()),
        on("focus", |store, _| {
            worker::check();
            store.look_again();
        }),
        on("visibilitychange", |store, _| {
            if page::is_hidden() {
                store.leave();
            }
            store.settle_address();
            store.look_again();
        }),
        // The page may be left with a click, by the menu of the browser, or by a key of its own.
        on("click", |store, _| store.settle_address()),
        on("blur", |store, _| store.settle_address()),
        on("pagehide", |store, _| {
            store.leave();
            store.leave_address();
        }),
        on("pageshow", |store, event| {
            // A page out of the browser's cache of pages has heard nothing of what other tabs did.
            if page::is_from_cache(event) && !store.has_unsaved() {
                page::reload();
            } else {
                store.address_is_back();
                store.look_again();
            }
        }),
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
    let found = with_key_press(event, |press| store.read(|state| message_of_key(state, press)));
    if let Some(message) = found {
        event.prevent_default();
        if store.is_out_of_sight() {
            return;
        }
        if !event.repeat() || message.kind().repeats {
            store.send(message);
        }
    }
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

/// Files may be dropped anywhere, and the page says so. Words may be dropped where they can be written;
/// elsewhere they, and links, are refused, or the browser would leave the page for what was dropped.
fn dragged_over(_: &Store, event: &Event) {
    let Some(drag) = event.dyn_ref::<DragEvent>() else {
        return;
    };
    let has_files = drag.data_transfer().is_some_and(|transfer| carries_files(&transfer));
    page::mark_body("dragging", if has_files { "true" } else { "false" });
    if has_files {
        event.prevent_default();
    } else if !pressed_in(event).as_ref().is_some_and(writes) {
        event.prevent_default();
        if let Some(transfer) = drag.data_transfer() {
            transfer.set_drop_effect("none");
        }
    }
}

/// Whether files are dragged. What they are is not told before they are dropped.
fn carries_files(transfer: &DataTransfer) -> bool {
    transfer.types().iter().any(|kind| kind == "Files")
}

fn dropped(store: &Store, event: &Event) {
    page::mark_body("dragging", "false");
    let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    let files = transfer.filter(carries_files);
    // Words that are dropped into a field are the browser's to write there.
    if files.is_some() || !pressed_in(event).as_ref().is_some_and(writes) {
        event.prevent_default();
    }
    if let Some(files) = files {
        store.open_dropped(Dropped::of(&files));
    }
}

/// Text or files that are pasted in the library, where nothing can be written, become articles.
fn pasted(store: &Store, event: &Event) {
    let in_library = store.read(|state| {
        let navigation = &state.navigation;
        navigation.open.is_none() && navigation.statistics.is_none() && navigation.dialog.is_none()
    });
    let data = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    let Some(data) = data.filter(|_| in_library && !pressed_in(event).as_ref().is_some_and(writes)) else {
        return;
    };
    event.prevent_default();
    if carries_files(&data) {
        return store.open_dropped(Dropped::of(&data));
    }
    // What the clipboard does not have is empty.
    let text_of = |kind: &str| data.get_data(kind).unwrap_or_default();
    store.paste(text_of("text/plain"), text_of("text/html"));
}
