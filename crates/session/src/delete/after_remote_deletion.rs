//! Closing this tab's copy of an article that another tab deleted.

use crate::article::{ArticleId, Origin};
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::library_entry::LibraryEntry;
use crate::model::request::Request;
use crate::model::route::Route;
use crate::model::state::State;
use crate::storage::kinds::details;
use crate::storage::remote_deletion::settle;

/// The reader lets this tab's copy go.
pub fn let_go(state: &mut State, id: &ArticleId, context: &mut Context) {
    settle(state, id, context);
    if state.entry(id).is_some_and(|entry| entry.origin == Origin::Opened) {
        state.storage.records.remove(&details::key(id));
    }
    if state.navigation.open.as_ref().is_some_and(|open| open.id == *id) {
        context.request(Request::Go(Route::Library));
        context.push(Effect::ReplaceRoute(Route::Library));
    }
    state
        .library
        .entries
        .retain(|entry| entry.id != *id || entry.origin == Origin::Bundled);
    let reader = state.reader.id.clone();
    if let Some(work) = state.entry_mut(id).and_then(LibraryEntry::annotated_mut) {
        *work = work.fresh(reader);
    }
}
