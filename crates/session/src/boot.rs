//! Booting: what comes in when the page opens (stored records, reader, language, address), and the state
//! made of it.

use crate::annotation::{AnnotatorId, Stamp};
use crate::i18n::Locale;
use crate::model::browser::{Browser, Engine};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::notice::NoticeKind;
use crate::model::route::Route;
use crate::model::state::State;
use crate::navigation::moving;
use crate::storage::key::by_key;
use crate::storage::kinds::profile::{self, save_profile};
use crate::storage::late_stamps;
use crate::storage::load::load_state;
use crate::storage::opened_articles::open_stored;
use crate::storage::quarantine;
use crate::storage::same_names;
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
    /// A fresh random identity: of this visit, and of a reader who has none yet.
    pub new_annotator: String,
    /// The location's hash.
    pub hash: String,
    /// The path of the folder on its site from which the page came; `None` for a page from the disk.
    pub path: Option<String>,
    /// The browser's engine.
    pub engine: Engine,
    /// Whether the page runs as an installed app.
    pub installed: bool,
    /// The keys under which values that cannot be read were quarantined while both stores were brought
    /// together.
    pub set_aside: Vec<String>,
    /// Why storage does not work, if it does not.
    pub storage_fault: Option<NoticeKind>,
}

/// Takes in what is stored and asks for the list of articles.
pub fn boot(state: &mut State, boot: Boot, context: &mut Context) {
    state.storage.records = by_key(boot.records);
    quarantine::boot(state);
    late_stamps::recover(state, context);
    version_guard::boot(state);
    state.clock.observe(Stamp::from_millis(context.now().saturating_sub(1)));
    state.visit = boot.new_annotator.clone();
    // A reader who has no record yet.
    state.reader.id = AnnotatorId::new(&boot.new_annotator);
    state.settings.reader_is_new = true;
    state.storage.browser = Browser {
        engine: boot.engine,
        installed: boot.installed,
        from_disk: boot.path.is_none(),
    };
    state.settings.path = boot.path;
    let stored = state.storage.records.get(&profile::key()).cloned();
    load_state(state, context);
    profile::claim(state, stored.as_deref(), context);
    if state.settings.reader_is_new {
        save_profile(state, context);
    }
    let forced = boot.forced_language.iter();
    state.settings.languages = forced.chain(&boot.languages).cloned().collect();
    boot_locale(state, boot.forced_language.as_deref(), &boot.languages);
    steps::boot(state, boot.tour);
    same_names::tell_apart(state, context);
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

/// The address decides, then the reader's choice, then the browser.
fn boot_locale(state: &mut State, forced: Option<&str>, languages: &[String]) {
    let asked_for = || Locale::from_preferences(languages.iter().map(String::as_str));
    let forced = forced.and_then(Locale::from_tag);
    let locale = forced.or(state.settings.chosen_locale).unwrap_or_else(asked_for);
    state.speak(locale);
}
