//! Keys, by their position on the keyboard (`KeyboardEvent.code`), so that they work on every
//! layout. What a key means stands in the table of actions.

use crate::commands::action::actions;
use crate::i18n::Locale;
use crate::message::Message;
use crate::model::state::State;
use crate::{annotate, navigation};

/// A key press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyPress<'a> {
    /// `KeyboardEvent.code`: the position.
    pub code: &'a str,
    /// `KeyboardEvent.key`: what it writes.
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

/// What is held with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum With {
    Nothing,
    Shift,
    Command,
    CommandShift,
    /// Anything, in fields and windows as well.
    Anything,
}

/// A key of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    code: &'static str,
    /// The marks that mean the same wherever a layout has them.
    marks: &'static str,
    with: With,
}

impl Key {
    const fn new(code: &'static str, with: With) -> Self {
        Self { code, marks: "", with }
    }

    /// A key alone.
    pub(crate) const fn plain(code: &'static str) -> Self {
        Self::new(code, With::Nothing)
    }

    /// A key with Shift.
    pub(crate) const fn shift(code: &'static str) -> Self {
        Self::new(code, With::Shift)
    }

    /// A key with Control or ⌘.
    pub(crate) const fn command(code: &'static str) -> Self {
        Self::new(code, With::Command)
    }

    /// A key with Control or ⌘ and Shift.
    pub(crate) const fn command_shift(code: &'static str) -> Self {
        Self::new(code, With::CommandShift)
    }

    /// A key that works everywhere, whatever is held with it.
    pub(crate) const fn anywhere(code: &'static str) -> Self {
        Self::new(code, With::Anything)
    }

    /// The same key, and every key that writes one of these marks.
    pub(crate) const fn writing(mut self, marks: &'static str) -> Self {
        self.marks = marks;
        self
    }

    /// Its position, `KeyboardEvent.code`.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// How it is written for people, such as `Shift + ↓`.
    pub fn text(&self, locale: Locale) -> String {
        let m = locale.messages();
        let digit = self.code.strip_prefix("Digit");
        let name = match (self.code, digit) {
            ("ArrowDown", _) => "↓",
            ("ArrowUp", _) => "↑",
            ("Backspace", _) => "⌫",
            ("Delete", _) => "Del",
            ("Escape", _) => "Esc",
            (_, Some(digit)) => return locale.digits(digit),
            // A mark is found by what is written on the key: the position differs.
            _ if !self.marks.is_empty() => return self.marks.chars().take(1).collect(),
            (code, _) => code.strip_prefix("Key").unwrap_or(code),
        };
        match self.with {
            With::Nothing | With::Anything => name.to_owned(),
            With::Shift => format!("{} + {name}", m.help.key_shift),
            With::Command => format!("Ctrl + {name}"),
            With::CommandShift => format!("Ctrl + {} + {name}", m.help.key_shift),
        }
    }

    /// Whether the key that was pressed is at its place. The digits of the number block count as
    /// those of the main one.
    fn is_at(&self, code: &str) -> bool {
        let digit = || self.code.strip_prefix("Digit") == code.strip_prefix("Numpad");
        self.code == code || code.starts_with("Numpad") && digit()
    }

    /// Whether what is held with a key that was pressed is what is held with this one.
    fn is_with(&self, press: &KeyPress) -> bool {
        self.with
            == match (press.command, press.shift) {
                (false, false) => With::Nothing,
                (false, true) => With::Shift,
                (true, false) => With::Command,
                (true, true) => With::CommandShift,
            }
    }
}

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
