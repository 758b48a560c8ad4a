//! Fetching the articles, and showing the page once it is whole.

use crate::session::library;
use gloo::timers::callback::Timeout;
use serde::Deserialize;
use wasm_bindgen_futures::spawn_local;

use super::handle::Store;
use crate::article::ArticleId;
use crate::codec::from_text;
use crate::platform::{fetch, page};
use crate::session::{FetchError, LibraryEntry, Listing, Message, Status};

/// How long the page waits for its articles before it is shown without them, in milliseconds.
const PATIENCE_FOR_ARTICLES: u32 = 3_000;

impl Store {
    pub(super) fn fetch_list(&self) {
        let store = self.clone();
        spawn_local(async move {
            let text = fetch::list().await.map_err(fetch_error);
            let list = text.and_then(|text| listings(&text).ok_or(FetchError::Network));
            store.send(Message::Library(library::Message::ListFetched(list)));
            Timeout::new(PATIENCE_FOR_ARTICLES, page::unveil).forget();
        });
    }

    pub(super) fn fetch(&self, listing: Listing) {
        let store = self.clone();
        spawn_local(async move {
            let result = fetch::article(&listing.file).await.map_err(fetch_error);
            store.send(Message::Library(library::Message::Fetched { id: listing.id, result }));
        });
    }

    /// Goes on with loading articles in the browser's next turn.
    pub(super) fn load_next(&self) {
        let store = self.clone();
        Timeout::new(0, move || store.send(Message::Library(library::Message::LoadNext))).forget();
    }

    /// Fetches an article again.
    pub fn retry(&self, id: &ArticleId) {
        self.send(Message::Library(library::Message::Retry(id.clone())));
    }

    /// Takes the skeleton away once the page is whole; what was drawn so far was not to be seen. A
    /// single article that is late is waited for only [`PATIENCE_FOR_ARTICLES`].
    pub(super) fn unveil_when_whole(&self) {
        let is_loading = |entry: &LibraryEntry| matches!(entry.status, Status::Loading(None));
        let is_coming = |entry: &LibraryEntry| matches!(entry.status, Status::Listed(_) | Status::Loading(_));
        let waits = self.read(|state| match &state.navigation.open {
            _ if state.navigation.dialog.is_some() => false,
            Some(open) => state.entry(&open.id).map_or(state.library.list_loading, is_coming),
            None => state.library.list_loading || state.library.entries.iter().any(is_loading),
        });
        if !waits {
            page::unveil();
        }
    }
}

fn fetch_error(fault: fetch::Fault) -> FetchError {
    match fault {
        fetch::Fault::Network => FetchError::Network,
        fetch::Fault::Status(status) => FetchError::Status(status),
    }
}

/// The list of articles: `{"articles": [{"id", "file", "summary"}]}`.
#[derive(Deserialize)]
struct List {
    articles: Vec<Listing>,
}

/// What a list of articles names.
fn listings(text: &str) -> Option<Vec<Listing>> {
    from_text(text).map(|list: List| list.articles)
}
