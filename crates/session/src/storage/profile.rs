//! The reader and the settings, stored.

use crate::codec::to_text;
use crate::model::context::Context;
use crate::model::state::State;
use crate::storage::records::profile_key;

/// Keeps the reader and the settings as they are from now on: later than what any tab said before.
pub fn change_profile(state: &mut State, context: &mut Context) {
    state.profile_stamp = state.clock.tick(context.now());
    save_profile(state, context);
}

/// Keeps the reader and the settings.
pub fn save_profile(state: &State, context: &mut Context) {
    context.write(profile_key(), to_text(&state.profile()));
}
