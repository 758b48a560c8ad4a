//! Long articles take the page seconds to prepare. They are prepared a piece at a time by the shell, which
//! tells how far that is; the reader can stop it.

use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::preparing::Preparing;
use crate::model::route::Route;
use crate::model::state::State;

/// Something is being prepared, and that far; `None` when it is done.
pub fn told(state: &mut State, preparing: Option<Preparing>, context: &mut Context) {
    if state.library.preparing != preparing {
        state.library.preparing = preparing;
        context.render(View::Page);
    }
}

/// The reader stops it. An article that is only drawn is left: it is there all the same.
pub fn stop(state: &mut State, context: &mut Context) {
    if state
        .library
        .preparing
        .take()
        .is_some_and(|preparing| preparing.is_drawn)
    {
        context.push(Effect::Go(Route::Library));
    }
    context.render(View::Page);
}
