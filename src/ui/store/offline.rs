//! Having the service worker keep the app for use without a network, and what it tells. The single file
//! `dist/hashiya.html` carries everything in itself, the articles too, and registers no worker.

use gloo::timers::callback::Timeout;

use super::handle::Store;
use crate::platform::page;
use crate::platform::worker::{self, FromWorker};
use crate::session::installation;
use crate::session::{Message, Status};

/// How long the page waits, while the server is not reached, before it asks again, in milliseconds.
const PAUSE_BETWEEN_CHECKS: u32 = 15_000;

impl Store {
    /// Has the service worker keep the app once everything it consists of was loaded, or failed to.
    pub(super) fn start_worker_when_loaded(&self) {
        let loading = self.read(|state| {
            state.library.list_loading
                || state
                    .library
                    .entries
                    .iter()
                    .any(|entry| matches!(entry.status, Status::Loading(_)))
        });
        if loading || self.0.worker_started.replace(true) {
            return;
        }
        let store = self.clone();
        let listeners = worker::start(move |message| store.told_by_worker(message));
        self.0.worker.replace(listeners);
    }

    fn told_by_worker(&self, message: FromWorker) {
        let say = |message| self.send(Message::Installation(message));
        match message {
            FromWorker::Kept { version } => {
                page::mark_body("offline", "ready");
                say(installation::Message::OfflineReady);
                self.offer_version(version);
            }
            FromWorker::Reached { version } => {
                say(installation::Message::Reached);
                self.offer_version(Some(version));
            }
            FromWorker::Unreachable => {
                say(installation::Message::Unreachable);
                Timeout::new(PAUSE_BETWEEN_CHECKS, worker::check).forget();
            }
            FromWorker::Newer => say(installation::Message::NewVersion),
        }
    }

    /// Tells the reader of a version that is not this page's, each once.
    fn offer_version(&self, version: Option<String>) {
        let is_news = version.is_some() && version != worker::version();
        if is_news && self.0.offered_version.replace(version.clone()) != version {
            self.send(Message::Installation(installation::Message::NewVersion));
        }
    }
}
