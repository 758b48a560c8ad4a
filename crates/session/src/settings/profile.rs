//! Changing the reader's name and language.

use crate::i18n::Locale;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::state::State;
use crate::storage::kinds::profile::change_profile;

/// The reader gave their name.
pub fn set_name(state: &mut State, name: &str, context: &mut Context) {
    let name = name.trim();
    if state.reader.name != name {
        state.reader.name = name.to_owned();
        state.settings.named_at = state.clock.tick(context.now());
        change_profile(state, context);
        context.push(Effect::Render(View::Page));
    }
}

/// The reader chose the language of the interface.
pub fn set_locale(state: &mut State, locale: Locale, context: &mut Context) {
    state.speak(locale);
    state.settings.chosen_locale = Some(locale);
    change_profile(state, context);
    context.push(Effect::SetLocale(locale));
    context.push(Effect::Render(View::Page));
    state.redraw_article(context);
}
