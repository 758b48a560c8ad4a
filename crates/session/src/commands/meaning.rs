//! What a key press counts as: by its place, its letter, its digit or the mark that it writes, in an order that serves
//! every layout (`keyboard.rs` says why).

use crate::commands::key::{Key, KeyPress, With};

/// What `find` finds first for a key press. It is asked for a key that is meant, as often as there are ways to take the
/// press.
pub(super) fn meant<T>(press: &KeyPress, find: impl Fn(&dyn Fn(&Key) -> bool) -> Option<T>) -> Option<T> {
    let place = press.place();
    let mark = || find(&|key| is_one_of(press.key, key.marks));
    let position = || find(&|key| key.code == place && key.is_with(press));
    let letter = || {
        let letter = latin_letter(press.key)?;
        let is_named = |key: &Key| key.code.strip_prefix("Key") == Some(letter.as_str());
        find(&|key| is_named(key) && key.is_with(press))
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
    match (press.has_command(), press.shift) {
        (true, _) if latin_letter(press.key).is_some() => letter(),
        (true, _) => position(),
        (false, true) => mark().or_else(digit).or_else(position).or_else(letter),
        (false, false) => mark().or_else(position).or_else(letter).or_else(digit),
    }
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
