//! Syncing with other tabs: records that one stored a moment ago, or an earlier visit whose records
//! could not be read when the page opened, are merged with what is known here. Where this tab knows
//! more, it stores the sum, so that all tabs end with the same.

use crate::annotation::{AnnotatorId, Entry, Key, Stamp};
use crate::article::ArticleId;
use crate::codec::from_text;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::LibraryEntry;
use crate::model::profile::Profile;
use crate::model::state::State;
use crate::storage::earlier_texts;
use crate::storage::key::{RecordKey, Records, by_key};
use crate::storage::kinds::details::DetailsRecord;
use crate::storage::kinds::kind::{ArticleRecord, Home, RecordKind, StateRecord};
use crate::storage::kinds::opened_text::OpenedTextRecord;
use crate::storage::kinds::profile::{self, ProfileRecord, save_profile};
use crate::storage::kinds::revision::RevisionRecord;
use crate::storage::kinds::{self, article_of, is_sound, recodings, tags};
use crate::storage::opened_articles::{open_stored, opened_elsewhere};
use crate::storage::quarantine::{self, set_aside};
use crate::storage::remote_deletion;
use crate::storage::same_names;
use crate::storage::version_guard;

/// Another tab stored a record: it is merged. When this tab knows more than the record says, or the
/// record cannot be read, it stores its own, so that all tabs end with the same.
pub fn changed_elsewhere(state: &mut State, key: RecordKey, value: Option<String>, context: &mut Context) {
    if quarantine::changed_elsewhere(state, &key, value.as_deref(), context) {
        return;
    }
    let Some(value) = value else {
        return remote_deletion::removed_elsewhere(state, &key, context);
    };
    version_guard::changed_elsewhere(state, &key, context);
    // The record is whole again, whatever it was: it is not to be taken for the damaged one.
    state.storage.quarantined_at.remove(&key);
    if let Some(moved) = earlier_texts::moved_to_loaded(state, &key, &value) {
        keep_united(state, key, value);
        for (key, value) in moved {
            sync_moved(state, key, value, context);
        }
        return;
    }
    let stored = (!state.storage.deleted_elsewhere.is_empty()).then(|| (key.clone(), value.clone()));
    match kinds::of(&key).map(RecordKind::home) {
        Some(Home::State(kind)) => kind.sync(state, &value, context),
        Some(Home::Library) => opened_elsewhere(state, &key, value, context),
        Some(Home::Article(kind)) if kind.is_work() => sync_article_record(state, kind, key, value, true, context),
        _ if DetailsRecord.has(&key) || RevisionRecord.has(&key) => answer_united(state, key, value, context),
        _ => keep_united(state, key, value),
    }
    if let Some((key, value)) = stored {
        remote_deletion::note_stored(state, &key, &value, context);
    }
}

/// Keeps a record that is never loaded into anything, put together with the one that is known; where this tab knows
/// more than it says, all of it is stored.
fn answer_united(state: &mut State, key: RecordKey, value: String, context: &mut Context) {
    if !is_sound(&key, &value) {
        set_aside(state, &key, value, context);
        if let Some(known) = state.storage.records.get(&key) {
            context.write(key, known.clone());
        }
        return;
    }
    keep_united(state, key.clone(), value.clone());
    if let Some(united) = state.storage.records.get(&key).filter(|united| **united != value) {
        context.write(key, united.clone());
    }
    context.render(View::Page);
}

/// Another tab, with an earlier version of the app, stored a record of an earlier form of an article's text: what
/// it says of the text that it has.
fn sync_moved(state: &mut State, key: RecordKey, value: String, context: &mut Context) {
    if let Some(Home::Article(kind)) = kinds::of(&key).map(RecordKind::home) {
        sync_article_record(state, kind, key, value, false, context);
    }
}

/// Keeps a record of what is not loaded, put together with the one that is known.
fn keep_united(state: &mut State, key: RecordKey, value: String) {
    let known = state.storage.records.get(&key);
    let value = match known.filter(|known| is_sound(&key, known) && is_sound(&key, &value)) {
        Some(known) => kinds::union(&key, known, &value),
        None => value,
    };
    state.storage.records.insert(key, value);
}

/// A record that comes late is the earlier word: what is known of the same takes its place, or is put
/// together with it. `None` when it cannot be read and what is known can be.
fn before_known(state: &mut State, key: &RecordKey, late: String, context: &mut Context) -> Option<String> {
    let known = match kinds::of(key).map(RecordKind::home) {
        Some(Home::State(kind)) if !kind.is_empty(state) => Some(kind.written(state)),
        _ => state.storage.records.get(key).cloned(),
    };
    let Some(known) = known.filter(|known| is_sound(key, known)) else {
        return Some(late);
    };
    if !is_sound(key, &late) {
        set_aside(state, key, late, context);
        state.storage.quarantined_at.remove(key);
        return None;
    }
    let united = kinds::union(key, &late, &known);
    if united != late {
        context.write(key.clone(), united.clone());
    }
    Some(united)
}

