//! Keys, by their position on the keyboard (`KeyboardEvent.code`), so that they work on every
//! layout.

use super::message::{Message, Step};
use super::state::{Dialog, State};
use crate::codebook::label_of_digit;

/// A key press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyPress<'a> {
    /// `KeyboardEvent.code`: the position.
    pub code: &'a str,
    /// `KeyboardEvent.key`: what it writes; only for marks that each layout has elsewhere.
    pub key: &'a str,
    /// Control, or ⌘ on Apple's keyboards.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or ⌥.
    pub alt: bool,
    /// Whether the keyboard writes into a field.
    pub in_field: bool,
}

/// What a key means now; `None` leaves it to the browser.
pub fn message_of_key(state: &State, key: KeyPress) -> Option<Message> {
    if key.code == "Escape" {
        return Some(Message::Close);
    }
    if key.alt {
        return None;
    }
    if key.command {
        return command(state, key);
    }
    if key.in_field || state.dialog.is_some() {
        return None;
    }
    match (key.code, key.key) {
        (_, "?" | "؟") => Some(Message::OpenDialog(Dialog::Help)),
        ("Slash", _) if key.shift => Some(Message::OpenDialog(Dialog::Help)),
        _ if state.open.is_none() => None,
        ("Slash", _) | (_, "/") => Some(Message::OpenSearch),
        _ => reading(key),
    }
}

fn command(state: &State, key: KeyPress) -> Option<Message> {
    let editing = key.in_field || state.dialog.is_some();
    match key.code {
        "KeyE" if state.open.is_some() => Some(Message::ExportArticle),
        "KeyE" => Some(Message::ExportAll),
        "KeyZ" | "KeyY" if editing || state.open.is_none() => None,
        "KeyZ" if key.shift => Some(Message::Redo),
        "KeyZ" => Some(Message::Undo),
        "KeyY" => Some(Message::Redo),
        _ => None,
    }
}

/// Keys of the reading page.
fn reading(key: KeyPress) -> Option<Message> {
    let step = |step| {
        Some(Message::Move {
            step,
            extend: key.shift,
        })
    };
    match key.code {
        "ArrowDown" | "KeyJ" => step(Step::Next),
        "ArrowUp" | "KeyK" => step(Step::Previous),
        "Home" => step(Step::First),
        "End" => step(Step::Last),
        _ if key.shift => None,
        "Digit0" | "Numpad0" | "Backspace" | "Delete" => Some(Message::Clear),
        "KeyU" => Some(Message::NextUntagged),
        "KeyN" => Some(Message::OpenDialog(Dialog::Note)),
        "KeyR" => Some(Message::CycleRole),
        "KeyS" => Some(Message::OpenDialog(Dialog::Split)),
        "KeyM" => Some(Message::Merge),
        "KeyB" => Some(Message::SetRole(None)),
        code => {
            let digit = code.strip_prefix("Digit").or_else(|| code.strip_prefix("Numpad"))?;
            let label = label_of_digit(digit.parse().ok()?)?;
            Some(Message::Tag(label.label_id()))
        }
    }
}
