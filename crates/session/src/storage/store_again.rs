//! Storing again what was taken away under the open page.

use crate::model::context::Context;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::key::by_key;
use crate::storage::kinds::is_work;
use crate::storage::snapshot;

/// Stores again what is known of the records with these keys, and tells the reader.
pub fn store_again(state: &mut State, keys: Vec<String>, context: &mut Context) {
    let lost = by_key(keys.into_iter().map(|key| (key, String::new())).collect());
    let mut records = snapshot::all(state);
    records.retain(|key, _| lost.contains_key(key));
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
