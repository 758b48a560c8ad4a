//! Opening and closing dialogs.

use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::focus;
use crate::model::state::State;

/// Opens a window; one about the focused sentence only where there is one.
pub fn open(state: &mut State, dialog: Dialog, context: &mut Context) {
    let focus = state.open_article().and_then(|(open, _)| open.focus);
    if matches!(dialog, Dialog::Note | Dialog::Split) && focus.is_none() {
        return;
    }
    state.transfer.restores.clear();
    state.navigation.dialog = Some(dialog);
    context.render(View::Page);
}

/// Closes the list and goes to a sentence of it.
pub fn come_back(state: &mut State, sentence: usize, context: &mut Context) {
    state.navigation.dialog = None;
    context.render(View::Page);
    focus::focus(state, sentence, false, context);
}
