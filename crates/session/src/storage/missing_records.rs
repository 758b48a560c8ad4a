//! What reconciling found missing in one of both stores, sent through the queues once the page has
//! begun.

use crate::storage::Message;
use crate::storage::driver_io::Change;
use crate::storage::journal_queue::JournalQueue;
use crate::storage::reconcile::{Record, merged};
use crate::storage::write_queue::{KeyValueStore, WriteQueue};

impl WriteQueue {
    /// Stores what local storage lacks, together with what waits under the same key: it was refused,
    /// and is nowhere else. Returns what the session has to be told, in order.
    #[must_use]
    pub fn put_lacking(&mut self, store: &mut impl KeyValueStore, records: Vec<Record>) -> Vec<Message> {
        let mut news = Vec::new();
        for record in records {
            for (key, value) in with_waiting(record, |key| self.waiting_value(key)) {
                news.extend(self.put(store, key, value));
            }
        }
        news
    }
}

impl JournalQueue {
    /// Has the journal take what it lacks, together with what waits under the same key: another tab
    /// may have written over that in local storage.
    pub fn wrote_lacking(&mut self, records: Vec<Record>) {
        for record in records {
            for (key, value) in with_waiting(record, |key| self.waiting_value(key)) {
                self.wrote(key, value);
            }
        }
    }
}

/// A record put together with what waits under its key, which is the later one.
fn with_waiting<'a>((key, value): Record, waiting: impl Fn(&str) -> Option<&'a Option<String>>) -> Vec<Change> {
    match waiting(&key) {
        None => vec![(key, Some(value))],
        Some(None) => Vec::new(),
        Some(Some(waiting)) => {
            let puts = merged(&key, &value, waiting).into_iter();
            puts.map(|(key, value)| (key, Some(value))).collect()
        }
    }
}
