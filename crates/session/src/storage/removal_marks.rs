//! Marks of what the reader deleted: by them a tab tells a deletion that was ordered in another tab from
//! records that something else took away (the browser's "clear site data", an extension, developer tools),
//! which it stores again.
//!
//! A mark is a small record in local storage alone, `hashiya:1:removed:HASH`, with the first digits of the
//! hash of the removed record's key, so that it names nothing. It is set before the record is removed and
//! goes when the record is stored anew, or after [`VISITS`] visits: a tab in the background may hear of
//! a deletion long after it.

use crate::storage::driver::Driver;
use crate::storage::key::{is_mark, mark_of};
use crate::storage::reconcile::Record;
use crate::storage::write_queue::{KeyValueStore, WriteQueue};

/// How many times the page is opened before a mark goes.
const VISITS: u32 = 20;

impl Driver {
    /// Keeps a record, or removes it where there is no value.
    pub(super) fn write(&mut self, key: String, value: Option<String>, store: &mut impl KeyValueStore) {
        self.answers.remove(&key);
        self.journal.wrote(key.clone(), value.clone());
        let removes = value.is_none() && self.writes.is_stored(&key);
        if removes {
            self.writes.mark_removed(store, &key);
        } else {
            self.writes.unmark(store, &key);
        }
        self.store(key.clone(), value, store);
        if removes {
            // There may be room for the mark only now.
            self.writes.mark_removed(store, &key);
        }
    }

    fn store(&mut self, key: String, value: Option<String>, store: &mut impl KeyValueStore) {
        let news = self.writes.put(store, key, value);
        self.send_all(news);
    }
}

impl WriteQueue {
    /// Marks a record that is removed.
    pub fn mark_removed(&mut self, store: &mut impl KeyValueStore, key: &str) {
        if !self.is_stored(&mark_of(key)) {
            self.put_mark(store, &mark_of(key), Some("1"));
        }
    }

    /// Takes the mark away of a record that is stored anew.
    pub fn unmark(&mut self, store: &mut impl KeyValueStore, key: &str) {
        if self.has_marks() {
            let mark = mark_of(key);
            if self.is_stored(&mark) {
                self.put_mark(store, &mark, None);
            }
        }
    }

    /// Takes the marks out of what is stored when the page opens, and counts the visit.
    pub fn take_marks(&mut self, store: &mut impl KeyValueStore, records: &mut Vec<Record>) {
        let marks = records.extract_if(.., |(key, _)| is_mark(key));
        for (mark, value) in marks.collect::<Vec<_>>() {
            let visits = value.parse().unwrap_or(VISITS);
            let value = (visits < VISITS).then(|| (visits + 1).to_string());
            self.put_mark(store, &mark, value.as_deref());
        }
    }

    /// A mark that finds no room is none: the record comes back in a tab that has it, and can be deleted again.
    fn put_mark(&mut self, store: &mut impl KeyValueStore, mark: &str, value: Option<&str>) {
        if store.put(mark, value).is_ok() {
            self.note_stored(mark, value);
        }
    }
}
