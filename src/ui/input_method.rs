//! Input methods: they have a key first, and what they take is no command of the page.

use web_sys::KeyboardEvent;

/// What browsers put into `keyCode` for a key that an input method takes (UI Events, 7.3.1). Safari
/// tells of the Enter that ends a word after the word has ended, with nothing but this.
const TAKEN: u32 = 229;

/// Whether an input method takes this key: to go on with a word, to choose among words, to end one.
pub fn takes(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN || event.key() == "Process"
}
