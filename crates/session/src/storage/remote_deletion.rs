//! Articles that another tab deleted. One that is not on the page goes here too. Of the one on the
//! page this tab keeps its copy, and writes nothing of it, until the reader decides.

use crate::article::{ArticleId, Origin};
use crate::delete::deletion::fresh;
use crate::exchange::extras::{ArticleExtras, FileExtras};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::LibraryEntry;
use crate::model::notice::NoticeKind;
use crate::model::recodings::Recodings;
use crate::model::route::Route;
use crate::model::saved::Saved;
use crate::model::state::State;
use crate::navigation::moving;
use crate::storage::load::{Part, part_of};
use crate::storage::records::{self, article_of, chunk_of, is_place, others_key, place_prefix, text_prefix};
use crate::storage::snapshot;
use crate::storage::state::Records;
use crate::storage::sync::article_of_record;
use crate::storage::version_guard;

/// Another tab removed a record.
pub fn removed_elsewhere(state: &mut State, key: &str, context: &mut Context) {
    state.storage.records.remove(key);
    version_guard::removed_elsewhere(state, key);
    if key == others_key() {
        state.settings.other_names.clear();
    } else if key == records::file_extras_key() {
        state.transfer.extras = FileExtras::default();
    } else if key == records::saved_key() {
        state.transfer.saved = Saved::default();
    } else if let Some(id) = key.strip_prefix(&text_prefix()).map(records::unescaped) {
        article_removed(state, &id, context);
    } else if let Some(index) = article_of_record(state, key) {
        part_removed(state, index, key, context);
    } else if let Some(index) = place_of(state, key)
        && !is_open(state, index)
        && let Some(work) = state.library.entries[index].annotated_mut()
    {
        work.place = None;
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

/// The article whose place a record holds.
fn place_of(state: &State, key: &str) -> Option<usize> {
    let id = records::unescaped(key.strip_prefix(&place_prefix())?);
    state.library.entries.iter().position(|slot| slot.id == id)
}

/// An article that was opened from disk is no more.
fn article_removed(state: &mut State, id: &ArticleId, context: &mut Context) {
    let Some(index) = state
        .library
        .entries
        .iter()
        .position(|slot| slot.id == *id && slot.origin == Origin::Opened)
    else {
        return;
    };
    if is_open(state, index) {
        keep_copy(state, index, context);
    } else if !state.storage.deleted_elsewhere.contains_key(id) {
        state.library.entries.remove(index);
    }
}

/// A part of the work on an article is no more. A record of an earlier version goes whenever its
/// place was taken by one of this version: that is no deletion.
fn part_removed(state: &mut State, index: usize, key: &str, context: &mut Context) {
    let slot = &state.library.entries[index];
    let Some(part) = part_of(slot, key).filter(|_| snapshot::of_slot(slot).contains_key(key)) else {
        return;
    };
    if is_open(state, index) || state.storage.deleted_elsewhere.contains_key(&slot.id) {
        return keep_copy(state, index, context);
    }
    if let Some(work) = state.library.entries[index].annotated_mut() {
        forget(work, part);
    }
}

/// Forgets a part of what was said of an article.
fn forget(work: &mut AnnotatedArticle, part: Part) {
    match part {
        Part::Tags(chunk) => {
            let entries = std::mem::take(&mut work.set).into_entries();
            work.set.merge(entries.filter(|(key, _)| chunk_of(key.span) != chunk));
        }
        Part::Roles => work.roles.clear(),
        Part::Cuts => work.cuts.clear(),
        Part::Second => work.recodings = Recodings::default(),
        Part::Extras => work.extras = ArticleExtras::default(),
    }
    work.recut();
}

fn keep_copy(state: &mut State, index: usize, context: &mut Context) {
    let slot = &state.library.entries[index];
    let (id, title) = (
        slot.id.clone(),
        slot.annotated().map(|work| work.document.title.clone()),
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
pub fn heard(state: &mut State, key: &str, value: &str, context: &mut Context) {
    let Some(id) = article_of(key).filter(|id| state.storage.deleted_elsewhere.contains_key(id)) else {
        return;
    };
    if let Some(heard) = state.storage.deleted_elsewhere.get_mut(&id) {
        heard.insert(key.to_owned(), value.to_owned());
    }
    let known = state.entry(&id).map(snapshot::of_slot).unwrap_or_default();
    let heard = &state.storage.deleted_elsewhere[&id];
    if known
        .iter()
        .all(|(key, value)| is_place(key) || heard.get(key) == Some(value))
    {
        settle(state, &id, context);
    }
}

/// The article is here and stored, or neither: nothing is to be decided any more.
fn settle(state: &mut State, id: &ArticleId, context: &mut Context) {
    state.storage.deleted_elsewhere.remove(id);
    let is_its = |kind: &NoticeKind| matches!(kind, NoticeKind::DeletedElsewhere(known, _) if known == id);
    state.notices.shown.retain(|notice| !is_its(&notice.kind));
    context.render(View::Page);
}

/// The reader keeps this tab's copy: all of it is stored again.
pub fn keep(state: &mut State, id: &ArticleId, context: &mut Context) {
    settle(state, id, context);
    let records = state.entry(id).map(snapshot::of_slot).unwrap_or_default();
    context.extend(records.into_iter().map(|(key, value)| Effect::Write { key, value }));
}

/// The reader lets this tab's copy go.
pub fn let_go(state: &mut State, id: &ArticleId, context: &mut Context) {
    settle(state, id, context);
    if state.navigation.open.as_ref().is_some_and(|open| open.id == *id) {
        moving::go(state, Route::Library, context);
        context.push(Effect::ReplaceRoute(Route::Library));
    }
    state
        .library
        .entries
        .retain(|slot| slot.id != *id || slot.origin == Origin::Bundled);
    let reader = state.reader.id.clone();
    if let Some(work) = state.entry_mut(id).and_then(LibraryEntry::annotated_mut) {
        *work = fresh(work, reader);
    }
}

/// Takes out what would be stored of such articles: until the reader changes one, which is their
/// decision to keep it.
pub fn withhold(state: &mut State, by_reader: bool, context: &mut Context) {
    if state.storage.deleted_elsewhere.is_empty() {
        return;
    }
    let gone_of = |effect: &Effect| match effect {
        Effect::Write { key, .. } | Effect::Remove { key } => {
            let id = article_of(key).filter(|id| state.storage.deleted_elsewhere.contains_key(id))?;
            Some((id, is_place(key)))
        }
        _ => None,
    };
    let changed = context
        .effects()
        .iter()
        .filter_map(gone_of)
        .find(|(_, is_place)| by_reader && !is_place);
    if let Some((id, _)) = changed {
        keep(state, &id, context);
        return withhold(state, by_reader, context);
    }
    context.retain(|effect| gone_of(effect).is_none());
}
