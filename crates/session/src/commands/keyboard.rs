//! What a key press means: the table of actions says it.

use crate::commands::key::{Key, KeyPress, With};
use crate::commands::meaning::meant;
use crate::commands::table::actions;
use crate::message::Message;
use crate::model::preferences::SingleKeys;
use crate::model::state::State;
use crate::{annotate, navigation};

/// What a key means now; `None` leaves it to the browser.
///
/// A mark such as `?` is taken by what is written, and so is a digit that is written with Shift, as on
/// a French keyboard. Everything else goes by position, so that an Arabic layout works like any other;
/// a Latin letter or a digit that is written at a place which means nothing is taken by its name, so
/// that a reader who presses M on a French layout merges. With Control or ⌘ the letter comes first, as
/// in all programs: else undo and redo change places on a German one.
pub fn message_of_key(state: &State, press: KeyPress) -> Option<Message> {
    if !press.is_for_page() {
        return None;
    }
    let place = press.place();
    if let Some(found) = find(state, |key| key.with == With::Anything && key.code == place) {
        return Some(found);
    }
    let (has_command, in_dialog) = (press.has_command(), state.navigation.dialog.is_some());
    if press.in_field && !has_command {
        return None;
    }
    let takes_single_keys = takes_single_keys(state, &press);
    let find =
        |is_meant: &dyn Fn(&Key) -> bool| find(state, |key| (takes_single_keys || !key.is_single()) && is_meant(key));
    // Elsewhere the space bar presses what has the keyboard, or scrolls.
    if place == "Space" && !press.on_sentence {
        return None;
    }
    let found = meant(&press, find);
    let editing = press.in_field || in_dialog;
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
        _ if editing && !has_command => None,
        found => found,
    }
}

/// Whether the reader wants a key alone to be a command here.
pub(super) fn takes_single_keys(state: &State, press: &KeyPress) -> bool {
    match state.settings.preferences.single_keys() {
        SingleKeys::Everywhere => true,
        SingleKeys::OnSentence => press.on_sentence,
        SingleKeys::Off => false,
    }
}

/// The message of the first action on this page that has such a key.
fn find(state: &State, is_meant: impl Fn(&Key) -> bool) -> Option<Message> {
    let mut on_page = actions().filter(|action| action.has_keys_on(state));
    let found = on_page.find(|action| action.keys.iter().any(&is_meant))?;
    Some(found.message(state))
}
