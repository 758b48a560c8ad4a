//! Many changes at once, such as a deletion of a thousand articles: local storage gets them a portion in each turn of
//! the browser, in their order, so that the page can be used meanwhile. The journal gets all of them when local
//! storage has them, as it gets what is changed at once: "saved" is said then.
//!
//! Whoever could see that some of them wait has them written first, all at once: what this tab writes of the same
//! articles, another tab's word about one, a look at what is there, and a page that is left or that nobody sees.
//! They are written at once where the journal does not work, too: local storage is the only store then.

use std::collections::VecDeque;

use crate::storage::driver::{Connection, Driver};
use crate::storage::driver_io::Change;
use crate::storage::duty::Duty;
use crate::storage::key::RecordKey;
use crate::storage::write_queue::KeyValueStore;

/// So many changes are written at once, and in a turn: a small part of a tenth of a second, on a slow telephone too.
const A_TURN: usize = 200;

/// So much goes in a turn, in bytes of UTF-8; a longer record goes by itself.
const A_TURN_BYTES: usize = 200_000;

/// The changes that wait for their turn.
#[derive(Debug)]
pub(super) struct Turns {
    waiting: VecDeque<Change>,
    /// So many go in a turn.
    a_turn: usize,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            waiting: VecDeque::new(),
            a_turn: A_TURN,
        }
    }
}

impl Turns {
    /// Whether none waits.
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether any that waits is of this record, or of another one of its article.
    fn concern(&self, key: &str) -> bool {
        if self.waiting.is_empty() {
            return false;
        }
        let article = RecordKey::from(key).article();
        let is_its = |other: &str| other == key || article.is_some() && RecordKey::from(other).article() == article;
        self.waiting.iter().any(|(other, _)| is_its(other))
    }
}

impl Driver {
    /// A driver that writes no more than so many changes at once.
    pub fn in_turns_of(changes: usize) -> Self {
        let mut driver = Self::default();
        driver.turns.a_turn = changes;
        driver
    }

    /// Whether so many changes are written in turns.
    pub(super) fn takes_turns(&self, changes: &[Change]) -> bool {
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
