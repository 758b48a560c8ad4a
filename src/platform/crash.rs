//! The end of the program, by a panic or without one (a trap, too deep a recursion), or because its page
//! was taken away. It stands still in the middle of something then: nothing of it is asked for anything any more, and a page that needs
//! nothing of it takes its place (`src/ui/crash.js`).

use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

use gloo::utils::document_element;
use web_sys::Event;

use super::{describe, page, window};

/// The event of the window that has the page of a crash shown.
const EVENT: &str = "hashiya-crash";

/// The event by which that page learns which of the page's WebAssembly the program is, and the skeleton
/// (`src/ui/skeleton.js`) that it is there.
const START: &str = "hashiya-start";

/// The attribute of the root element by which that page says that the program is at its end, however it
/// came to it.
const MARK: &str = "data-crashed";

static HAS_PANICKED: AtomicBool = AtomicBool::new(false);

/// Whether the program has broken down, so that nothing it knows is to be relied on.
pub fn has_happened() -> bool {
    HAS_PANICKED.load(Ordering::Relaxed) || document_element().has_attribute(MARK)
}

/// Tells the page of a crash that the program starts: what breaks from now on may be its own.
pub fn program_starts() {
    dispatch(START);
}

/// Ends the program although it has not broken down: what it does would no longer be seen. Why goes to the
/// console.
pub fn give_up(why: &str) {
    page::warn(why);
    show();
}

/// The panic hook: what happened goes to the console, and the reader gets a page that says so.
pub fn tell(info: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    show();
}

/// Has the page of a crash shown, once.
fn show() {
    if HAS_PANICKED.swap(true, Ordering::Relaxed) {
        return;
    }
    dispatch(EVENT);
}

fn dispatch(name: &str) {
    let told = Event::new(name).and_then(|event| window().dispatch_event(&event));
    if let Err(error) = told {
        page::warn(&format!(
            "the page of a crash does not hear {name}: {}",
            describe(&error)
        ));
    }
}
