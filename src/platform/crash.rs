//! The end of the program, by a panic or without one (a trap, too deep a recursion). It stands still in
//! the middle of something then: nothing of it is asked for anything any more, and a page that needs
//! nothing of it takes its place (`src/ui/crash.js`).

use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

use gloo::utils::document_element;
use web_sys::Event;

use super::{describe, page, window};

/// The event of the window that has the page of a crash shown.
const EVENT: &str = "hashiya-crash";

/// The attribute of the root element by which that page says that the program is at its end, however it
/// came to it.
const MARK: &str = "data-crashed";

static HAS_PANICKED: AtomicBool = AtomicBool::new(false);

/// Whether the program has broken down, so that nothing it knows is to be relied on.
pub fn has_happened() -> bool {
    HAS_PANICKED.load(Ordering::Relaxed) || document_element().has_attribute(MARK)
}

/// The panic hook: what happened goes to the console, and the reader gets a page that says so.
pub fn tell(info: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    if HAS_PANICKED.swap(true, Ordering::Relaxed) {
        return;
    }
    let told = Event::new(EVENT).and_then(|event| window().dispatch_event(&event));
    if let Err(error) = told {
        page::warn(&format!("the page of a crash does not come: {}", describe(&error)));
    }
}
