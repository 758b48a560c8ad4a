//! Storing again what was taken away under the open page.

use crate::model::context::Context;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::key::{RecordKey, by_key};
use crate::storage::kinds::is_work;
use crate::storage::kinds::opened_text::{is_pointer, whole_key};
use crate::storage::snapshot;

/// Stores again what is known of the records with these keys, and tells the reader.
pub fn store_again(state: &mut State, keys: Vec<String>, context: &mut Context) {
    let lost = by_key(keys.into_iter().map(|key| (key, String::new())).collect());
    let mut records = snapshot::all(state);
    // A whole text of an article that is loaded is stored again in the way of this version.
    let is_text_of = |key: &RecordKey| {
        let id = key.article().filter(|_| is_pointer(key));
        id.is_some_and(|id| lost.contains_key(&whole_key(&id)))
    };
    records.retain(|key, _| lost.contains_key(key) || is_text_of(key));
    if records.keys().any(is_work) && !is_told(state) {
        state.notify(NoticeKind::StoredAgain, context);
    }
    for (key, value) in records {
        context.write(key, value);
    }
}

fn is_told(state: &State) -> bool {
    state
        .notices
        .shown
        .iter()
        .any(|notice| notice.kind == NoticeKind::StoredAgain)
}

/// Keeps the texts again that a new journal lacks, as far as they are here: the records that lead to them are where
/// they were.
pub fn store_texts(state: &State, keys: &[String], context: &mut Context) {
    let is_lacking = |key: &RecordKey| keys.iter().any(|lacking| *lacking == key.to_string());
    for entry in &state.library.entries {
        let records = snapshot::of_entry(entry).into_iter();
        for (key, value) in records.filter(|(key, _)| is_pointer(key) && is_lacking(key)) {
            context.write(key, value);
        }
    }
}
