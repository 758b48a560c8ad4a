//! Keeps the focused sentence where the reader's eye is.

use gloo::timers::callback::Timeout;

use crate::platform::{page, scroll};
use crate::session::{Rows, scroll_into_band};

/// How often the place is looked at again after a jump: text that was never laid out has another
/// height than was expected, and takes it when it comes into sight.
const LOOKS: u32 = 3;
/// How long after the jump, or after the look before, in milliseconds: two frames.
const LOOK_AGAIN: u32 = 34;

/// Focuses a sentence and brings it into the band between the bars. One that was pointed at stays
/// under the pointer as long as it can be seen.
pub fn focus(id: String, pointed_at: bool) {
    page::focus(&id);
    if pointed_at {
        page::show_nearest(&id);
    } else {
        look(id, LOOKS);
    }
}

fn look(id: String, looks: u32) {
    let Some((top, bottom)) = page::rows_of(&format!("#{id}")) else {
        return;
    };
    let ahead = scroll::ahead();
    let sentence = Rows {
        top: top - ahead,
        bottom: bottom - ahead,
    };
    let distance = scroll_into_band(sentence, free_rows());
    if distance.abs() < 1.0 {
        return;
    }
    let is_step = distance.abs() < scroll::height();
    scroll::by(ahead + distance, if is_step { f64::INFINITY } else { 0.0 });
    if !is_step && looks > 0 {
        Timeout::new(LOOK_AGAIN, move || {
            if page::focused().is_some_and(|focused| focused.id() == id) {
                look(id, looks - 1);
            }
        })
        .forget();
    }
}

/// The rows between the bars, however high they are.
fn free_rows() -> Rows {
    let height = scroll::height();
    let under = page::rows_of(".topbar").map_or(0.0, |(_, bottom)| bottom);
    let above = page::rows_of(".toolbar").map_or(height, |(top, _)| top);
    let top = under.clamp(0.0, height);
    // A bar that is not at the window's foot covers nothing of it.
    let bottom = if above > top { above.min(height) } else { height };
    Rows { top, bottom }
}
