//! The texts of opened articles, and the kept ones of delivered articles, as the session hands them to the storage.

use std::rc::Rc;

use crate::article::{Article, ArticleId};
use crate::codec::from_text;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::storage::kept_texts;
use crate::storage::key::{Owner, RecordKey};
use crate::storage::kinds::kept_text::is_kept;
use crate::storage::kinds::leads_to_text;
use crate::storage::kinds::opened_text::{OpenedText, is_pointer, keys_of, whole_key};

/// Has the text go along with each record that leads to one: what is written anew, because it was opened, or
/// deleted and brought back, or lost, is all there again. Before that, the texts are kept of delivered articles that
/// were worked on in this step.
pub fn accompany(state: &mut State, context: &mut Context) {
    kept_texts::follow(state, context);
    let is_given = |key: &RecordKey| {
        let mut effects = context.effects().iter();
        effects.any(|effect| matches!(effect, Effect::KeepText { key: given, .. } if given == key))
    };
    let mut texts = Vec::new();
    for effect in context.effects() {
        if let Effect::Write { key, .. } = effect
            && leads_to_text(key)
            && !is_given(key)
            && let Some(text) = text_of(state, key)
        {
            texts.push(Effect::KeepText { key: key.clone(), text });
        }
    }
    context.extend(texts);
}

/// The text that a record leads to, as far as it is at hand.
fn text_of(state: &State, key: &RecordKey) -> Option<Rc<OpenedText>> {
    match is_kept(key) {
        true => kept_texts::at_hand(state, key),
        false => opened_text_of(state, key).map(Rc::new),
    }
}

/// The same of an opened article: of one that is loaded, or in a whole record of an earlier version.
fn opened_text_of(state: &State, key: &RecordKey) -> Option<OpenedText> {
    let owner = key.owner()?;
    let id = owner.article()?;
    let loaded = state.entry(id).and_then(|entry| Some((entry, entry.annotated()?)));
    if let Some((entry, work)) = loaded.filter(|(_, work)| owner.is(&work.document.article)) {
        return OpenedText::of(entry, work);
    }
    whole_text_of(state, id)
        .filter(|(known, _)| known == owner)
        .map(|(_, text)| text)
}

/// The text of an article that is not loaded in a whole record of an earlier version, and whose it is.
pub fn whole_text_of(state: &State, id: &ArticleId) -> Option<(Owner, OpenedText)> {
    let text: OpenedText = from_text(state.storage.records.get(&whole_key(id))?)?;
    Some((
        Owner::text(&Article::new(id.clone(), &text.text, crate::article::Origin::Opened)),
        text,
    ))
}

/// The key of the record that leads to the text of an article that is not loaded: of two texts of one identity, to the
/// one that is listed.
pub fn key_of(state: &State, id: &ArticleId) -> Option<RecordKey> {
    let mut keys = keys_of(&state.storage.records, id);
    let listed = state.entry(id).and_then(LibraryEntry::sha256);
    let listed = listed.map(|sha256| Owner::text_of_hash(id, sha256));
    let place = keys.iter().position(|key| key.owner() == listed.as_ref());
    (!keys.is_empty()).then(|| keys.swap_remove(place.unwrap_or_default()))
}

/// Whether the record with this key leads to the text of an opened article.
pub fn leads_to_opened_text(key: &str) -> bool {
    is_pointer(&RecordKey::parse(key))
}
