//! Scrolling the page: smoothly, unless the reader's system asks for less motion.

use std::cell::Cell;

use web_sys::{ScrollBehavior, ScrollToOptions};

use super::{page, window};

/// How long a smooth scroll takes at most, in milliseconds.
const UNDER_WAY: u64 = 600;

thread_local! {
    /// Where the last scroll leads to, in CSS pixels from the page's top, and when it began.
    static TARGET: Cell<(f64, u64)> = const { Cell::new((0.0, 0)) };
}

/// How far the window's top edge is from the page's, in CSS pixels.
fn position() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// How far the page will still scroll by itself.
pub fn ahead() -> f64 {
    let (target, began) = TARGET.get();
    let is_under_way = page::now().saturating_sub(began) < UNDER_WAY;
    if is_under_way { target - position() } else { 0.0 }
}

/// Scrolls by so many pixels from where the page is now. Farther than `smooth_up_to` pixels, and where
/// less motion is asked for, at once.
pub fn by(distance: f64, smooth_up_to: f64) {
    let highest = f64::from(gloo::utils::document_element().scroll_height()) - height();
    let target = (position() + distance).min(highest).max(0.0);
    let is_smooth = distance.abs() <= smooth_up_to && !page::matches("(prefers-reduced-motion: reduce)");
    TARGET.set((target, if is_smooth { page::now() } else { 0 }));
    let options = ScrollToOptions::new();
    options.set_top(target);
    options.set_behavior(if is_smooth {
        ScrollBehavior::Smooth
    } else {
        ScrollBehavior::Instant
    });
    window().scroll_to_with_scroll_to_options(&options);
}

/// The height of the window in CSS pixels.
pub fn height() -> f64 {
    let height = window().inner_height().ok();
    height.and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Scrolls to the top of the page at once.
pub fn to_top() {
    TARGET.set((0.0, 0));
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
