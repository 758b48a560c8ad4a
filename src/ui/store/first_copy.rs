//! Another copy of the app under the same origin, which was there first: what it stored is offered to a
//! reader who has nothing here yet, and taken over like a backup. It stays there as well.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::handle::Store;
use super::storage_performer::text_answer;
use crate::platform::journal::Journal;
use crate::platform::{copy, page, storage};
use crate::session::{
    Message, OpenedText, Record, TextAnswer, installation, leads_to_opened_text, transfer, with_whole_texts,
};

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
                Default::default()
            });
            let (journal, texts) = journal;
            // Where both have a record, that of local storage counts, as in the crash page's backup.
            let records = with_whole_texts(journal.into_iter().chain(records).collect(), texts);
            store.send(Message::Transfer(transfer::Message::FirstCopyRead { path, records }));
        });
    }
}

/// The records of the first copy's journal, and its texts, each by the key of the record that leads to it.
async fn read_journal() -> Result<(Vec<Record>, Vec<(String, OpenedText)>), String> {
    let journal = Journal::open_first().await.map_err(|fault| fault.0)?;
    let records = journal.read_all().await.map_err(|fault| fault.0)?;
    let keys: Vec<String> = records.iter().map(|(key, _)| key.clone()).collect();
    let keys: Vec<String> = keys.into_iter().filter(|key| leads_to_opened_text(key)).collect();
    let found = journal.read_texts(&keys).await.map_err(|fault| fault.0)?;
    let mut texts = Vec::new();
    for (key, record) in keys.into_iter().zip(found) {
        match text_answer(record) {
            TextAnswer::Found(text) => texts.push((key, Rc::unwrap_or_clone(text))),
            other => page::warn(&format!("a text of the first copy cannot be read: {key}: {other:?}")),
        }
    }
    Ok((records, texts))
}
