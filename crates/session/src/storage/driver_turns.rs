//! What the [driver](super::driver) does with many changes at once: local storage gets them in turns
//! (`turns.rs`).

use crate::storage::driver::{Connection, Driver};
use crate::storage::driver_io::Change;
use crate::storage::duty::Duty;
use crate::storage::turns::A_TURN_BYTES;
use crate::storage::write_queue::KeyValueStore;

impl Driver {
    /// A driver that writes no more than so many changes at once.
    pub fn in_turns_of(changes: usize) -> Self {
        let mut driver = Self::default();
        driver.turns.a_turn = changes;
        driver
    }

    /// Whether so many changes are written in turns. A deletion is not: a tab that opens meanwhile would find half of
    /// it in local storage and all in the journal, take that for a loss, and put everything back.
    pub(super) fn takes_turns(&self, changes: &[Change]) -> bool {
        if changes.iter().any(|(_, value)| value.is_none()) {
            return false;
        }
        let bytes = |(_, value): &Change| value.as_ref().map_or(0, String::len);
        let is_much = changes.len() > self.turns.a_turn || changes.iter().map(bytes).sum::<usize>() > A_TURN_BYTES;
        let is_journal_working = self.connection == Connection::Open && !self.journal.is_failing();
        is_much && is_journal_working && changes.len() > 1 && self.given.is_empty() && self.writes.is_read()
    }

    /// Has a change wait for its turn.
    pub(super) fn write_later(&mut self, key: String, value: Option<String>, store: &mut impl KeyValueStore) {
        let changes = self.accept(key, value, store);
        self.turns.waiting.extend(changes);
        if !self.turns.is_empty() {
            self.start(Duty::Turn);
        }
    }

    /// Writes what has its turn now.
    pub(super) fn write_a_turn(&mut self, store: &mut impl KeyValueStore) {
        let mut bytes = 0;
        for written in 0..self.turns.a_turn {
            let Some((_, value)) = self.turns.waiting.front() else {
                break;
            };
            bytes += value.as_ref().map_or(0, String::len);
            if written > 0 && bytes > A_TURN_BYTES {
                break;
            }
            if let Some((key, value)) = self.turns.waiting.pop_front() {
                self.put(key, value, store);
            }
        }
        if !self.turns.is_empty() {
            self.start(Duty::Turn);
        }
    }

    /// Writes all that waits.
    pub(super) fn write_rest(&mut self, store: &mut impl KeyValueStore) {
        while let Some((key, value)) = self.turns.waiting.pop_front() {
            self.put(key, value, store);
        }
        self.stop(Duty::Turn);
    }

    /// Writes all that waits, if any of it is of this record or of another one of its article.
    pub(super) fn write_rest_before(&mut self, key: &str, store: &mut impl KeyValueStore) {
        if self.turns.concern(key) {
            self.write_rest(store);
        }
    }
}
