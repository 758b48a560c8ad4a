//! What comes in when the page opens: the reader, the list of articles, articles.

use super::damaged;
use super::message::{Boot, Context, Effect, FetchError, Listing, View};
use super::moving;
use super::newer;
use super::preferences;
use super::records::{self, OpenedText, Profile, others_key, profile_key, text_prefix};
use super::route::Route;
use super::state::{LoadError, Slot, State, Status};
use super::stored::{load, take_record};
use super::tour;
use super::update::save_profile;
use crate::annotation::{AnnotatorId, Stamp};
use crate::article::{ArticleId, Origin, decode_utf8};
use crate::i18n::Locale;
use crate::map::{Map, order};

/// Takes in what is stored and asks for the list of articles.
pub fn boot(state: &mut State, boot: Boot, context: &mut Context) {
    state.stored = Map::from_unordered(boot.records);
    damaged::boot(state);
    newer::boot(state);
    state.clock.observe(Stamp::from_millis(context.now().saturating_sub(1)));
    boot_profile(state, &boot.new_annotator, context);
    boot_locale(state, boot.forced_language.as_deref(), &boot.languages);
    if let Some(others) = take_record(state, &others_key(), context) {
        state.others = others;
    }
    if let Some(extras) = take_record(state, &records::file_extras_key(), context) {
        state.extras = extras;
    }
    tour::boot(state, boot.tour);
    state.saved = take_record(state, &records::saved_key(), context).unwrap_or_default();
    open_stored(state, context);
    damaged::tell(state, boot.set_aside.len(), context);
    if let Some(fault) = boot.storage_fault {
        state.notify(fault, context);
    }
    context.push(Effect::SetLocale(state.locale));
    preferences::show(state, context);
    context.push(Effect::FetchList);
    context.push(Effect::CheckPersistence);
    context.render(View::Page);
    moving::go(state, Route::parse(&boot.hash), context);
}

fn boot_profile(state: &mut State, new_annotator: &str, context: &mut Context) {
    match take_record::<Profile>(state, &profile_key(), context) {
        Some(profile) => {
            state.reader = profile.annotator;
            state.profile_stamp = profile.set_at;
            state.preferences = profile.preferences;
            state.clock.observe(profile.set_at);
            let locale = profile.language.as_deref().and_then(Locale::from_tag);
            state.locale_chosen = locale;
            state.locale = locale.unwrap_or(state.locale);
        }
        None => {
            state.reader.id = AnnotatorId::new(new_annotator);
            state.reader_is_made_up = true;
            save_profile(state, context);
        }
    }
}

/// The address decides, then the reader's choice, then the browser.
fn boot_locale(state: &mut State, forced: Option<&str>, languages: &[String]) {
    if let Some(forced) = forced.and_then(Locale::from_tag) {
        state.locale = forced;
    } else if state.locale_chosen.is_none() {
        state.locale = Locale::from_preferences(languages.iter().map(String::as_str));
    }
}

/// Puts the articles that the reader opened into the library.
pub fn open_stored(state: &mut State, context: &mut Context) {
    let prefix = text_prefix();
    let keys: Vec<String> = state
        .stored
        .keys()
        .filter(|key| key.starts_with(&prefix))
        .cloned()
        .collect();
    let mut opened: Vec<(ArticleId, OpenedText)> = Vec::new();
    for key in keys {
        let record = take_record::<OpenedText>(state, &key, context);
        opened.extend(record.map(|record| (records::unescaped(&key[prefix.len()..]), record)));
    }
    let places = order(opened.len(), &mut |one, other| {
        opened[one].1.opened_at > opened[other].1.opened_at
    });
    for (id, record) in places.into_iter().map(|place| &opened[place]) {
        if state.slot(id).is_some_and(|slot| slot.work().is_some()) {
            continue;
        }
        add_article(state, id.clone(), record, context);
    }
}

/// The list of articles came, or did not.
pub fn list_fetched(state: &mut State, result: Result<Vec<Listing>, FetchError>, context: &mut Context) {
    state.list_loading = false;
    context.render(View::Page);
    match result {
        Err(error) => state.list_error = Some(error),
        Ok(list) => {
            state.list_error = None;
            for listing in list {
                if state.slot(&listing.id).is_none() {
                    state.slots.push(Slot {
                        id: listing.id.clone(),
                        file: listing.file.clone(),
                        origin: Origin::Bundled,
                        opened_at: 0,
                        status: Status::Loading,
                    });
                    context.push(Effect::Fetch(listing));
                }
            }
        }
    }
    // An article that the address asks for may have been opened from disk.
    moving::arrive(state, context);
}

/// Fetches the list again.
pub fn retry_list(state: &mut State, context: &mut Context) {
    state.list_loading = true;
    state.list_error = None;
    context.render(View::Page);
    context.push(Effect::FetchList);
}

/// Fetches an article that had failed again.
pub fn retry(state: &mut State, id: &ArticleId, context: &mut Context) {
    let failed = |slot: &&mut Slot| matches!(slot.status, Status::Failed(_));
    if let Some(slot) = state.slot_mut(id).filter(failed) {
        slot.status = Status::Loading;
        context.push(Effect::Fetch(Listing {
            id: slot.id.clone(),
            file: slot.file.clone(),
        }));
        context.render(View::Page);
    }
}

/// An article came, or did not. One that is there already (from a file that the reader opened
/// meanwhile) stays, with the work on it.
pub fn fetched(state: &mut State, id: &ArticleId, result: Result<Vec<u8>, FetchError>, context: &mut Context) {
    if state.slot(id).is_none_or(|slot| slot.work().is_some()) {
        return;
    }
    let text = result.map_err(LoadError::Fetch);
    let text = text.and_then(|bytes| decode_utf8(&bytes).map(str::to_owned).map_err(LoadError::Decode));
    let status = match text {
        Err(error) => Status::Failed(error),
        Ok(text) => Status::Ready(Box::new(load(state, id, &text, Origin::Bundled, context))),
    };
    if let Some(slot) = state.slot_mut(id) {
        slot.status = status;
    }
    context.render(View::Page);
    moving::arrive(state, context);
}

/// Puts an article that the reader opened into the library: before the bundled ones, the latest
/// first. One with the same identity that had failed to load is replaced.
pub fn add_article(state: &mut State, id: ArticleId, opened: &OpenedText, context: &mut Context) {
    let work = load(state, &id, &opened.text, Origin::Opened, context);
    state.slots.retain(|slot| slot.id != id);
    let earlier = |slot: &Slot| slot.opened_at <= opened.opened_at;
    let place = state.slots.iter().position(earlier).unwrap_or(state.slots.len());
    let slot = Slot {
        id,
        file: opened.file.clone(),
        origin: Origin::Opened,
        opened_at: opened.opened_at,
        status: Status::Ready(Box::new(work)),
    };
    state.slots.insert(place, slot);
    context.render(View::Page);
}
