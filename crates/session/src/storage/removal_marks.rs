//! Marks of what the reader deletes: by them another tab tells a deletion that was ordered here from records
//! that something else took away (the browser's "clear site data", an extension, developer tools), which
//! it stores again.
//!
//! A mark is a small record in local storage, `hashiya:1:removed:HASH`, with the first digits of the hash
//! of the removed record's key, so that it names nothing. It stands there just while the record is removed:
//! other tabs hear of the mark first, then of the removal.

use crate::storage::driver::Driver;
use crate::storage::driver_io::Change;
use crate::storage::key::{is_mark, mark_of};
use crate::storage::kinds::kept_text::is_kept;
use crate::storage::reconcile::Record;
use crate::storage::write_queue::{KeyValueStore, WriteQueue};

impl Driver {
    /// Keeps a record, or removes it where there is no value.
    pub(super) fn write(&mut self, key: String, value: Option<String>, store: &mut impl KeyValueStore) {
        self.write_rest_before(&key, store);
        for (key, value) in self.accept(key, value, store) {
            self.put(key, value, store);
        }
    }

    /// The journal is to get a record, or to remove it where there is no value. Returns what local storage is to get,
    /// in order.
    pub(super) fn accept(&mut self, key: String, value: Option<String>, store: &mut impl KeyValueStore) -> Vec<Change> {
        self.answers.remove(&key);
        self.journal.wrote(key.clone(), value.clone());
        // Its text goes first: local storage names it when the disk has it.
        if value.is_some() && self.journal.texts.get(&key).is_some() {
            self.text_waits(store);
            return Vec::new();
        }
        // What local storage was given instead of the text goes after the record that leads to it: other tabs take
        // it for a deletion only then.
        let whole = value.is_none().then(|| self.journal.texts.forget(&key)).flatten();
        let mut changes = vec![(key, value)];
        if let Some(whole) = whole {
            changes.extend(self.accept(whole, None, store));
        }
        changes
    }

    /// Gives local storage a record, or removes it there. Those of kept texts of delivered articles are in the journal
    /// alone.
    pub(super) fn put(&mut self, key: String, value: Option<String>, store: &mut impl KeyValueStore) {
        // An earlier version, which does not know these, may have given it one from the journal.
        if value.is_some() && is_kept(&key.as_str().into()) {
            return;
        }
        let mark = mark_of(&key);
        let removes = value.is_none() && self.writes.is_stored(&key);
        // A mark that finds no room is none: a tab that has the record stores it again, and it can be
        // deleted again.
        let is_marked = removes && store.put(&mark, Some("1")).is_ok();
        let news = self.writes.put(store, key, value);
        self.send_all(news);
        if is_marked {
            self.writes.take_mark(store, &mark);
        }
    }
}

impl WriteQueue {
    /// Takes away a mark that has done its duty; one that stays goes when the page is next opened.
    fn take_mark(&mut self, store: &mut impl KeyValueStore, mark: &str) {
        let value = store.put(mark, None).is_err().then_some("1");
        self.note_stored(mark, value);
    }

    /// Takes the marks out of what is stored when the page opens, should any have stayed.
    pub fn take_marks(&mut self, store: &mut impl KeyValueStore, records: &mut Vec<Record>) {
        let marks: Vec<Record> = records.extract_if(.., |(key, _)| is_mark(key)).collect();
        for (mark, _) in marks {
            self.take_mark(store, &mark);
        }
    }
}
