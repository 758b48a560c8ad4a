//! Scrolling the page, always at once: who tags thousands of sentences reads on where the line comes to
//! stand, and a page that glides there has to be laid out and painted frame by frame.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use web_sys::{ScrollBehavior, ScrollToOptions};

use super::{page, window};

thread_local! {
    /// Width and height of the window when the watched element was chosen.
    static SIZE: Cell<(f64, f64)> = const { Cell::new((0.0, 0.0)) };
    /// Whether the watched element was in the window when the page was last scrolled.
    static IS_SEEN: Cell<bool> = const { Cell::new(true) };
    /// The id of the watched element.
    static WATCHED: RefCell<String> = const { RefCell::new(String::new()) };
    static LISTENER: EventListener = EventListener::new(&window(), "scroll", |_| note_sight());
}

/// Notes whether the watched element is in the window, whenever the page was scrolled. An observer of
/// intersections would do the same, but each element that it is set on has Chromium compute those of
/// every block of the article anew, several milliseconds in a long one, with each step of the focus.
fn note_sight() {
    let rows = WATCHED.with_borrow(|id| page::rows_of(id));
    IS_SEEN.set(rows.is_none_or(|(top, bottom)| bottom > 0.0 && top < height()));
}

/// Watches this element, and no other any more: whether it stays in sight.
pub fn watch(id: &str) {
    IS_SEEN.set(true);
    SIZE.set(size());
    WATCHED.set(id.to_owned());
    // Made with the first one that is watched; it lives as long as the page.
    LISTENER.with(|_| ());
}

/// The id of the element that has the focus, if it is in sight and the one that is watched.
pub fn watched() -> Option<String> {
    let focused = page::focused().filter(|_| IS_SEEN.get())?;
    (focused.dataset().get("sentence").is_some()).then(|| focused.id())
}

/// Width and height of the window when the watched element was chosen, and now.
pub fn sizes() -> ((f64, f64), (f64, f64)) {
    (SIZE.get(), size())
}

fn size() -> (f64, f64) {
    let width = window().inner_width().ok();
    (width.and_then(|width| width.as_f64()).unwrap_or_default(), height())
}

/// Scrolls by so many pixels, at once.
pub fn by(distance: f64) {
    let options = ScrollToOptions::new();
    options.set_top(distance);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_by_with_scroll_to_options(&options);
}

/// The height of the window in CSS pixels.
pub fn height() -> f64 {
    let height = window().inner_height().ok();
    height.and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Scrolls to the top of the page at once.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
