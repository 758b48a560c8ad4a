//! The end of the program by a panic. A program that has panicked stands still in the middle of
//! something: nothing of it is asked for anything any more, and a page that needs nothing of it takes
//! its place (`src/ui/crash.js`).

use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

use web_sys::Event;

use super::{describe, page, window};

/// The event of the window that has the page of a crash shown.
const EVENT: &str = "hashiya-crash";

static HAS_HAPPENED: AtomicBool = AtomicBool::new(false);

/// Whether the program has panicked, so that nothing it knows is to be relied on.
pub fn has_happened() -> bool {
    HAS_HAPPENED.load(Ordering::Relaxed)
}

/// The panic hook: what happened goes to the console, and the reader gets a page that says so.
pub fn tell(info: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    if HAS_HAPPENED.swap(true, Ordering::Relaxed) {
        return;
    }
    let told = Event::new(EVENT).and_then(|event| window().dispatch_event(&event));
    if let Err(error) = told {
        page::warn(&format!("the page of a crash does not come: {}", describe(&error)));
    }
}
