//! What comes in when the page opens: the records that are stored, the reader, the language, the place.

use crate::annotation::{AnnotatorId, Stamp};
use crate::i18n::Locale;
use crate::library::loading::open_stored;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::notice::NoticeKind;
use crate::model::route::Route;
use crate::model::state::State;
use crate::navigation::moving;
use crate::storage::load::take_record;
use crate::storage::profile::save_profile;
use crate::storage::quarantine;
use crate::storage::records::{self, Profile, others_key, profile_key};
use crate::storage::version_guard;
use crate::tour::steps;

/// What the shell finds when the page opens.
#[derive(Clone, Debug, Default)]
pub struct Boot {
    /// Every stored record: key and value.
    pub records: Vec<(String, String)>,
    /// The languages that the browser asks for, the best first.
    pub languages: Vec<String>,
    /// The language that the address asks for (`?lang=`).
    pub forced_language: Option<String>,
    /// Whether the address asks for the tour, or asks to leave it out (`?tour=`).
    pub tour: Option<bool>,
    /// A fresh random identity, for a reader who has none yet.
    pub new_annotator: String,
    /// The location's hash.
    pub hash: String,
    /// The keys under which values that cannot be read were set aside while both stores were brought
    /// together.
    pub set_aside: Vec<String>,
    /// Why storage does not work, if it does not.
    pub storage_fault: Option<NoticeKind>,
}

/// Takes in what is stored and asks for the list of articles.
pub fn boot(state: &mut State, boot: Boot, context: &mut Context) {
    state.storage.records = boot.records.into_iter().collect();
    quarantine::boot(state);
    version_guard::boot(state);
    state.clock.observe(Stamp::from_millis(context.now().saturating_sub(1)));
    boot_profile(state, &boot.new_annotator, context);
    boot_locale(state, boot.forced_language.as_deref(), &boot.languages);
    if let Some(others) = take_record(state, &others_key(), context) {
        state.settings.other_names = others;
    }
    if let Some(extras) = take_record(state, &records::file_extras_key(), context) {
        state.transfer.extras = extras;
    }
    steps::boot(state, boot.tour);
    state.transfer.saved = take_record(state, &records::saved_key(), context).unwrap_or_default();
    open_stored(state, context);
    quarantine::tell(state, boot.set_aside.len(), context);
    if let Some(fault) = boot.storage_fault {
        state.notify(fault, context);
    }
    context.push(Effect::SetLocale(state.locale));
    state.show_look(context);
    context.push(Effect::FetchList);
    context.push(Effect::CheckPersistence);
    context.render(View::Page);
    moving::go(state, Route::parse(&boot.hash), context);
}

fn boot_profile(state: &mut State, new_annotator: &str, context: &mut Context) {
    match take_record::<Profile>(state, &profile_key(), context) {
        Some(profile) => {
            state.reader = profile.annotator;
            state.settings.changed_at = profile.set_at;
            state.settings.preferences = profile.preferences;
            state.clock.observe(profile.set_at);
            let locale = profile.language.as_deref().and_then(Locale::from_tag);
            state.settings.chosen_locale = locale;
            state.locale = locale.unwrap_or(state.locale);
        }
        None => {
            state.reader.id = AnnotatorId::new(new_annotator);
            state.settings.reader_is_new = true;
            save_profile(state, context);
        }
    }
}

/// The address decides, then the reader's choice, then the browser.
fn boot_locale(state: &mut State, forced: Option<&str>, languages: &[String]) {
    if let Some(forced) = forced.and_then(Locale::from_tag) {
        state.locale = forced;
    } else if state.settings.chosen_locale.is_none() {
        state.locale = Locale::from_preferences(languages.iter().map(String::as_str));
    }
}
