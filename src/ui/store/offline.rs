//! Having the service worker keep the app for use without a network: the page tells the worker what it
//! consists of. The single file `dist/hashiya.html` carries everything in itself, the articles too, and
//! registers no worker.

use super::handle::Store;
use crate::article::Origin;
use crate::platform::{fetch, page, worker};
use crate::session::installation;
use crate::session::{Message, Status};

impl Store {
    /// Has the service worker keep the app once everything it consists of was loaded, or failed to.
    pub(super) fn start_worker_when_loaded(&self) {
        let loading = self.read(|state| {
            state.library.list_loading
                || state
                    .library
                    .entries
                    .iter()
                    .any(|entry| matches!(entry.status, Status::Loading))
        });
        if loading || self.0.worker_started.replace(true) {
            return;
        }
        // Not those that the reader opened from disk: the server has none of them, and must not learn
        // what they are called.
        let articles = self.read(|state| {
            let entries = state.library.entries.iter();
            let bundled = entries.filter(|entry| entry.origin == Origin::Bundled);
            let files = bundled.map(|entry| fetch::article_address(&entry.file));
            files.collect::<Vec<String>>()
        });
        let others = [
            "articles/index.json",
            "fonts/noto-naskh-arabic.woff2",
            "fonts/source-serif-4.woff2",
            "manifest.webmanifest",
            "icons/icon.svg",
            "icons/icon-192.png",
            "icons/icon-512.png",
        ];
        let extra = articles.into_iter().chain(others.map(String::from)).collect();
        let store = self.clone();
        let listener = worker::start(extra, move |message| match message {
            worker::FromWorker::Kept => {
                page::mark_body("offline", "ready");
                store.send(Message::Installation(installation::Message::OfflineReady));
            }
            worker::FromWorker::Newer => store.send(Message::Installation(installation::Message::NewVersion)),
        });
        self.0.worker.replace(listener);
    }
}
