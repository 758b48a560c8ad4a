//! Scrolls the focused sentence to where the session's `navigation/scroll.rs` wants it. After a jump it is
//! looked at again, because text that was never laid out takes its height when it is seen.

use gloo::timers::callback::Timeout;

use super::element_ids::{NOTICES, SEARCH_FIELD, TOOLBAR, TOP_BAR, sentence_element};
use crate::platform::{page, scroll};
use crate::session::{Rows, is_other_window, scroll_into_band, scroll_into_view};

/// How often the place is looked at again after a jump: text that was never laid out has another
/// height than was expected, and takes it when it comes into sight.
const LOOKS: u32 = 3;
/// How long after the jump, or after the look before, in milliseconds: two frames.
const LOOK_AGAIN: u32 = 34;

/// Focuses a sentence and brings it into the band between the bars. One that was pointed at stays
/// under the pointer as long as it can be seen.
pub fn focus(index: usize, pointed_at: bool) {
    let id = sentence_element(index);
    page::focus(&id);
    scroll::watch(&id);
    if pointed_at {
        show(&id);
    } else {
        look(id, LOOKS);
    }
}

/// Brings a sentence that was found into the band; the keyboard stays in the search field.
pub fn show_found(index: usize) {
    look(sentence_element(index), LOOKS);
}

/// Brings the focused sentence back into the band when the window has become another one, unless the
/// reader had scrolled it out of sight.
pub fn window_resized() {
    let Some(id) = scroll::watched() else {
        return;
    };
    let (before, after) = scroll::sizes();
    if is_other_window(before, after) {
        scroll::watch(&id);
        look(id, LOOKS);
    }
}

/// Brings the focused sentence out from under a message that has come, unless the reader had scrolled
/// it out of sight.
pub fn covers_changed() {
    if let Some(id) = scroll::watched() {
        show(&id);
    }
}

/// Scrolls a sentence into sight, by as little as will do.
fn show(id: &str) {
    if let Some(sentence) = rows_of(id) {
        scroll_by(scroll_into_view(sentence, free_rows()));
    }
}

/// Scrolls a sentence into the band. After a jump farther than the window is high it is looked at again.
fn look(id: String, looks: u32) {
    let Some(sentence) = rows_of(&id) else {
        return;
    };
    let distance = scroll_into_band(sentence, free_rows());
    scroll_by(distance);
    if distance.abs() >= scroll::height() && looks > 0 {
        Timeout::new(LOOK_AGAIN, move || {
            if page::focused().is_some_and(|focused| focused.id() == id || focused.id() == SEARCH_FIELD) {
                look(id, looks - 1);
            }
        })
        .forget();
    }
}

/// Scrolls, but not by less than a pixel.
fn scroll_by(distance: f64) {
    if distance.abs() >= 1.0 {
        scroll::by(distance);
    }
}

/// The rows that a sentence takes.
fn rows_of(id: &str) -> Option<Rows> {
    let (top, bottom) = page::rows_of(id)?;
    Some(Rows { top, bottom })
}

/// The rows between the bars, however high they are, and above the messages.
fn free_rows() -> Rows {
    let height = scroll::height();
    let under = page::rows_of(TOP_BAR).map_or(0.0, |(_, bottom)| bottom);
    let free = Rows {
        top: under.clamp(0.0, height),
        bottom: height,
    };
    let covers = [TOOLBAR, NOTICES].into_iter().filter_map(page::rows_of);
    covers.fold(free, |free, (top, bottom)| free.above(Rows { top, bottom }))
}
