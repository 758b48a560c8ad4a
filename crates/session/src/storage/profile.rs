//! The reader and the settings, stored.

use crate::codec::to_text;
use crate::model::context::Context;
use crate::model::state::State;
use crate::storage::records::{Profile, profile_key};

/// Keeps the reader and the settings as they are from now on: later than what any tab said before.
pub fn change_profile(state: &mut State, context: &mut Context) {
    state.settings.changed_at = state.clock.tick(context.now());
    save_profile(state, context);
}

/// Keeps the reader and the settings.
pub fn save_profile(state: &State, context: &mut Context) {
    context.write(profile_key(), to_text(&state.profile()));
}

impl State {
    /// The record of the reader and the settings.
    pub(crate) fn profile(&self) -> Profile {
        Profile {
            annotator: self.reader.clone(),
            language: self.settings.chosen_locale.map(|locale| locale.tag().to_owned()),
            preferences: self.settings.preferences.clone(),
            set_at: self.settings.changed_at,
        }
    }
}
