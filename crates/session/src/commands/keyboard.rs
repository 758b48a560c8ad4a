//! What a key press means: the table of actions says it.

use crate::commands::key::{Key, KeyPress, With};
use crate::commands::table::actions;
use crate::message::Message;
use crate::model::state::State;
use crate::{annotate, navigation};

/// What a key means now; `None` leaves it to the browser.
///
/// A mark such as `?` is taken by what is written. Everything else goes by position, so that an
/// Arabic layout works like any other; a Latin letter that is written at a place which means nothing
/// is taken by its name, so that a reader who presses M on a French layout merges. With Control or ⌘
/// the letter comes first, as in all programs: else undo and redo change places on a German one.
pub fn message_of_key(state: &State, press: KeyPress) -> Option<Message> {
    if let Some(found) = find(state, |key| key.with == With::Anything && key.code == press.code) {
        return Some(found);
    }
    let editing = press.in_field || state.navigation.dialog.is_some();
    if press.alt || press.in_field && !press.command {
        return None;
    }
    let mark = || find(state, |key| !press.command && is_one_of(press.key, key.marks));
    let position = || find(state, |key| key.is_at(press.code) && key.is_with(&press));
    let letter = || {
        let letter = latin_letter(press.key)?;
        let is_named = |key: &Key| key.code.strip_prefix("Key") == Some(letter.as_str());
        find(state, |key| is_named(key) && key.is_with(&press))
    };
    let found = if press.command && latin_letter(press.key).is_some() {
        letter()
    } else {
        mark().or_else(position).or_else(letter)
    };
    match found {
        Some(Message::Annotate(annotate::Message::Undo) | Message::Annotate(annotate::Message::Redo)) if editing => {
            None
        }
        // The same key again closes a window; a window does not take another one's place.
        Some(Message::Navigation(navigation::Message::OpenDialog(dialog)))
            if state.navigation.dialog == Some(dialog) =>
        {
            Some(Message::Close)
        }
        Some(Message::Navigation(navigation::Message::OpenDialog(_))) if state.navigation.dialog.is_some() => None,
        _ if editing && !press.command => None,
        found => found,
    }
}

/// The message of the first action on this page that has such a key.
fn find(state: &State, is_meant: impl Fn(&Key) -> bool) -> Option<Message> {
    let mut on_page = actions().filter(|action| action.has_keys_on(state));
    let found = on_page.find(|action| action.keys.iter().any(&is_meant))?;
    Some(found.message(state))
}

/// Whether what a key writes is one of these marks.
fn is_one_of(written: &str, marks: &str) -> bool {
    marks.chars().any(|mark| written.chars().eq([mark]))
}

/// The Latin letter that a key writes, in upper case.
fn latin_letter(written: &str) -> Option<String> {
    let is_letter = written.len() == 1 && written.as_bytes()[0].is_ascii_alphabetic();
    is_letter.then(|| written.to_ascii_uppercase())
}
