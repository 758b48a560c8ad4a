//! Moving texts out of the whole records of earlier versions, which stand in local storage and in the journal,
//! into the journal's database: a part of them at a time, while the page is open.
//!
//! Each is copied, and only when the disk has the copy, and it was read back and is the same, the whole record goes.
//! So a crash at any time leaves one of both, or both; where both are, the next visit begins anew. A tab with an
//! earlier version of the app meets a record of a newer one when the copy is there: it says so, and writes no
//! more of the article. Another tab of this version hears of the copy and takes it for the text.

use std::rc::Rc;

use crate::article::ArticleId;
use crate::codec::to_text;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey};
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::opened_text::{self, OpenedText, OpenedTextRecord, TextPointer, is_whole, whole_key};
use crate::storage::summaries;
use crate::storage::text_record::{TextAnswer, TextRecord};
use crate::storage::texts::whole_text_of;

/// So much text, in bytes, is moved at a time; a longer one by itself.
const A_PART: usize = 200_000;

/// There is time: the next part is copied, unless one is on its way.
pub fn begin(state: &mut State, context: &mut Context) {
    if !state.storage.moving.is_empty() {
        return;
    }
    let mut length = 0;
    for id in in_whole_records(state) {
        let is_held = state.is_newer(&id) || state.storage.deleted_elsewhere.contains_key(&id);
        if is_held || state.storage.unmovable.contains_key(&id) {
            continue;
        }
        let Some((owner, text)) = text_in(state, &id) else {
            continue;
        };
        if length > 0 && length + text.text.len() > A_PART {
            break;
        }
        length += text.text.len().max(1);
        let key = OpenedTextRecord.key(owner);
        state.storage.moving.insert(id, key.clone());
        opened_text::store(key, Rc::new(text), context);
    }
}

/// The articles whose texts are in whole records.
fn in_whole_records(state: &State) -> Vec<ArticleId> {
    let listed = state.storage.records.keys().filter(|key| is_whole(key));
    let listed = listed.filter_map(RecordKey::article);
    listed.chain(state.storage.unmoved.keys().cloned()).collect()
}

/// The text of such an article, and whose it is.
fn text_in(state: &State, id: &ArticleId) -> Option<(Owner, OpenedText)> {
    let loaded = state.entry(id).and_then(|entry| Some((entry, entry.annotated()?)));
    match loaded {
        Some((entry, work)) => Some((Owner::text(&work.document.article), OpenedText::of(entry, work)?)),
        None => whole_text_of(state, id),
    }
}

/// The disk has these: the copies among them are read back.
pub fn kept(state: &State, keys: &[String], context: &mut Context) {
    let keys = keys.iter().map(|key| RecordKey::parse(key));
    let copies: Vec<RecordKey> = keys.filter(|key| is_copy(state, key)).collect();
    if !copies.is_empty() {
        context.push(Effect::ReadTexts(copies));
    }
}

fn is_copy(state: &State, key: &RecordKey) -> bool {
    state.storage.moving.values().any(|copy| copy == key)
}

/// Copies were read back: where one is the same, the whole record goes, and the next part follows. Returns what was
/// read for another purpose.
pub fn take_copies(
    state: &mut State,
    answers: Vec<(String, TextAnswer)>,
    context: &mut Context,
) -> Vec<(RecordKey, TextAnswer)> {
    let answers = answers
        .into_iter()
        .map(|(key, answer)| (RecordKey::parse(&key), answer));
    let (copies, others): (Vec<_>, Vec<_>) = answers.partition(|(key, _)| is_copy(state, key));
    let mut moved = Vec::new();
    let mut has_failed = false;
    for (key, answer) in &copies {
        let Some(id) = key.article() else { continue };
        state.storage.moving.remove(&id);
        if *answer == TextAnswer::Unreachable {
            // The next time that the journal is open.
            has_failed = true;
            continue;
        }
        let known = text_in(state, &id).filter(|(owner, _)| key.owner() == Some(owner));
        let is_same = |(_, known): &(Owner, OpenedText)| match answer {
            TextAnswer::Found(copy) => TextRecord::from(&**copy) == TextRecord::from(known),
            _ => false,
        };
        match known.filter(is_same) {
            Some((_, text)) => {
                context.remove(whole_key(&id));
                moved.push((id, key.clone(), to_text(&TextPointer::to(&text))));
            }
            // It is tried again at the next visit.
            None => drop(state.storage.unmovable.insert(id, ())),
        }
    }
    settle(state, moved, context);
    if !copies.is_empty() && !has_failed {
        begin(state, context);
    }
    others
}

/// Takes the records that lead to these texts for the whole ones. What is known of the articles stays true.
fn settle(state: &mut State, moved: Vec<(ArticleId, RecordKey, String)>, context: &mut Context) {
    let ids: Vec<ArticleId> = moved.iter().map(|(id, ..)| id.clone()).collect();
    let change = |state: &mut State| {
        for (id, key, pointer) in moved {
            // Of one that is loaded none of both is among the records.
            if state.storage.records.remove(&whole_key(&id)).is_some() {
                state.storage.records.insert(key, pointer);
            }
            state.storage.unmoved.remove(&id);
        }
    };
    summaries::keep_true(state, &ids, change, context);
}

/// Another tab has copied a text that is in a whole record here.
pub fn copied_elsewhere(state: &mut State, key: &RecordKey, pointer: &str, context: &mut Context) -> bool {
    let Some(id) = key.article().filter(|id| in_whole_records(state).contains(id)) else {
        return false;
    };
    let is_its = text_in(state, &id).is_some_and(|(owner, _)| key.owner() == Some(&owner));
    // One that this tab copies as well is read back here too, and found to be the same.
    if is_its && !state.storage.moving.contains_key(&id) {
        settle(state, vec![(id, key.clone(), pointer.to_owned())], context);
    }
    is_its
}

/// Another tab took the whole record of a text away, which it had moved.
pub fn moved_elsewhere(state: &mut State, whole: &RecordKey, context: &mut Context) {
    let Some(id) = whole.article().filter(|id| in_whole_records(state).contains(id)) else {
        return;
    };
    state.storage.moving.remove(&id);
    if let Some((owner, text)) = text_in(state, &id) {
        let pointer = to_text(&TextPointer::to(&text));
        settle(state, vec![(id, OpenedTextRecord.key(owner), pointer)], context);
    }
}

/// The journal did not take a text, which is in a whole record now.
pub fn fell_back(state: &mut State, key: &RecordKey) {
    if let Some(id) = key.article() {
        state.storage.unmoved.insert(id, ());
    }
}

/// Lets go of what is known of the whole record of an article that is deleted; returns its key, if it has one.
pub fn forget(state: &mut State, id: &ArticleId) -> Option<RecordKey> {
    state.storage.moving.remove(id);
    state.storage.unmovable.remove(id);
    state.storage.unmoved.remove(id).map(|()| whole_key(id))
}
