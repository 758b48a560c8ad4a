//! What the reader is asked about what they brought: one thing after the other, each in a window of its own.

use crate::importing::{columns, paste};
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::state::State;

/// Asks what there is to ask, unless the reader has another window open: then they are asked when it is closed. What
/// they pasted a moment ago comes first; about tables they are asked once the import is over.
pub fn follow(state: &mut State, context: &mut Context) {
    if state.navigation.dialog.is_some() {
        return;
    }
    let dialog = if !state.importing.pasted.is_empty() {
        Dialog::Pasted
    } else if !state.importing.tables.is_empty() && state.importing.job.is_none() {
        Dialog::Columns
    } else {
        return;
    };
    state.navigation.dialog = Some(dialog);
    context.render(View::Page);
}

/// Closes the window of a question: the reader does not want what it is about. Returns whether there was one.
pub fn leave(state: &mut State, context: &mut Context) -> bool {
    match state.navigation.dialog {
        Some(Dialog::Columns) => columns::leave(state, context),
        Some(Dialog::Pasted) => paste::leave(state, context),
        _ => return false,
    }
    true
}
