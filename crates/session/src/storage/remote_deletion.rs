//! Articles that another tab deleted. One that is not on the page is deleted here too, and nothing of it
//! is written. Of the one on the page this tab keeps its copy, unwritten, until the reader decides or
//! changes it.

use crate::article::{ArticleId, Origin};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::LibraryEntry;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::key::{RecordKey, Records};
use crate::storage::kinds::details::{self, DetailsRecord};
use crate::storage::kinds::kept_text;
use crate::storage::kinds::kind::{ArticleRecord, Home, RecordKind};
use crate::storage::kinds::opened_text::{self, is_whole};
use crate::storage::kinds::{self, article_of, is_latest_work, is_work};
use crate::storage::moving_texts;
use crate::storage::snapshot;
use crate::storage::version_guard;

/// Another tab removed a record.
pub fn removed_elsewhere(state: &mut State, key: &RecordKey, context: &mut Context) {
    // What the reader says of an article that they may keep is kept with it.
    let is_deleted = |id: &ArticleId| state.storage.deleted_elsewhere.contains_key(id);
    if !DetailsRecord.has(key) || !key.article().as_ref().is_some_and(is_deleted) {
        state.storage.records.remove(key);
    }
    version_guard::removed_elsewhere(state, key);
    match kinds::of(key).map(RecordKind::home) {
        Some(Home::State(kind)) => kind.forget(state),
        Some(Home::Library) => article_removed(state, key, context),
        Some(Home::Article(kind)) => part_removed(state, kind, key, context),
        Some(Home::Record) | None => {}
    }
    context.render(View::Page);
}

fn is_open(state: &State, index: usize) -> bool {
    state
        .navigation
        .open
        .as_ref()
        .is_some_and(|open| open.id == state.library.entries[index].id)
}

/// An article that was opened from disk is no more, unless its text was moved, or this was another text of its name.
fn article_removed(state: &mut State, key: &RecordKey, context: &mut Context) {
    let Some(id) = key.owner().and_then(|owner| owner.article()) else {
        return;
    };
    let id = &id.clone();
    let work = state.entry(id).and_then(LibraryEntry::annotated);
    let is_its = match work {
        // Where a record led to the text, its whole record was only moved, and it is not told here. Elsewhere what
        // this tab had on its way of the article was let go with it.
        _ if is_whole(key) => true,
        Some(work) => opened_text::key(&work.document.article) == *key,
        None => opened_text::keys_of(&state.storage.records, id).is_empty(),
    };
    if !is_its {
        return;
    }
    for pointer in opened_text::keys_of(&state.storage.records, id) {
        state.storage.records.remove(&pointer);
    }
    let mut entries = state.library.entries.iter();
    let Some(index) = entries.position(|entry| entry.id == *id && entry.origin == Origin::Opened) else {
        return;
    };
    moving_texts::forget(state, id);
    if is_open(state, index) {
        keep_copy(state, index, context);
    } else if !state.storage.deleted_elsewhere.contains_key(id) {
        state.library.entries.remove(index);
    }
}

/// Another tab removed a record of an article's annotations. One of an earlier version goes whenever its
/// place was taken by one of this version: that is no deletion. Nor is that of the reader's place.
fn part_removed(state: &mut State, kind: &dyn ArticleRecord, key: &RecordKey, context: &mut Context) {
    let Some((index, owner)) = article_of(state, key).zip(key.owner()) else {
        return;
    };
    let entry = &state.library.entries[index];
    if is_latest_work(key)
        && let Some(work) = entry.annotated()
    {
        // Its kept text goes too, also where the other tab has not heard of it.
        state.storage.records.remove(&kept_text::key(&work.document.article));
    }
    let is_here = snapshot::of_entry(entry).contains_key(key);
    if kind.is_work() && is_here && (is_open(state, index) || state.storage.deleted_elsewhere.contains_key(&entry.id)) {
        return keep_copy(state, index, context);
    }
    if !is_here || is_open(state, index) {
        return;
    }
    let reader = state.reader.id.clone();
    if let Some(work) = state.library.entries[index].annotated_mut() {
        if is_latest_work(key) {
            // All of the article goes with it, also what was never stored.
            *work = work.fresh(reader);
        } else {
            kind.forget(work, owner);
        }
    }
}

fn keep_copy(state: &mut State, index: usize, context: &mut Context) {
    let entry = &state.library.entries[index];
    let (id, title) = (
        entry.id.clone(),
        entry.annotated().map(|work| state.title_of_work(work).to_owned()),
    );
    if let Some(title) = title
        && !state.storage.deleted_elsewhere.contains_key(&id)
    {
        state.storage.deleted_elsewhere.insert(id.clone(), Records::new());
        state.notify(NoticeKind::DeletedElsewhere(id, title), context);
    }
}

/// Notes what another tab stored of such an article. Once that is all that this tab knows, the
/// article is back: the deletion was undone.
pub fn note_stored(state: &mut State, key: &RecordKey, value: &str, context: &mut Context) {
    let Some(id) = key
        .article()
        .filter(|id| state.storage.deleted_elsewhere.contains_key(id))
    else {
        return;
    };
    if let Some(stored) = state.storage.deleted_elsewhere.get_mut(&id) {
        stored.insert(key.clone(), value.to_owned());
    }
    let known = state.entry(&id).map(snapshot::of_entry).unwrap_or_default();
    let stored = &state.storage.deleted_elsewhere[&id];
    if known
        .iter()
        .all(|(key, value)| !is_work(key) || stored.get(key) == Some(value))
    {
        settle(state, &id, context);
    }
}

/// The article is here and stored, or neither: nothing is to be decided any more.
pub fn settle(state: &mut State, id: &ArticleId, context: &mut Context) {
    state.storage.deleted_elsewhere.remove(id);
    let is_its = |kind: &NoticeKind| matches!(kind, NoticeKind::DeletedElsewhere(known, _) if known == id);
    state.notices.shown.retain(|notice| !is_its(&notice.kind));
    context.render(View::Page);
}

/// The reader keeps this tab's copy: all of it is stored again.
pub fn keep(state: &mut State, id: &ArticleId, context: &mut Context) {
    settle(state, id, context);
    let mut records = state.entry(id).map(snapshot::of_entry).unwrap_or_default();
    let details = details::key(id);
    if let Some(value) = state.storage.records.get(&details) {
        records.insert(details, value.clone());
    }
    context.extend(records.into_iter().map(|(key, value)| Effect::Write { key, value }));
}

/// Takes out what would be stored of such articles: until the reader changes one, which is their
/// decision to keep it.
pub fn withhold(state: &mut State, by_reader: bool, context: &mut Context) {
    if state.storage.deleted_elsewhere.is_empty() {
        return;
    }
    let gone_of = |effect: &Effect| match effect {
        Effect::Write { key, .. } | Effect::Remove { key } | Effect::KeepText { key, .. } => {
            let id = key
                .article()
                .filter(|id| state.storage.deleted_elsewhere.contains_key(id))?;
            Some((id, is_work(key)))
        }
        _ => None,
    };
    let changed = context
        .effects()
        .iter()
        .filter_map(gone_of)
        .find(|(_, is_work)| by_reader && *is_work);
    if let Some((id, _)) = changed {
        keep(state, &id, context);
        return withhold(state, by_reader, context);
    }
    context.retain(|effect| gone_of(effect).is_none());
}
