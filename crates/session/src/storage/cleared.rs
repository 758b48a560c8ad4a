//! Records that something took away under the open page: the browser's "clear site data", an extension,
//! developer tools. They are noticed when the reader comes back to the page, by the event that other tabs
//! get, and with the next write; the session stores again what it knows of them (`store_again.rs`).

use crate::storage::Message;
use crate::storage::driver::Driver;
use crate::storage::driver_io::Change;
use crate::storage::key::mark_of;
use crate::storage::kinds::profile;
use crate::storage::write_queue::KeyValueStore;

impl Driver {
    /// Looks whether all is there that was stored. What is missing the session stores again, but for what
    /// another tab is deleting.
    pub(super) fn look(&mut self, store: &mut impl KeyValueStore) {
        self.write_rest(store);
        // A store that cannot be looked at takes nothing either, and is told of with the next write.
        let Ok(keys) = store.keys() else { return };
        let mut lost = self.writes.missing(&keys);
        lost.retain(|key| !self.marked.contains(&mark_of(key)));
        self.lost(lost);
    }

    /// Before this tab's own changes are written: whether what was stored is there still. The reader's
    /// record and those that are written stand for all of them, so that a tag costs no look at everything.
    pub(super) fn look_before(&mut self, changes: &[Change], store: &mut impl KeyValueStore) {
        let profile = profile::key().to_string();
        let mut keys = changes.iter().map(|(key, _)| key).chain([&profile]);
        if keys.any(|key| self.writes.is_stored(key) && store.has(key) == Ok(false)) {
            self.look(store);
        }
    }

    /// Whether a record that is gone was removed by a tab of this app. Its mark may be gone by now, where the
    /// record was stored anew.
    pub(super) fn was_ordered(&mut self, key: &str, store: &mut impl KeyValueStore) -> bool {
        let mark = mark_of(key);
        self.marked.remove(&mark) || store.has(&mark) != Ok(false)
    }

    /// Has the session store these again.
    pub(super) fn lost(&mut self, keys: Vec<String>) {
        if !keys.is_empty() {
            for key in &keys {
                self.writes.note_stored(key, None);
            }
            self.send(Message::Lost(keys));
        }
    }
}
