//! The queue of records for the journal, the second store beside local storage, whose records are on the
//! disk when it says so.
//!
//! One transaction is under way at a time, which reads what the journal has and merges
//! ([`merged`](super::reconcile::merged)), so that no tab writes over another's. The page says "saved"
//! only when the journal has everything.

use std::collections::BTreeMap;

use crate::storage::kinds;
use crate::storage::reconcile::Record;
use crate::storage::save_state::SaveState;
use crate::storage::text_queue::{TextQueue, Texts};
use crate::storage::write_queue::WriteQueue;

/// New values of records by key; `None` removes the record.
pub type Batch = BTreeMap<String, Option<String>>;

/// What one transaction does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transaction {
    /// To the records.
    pub records: Batch,
    /// To the texts, by the keys of the records that lead to them.
    pub texts: Texts,
}

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
    /// The texts on their way.
    pub(super) texts: TextQueue,
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

    /// Does not remove what it was to remove, unless that is under way; whether it stays.
    pub(super) fn keeps_after_all(&mut self, key: &str) -> bool {
        let is_under_way = self
            .under_way
            .as_ref()
            .is_some_and(|batch| batch.get(key) == Some(&None));
        self.waiting.remove(key);
        !is_under_way
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
        self.texts.retain(|key| !is_deleted(key));
        let under_way = self.under_way.iter().flat_map(Batch::keys);
        let written: Vec<String> = under_way.filter(|key| is_deleted(key)).cloned().collect();
        self.waiting.extend(written.into_iter().map(|key| (key, None)));
    }

    /// Whether the journal should be given what waits at once. The reader's place is no work of
    /// theirs: it goes after a pause.
    pub fn is_urgent(&self) -> bool {
        self.waiting
            .iter()
            .any(|(key, value)| is_work(key) && !self.is_held(key, value.as_ref()))
    }

    /// Whether a record waits for a text that is held back, or that goes by itself.
    fn is_held(&self, key: &str, value: Option<&String>) -> bool {
        value.is_some() && self.texts.holds(key)
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
        self.waiting
            .iter()
            .any(|(key, value)| !self.is_held(key, value.as_ref()))
    }

    /// What the next transaction is to write, if one can begin: not while another is under way. Without places
    /// it is the reader's work alone: where they are is written with every step that they take, and would be as
    /// much for the journal to do as the work. (A place that local storage refused is nowhere else.)
    pub fn begin(&mut self, with_places: bool) -> Option<Transaction> {
        if self.under_way.is_some() || !self.has_waiting() {
            return None;
        }
        let behind = self.texts.behind(&self.waiting);
        // What is to be removed, and may have to be written anew after that, goes in any case.
        let stays = |(key, value): &(String, Option<String>)| {
            value.is_some() && (!with_places && !is_work(key) || behind.contains(key))
        };
        let (later, records): (Batch, Batch) = std::mem::take(&mut self.waiting).into_iter().partition(stays);
        if records.is_empty() {
            self.waiting = later;
            return None;
        }
        self.waiting = std::mem::take(&mut self.anew);
        self.waiting.extend(later);
        self.under_way = Some(records.clone());
        let texts = self.texts.begin(&records);
        Some(Transaction { records, texts })
    }

    /// Whether kept texts could be written.
    pub(super) fn waits_for_kept(&self) -> bool {
        !self.texts.kept_next(&self.waiting).is_empty()
    }

    /// What the next transaction of kept texts is to write, if one can begin: nothing else, so that what becomes of it
    /// says nothing about the work.
    pub(super) fn begin_kept(&mut self) -> Option<Transaction> {
        let next = self.texts.kept_next(&self.waiting);
        if self.under_way.is_some() || next.is_empty() {
            return None;
        }
        let is_next = |(key, _): &(String, Option<String>)| next.contains(key);
        let (records, later): (Batch, Batch) = std::mem::take(&mut self.waiting).into_iter().partition(is_next);
        self.waiting = later;
        self.under_way = Some(records.clone());
        let texts = self.texts.begin(&records);
        Some(Transaction { records, texts })
    }

    /// The journal is open.
    pub fn opened(&mut self) {
        self.health = Health::Working;
        self.texts.release_kept();
    }

    /// The transaction under way is complete: what it wrote is on the disk. Returns the records that lead to the
    /// texts among that.
    pub fn completed(&mut self) -> Vec<Record> {
        self.health = Health::Working;
        let kept = self.texts.completed();
        let mut records = self.under_way.take().unwrap_or_default();
        kept.into_iter()
            .filter_map(|key| Some((key.clone(), records.remove(&key)??)))
            .collect()
    }

    /// The journal did not open in time, or the transaction under way was given up: what it was to
    /// write waits again, unless there is a later value.
    pub fn failed(&mut self) {
        self.health = Health::Failing;
        self.texts.failed();
        self.take_back();
    }

    /// The transaction under way, of kept texts alone, was given up. That says nothing about the journal, and they are
    /// no work: they wait until it is opened anew.
    pub(super) fn kept_failed(&mut self) {
        self.texts.kept_failed();
        self.take_back();
    }

    /// What was under way waits again, unless there is a later value.
    fn take_back(&mut self) {
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
        writes.waiting().any(|key| self.unwritten().any(|other| other == key)) || self.texts.is_in_memory_only(writes)
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
            _ if self.texts.is_holding() && self.texts.is_in_memory_only(writes) => SaveState::MemoryOnly,
            _ if self.texts.is_holding() => SaveState::BrowserOnly,
            Health::Opening | Health::Working
                if self.texts.has_waiting() || self.unwritten().any(|key| is_work(key)) =>
            {
                SaveState::Saving
            }
            Health::Opening | Health::Working => SaveState::Saved,
        }
    }
}

/// Whether a record holds work of the reader's: all but where they are.
fn is_work(key: &str) -> bool {
    kinds::is_work(&key.into())
}
