//! Keys, by their position on the keyboard (`KeyboardEvent.code`), so that they work on every layout.

use crate::i18n::Locale;

/// A key press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyPress<'a> {
    /// `KeyboardEvent.code`: the position; empty where the keyboard is none of keys, or a distant one.
    pub code: &'a str,
    /// `KeyboardEvent.key`: what it writes, or its name when it writes nothing.
    pub key: &'a str,
    /// Control.
    pub ctrl: bool,
    /// ⌘ on Apple's keyboards.
    pub meta: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or ⌥.
    pub alt: bool,
    /// The key that writes a layout's third signs, AltGr.
    pub alt_graph: bool,
    /// Whether an input method has the key: it is part of a word that is still being written.
    pub composing: bool,
    /// Whether the keyboard writes into a field.
    pub in_field: bool,
    /// Whether a sentence has the keyboard.
    pub on_sentence: bool,
    /// Whether the keyboard is one of Apple's.
    pub apple: bool,
}

impl KeyPress<'_> {
    /// Whether Control or ⌘ is held.
    pub(crate) fn has_command(&self) -> bool {
        self.ctrl || self.meta
    }

    /// Whether it can be meant for the page at all: not with what writes other signs (AltGr, which
    /// Windows also tells as Control with Alt, and ⌥), not while an input method has the keys, not
    /// the first half of an accented letter.
    pub(crate) fn is_for_page(&self) -> bool {
        let writes_otherwise = self.alt || self.alt_graph || self.ctrl && self.meta;
        // In Apple's text fields Control moves and deletes, as it does in Emacs.
        let is_of_field = self.in_field && self.apple && self.ctrl;
        !(writes_otherwise || is_of_field || self.composing || matches!(self.key, "Process" | "Dead"))
    }

    /// The position that it counts as. A key that writes nothing is what it says it is: those of the
    /// number block move when they do not write digits, and keyboards can have keys at other places.
    /// One without a position has that of the letter on an Arabic keyboard; a Latin one goes by its
    /// name anyway.
    pub(crate) fn place(&self) -> &str {
        if is_name(self.key) {
            self.key
        } else if matches!(self.code, "" | "Unidentified") {
            arabic_place(self.key)
        } else {
            self.code
        }
    }
}

/// Whether this is a key's name, such as `ArrowDown`, and nothing that it writes.
fn is_name(key: &str) -> bool {
    let begins = key.starts_with(|first: char| first.is_ascii_uppercase());
    begins && key.len() > 1 && key != "Unidentified" && key.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Where a letter lies on an Arabic keyboard (Windows "Arabic (101)" and "(102)", xkb `ara`): those
/// that a command has.
fn arabic_place(letter: &str) -> &'static str {
    match letter {
        "ض" => "KeyQ",
        "ص" => "KeyW",
        "ث" => "KeyE",
        "ق" => "KeyR",
        "غ" => "KeyY",
        "ع" => "KeyU",
        "ح" => "KeyP",
        "ش" => "KeyA",
        "س" => "KeyS",
        "ا" => "KeyH",
        "ت" => "KeyJ",
        "ن" => "KeyK",
        "ئ" => "KeyZ",
        "ؤ" => "KeyC",
        "ر" => "KeyV",
        "لا" | "ﻻ" => "KeyB",
        "ى" => "KeyN",
        "ة" => "KeyM",
        _ => "",
    }
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
            ("Space", _) => m.help.key_space,
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

    /// Whether it is a key alone that writes something or changes something, and no more than moves, closes or chooses
    /// what has the keyboard: one that the reader can switch off.
    pub(crate) fn is_single(&self) -> bool {
        let moves = matches!(self.code, "ArrowUp" | "ArrowDown" | "Home" | "End" | "Space" | "Enter");
        matches!(self.with, With::Nothing | With::Shift) && !moves
    }

    /// Whether what is held with a key that was pressed is what is held with this one.
    pub(crate) fn is_with(&self, press: &KeyPress) -> bool {
        self.with
            == match (press.has_command(), press.shift) {
                (false, false) => With::Nothing,
                (false, true) => With::Shift,
                (true, false) => With::Command,
                (true, true) => With::CommandShift,
            }
    }
}
