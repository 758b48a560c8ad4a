//! Two texts that have one identity: two tabs opened two files of one name at the same time, or an earlier version of
//! the app, which does not see the texts of this one, opened another file of a known name. Each stands under a key of
//! its own, with what was said of it; when the page opens, all but one get another identity.

use std::rc::Rc;

use crate::article::{Article, ArticleId};
use crate::codec::from_text;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey};
use crate::storage::kinds::opened_text::{self, OpenedText, is_pointer, is_whole, keys_of, whole_key};
use crate::storage::kinds::summary::{self, StoredSummary};
use crate::storage::left_behind;
use crate::storage::opened_articles::add_article;
use crate::storage::text_record::TextAnswer;
use crate::storage::texts::whole_text_of;

/// Looks through what is stored for such texts. Where a text is at hand it gets its identity at once; the others are
/// read first.
pub fn tell_apart(state: &mut State, context: &mut Context) {
    let mut ids: Vec<ArticleId> = Vec::new();
    for key in state
        .storage
        .records
        .keys()
        .filter(|key| is_pointer(key) || is_whole(key))
    {
        ids.extend(key.article());
    }
    for id in ids {
        let mut pointers = keys_of(&state.storage.records, &id);
        if !pointers.is_empty()
            && let Some((owner, text)) = whole_text_of(state, &id)
        {
            match pointers.iter().position(|key| key.owner() == Some(&owner)) {
                // A copy that the last visit made of the whole record: it is made again.
                Some(place) => drop(state.storage.records.remove(&pointers.remove(place))),
                None => {
                    let whole = whole_key(&id);
                    state.storage.records.remove(&whole);
                    give_own_name(state, (&owner, &whole), &text, context);
                }
            }
            if state.storage.records.contains_key(&whole_key(&id)) {
                set_apart(state, pointers, context);
                continue;
            }
        }
        if pointers.len() > 1 {
            let hash: String = from_text(state.storage.records.get(&summary::key(&id)).map_or("", String::as_str))
                .map_or_else(String::new, |StoredSummary(_, known, _)| known.sha256);
            let is_known = |key: &RecordKey| matches!(key.owner(), Some(Owner::Text(_, digits)) if hash.starts_with(digits.as_str()));
            let stays = pointers.iter().position(is_known).unwrap_or_default();
            pointers.remove(stays);
            set_apart(state, pointers, context);
        }
    }
}

/// Has these texts read, which need another identity.
fn set_apart(state: &mut State, pointers: Vec<RecordKey>, context: &mut Context) {
    for key in &pointers {
        if let Some(pointer) = state.storage.records.remove(key) {
            state.storage.same_names.insert(key.clone(), pointer);
        }
    }
    if !pointers.is_empty() {
        context.push(Effect::ReadTexts(pointers));
    }
}

/// Takes such a text that was read. Returns whether it was one.
pub fn take(state: &mut State, key: &RecordKey, answer: &TextAnswer, context: &mut Context) -> bool {
    let Some(pointer) = state.storage.same_names.remove(key) else {
        return false;
    };
    match (answer, key.owner().cloned()) {
        (TextAnswer::Found(text), Some(owner)) => give_own_name(state, (&owner, key), text, context),
        // It is looked for again at the next visit.
        _ => drop(state.storage.records.insert(key.clone(), pointer)),
    }
    true
}

/// Gives a text an identity of its own, with all that was said of it.
fn give_own_name(state: &mut State, (owner, at): (&Owner, &RecordKey), text: &OpenedText, context: &mut Context) {
    let Some(id) = owner.article() else { return };
    let article = text.article(id.clone());
    let own = own_id(state, &article);
    let Owner::Text(_, hash) = owner else { return };
    left_behind::rename(state, (id, hash), &own, context);
    let text = OpenedText::clone(text);
    add_article(state, own.clone(), &text, context);
    opened_text::store(opened_text::key(&text.article(own)), Rc::new(text), context);
    context.remove(at.clone());
}

/// An identity for this text that nothing else has.
fn own_id(state: &State, article: &Article) -> ArticleId {
    let with_digits = |digits: usize| ArticleId::new(&format!("{}-{}", article.id, &article.sha256[..digits]));
    let is_taken = |id: &ArticleId| {
        let is_its = |key: &RecordKey| key.article().as_ref() == Some(id);
        state.entry(id).is_some() || state.storage.records.keys().any(is_its)
    };
    let mut candidates = (8..=article.sha256.len()).map(with_digits);
    candidates
        .find(|id| !is_taken(id))
        .unwrap_or_else(|| with_digits(article.sha256.len()))
}
