//! Another copy of the app under the same origin, which was there first: what it stored is offered to a
//! reader who has nothing here yet, and taken over like a backup. It stays there as well.

use wasm_bindgen_futures::spawn_local;

use super::handle::Store;
use crate::platform::journal::Journal;
use crate::platform::{copy, page, storage};
use crate::session::{Message, Record, installation, transfer};

impl Store {
    /// Tells the session of a first copy and the keys of what that stored.
    pub(super) fn look_for_first_copy(&self) {
        if copy::is_first() {
            return;
        }
        // A storage that is denied is told of when the page begins.
        if let Ok(Some((path, records))) = storage::first_copy() {
            let keys = records.into_iter().map(|(key, _)| key).collect();
            self.send(Message::Installation(installation::Message::FirstCopy { path, keys }));
        }
    }

    /// Reads what the first copy stored, in both of its stores.
    pub(super) fn read_first_copy(&self) {
        let store = self.clone();
        spawn_local(async move {
            let (path, records) = match storage::first_copy() {
                Ok(Some(first)) => first,
                Ok(None) => return,
                Err(fault) => return page::warn(&format!("the first copy cannot be read: {fault:?}")),
            };
            let journal = read_journal().await.unwrap_or_else(|reason| {
                page::warn(&format!("the first copy's journal cannot be read: {reason}"));
                Vec::new()
            });
            // Where both have a record, that of local storage counts, as in the crash page's backup.
            let records = journal.into_iter().chain(records).collect();
            store.send(Message::Transfer(transfer::Message::FirstCopyRead { path, records }));
        });
    }
}

async fn read_journal() -> Result<Vec<Record>, String> {
    let journal = Journal::open_first().await.map_err(|fault| fault.0)?;
    journal.read_all().await.map_err(|fault| fault.0)
}
