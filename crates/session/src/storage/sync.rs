//! Records that others wrote: another tab a moment ago, or an earlier visit whose records could not
//! be read when the page opened. Both are merged with what is known here.

use std::collections::BTreeMap;

use crate::annotate::tagging::write_chunks;
use crate::annotation::{AnnotatorId, Entry, Key, Stamp};
use crate::article::ArticleId;
use crate::codec::{from_text, to_text};
use crate::exchange::extras::FileExtras;
use crate::i18n::Locale;
use crate::library::loading::{add_article, open_stored};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::storage::load::{Part, part_of};
use crate::storage::profile::save_profile;
use crate::storage::quarantine::{self, set_aside};
use crate::storage::records::{
    self, OpenedText, Profile, file_extras_key, others_key, profile_key, saved_key, second_key, text_prefix,
};
use crate::storage::remote_deletion;
use crate::storage::version_guard;

/// Another tab stored a record: it is merged. When this tab knows more than the record says, or the
/// record cannot be read, it stores its own, so that all tabs end with the same.
pub fn changed_elsewhere(state: &mut State, key: String, value: Option<String>, context: &mut Context) {
    if quarantine::changed_elsewhere(state, &key, value.as_deref(), context) {
        return;
    }
    let Some(value) = value else {
        return remote_deletion::removed_elsewhere(state, &key, context);
    };
    version_guard::changed_elsewhere(state, &key, context);
    // The record is whole again, whatever it was: it is not to be taken for the damaged one.
    state.storage.quarantined_at.remove(&key);
    let heard = (!state.storage.deleted_elsewhere.is_empty()).then(|| (key.clone(), value.clone()));
    match record_of(state, &key) {
        Some(Record::Profile) => hear_profile(state, &value, context),
        Some(Record::Others) => hear_others(state, key, &value, context),
        Some(Record::Saved) => hear_saved(state, &value),
        Some(Record::FileExtras) => hear_file_extras(state, key, &value, context),
        Some(Record::Text) => opened_elsewhere(state, &key, value, context),
        Some(Record::OfArticle(index, part)) => hear_of_article(state, index, part, key, value, context),
        None => drop(state.storage.records.insert(key, value)),
    }
    if let Some((key, value)) = heard {
        remote_deletion::heard(state, &key, &value, context);
    }
}

/// What was stored before could be read after all: the visit goes on as if it had been there from
/// the start. What the reader said meanwhile, as someone without a past, is their own.
pub fn read_late(state: &mut State, mut stored: Vec<(String, String)>, context: &mut Context) {
    let profile = stored.iter().position(|(key, _)| *key == profile_key());
    let profile = profile.map(|at| stored.swap_remove(at).1);
    let (texts, others): (Vec<_>, Vec<_>) = stored.into_iter().partition(|(key, _)| key.starts_with(&text_prefix()));
    let made_up = state.reader.id.clone();
    let said = take_entries_of(state, &made_up);
    match profile.map(|value| (from_text(&value), value)) {
        Some((Some(profile), _)) if state.settings.reader_is_new => become_known(state, profile, context),
        Some((Some(_), value)) => hear_profile(state, &value, context),
        Some((None, value)) => set_aside(state, &profile_key(), value, context),
        None => {}
    }
    for (key, value) in others {
        changed_elsewhere(state, key, Some(value), context);
    }
    state.storage.records.extend(texts);
    open_stored(state, context);
    say_again(state, &made_up, said, context);
    save_profile(state, context);
    context.push(Effect::SetLocale(state.locale));
    state.show_look(context);
    context.render(View::Page);
    state.redraw_article(context);
}

/// What was said of each article under an identity that was made up for this visit, taken out.
fn take_entries_of(state: &mut State, made_up: &AnnotatorId) -> Vec<(ArticleId, Vec<(Key, Entry)>)> {
    if !state.settings.reader_is_new {
        return Vec::new();
    }
    let slots = state.library.entries.iter_mut();
    slots
        .filter_map(|slot| Some((slot.id.clone(), slot.annotated_mut()?.take_entries_of(made_up))))
        .collect()
}

/// Says the same as the reader that the stored records know.
fn say_again(
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
            write_chunks(work, chunks, context);
            if work.recodings.of(&reader).is_some() {
                context.write(second_key(&work.document.article), work.recodings.written());
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
        sum.set_at = state.clock.tick(context.now());
    }
    if sum.annotator.name.is_empty() {
        sum.annotator.name = profile.annotator.name;
    }
    sum.annotator.id = profile.annotator.id;
    sum.language = sum.language.or(profile.language);
    sum.preferences = sum.preferences.or(profile.preferences);
    take_profile(state, sum);
}

/// What a record holds, and of which article.
enum Record {
    Profile,
    Others,
    FileExtras,
    Saved,
    Text,
    /// Of the article with this number in the library.
    OfArticle(usize, Part),
}

