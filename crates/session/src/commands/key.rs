//! Keys, by their position on the keyboard (`KeyboardEvent.code`), so that they work on every layout.

use crate::i18n::Locale;

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
pub(crate) enum With {
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
    pub(crate) code: &'static str,
    /// The marks that mean the same wherever a layout has them.
    pub(crate) marks: &'static str,
    pub(crate) with: With,
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
    pub(crate) fn is_at(&self, code: &str) -> bool {
        let digit = || self.code.strip_prefix("Digit") == code.strip_prefix("Numpad");
        self.code == code || code.starts_with("Numpad") && digit()
    }

    /// Whether what is held with a key that was pressed is what is held with this one.
    pub(crate) fn is_with(&self, press: &KeyPress) -> bool {
        self.with
            == match (press.command, press.shift) {
                (false, false) => With::Nothing,
                (false, true) => With::Shift,
                (true, false) => With::Command,
                (true, true) => With::CommandShift,
            }
    }
}