/// What was stored before could be read after all: the visit goes on as if it had been there from
/// the start. What the reader annotated meanwhile, under an identity made up for the visit, is their own.
pub fn read_late(state: &mut State, stored: Vec<(String, String)>, context: &mut Context) {
    let mut stored = by_key(stored);
    let profile = stored.remove(&profile::key());
    let (texts, others): (Records, Records) = stored.into_iter().partition(|(key, _)| OpenedTextRecord.has(key));
    let made_up = state.reader.id.clone();
    let said = take_entries_of(state, &made_up);
    match profile.map(|value| (from_text(&value), value)) {
        Some((Some(profile), _)) if state.settings.reader_is_new => become_known(state, profile, context),
        Some((Some::<Profile>(_), value)) => ProfileRecord.sync(state, &value, context),
        Some((None, value)) => set_aside(state, &profile::key(), value, context),
        None => {}
    }
    for (key, value) in others {
        if let Some(value) = before_known(state, &key, value, context) {
            changed_elsewhere(state, key, Some(value), context);
        }
    }
    state.storage.records.extend(texts);
    same_names::tell_apart(state, context);
    open_stored(state, context);
    reattribute(state, &made_up, said, context);
    save_profile(state, context);
    context.push(Effect::SetLocale(state.locale));
    state.show_look(context);
    context.render(View::Page);
    state.redraw_article(context);
}

/// The entries of each article under an identity that was made up for this visit, taken out.
fn take_entries_of(state: &mut State, made_up: &AnnotatorId) -> Vec<(ArticleId, Vec<(Key, Entry)>)> {
    if !state.settings.reader_is_new {
        return Vec::new();
    }
    let entries = state.library.entries.iter_mut();
    entries
        .filter_map(|entry| Some((entry.id.clone(), entry.annotated_mut()?.take_entries_of(made_up))))
        .collect()
}

/// Gives those entries to the reader that the stored records know.
fn reattribute(
    state: &mut State,
    made_up: &AnnotatorId,
    said: Vec<(ArticleId, Vec<(Key, Entry)>)>,
    context: &mut Context,
) {
    let reader = state.reader.id.clone();
    let mut clock = state.clock;
    for (id, said) in said {
        if let Some(work) = state.entry_mut(&id).and_then(LibraryEntry::annotated_mut) {
            let chunks = work.reattribute((made_up, &reader), said, &mut clock);
            tags::store_chunks(work, chunks, context);
            if work.recodings.of(&reader).is_some() {
                recodings::store(work, context);
            }
        }
    }
    state.clock = clock;
}

/// Takes up the identity of earlier visits. A name or language chosen meanwhile is the later one.
fn become_known(state: &mut State, profile: Profile, context: &Context) {
    let mut sum = state.profile();
    let changed_meanwhile = sum.set_at != Stamp::default();
    state.clock.observe(profile.set_at);
    sum.set_at = profile.set_at;
    if changed_meanwhile {
        sum.set_at = state.clock.tick_over(context.now(), profile.set_at);
    }
    if sum.annotator.name.is_empty() {
        sum.annotator.name = profile.annotator.name;
        sum.named_at = profile.named_at;
    }
    sum.annotator.id = profile.annotator.id;
    sum.language = sum.language.or(profile.language);
    sum.preferences = sum.preferences.or(profile.preferences);
    profile::take(state, sum);
}

/// Merges a record of an article's annotations that another tab stored. That of an article that is not
/// loaded is kept until it is. What is stored under another key is written under this one, if it is news.
fn sync_article_record(
    state: &mut State,
    kind: &dyn ArticleRecord,
    key: RecordKey,
    value: String,
    is_stored: bool,
    context: &mut Context,
) {
    let Some((index, owner)) = article_of(state, &key).zip(key.owner().cloned()) else {
        return keep_united(state, key, value);
    };
    let is_open = state
        .navigation
        .open
        .as_ref()
        .is_some_and(|open| open.id == state.library.entries[index].id);
    let mut clock = state.clock;
    let position = state.focus_position();
    let Some(work) = state.library.entries[index].annotated_mut() else {
        return;
    };
    let before = kind.written(work, &owner);
    let merged = kind.merge(work, &owner, &value, &mut clock);
    let own = kind.written(work, &owner);
    state.clock = clock;
    // A record that brings nothing new leaves the selection as it is.
    let recut = merged.views.contains(&View::Page);
    if is_open && recut {
        state.focus_again(position);
    }
    if is_open {
        context.extend(merged.views.into_iter().map(Effect::Render));
    } else if recut {
        // A title may be joined with what follows it, and the library shows it.
        context.render(View::Page);
    }
    if !merged.is_whole {
        set_aside(state, &key, value.clone(), context);
    }
    // A tab with an earlier version of the app keeps its records elsewhere: only what they bring is
    // written here then.
    let own_key = kind.key(owner);
    let known = if own_key == key && is_stored { value } else { before };
    if own != known {
        context.write(own_key, own);
    }
}
