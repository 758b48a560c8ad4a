//! What can be done with the focused sentence: labels by the digits, in the order of the codebook, marks, notes.

use crate::annotate;
use crate::commands::action::{Action, When};
use crate::commands::entry::label;
use crate::commands::key::Key;
use crate::message::Message;
use crate::model::dialog::Dialog;
use crate::navigation;

/// Every such action.
pub(super) const TAGGING: &[Action] = &[
    label("label-1", &[Key::plain("Digit1")], 0, |state| state.give_label(0)),
    label("label-2", &[Key::plain("Digit2")], 1, |state| state.give_label(1)),
    label("label-3", &[Key::plain("Digit3")], 2, |state| state.give_label(2)),
    label("label-4", &[Key::plain("Digit4")], 3, |state| state.give_label(3)),
    label("label-5", &[Key::plain("Digit5")], 4, |state| state.give_label(4)),
    label("label-6", &[Key::plain("Digit6")], 5, |state| state.give_label(5)),
    label("label-7", &[Key::plain("Digit7")], 6, |state| state.give_label(6)),
    label("label-8", &[Key::plain("Digit8")], 7, |state| state.give_label(7)),
    label("label-9", &[Key::plain("Digit9")], 8, |state| state.give_label(8)),
    Action {
        id: "clear",
        text: |m| m.reading.clear,
        keys: &[Key::plain("Digit0"), Key::plain("Backspace"), Key::plain("Delete")],
        when: When::ToTag,
        message: |state| state.take_back_or(Message::Annotate(annotate::Message::Clear)),
    },
    Action {
        id: "unsure",
        text: |m| m.unsure.mark,
        keys: &[Key::plain("KeyQ")],
        when: When::OnText,
        message: |_| Message::Annotate(annotate::Message::ToggleUnsure),
    },
    Action {
        id: "note",
        text: |m| m.notes.title,
        keys: &[Key::plain("KeyN")],
        when: When::OnSentence,
        message: |_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Note)),
    },
    Action {
        id: "undo",
        text: |m| m.common.undo,
        keys: &[Key::command("KeyZ")],
        when: When::CanUndo,
        message: |state| state.take_back_or(Message::Annotate(annotate::Message::Undo)),
    },
    Action {
        id: "redo",
        text: |m| m.common.redo,
        keys: &[Key::command("KeyY"), Key::command_shift("KeyZ")],
        when: When::CanRedo,
        message: |_| Message::Annotate(annotate::Message::Redo),
    },
];
