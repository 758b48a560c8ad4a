//! What the [driver](super::driver) does with what other tabs stored and removed: it tells the session,
//! answers a little later, and lets go of what was on its way when another tab deletes.

use crate::KEY_PREFIX;
use crate::storage::Message;
use crate::storage::driver::Driver;
use crate::storage::duty::Duty;
use crate::storage::journal_queue::JournalQueue;
use crate::storage::key::{RecordKey, is_mark};
use crate::storage::kinds::{self, opened_text};
use crate::storage::reconcile::Record;
use crate::storage::write_queue::{KeyValueStore, WriteQueue};

impl Driver {
    /// Answers another tab's record with the one that both make together: a little later, so that tabs
    /// in which much happens at once do not answer each other's every word. What is waited with is in
    /// the other tabs, or in the journal, already.
    pub(super) fn answer(&mut self, key: String, value: String) {
        self.answers.insert(key, value);
        self.start(Duty::Answer);
    }

    /// What was refused here may have room now.
    pub(super) fn changed_elsewhere(&mut self, key: String, value: Option<String>, store: &mut impl KeyValueStore) {
        if is_mark(&key) {
            // The removal is heard of next.
            self.marked.extend(value.map(|_| key));
            return;
        }
        self.write_rest_before(&key, store);
        if value.is_some() && store.has(&key) == Ok(false) {
            // Heard of late: it was removed since, here or elsewhere.
            return;
        }
        let news = self.writes.changed_elsewhere(&key, value.as_deref());
        self.send_all(news);
        if value.is_none() && key.starts_with(KEY_PREFIX) && !self.was_ordered(&key, store) {
            if store.has(&key) == Ok(false) {
                self.lost(vec![key]);
            }
            return;
        }
        if value.is_none() && self.was_moved(&key) {
            // This tab may have given it to the journal since.
            self.journal.wrote(key.clone(), None);
            self.keep();
            return self.send(Message::TextMovedElsewhere(key));
        }
        if value.is_some() && opened_text::is_pointer(&key.as_str().into()) {
            self.texts_heard.entry(key.clone()).or_default();
        }
        match &value {
            None => let_go(&key, &mut self.writes, &mut self.journal),
            Some(_) if self.is_removing_text(&key) => {
                if self.returns_too_late(&key) {
                    return;
                }
            }
            Some(value) if self.journal.is_removing(&key) => self.journal.wrote(key.clone(), Some(value.clone())),
            Some(_) => {}
        }
        // Not in the middle of a deletion, of which other records go next.
        if value.is_some() || !key.starts_with(KEY_PREFIX) {
            self.try_again(store);
        }
        if key.starts_with(KEY_PREFIX) {
            self.send(Message::ChangedElsewhere { key, value });
        }
    }

    /// Tells the session what another tab has put into the journal.
    pub(super) fn tell_differing(&mut self, differing: Vec<Record>) {
        for (key, value) in differing {
            let known = self.told.insert(key.clone(), value.clone());
            // Told once: a record that the session does not come to agree with is left at that.
            if known.as_ref() != Some(&value) {
                let value = Some(value);
                self.send(Message::ChangedElsewhere { key, value });
            }
        }
    }
}

/// Another tab removed a record. One of the reader's work went with all of its article: what waits of that is let go.
/// What else this tab has on its way stays: of another form of the text, as the record may have gone because it is not
/// needed any more, and the text itself unless the record was its own. The session knows what this tab had, should the
/// reader keep it.
fn let_go(key: &str, writes: &mut WriteQueue, journal: &mut JournalQueue) {
    let removed = RecordKey::from(key);
    let is_text = |key: &RecordKey| opened_text::is_whole(key) || opened_text::is_pointer(key);
    if !opened_text::is_whole(&removed) && !kinds::is_latest_work(&removed) {
        return;
    }
    let is_deleted = |other: &str| {
        let other = RecordKey::from(other);
        let owners = removed.owner().zip(other.owner());
        let is_its = owners.is_some_and(|(removed, other)| removed.may_share_text(other));
        other == removed || is_its && (is_text(&removed) || !is_text(&other))
    };
    writes.deleted_elsewhere(is_deleted);
    journal.deleted_elsewhere(is_deleted);
}
