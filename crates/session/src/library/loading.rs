//! Loading the library: the list of articles, and each article's text.

use std::borrow::Cow;

use crate::article::{Article, ArticleId, Origin, decode};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::{LibraryEntry, LoadError, Status};
use crate::model::listing::{FetchError, Listing};
use crate::model::state::State;
use crate::storage::load::load;

/// The list of articles came, or did not.
pub fn list_fetched(state: &mut State, result: Result<Vec<Listing>, FetchError>, context: &mut Context) {
    state.library.list_loading = false;
    context.render(View::Page);
    match result {
        Err(error) => state.library.list_error = Some(error),
        Ok(list) => {
            state.library.list_error = None;
            for listing in list {
                if state.entry(&listing.id).is_none() {
                    state.library.entries.push(LibraryEntry {
                        id: listing.id.clone(),
                        file: listing.file.clone(),
                        origin: Origin::Bundled,
                        opened_at: 0,
                        status: Status::Loading,
                    });
                    context.push(Effect::Fetch(listing));
                }
            }
        }
    }
}

/// Fetches the list again.
pub fn retry_list(state: &mut State, context: &mut Context) {
    state.library.list_loading = true;
    state.library.list_error = None;
    context.render(View::Page);
    context.push(Effect::FetchList);
}

/// Fetches an article that had failed again.
pub fn retry(state: &mut State, id: &ArticleId, context: &mut Context) {
    let failed = |entry: &&mut LibraryEntry| matches!(entry.status, Status::Failed(_));
    if let Some(entry) = state.entry_mut(id).filter(failed) {
        entry.status = Status::Loading;
        context.push(Effect::Fetch(Listing {
            id: entry.id.clone(),
            file: entry.file.clone(),
        }));
        context.render(View::Page);
    }
}

/// An article came, or did not. One that is there already (from a file that the reader opened
/// meanwhile) stays, with its annotations.
pub fn fetched(state: &mut State, id: &ArticleId, result: Result<Vec<u8>, FetchError>, context: &mut Context) {
    if state.entry(id).is_none_or(|entry| entry.annotated().is_some()) {
        return;
    }
    let text = result.map_err(LoadError::Fetch);
    let text = text.and_then(|bytes| decode(&bytes).map(Cow::into_owned).map_err(LoadError::Decode));
    let status = match text {
        Err(error) => Status::Failed(error),
        Ok(text) => {
            let article = Article::new(id.clone(), &text, Origin::Bundled);
            Status::Ready(Box::new(load(state, article, context)))
        }
    };
    if let Some(entry) = state.entry_mut(id) {
        entry.status = status;
    }
    context.render(View::Page);
}
