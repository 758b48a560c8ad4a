//! The record of the reader and the settings. The page's skeleton (`src/ui/skeleton.js`) reads the language
//! from it, before the program is there.

use super::kind::{Home, RecordKind, Scope, StateRecord, reads, union_of};
use crate::codec::{from_text, to_text};
use crate::i18n::Locale;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::profile::Profile;
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey};
use crate::storage::quarantine::set_aside;

/// The reader and the settings.
#[derive(Debug)]
pub struct ProfileRecord;

impl RecordKind for ProfileRecord {
    fn name(&self) -> &'static str {
        "profile"
    }

    fn scope(&self) -> Scope {
        Scope::Nobody
    }

    fn home(&self) -> Home<'_> {
        Home::State(self)
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<Profile>(value)
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        union_of(old, new, |profile: &mut Profile, newer| {
            if newer.wins_over(profile) {
                *profile = newer;
            }
        })
    }
}

impl StateRecord for ProfileRecord {
    fn is_empty(&self, _: &State) -> bool {
        false
    }

    fn written(&self, state: &State) -> String {
        to_text(&state.profile())
    }

    /// The later one counts; any rather than an identity that was made up for this visit.
    fn merge(&self, state: &mut State, value: &str) -> bool {
        let Some(profile) = from_text::<Profile>(value) else {
            return false;
        };
        if state.settings.reader_is_new || profile.wins_over(&state.profile()) {
            state.clock.observe(profile.set_at);
            take(state, profile);
        }
        true
    }

    /// Who the reader is, no deletion takes: another reader takes their place.
    fn forget(&self, _: &mut State) {}

    fn sync(&self, state: &mut State, value: &str, context: &mut Context) {
        let own = state.profile();
        match from_text::<Profile>(value) {
            Some(other) if other == own => {}
            Some(other) if other.wins_over(&own) => {
                state.clock.observe(other.set_at);
                take(state, other);
                context.push(Effect::SetLocale(state.locale));
                state.show_look(context);
                context.render(View::Page);
                state.redraw_article(context);
            }
            Some(_) => save_profile(state, context),
            None => {
                set_aside(state, &key(), value.to_owned(), context);
                save_profile(state, context);
            }
        }
    }

    /// Takes the settings over that the reader chose nothing about here.
    fn restore(&self, state: &mut State, value: &str, context: &mut Context) -> usize {
        let Some(there) = from_text::<Profile>(value) else {
            return 0;
        };
        let language = there.language.as_deref().and_then(Locale::from_tag);
        let language = language.filter(|_| state.settings.chosen_locale.is_none());
        if let Some(locale) = language {
            state.settings.chosen_locale = language;
            state.speak(locale);
            context.push(Effect::SetLocale(locale));
        }
        let chosen = state.settings.preferences.clone().or(there.preferences);
        let prefers = chosen != state.settings.preferences;
        if prefers {
            state.settings.preferences = chosen;
            state.count_as_preferred();
            state.speak(state.locale);
            state.show_look(context);
            state.redraw_article(context);
        }
        let restored = usize::from(language.is_some()) + usize::from(prefers);
        if restored > 0 {
            change_profile(state, context);
        }
        restored
    }
}

/// The key of the record.
pub fn key() -> RecordKey {
    ProfileRecord.key(Owner::Nobody)
}

/// Keeps the reader and the settings as they are from now on: later than what any tab said before.
pub fn change_profile(state: &mut State, context: &mut Context) {
    state.settings.changed_at = state.clock.tick_over(context.now(), state.settings.changed_at);
    save_profile(state, context);
}

/// Keeps the reader and the settings.
pub fn save_profile(state: &State, context: &mut Context) {
    ProfileRecord.store(state, context);
}

/// Says in the record of which copy of the app it is, where it does not.
pub fn claim(state: &State, stored: Option<&str>, context: &mut Context) {
    let stored = stored.and_then(from_text::<Profile>);
    if stored.is_some_and(|profile| profile.path != state.settings.path) {
        save_profile(state, context);
    }
}

/// Goes on as the reader of this profile, with its settings. A tab whose address asks for another
/// language than the reader had chosen keeps to that until the reader chooses anew.
pub fn take(state: &mut State, profile: Profile) {
    let chosen = profile.language.as_deref().and_then(Locale::from_tag);
    let anew = chosen.filter(|chosen| state.settings.chosen_locale.map(Locale::tag) != Some(chosen.tag()));
    state.settings.chosen_locale = chosen;
    state.settings.changed_at = profile.set_at;
    state.settings.preferences = profile.preferences;
    state.settings.named_at = profile.named_at;
    state.count_as_preferred();
    state.speak(anew.unwrap_or(state.locale));
    state.settings.reader_is_new = false;
    state.reader.name = profile.annotator.name;
    state.set_reader(profile.annotator.id);
}

impl State {
    /// The reader and the settings.
    pub(crate) fn profile(&self) -> Profile {
        Profile {
            annotator: self.reader.clone(),
            language: self.settings.chosen_locale.map(|locale| locale.tag().to_owned()),
            preferences: self.settings.preferences.clone(),
            named_at: self.settings.named_at,
            set_at: self.settings.changed_at,
            path: self.settings.path.clone(),
        }
    }
}
