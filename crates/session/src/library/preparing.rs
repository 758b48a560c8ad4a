//! Long articles take the page seconds to prepare. They are prepared a piece at a time by the shell, which
//! tells how far that is; the reader can stop it.

use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::route::Route;
use crate::model::state::State;

/// Texts of so many bytes and more are prepared so; shorter ones take no time that anyone would see.
pub const LONG: usize = 1_000_000;

/// Articles of more sentences than this are drawn a piece at a time.
pub const MANY_SENTENCES: usize = 10_000;

/// An article that is being prepared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preparing {
    /// What it is called: its file's name, or its title.
    pub name: String,
    /// How much of it is done, in hundredths.
    pub percent: usize,
    /// Whether it is there and only its drawing is not done; else it is on its way into the library.
    pub is_drawn: bool,
}

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
