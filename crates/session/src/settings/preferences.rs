//! Changing a preference.

use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::preferences::Preference;
use crate::model::state::State;
use crate::storage::kinds::profile::change_profile;

/// The reader wants something otherwise. The same again changes nothing.
pub fn prefer(state: &mut State, preference: Preference, context: &mut Context) {
    let before = state.settings.preferences.clone();
    state.settings.preferences.set(preference);
    if state.settings.preferences != before {
        change_profile(state, context);
        state.speak(state.locale);
        state.show_look(context);
        context.render(View::Page);
        if state.settings.preferences.counting() != before.counting() {
            state.count_as_preferred();
            state.redraw_article(context);
        }
    }
}
