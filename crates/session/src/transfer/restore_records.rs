//! The records of a backup, merged with those that are here: as if another tab had written them.

use std::collections::BTreeMap;

use crate::KEY_PREFIX;
use crate::annotation::{AnnotationSet, AnnotatorId, Clock};
use crate::article::{Article, ArticleId};
use crate::codec::{from_text, to_text};
use crate::exchange::Backup;
use crate::exchange::extras::FileExtras;
use crate::i18n::Locale;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::storage::load::Part;
use crate::storage::profile::change_profile;
use crate::storage::quarantine::{self, original_key, set_aside};
use crate::storage::reconcile;
use crate::storage::records::{self, OpenedText, Profile, others_key, place_key, profile_key, text_prefix};
use crate::storage::snapshot;
use crate::storage::state::Records;
use crate::storage::sync::{article_of_record, changed_elsewhere};
use crate::transfer::import::open_text;
use crate::transfer::import_report::{ArticleReport, ImportCounts, ImportReport, differences};

/// The reader whose backup it is, with their settings.
pub fn profile_of(backup: &Backup) -> Option<Profile> {
    from_text(backup.records.get(&profile_key())?)
}

/// Merges the records about an article of a backup into the work on it, which may be called
/// otherwise here, and takes them out of `left`. Returns how many places it brought.
pub fn absorb_choices(
    work: &mut AnnotatedArticle,
    id: &str,
    left: &mut Records,
    clock: &mut Clock,
    context: &mut Context,
) -> usize {
    let article = work.document.article.clone();
    let there = Article {
        id: ArticleId::new(id),
        ..article.clone()
    };
    for part in [Part::Cuts, Part::Roles, Part::Second, Part::Extras] {
        let key = part.key(&there);
        let before = part.written(work);
        // What cannot be read is left, to be set aside.
        if left
            .get(&key)
            .is_none_or(|value| !part.merge(work, value, clock).is_whole)
        {
            continue;
        }
        left.remove(&key);
        let (key, value) = (part.key(&article), part.written(work));
        if value != before {
            context.write(key, value);
        }
    }
    let place = left.remove(&place_key(&there.id)).and_then(|place| from_text(&place));
    let place = place.filter(|place| work.place.is_none() && *place < work.document.sentences.len());
    let Some(place) = place else {
        return 0;
    };
    work.place = Some(place);
    context.write(place_key(&article.id), to_text(&place));
    1
}

/// Merges the records that belong to no article of the file.
pub fn absorb(state: &mut State, left: Records, outcome: &mut ImportReport, context: &mut Context) {
    let damaged_before = state.storage.quarantined.len();
    for (key, value) in left {
        if key == profile_key() {
            outcome.settings += absorb_settings(state, &value, context);
        } else if key == others_key() {
            outcome.settings += absorb_names(state, &value, context);
        } else if key == records::file_extras_key() {
            outcome.settings += absorb_extras(state, &value, context);
        } else if let Some(text) = key.strip_prefix(&text_prefix()).map(records::unescaped) {
            absorb_text(state, text, &key, value, outcome, context);
        } else if key == records::saved_key() {
            // What is in files is so of another browser's work.
        } else if let Some(index) = article_of_place(state, &key) {
            absorb_place(state, index, key, value, outcome, context);
        } else if reconcile::is_known(&key) {
            absorb_work(state, key, value, outcome, context);
        } else if original_key(&key).is_some() {
            quarantine::keep(state, key, value, context);
        } else if key.starts_with(KEY_PREFIX) {
            keep(state, key, value, outcome, context);
        }
    }
    outcome.aside += state.storage.quarantined.len() - damaged_before;
}

/// Takes the settings over that the reader chose nothing about here.
fn absorb_settings(state: &mut State, value: &str, context: &mut Context) -> usize {
    let Some(there) = from_text::<Profile>(value) else {
        return 0;
    };
    let language = there.language.as_deref().and_then(Locale::from_tag);
    let language = language.filter(|_| state.settings.chosen_locale.is_none());
    if let Some(locale) = language {
        state.settings.chosen_locale = language;
        state.locale = locale;
        context.push(Effect::SetLocale(locale));
    }
    let chosen = state.settings.preferences.clone().or(there.preferences);
    let prefers = chosen != state.settings.preferences;
    if prefers {
        state.settings.preferences = chosen;
        state.show_look(context);
    }
    let absorbed = usize::from(language.is_some()) + usize::from(prefers);
    if absorbed > 0 {
        change_profile(state, context);
    }
    absorbed
}

/// Learns the names that are not known here.
fn absorb_names(state: &mut State, value: &str, context: &mut Context) -> usize {
    let names: BTreeMap<AnnotatorId, String> = from_text(value).unwrap_or_default();
    let before = state.settings.other_names.len();
    for (id, name) in names {
        if id != state.reader.id {
            state.settings.other_names.entry(id).or_insert(name);
        }
    }
    let learned = state.settings.other_names.len() - before;
    if learned > 0 {
        context.write(others_key(), to_text(&state.settings.other_names));
    }
    learned
}

fn absorb_extras(state: &mut State, value: &str, context: &mut Context) -> usize {
    let before = state.transfer.extras.clone();
    state
        .transfer
        .extras
        .merge(from_text::<FileExtras>(value).unwrap_or_default());
    if before == state.transfer.extras {
        return 0;
    }
    context.write(records::file_extras_key(), to_text(&state.transfer.extras));
    1
}

