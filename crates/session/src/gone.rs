//! Articles that another tab deleted. One that is not on the page goes here too. Of the one on the
//! page this tab keeps its copy, and writes nothing of it, until the reader decides.

use super::deleting::fresh;
use super::hearing::article_of_record;
use super::inventory;
use super::message::{Context, Effect, Message, View};
use super::moving;
use super::newer;
use super::notice::NoticeKind;
use super::records::{self, article_of, chunk_of, is_place, others_key, place_prefix, text_prefix};
use super::reminding::Saved;
use super::route::Route;
use super::second_pass::SecondPasses;
use super::state::{Slot, State};
use super::stored::{Part, part_of};
use super::work::Work;
use crate::article::{ArticleId, Origin};
use crate::exchange::file::{ArticleExtras, FileExtras};

/// Another tab removed a record.
pub fn removed_elsewhere(state: &mut State, key: &str, context: &mut Context) {
    state.stored.remove(key);
    newer::removed_elsewhere(state, key);
    if key == others_key() {
        state.others.clear();
    } else if key == records::file_extras_key() {
        state.extras = FileExtras::default();
    } else if key == records::saved_key() {
        state.saved = Saved::default();
    } else if let Some(id) = key.strip_prefix(&text_prefix()).map(records::unescaped) {
        article_removed(state, &id, context);
    } else if let Some(index) = article_of_record(state, key) {
        part_removed(state, index, key, context);
    } else if let Some(index) = place_of(state, key)
        && !is_open(state, index)
        && let Some(work) = state.slots[index].work_mut()
    {
        work.place = None;
    }
    context.render(View::Page);
}

fn is_open(state: &State, index: usize) -> bool {
    state.open.as_ref().is_some_and(|open| open.id == state.slots[index].id)
}

/// The article whose place a record holds.
fn place_of(state: &State, key: &str) -> Option<usize> {
    let id = records::unescaped(key.strip_prefix(&place_prefix())?);
    state.slots.iter().position(|slot| slot.id == id)
}

/// An article that was opened from disk is no more.
fn article_removed(state: &mut State, id: &ArticleId, context: &mut Context) {
    let Some(index) = state
        .slots
        .iter()
        .position(|slot| slot.id == *id && slot.origin == Origin::Opened)
    else {
        return;
    };
    if is_open(state, index) {
        keep_copy(state, index, context);
    } else if !state.gone.contains_key(id) {
        state.slots.remove(index);
    }
}

/// A part of the work on an article is no more. A record of an earlier version goes whenever its
/// place was taken by one of this version: that is no deletion.
fn part_removed(state: &mut State, index: usize, key: &str, context: &mut Context) {
    let slot = &state.slots[index];
    let Some(part) = part_of(slot, key).filter(|_| inventory::of_slot(slot).contains_key(key)) else {
        return;
    };
    if is_open(state, index) || state.gone.contains_key(&slot.id) {
        return keep_copy(state, index, context);
    }
    if let Some(work) = state.slots[index].work_mut() {
        forget(work, part);
    }
}

/// Forgets a part of what was said of an article.
fn forget(work: &mut Work, part: Part) {
    match part {
        Part::Tags(chunk) => {
            let entries = std::mem::take(&mut work.set).into_entries();
            work.set.merge(entries.filter(|(key, _)| chunk_of(key.span) != chunk));
        }
        Part::Roles => work.roles.clear(),
        Part::Cuts => work.cuts.clear(),
        Part::Second => work.second = SecondPasses::default(),
        Part::Extras => work.extras = ArticleExtras::default(),
    }
    work.recut();
}

fn keep_copy(state: &mut State, index: usize, context: &mut Context) {
    let slot = &state.slots[index];
    let (id, title) = (slot.id.clone(), slot.work().map(|work| work.document.title.clone()));
    if let Some(title) = title
        && !state.gone.contains_key(&id)
    {
        state.gone.insert(id.clone(), inventory::Records::new());
        state.notify(NoticeKind::DeletedElsewhere(id, title), context);
    }
}

/// Notes what another tab stored of such an article. Once that is all that this tab knows, the
/// article is back: the deletion was undone.
pub fn heard(state: &mut State, key: &str, value: &str, context: &mut Context) {
    let Some(id) = article_of(key).filter(|id| state.gone.contains_key(id)) else {
        return;
    };
    if let Some(heard) = state.gone.get_mut(&id) {
        heard.insert(key.to_owned(), value.to_owned());
    }
    let known = state.slot(&id).map(inventory::of_slot).unwrap_or_default();
    let heard = &state.gone[&id];
    if known
        .iter()
        .all(|(key, value)| is_place(key) || heard.get(key) == Some(value))
    {
        settle(state, &id, context);
    }
}

/// The article is here and stored, or neither: nothing is to be decided any more.
fn settle(state: &mut State, id: &ArticleId, context: &mut Context) {
    state.gone.remove(id);
    let is_its = |kind: &NoticeKind| matches!(kind, NoticeKind::DeletedElsewhere(known, _) if known == id);
    state.notices.retain(|notice| !is_its(&notice.kind));
    context.render(View::Page);
}

/// The reader keeps this tab's copy: all of it is stored again.
pub fn keep(state: &mut State, id: &ArticleId, context: &mut Context) {
    settle(state, id, context);
    let records = state.slot(id).map(inventory::of_slot).unwrap_or_default();
    context.extend(records.into_iter().map(|(key, value)| Effect::Write { key, value }));
}

/// The reader lets this tab's copy go.
pub fn let_go(state: &mut State, id: &ArticleId, context: &mut Context) {
    settle(state, id, context);
    if state.open.as_ref().is_some_and(|open| open.id == *id) {
        moving::go(state, Route::Library, context);
        context.push(Effect::ReplaceRoute(Route::Library));
    }
    state
        .slots
        .retain(|slot| slot.id != *id || slot.origin == Origin::Bundled);
    let reader = state.reader.id.clone();
    if let Some(work) = state.slot_mut(id).and_then(Slot::work_mut) {
        *work = fresh(work, reader);
    }
}

/// Takes out what would be stored of such articles: until the reader changes one, which is their
/// decision to keep it.
pub fn hold_back(state: &mut State, by_reader: bool, context: &mut Context) {
    if state.gone.is_empty() {
        return;
    }
    let gone_of = |effect: &Effect| match effect {
        Effect::Write { key, .. } | Effect::Remove { key } => {
            let id = article_of(key).filter(|id| state.gone.contains_key(id))?;
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
        return hold_back(state, by_reader, context);
    }
    context.retain(|effect| gone_of(effect).is_none());
}

/// Whether a message is another tab's doing, and not the reader's here.
pub fn is_from_outside(message: &Message) -> bool {
    matches!(
        message,
        Message::StoredElsewhere { .. } | Message::StoredRead(_) | Message::Fetched { .. }
    )
}
