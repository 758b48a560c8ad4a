//! What a key press means: the table of actions says it.

use crate::commands::key::{Key, KeyPress, With};
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
    let mark = || find(&|key| is_one_of(press.key, key.marks));
    let position = || find(&|key| key.code == place && key.is_with(&press));
    let letter = || {
        let letter = latin_letter(press.key)?;
        let is_named = |key: &Key| key.code.strip_prefix("Key") == Some(letter.as_str());
        find(&|key| is_named(key) && key.is_with(&press))
    };
    let digit = || {
        // Where it is not known what is written, a key of the number block counts as its digit.
        let digit = match press.key {
            "" => press.code.strip_prefix("Numpad")?,
            written => written_digit(written)?,
        };
        let is_named = |key: &Key| key.code.strip_prefix("Digit") == Some(digit);
        find(&|key| is_named(key) && key.with == With::Nothing)
    };
    let found = match (has_command, press.shift) {
        (true, _) if latin_letter(press.key).is_some() => letter(),
        (true, _) => position(),
        (false, true) => mark().or_else(digit).or_else(position).or_else(letter),
        (false, false) => mark().or_else(position).or_else(letter).or_else(digit),
    };
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
fn takes_single_keys(state: &State, press: &KeyPress) -> bool {
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

/// Whether what a key writes is one of these marks.
fn is_one_of(written: &str, marks: &str) -> bool {
    marks.chars().any(|mark| written.chars().eq([mark]))
}

/// The Latin letter that a key writes, in upper case.
fn latin_letter(written: &str) -> Option<String> {
    let is_letter = written.len() == 1 && written.as_bytes()[0].is_ascii_alphabetic();
    is_letter.then(|| written.to_ascii_uppercase())
}

/// The digit that a key writes, in whatever script the layout writes digits: as ASCII.
fn written_digit(written: &str) -> Option<&'static str> {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    /// Zeros that layouts write: ASCII, Arabic, Persian, Devanagari, full-width.
    const ZEROS: [char; 5] = ['0', '٠', '۰', '०', '０'];
    let mut written = written.chars();
    let (Some(digit), None) = (written.next(), written.next()) else {
        return None;
    };
    let value = |zero: char| (digit as u32).checked_sub(zero as u32);
    let value = ZEROS.into_iter().filter_map(value).find(|value| *value < 10)?;
    DIGITS.get(value as usize).copied()
}