/// An article that stands among the records and not among the articles.
fn absorb_text(
    state: &mut State,
    id: ArticleId,
    key: &str,
    value: String,
    outcome: &mut ImportReport,
    context: &mut Context,
) {
    let Some(opened) = from_text::<OpenedText>(&value) else {
        return set_aside(state, key, value, context);
    };
    let (id, is_new) = open_text(state, id, opened, context);
    let title = state
        .entry(&id)
        .and_then(|slot| slot.annotated())
        .map(|work| work.document.title.clone());
    let row = row_of(outcome, &id, title);
    row.is_new |= is_new;
}

/// The line about an article; a new one when there is none yet.
fn row_of<'a>(outcome: &'a mut ImportReport, id: &ArticleId, title: Option<String>) -> &'a mut ArticleReport {
    let place = outcome
        .articles
        .iter()
        .position(|row| row.id == *id)
        .unwrap_or_else(|| {
            outcome.articles.push(ArticleReport {
                id: id.clone(),
                title: title.unwrap_or_else(|| id.to_string()),
                is_new: false,
                gain: ImportCounts::default(),
            });
            outcome.articles.len() - 1
        });
    &mut outcome.articles[place]
}

/// The article that is here and whose place a record tells.
fn article_of_place(state: &State, key: &str) -> Option<usize> {
    let is_it = |slot: &LibraryEntry| slot.annotated().is_some() && place_key(&slot.id) == key;
    state.library.entries.iter().position(is_it)
}

/// The place in an article that is here: taken over by a reader who has none in it.
fn absorb_place(
    state: &mut State,
    index: usize,
    key: String,
    value: String,
    outcome: &mut ImportReport,
    context: &mut Context,
) {
    let Some(place) = from_text::<usize>(&value) else {
        return set_aside(state, &key, value, context);
    };
    let slot = &mut state.library.entries[index];
    let id = slot.id.clone();
    let work = slot.annotated_mut().filter(|work| work.place.is_none());
    if let Some(work) = work.filter(|work| place < work.document.sentences.len()) {
        work.place = Some(place);
        let title = work.document.title.clone();
        context.push(Effect::Write { key, value });
        row_of(outcome, &id, Some(title)).gain.places += 1;
    }
}

/// A record about an article: of one that is here, or of one whose text is not.
fn absorb_work(state: &mut State, key: String, value: String, outcome: &mut ImportReport, context: &mut Context) {
    let Some(index) = article_of_record(state, &key) else {
        return absorb_apart(state, key, value, outcome, context);
    };
    let said = records::read_tags(&value, usize::MAX).unwrap_or_default();
    let before = state.library.entries[index].annotated().cloned();
    changed_elsewhere(state, key.clone(), Some(value.clone()), context);
    let slot = &state.library.entries[index];
    if snapshot::of_slot(slot).get(&key) == Some(&value) {
        context.write(key, value);
    }
    if let Some((before, work)) = before.zip(slot.annotated()) {
        let mut gain = ImportCounts {
            roles: differences(&before.role_words(), &work.role_words()),
            cuts: differences(&before.cut_words(), &work.cut_words()),
            second: work.recodings.changes_since(&before.recodings),
            unplaced: work.unplaced().saturating_sub(before.unplaced()),
            ..ImportCounts::default()
        };
        for (key, entry) in said {
            gain.count(before.set.get(&key), &entry, work.set.get(&key));
        }
        let (id, title) = (slot.id.clone(), work.document.title.clone());
        let row = row_of(outcome, &id, Some(title));
        row.gain = row.gain.plus(&gain);
    }
}

/// A record about a text that is not here: put together with the one that is stored.
fn absorb_apart(state: &mut State, key: String, value: String, outcome: &mut ImportReport, context: &mut Context) {
    let Some(id) = records::article_of(&key) else {
        return;
    };
    let known = state.storage.records.get(&key).cloned();
    // The reader's place here stays.
    if known.as_ref() == Some(&value) || known.is_some() && key == place_key(&id) {
        return;
    }
    if !reconcile::reads(&key, &value) {
        return set_aside(state, &key, value, context);
    }
    let (known, unread) = match known {
        Some(known) if !reconcile::reads(&key, &known) => (None, Some(known)),
        known => (known, None),
    };
    if let Some(unread) = unread {
        set_aside(state, &key, unread, context);
    }
    let gain = count_tags(known.as_deref(), &value);
    if gain != ImportCounts::default() {
        let row = row_of(outcome, &id, None);
        row.gain = row.gain.plus(&gain);
    } else if known.is_none() {
        outcome.settings += 1;
    }
    let united = known.map_or(value.clone(), |known| reconcile::union(&key, &known, &value));
    state.storage.records.insert(key.clone(), united.clone());
    context.push(Effect::Write { key, value: united });
}

/// What a record of tags brings to another one; nothing if it holds something else.
fn count_tags(known: Option<&str>, value: &str) -> ImportCounts {
    let tags = |value: &str| records::read_tags(value, usize::MAX).unwrap_or_default();
    let mut set = AnnotationSet::default();
    set.merge(known.map(tags).unwrap_or_default());
    let mut gain = ImportCounts::default();
    for (key, entry) in tags(value) {
        let before = set.get(&key).cloned();
        set.put(key.clone(), entry.clone());
        gain.count(before.as_ref(), &entry, set.get(&key));
    }
    gain
}

/// Keeps a record that this program does not read. Another one under the same key stays, and this one
/// gets a key of its own.
fn keep(state: &mut State, key: String, value: String, outcome: &mut ImportReport, context: &mut Context) {
    match state.storage.records.get(&key) {
        Some(known) if *known == value => {}
        Some(_) => {
            set_aside(state, &key, value, context);
        }
        None => {
            outcome.aside += 1;
            state.storage.records.insert(key.clone(), value.clone());
            context.write(key, value);
        }
    }
}
