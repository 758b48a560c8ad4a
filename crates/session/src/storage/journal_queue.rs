//! The queue of records for the journal, the second store beside local storage, whose records are on the
//! disk when it says so.
//!
//! One transaction is under way at a time, which reads what the journal has and merges
//! ([`merged`](super::reconcile::merged)), so that no tab writes over another's. The page says "saved"
//! only when the journal has everything.

use std::collections::BTreeMap;

use crate::storage::kinds;
use crate::storage::save_state::SaveState;
use crate::storage::write_queue::WriteQueue;

/// New values of records by key; `None` removes the record.
pub type Batch = BTreeMap<String, Option<String>>;

/// How the journal is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Health {
    /// Asked for; it has not answered yet.
    #[default]
    Opening,
    /// It takes what it is given.
    Working,
    /// It did not open, or gave up its last transaction.
    Failing,
}

/// The records on their way to the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalQueue {
    health: Health,
    /// What the journal has yet to be given: the latest value of each record.
    waiting: Batch,
    /// What it is given after that: new values of records that it is first to remove. Put together with
    /// what it has, they would bring back what was deleted.
    anew: Batch,
    /// What the transaction under way gives it.
    under_way: Option<Batch>,
}

impl JournalQueue {
    /// A record was written, or removed: the journal gets it next.
    pub fn wrote(&mut self, key: String, value: Option<String>) {
        self.anew.remove(&key);
        match value {
            Some(value) if self.waiting.get(&key) == Some(&None) => drop(self.anew.insert(key, Some(value))),
            value => drop(self.waiting.insert(key, value)),
        }
    }

    /// Whether the journal has yet to remove what it holds under a key.
    pub fn is_removing(&self, key: &str) -> bool {
        let removes = |batch: &Batch| batch.get(key) == Some(&None);
        removes(&self.waiting) || self.under_way.as_ref().is_some_and(removes)
    }

    /// Whether the journal has yet to remove something that the reader deleted.
    pub fn is_deleting(&self) -> bool {
        let mut removed = self.waiting.iter().chain(self.under_way.iter().flatten());
        removed.any(|(key, value)| value.is_none() && kinds::is_latest_work(&key.as_str().into()))
    }

    /// Another tab deleted what records like this one say: what waits is not written any more, and what
    /// may have been written since is removed again.
    pub fn deleted_elsewhere(&mut self, is_deleted: impl Fn(&str) -> bool) {
        self.waiting.retain(|key, value| value.is_none() || !is_deleted(key));
        self.anew.retain(|key, _| !is_deleted(key));
        let under_way = self.under_way.iter().flat_map(Batch::keys);
        let written: Vec<String> = under_way.filter(|key| is_deleted(key)).cloned().collect();
        self.waiting.extend(written.into_iter().map(|key| (key, None)));
    }

    /// Whether the journal should be given what waits at once. The reader's place is no work of
    /// theirs: it goes after a pause.
    pub fn is_urgent(&self) -> bool {
        self.waiting.keys().any(|key| is_work(key))
    }

    /// What waits under a key: its value, or that it is to be removed.
    pub fn waiting_value(&self, key: &str) -> Option<&Option<String>> {
        self.anew.get(key).or_else(|| self.waiting.get(key))
    }

    /// Whether a transaction is under way.
    pub fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }

    /// Whether anything waits for the journal.
    pub fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// What the next transaction is to write, if one can begin: not while another is under way. Without places
    /// it is the reader's work alone: where they are is written with every step that they take, and would be as
    /// much for the journal to do as the work. (A place that local storage refused is nowhere else.)
    pub fn begin(&mut self, with_places: bool) -> Option<Batch> {
        if self.under_way.is_some() || self.waiting.is_empty() {
            return None;
        }
        // What is to be removed, and may have to be written anew after that, goes in any case.
        let stays = |(key, value): &(String, Option<String>)| !with_places && value.is_some() && !is_work(key);
        let (places, batch): (Batch, Batch) = std::mem::take(&mut self.waiting).into_iter().partition(stays);
        self.waiting = std::mem::take(&mut self.anew);
        self.waiting.extend(places);
        self.under_way = Some(batch.clone());
        Some(batch)
    }

    /// The journal is open.
    pub fn opened(&mut self) {
        self.health = Health::Working;
    }

    /// The transaction under way is complete: what it wrote is on the disk.
    pub fn completed(&mut self) {
        self.under_way = None;
        self.health = Health::Working;
    }

    /// The journal did not open in time, or the transaction under way was given up: what it was to
    /// write waits again, unless there is a later value.
    pub fn failed(&mut self) {
        self.health = Health::Failing;
        for (key, value) in self.under_way.take().into_iter().flatten() {
            match (value, self.waiting.remove(&key)) {
                (value, None) => drop(self.waiting.insert(key, value)),
                (None, Some(Some(later))) => {
                    self.waiting.insert(key.clone(), None);
                    self.anew.insert(key, Some(later));
                }
                (_, Some(later)) => drop(self.waiting.insert(key, later)),
            }
        }
    }

    /// Whether the journal does not work.
    pub fn is_failing(&self) -> bool {
        self.health == Health::Failing
    }

    /// Whether something is only in memory: neither local storage nor the journal has it.
    pub fn is_in_memory_only(&self, writes: &WriteQueue) -> bool {
        writes.waiting().any(|key| self.unwritten().any(|other| other == key))
    }

    /// The keys of what the journal does not have yet.
    fn unwritten(&self) -> impl Iterator<Item = &String> {
        let under_way = self.under_way.iter().flat_map(Batch::keys);
        self.waiting.keys().chain(self.anew.keys()).chain(under_way)
    }

    /// What the reader is told.
    pub fn state(&self, writes: &WriteQueue) -> SaveState {
        match self.health {
            Health::Failing if self.is_in_memory_only(writes) => SaveState::MemoryOnly,
            Health::Failing => SaveState::BrowserOnly,
            Health::Opening | Health::Working if self.unwritten().any(|key| is_work(key)) => SaveState::Saving,
            Health::Opening | Health::Working => SaveState::Saved,
        }
    }
}

/// Whether a record holds work of the reader's: all but where they are.
fn is_work(key: &str) -> bool {
    kinds::is_work(&key.into())
}