/// What the record with this key holds; `None` for what this program does not know, and for
/// articles that are not loaded.
fn record_of(state: &State, key: &str) -> Option<Record> {
    if key == profile_key() {
        return Some(Record::Profile);
    }
    if key == others_key() {
        return Some(Record::Others);
    }
    if key == file_extras_key() {
        return Some(Record::FileExtras);
    }
    if key == saved_key() {
        return Some(Record::Saved);
    }
    if key.starts_with(&text_prefix()) {
        return Some(Record::Text);
    }
    let slots = state.library.entries.iter().enumerate();
    let found = slots.filter_map(|(index, slot)| Some(Record::OfArticle(index, part_of(slot, key)?)));
    found.into_iter().next()
}

/// The number in the library of the article that a record belongs to, if it is loaded.
pub fn article_of_record(state: &State, key: &str) -> Option<usize> {
    match record_of(state, key) {
        Some(Record::OfArticle(index, _)) => Some(index),
        _ => None,
    }
}

fn hear_of_article(state: &mut State, index: usize, part: Part, key: String, value: String, context: &mut Context) {
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
    let before = part.written(work);
    let merged = part.merge(work, &value, &mut clock);
    let (own_key, own) = (part.key(&work.document.article), part.written(work));
    state.clock = clock;
    // A record that brings nothing new leaves the selection as it is.
    let recut = merged.views.contains(&View::Page);
    if is_open && recut {
        state.focus_again(position);
    }
    if is_open {
        context.extend(merged.views.into_iter().map(Effect::Render));
    }
    if !merged.is_whole {
        set_aside(state, &key, value.clone(), context);
    }
    // A tab with an earlier version of the app keeps its tags elsewhere: only what they bring is
    // written here then.
    let known = if own_key == key { value } else { before };
    rewrite(own_key, &known, own, context);
}

/// Another tab changed who the reader is, or the settings: the later change counts everywhere.
fn hear_profile(state: &mut State, value: &str, context: &mut Context) {
    let own = state.profile();
    match from_text::<Profile>(value) {
        Some(heard) if heard == own => {}
        Some(heard) if heard.wins_over(&own) => {
            state.clock.observe(heard.set_at);
            take_profile(state, heard);
            context.push(Effect::SetLocale(state.locale));
            state.show_look(context);
            context.render(View::Page);
            state.redraw_article(context);
        }
        Some(_) => save_profile(state, context),
        None => {
            set_aside(state, &profile_key(), value.to_owned(), context);
            save_profile(state, context);
        }
    }
}

/// Goes on as the reader of this profile, with its settings. A tab whose address asks for another
/// language than the reader had chosen keeps to that until the reader chooses anew.
fn take_profile(state: &mut State, profile: Profile) {
    let chosen = profile.language.as_deref().and_then(Locale::from_tag);
    if chosen != state.settings.chosen_locale {
        state.locale = chosen.unwrap_or(state.locale);
    }
    state.settings.chosen_locale = chosen;
    state.settings.changed_at = profile.set_at;
    state.settings.preferences = profile.preferences;
    state.settings.reader_is_new = false;
    state.reader.name = profile.annotator.name;
    state.set_reader(profile.annotator.id);
}

/// Names of other annotators: those of the later record count, and none is lost.
fn hear_others(state: &mut State, key: String, value: &str, context: &mut Context) {
    let heard = from_text::<BTreeMap<AnnotatorId, String>>(value);
    match heard {
        Some(heard) => state.settings.other_names.extend(heard),
        None => set_aside(state, &key, value.to_owned(), context),
    }
    context.render(View::Page);
    rewrite(key, value, to_text(&state.settings.other_names), context);
}

fn hear_file_extras(state: &mut State, key: String, value: &str, context: &mut Context) {
    match from_text::<FileExtras>(value) {
        Some(heard) => state.transfer.extras.merge(heard),
        None => set_aside(state, &key, value.to_owned(), context),
    }
    rewrite(key, value, to_text(&state.transfer.extras), context);
}

/// What is in files: the later counts. One that cannot be read says nothing, which only means that
/// the reader may be reminded once more.
fn hear_saved(state: &mut State, value: &str) {
    state.transfer.saved.merge(from_text(value).unwrap_or_default());
}

/// Stores what is known here where it is more than what was heard.
fn rewrite(key: String, heard: &str, own: String, context: &mut Context) {
    if own != heard {
        context.push(Effect::Write { key, value: own });
    }
}

/// Another tab opened an article from disk.
fn opened_elsewhere(state: &mut State, key: &str, value: String, context: &mut Context) {
    let id = records::unescaped(&key[text_prefix().len()..]);
    match from_text::<OpenedText>(&value) {
        None => set_aside(state, key, value, context),
        Some(opened) if state.entry(&id).is_none() => add_article(state, id, &opened, context),
        Some(_) => {}
    }
}
