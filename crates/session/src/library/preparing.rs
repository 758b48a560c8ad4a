//! Long articles take the page seconds to prepare. They are prepared a piece at a time by the shell, which
//! tells how far that is; the reader can stop it.

use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::preparing::Preparing;
use crate::model::state::State;

/// A file is being prepared, and that far; `None` when it is done.
pub fn told(state: &mut State, preparing: Option<Preparing>, context: &mut Context) {
    if state.library.preparing != preparing {
        state.library.preparing = preparing;
        context.render(View::Page);
    }
}

/// The open article is being drawn, and that far; `None` when it is whole, or left. It says nothing of a
/// file that is being prepared meanwhile.
pub fn drawn(state: &mut State, drawing: Option<Preparing>, context: &mut Context) {
    if state.library.drawing != drawing {
        state.library.drawing = drawing;
        context.render(View::Page);
    }
}

/// The reader stops the preparing of a file.
pub fn stop(state: &mut State, context: &mut Context) {
    state.library.preparing = None;
    context.render(View::Page);
}
