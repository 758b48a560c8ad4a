//! The texts of delivered articles that somebody worked on are kept, so that what was said can be found again when
//! the server delivers another text under the same name.
//!
//! A text is kept as soon as something is said of it, and, where that was said before texts were kept, when it is
//! loaded. It goes with the annotations of its article when these are deleted, and comes back with them.
//!
//! It is a copy, and stands with the record that leads to it in the journal's database alone: the room in local storage
//! is for work. Nothing waits for it, and it never changes how safe the work is said to be: it goes to the journal by
//! itself, after all work (`text_queue.rs`). Where there is no journal it waits in memory until there is one; where the
//! journal does not take it, it is tried again when that is opened anew. What a visit could not keep the next one keeps
//! when it loads the article. Tabs do not tell each other: two that work on one article keep the same text twice.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use crate::article::{ArticleId, Origin};
use crate::codec::to_text;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::library_entry::LibraryEntry;
use crate::model::opened_text::OpenedText;
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey, Records};
use crate::storage::kinds;
use crate::storage::kinds::kept_text::{self, KeptTextRecord, is_kept};
use crate::storage::kinds::kind::{Home, RecordKind};
use crate::storage::kinds::opened_text::TextPointer;
use crate::storage::snapshot::has_work;
use crate::storage::text_record::TextAnswer;

/// Keeps the texts of delivered articles of which something is stored in this step, and of those that were loaded in
/// it with what was said before. Of one that is kept already this is one look among the records.
pub fn follow(state: &mut State, context: &mut Context) {
    let mut ids = std::mem::take(&mut state.storage.just_loaded);
    for effect in context.effects() {
        if let Effect::Write { key, .. } = effect
            && is_said(key)
        {
            ids.extend(key.article());
        }
    }
    if ids.is_empty() {
        return;
    }
    for (key, text) in to_keep(state, &ids) {
        let pointer = to_text(&TextPointer::to(&text));
        state.storage.records.insert(key.clone(), pointer.clone());
        context.write(key.clone(), pointer);
        let text = Rc::new(text);
        context.push(Effect::KeepText { key, text });
    }
}

/// Whether a record is a part of what was said of an article.
fn is_said(key: &RecordKey) -> bool {
    kinds::of(key).is_some_and(|kind| matches!(kind.home(), Home::Article(_)) && kind.is_work())
}

/// The texts of these articles that are to be kept and are not: nothing is written of what a newer program wrote, or
/// of what another tab has deleted.
fn to_keep(state: &State, ids: &BTreeSet<ArticleId>) -> Vec<(RecordKey, OpenedText)> {
    let is_asked = |entry: &&LibraryEntry| entry.origin == Origin::Bundled && ids.contains(&entry.id);
    let entries = state.library.entries.iter().filter(is_asked);
    let free =
        entries.filter(|entry| !state.is_newer(&entry.id) && !state.storage.deleted_elsewhere.contains_key(&entry.id));
    let texts = free.filter_map(|entry| {
        let work = entry.annotated()?;
        let key = kept_text::key(&work.document.article);
        let is_wanted = !state.storage.records.contains_key(&key) && has_work(entry);
        is_wanted.then(|| (key, text_of(entry, work)))
    });
    texts.collect()
}

/// The text of a delivered article as it is kept. Each tab that keeps it says the same.
fn text_of(entry: &LibraryEntry, work: &AnnotatedArticle) -> OpenedText {
    OpenedText {
        file: entry.file.clone(),
        text: work.document.article.text.to_string(),
        ..OpenedText::default()
    }
}

/// The article whose text such a record leads to, if it is loaded.
fn loaded<'s>(state: &'s State, key: &RecordKey) -> Option<(&'s LibraryEntry, &'s AnnotatedArticle)> {
    let owner = key.owner()?;
    let entry = state.entry(owner.article()?)?;
    let work = entry.annotated().filter(|work| owner.is(&work.document.article))?;
    Some((entry, work))
}

/// The text that such a record leads to, as far as it is at hand: of an article that is loaded, or read before.
pub fn at_hand(state: &State, key: &RecordKey) -> Option<Rc<OpenedText>> {
    match loaded(state, key) {
        Some((entry, work)) => Some(Rc::new(text_of(entry, work))),
        None => state.storage.kept_read.get(key)?.clone(),
    }
}

/// Whether it is.
pub fn is_at_hand(state: &State, key: &RecordKey) -> bool {
    loaded(state, key).is_some() || matches!(state.storage.kept_read.get(key), Some(Some(_)))
}

