//! The keys of the list of what became of tagged sentences: a table of their own, because they are about the sentence
//! that is selected in that window, which only the window knows. Found like those of the page (`meaning.rs`), and
//! switched off by the same preference.

use crate::commands::key::{Key, KeyPress};
use crate::commands::keyboard::takes_single_keys;
use crate::commands::meaning::meant;
use crate::i18n::{Locale, Messages};
use crate::model::preferences::SingleKeys;
use crate::model::state::State;

/// What a key does in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewKey {
    /// Moves to the next sentence.
    Next,
    /// Moves to the one before.
    Previous,
    /// Moves to the first one.
    First,
    /// Moves to the last one.
    Last,
    /// Takes the place that is suggested, or the first of two.
    TakeFirst,
    /// Takes the second one.
    TakeSecond,
    /// Has the reader look for the place.
    PlaceByHand,
    /// Leaves the sentence without a place.
    LeaveOut,
    /// Has it wait again.
    WaitAgain,
    /// Takes the places of all sentences that changed, once it was asked.
    AcceptAll,
    /// Takes the last decision back.
    TakeBack,
}

/// A line of the table.
pub struct ReviewCommand {
    /// What it does.
    pub does: ReviewKey,
    text: fn(&'static Messages) -> &'static str,
    keys: &'static [Key],
}

impl ReviewCommand {
    /// What it is called.
    pub fn text(&self, locale: Locale) -> &'static str {
        (self.text)(locale.messages())
    }

    /// Its keys that the reader has not switched off, the first one to be shown first.
    pub fn keys_in_force(&self, state: &State) -> impl Iterator<Item = &'static Key> {
        let is_off = state.settings.preferences.single_keys() == SingleKeys::Off;
        self.keys.iter().filter(move |key| !(is_off && key.is_single()))
    }
}

/// Every key of the list.
pub const REVIEW_COMMANDS: [ReviewCommand; 11] = [
    ReviewCommand {
        does: ReviewKey::Next,
        text: |m| m.actions.next,
        keys: &[Key::plain("ArrowDown"), Key::plain("KeyJ")],
    },
    ReviewCommand {
        does: ReviewKey::Previous,
        text: |m| m.actions.previous,
        keys: &[Key::plain("ArrowUp"), Key::plain("KeyK")],
    },
    ReviewCommand {
        does: ReviewKey::First,
        text: |m| m.actions.first,
        keys: &[Key::plain("Home")],
    },
    ReviewCommand {
        does: ReviewKey::Last,
        text: |m| m.actions.last,
        keys: &[Key::plain("End")],
    },
    ReviewCommand {
        does: ReviewKey::TakeFirst,
        text: |m| m.revising.key_take,
        keys: &[Key::plain("Digit1"), Key::plain("Enter")],
    },
    ReviewCommand {
        does: ReviewKey::TakeSecond,
        text: |m| m.revising.take_second,
        keys: &[Key::plain("Digit2")],
    },
    ReviewCommand {
        does: ReviewKey::LeaveOut,
        text: |m| m.revising.leave_out,
        keys: &[Key::plain("Digit0"), Key::plain("Backspace"), Key::plain("Delete")],
    },
    ReviewCommand {
        does: ReviewKey::PlaceByHand,
        text: |m| m.revising.by_hand,
        keys: &[Key::plain("KeyH")],
    },
    ReviewCommand {
        does: ReviewKey::WaitAgain,
        text: |m| m.revising.wait_again,
        keys: &[Key::plain("KeyW")],
    },
    ReviewCommand {
        does: ReviewKey::AcceptAll,
        text: |m| m.revising.key_accept_all,
        keys: &[Key::plain("KeyA")],
    },
    ReviewCommand {
        does: ReviewKey::TakeBack,
        text: |m| m.revising.undo_decision,
        keys: &[Key::command("KeyZ")],
    },
];

/// The line of the table for what is done.
pub fn review_command(does: ReviewKey) -> Option<&'static ReviewCommand> {
    REVIEW_COMMANDS.iter().find(|command| command.does == does)
}

/// What a key does in the list now; `None` leaves it to the browser, and with it every key in a field. Enter is for the
/// list alone: elsewhere it presses what has the keyboard. `on_sentence` says whether the list has it.
pub fn review_key(state: &State, press: KeyPress) -> Option<ReviewKey> {
    if !press.is_for_page() || press.in_field || press.place() == "Enter" && !press.on_sentence {
        return None;
    }
    let takes_single_keys = takes_single_keys(state, &press);
    meant(&press, |is_meant| {
        let is_found = |key: &Key| (takes_single_keys || !key.is_single()) && is_meant(key);
        let found = REVIEW_COMMANDS.iter().find(|command| command.keys.iter().any(is_found));
        found.map(|command| command.does)
    })
}