/// The keys among these records that lead to a kept text of this article, each of another hash.
pub fn keys_of(records: &Records, id: &ArticleId) -> Vec<RecordKey> {
    let first = KeptTextRecord.key(Owner::Text(id.clone(), String::new()));
    let of_article = records.range(first..).map(|(key, _)| key);
    let of_article = of_article.take_while(|key| is_kept(key) && key.owner().and_then(Owner::article) == Some(id));
    of_article.cloned().collect()
}

/// The keys of the kept texts that go with these records, which are deleted, of the articles that may be delivered ones:
/// of each text of which something was said, as another tab may have kept it.
pub fn keys_with(records: &Records, may_be_delivered: impl Fn(&ArticleId) -> bool) -> LiteMap<RecordKey, ()> {
    let of_text = |key: &RecordKey| match key.owner() {
        Some(Owner::Text(id, hash) | Owner::Chunk(id, hash, _)) if may_be_delivered(id) => {
            Some(KeptTextRecord.key(Owner::Text(id.clone(), hash.clone())))
        }
        _ => None,
    };
    let mut keys = LiteMap::new();
    for key in records.keys().filter_map(of_text) {
        keys.insert(key, ());
    }
    keys
}

/// Has the kept texts of these articles read that are not at hand: what is deleted can only come back with them.
pub fn read(state: &State, is_meant: impl Fn(&ArticleId) -> bool, context: &mut Context) {
    let meant = all(state).filter(|key| key.article().is_some_and(|id| is_meant(&id)));
    let to_read: Vec<RecordKey> = meant.filter(|key| !is_at_hand(state, key)).cloned().collect();
    if !to_read.is_empty() {
        context.push(Effect::ReadTexts(to_read));
    }
}

/// Takes the kept texts out of what was read; returns what was read for another purpose.
pub fn take(
    state: &mut State,
    answers: Vec<(RecordKey, TextAnswer)>,
    context: &mut Context,
) -> Vec<(RecordKey, TextAnswer)> {
    let (kept, others): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(key, _)| is_kept(key));
    for (key, answer) in kept {
        taken(state, key, answer, context);
    }
    others
}

/// A kept text was read, or could not be. A record that leads to none, or to another one than it names, goes, unless
/// the text is at hand: then that is kept again.
fn taken(state: &mut State, key: RecordKey, answer: TextAnswer, context: &mut Context) {
    let Some(id) = key.article() else { return };
    let is_reachable = answer != TextAnswer::Unreachable;
    let text = match answer {
        TextAnswer::Found(text) => (kept_text::key(&text.article(id)) == key).then_some(text),
        TextAnswer::Missing | TextAnswer::Damaged(_) | TextAnswer::Unreachable => None,
    };
    let is_gone = is_reachable && text.is_none();
    state.storage.kept_read.insert(key.clone(), text);
    if is_gone && !keep_again(state, &key, context) && state.storage.records.remove(&key).is_some() {
        context.remove(key);
    }
}

/// Keeps a text again to which a record leads; whether it is at hand.
fn keep_again(state: &State, key: &RecordKey, context: &mut Context) -> bool {
    let is_at_hand = is_at_hand(state, key);
    if let Some(pointer) = state.storage.records.get(key).filter(|_| is_at_hand) {
        context.write(key.clone(), pointer.clone());
    }
    is_at_hand
}

/// The journal is another one by now, or was opened late, and has these kept texts and no others: those that are at hand
/// are kept again, the rest is gone.
pub fn found(state: &mut State, keys: &[String], context: &mut Context) {
    // Not collected, for the reason that `by_key` names.
    let mut found: BTreeSet<&str> = BTreeSet::new();
    found.extend(keys.iter().map(String::as_str));
    let is_lacking = |key: &RecordKey| !found.contains(key.to_string().as_str());
    let lacking: Vec<RecordKey> = all(state).filter(|key| is_lacking(key)).cloned().collect();
    for key in lacking {
        if !keep_again(state, &key, context) {
            state.storage.records.remove(&key);
        }
    }
}

/// The keys of all records that lead to kept texts.
fn all(state: &State) -> impl Iterator<Item = &RecordKey> {
    // Keys of one kind stand side by side.
    let records = state.storage.records.range(KeptTextRecord.key(Owner::Nobody)..);
    records.map(|(key, _)| key).take_while(|key| is_kept(key))
}
