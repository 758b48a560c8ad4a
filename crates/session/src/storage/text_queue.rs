//! Texts on their way to the journal's database. A text goes in the same transaction as the record that leads to it, so
//! that there never is one of both; local storage is told when the disk has it.
//!
//! A browser may have room for tags and none for a text. So where a transaction with texts of opened articles is given
//! up, they are held back for a while, and the rest goes without them.
//!
//! The kept texts of delivered articles are copies that nothing waits for. They go by themselves, when no work waits:
//! should the browser have no room for one, that says nothing about the work, and they are held back until the journal
//! is opened anew.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::storage::key::RecordKey;
use crate::storage::kinds::kept_text::is_kept;
use crate::storage::kinds::leads_to_text;
use crate::storage::kinds::opened_text::OpenedText;
use crate::storage::write_queue::WriteQueue;

/// New texts by the keys of the records that lead to them; `None` removes the text.
pub type Texts = BTreeMap<String, Option<Rc<OpenedText>>>;

/// New values of records by key; `None` removes the record.
type Batch = BTreeMap<String, Option<String>>;

/// So much text, in bytes of UTF-8, goes in one transaction, so that no turn of the browser is long; a longer
/// text goes by itself.
const A_TRANSACTION: usize = 500_000;

/// The texts on their way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextQueue {
    /// Those of opened articles that the disk has yet to get.
    waiting: BTreeMap<String, Rc<OpenedText>>,
    /// Those in the transaction under way.
    under_way: Texts,
    /// Whether those of opened articles are held back, as a transaction with such was given up.
    is_held: bool,
    /// The kept ones of delivered articles that the disk has yet to get.
    kept: BTreeMap<String, Rc<OpenedText>>,
    /// Whether these are held back, as a transaction of such was given up.
    kept_are_held: bool,
    /// Those that local storage was given as whole records meanwhile, with the keys of these.
    fallen_back: BTreeMap<String, String>,
}

impl TextQueue {
    /// Takes a text, for the record with this key that is written next.
    pub fn give(&mut self, key: String, text: Rc<OpenedText>) {
        let texts = match is_kept(&key.as_str().into()) {
            true => &mut self.kept,
            false => &mut self.waiting,
        };
        texts.insert(key, text);
    }

    /// A text that the disk does not have yet.
    pub fn get(&self, key: &str) -> Option<&Rc<OpenedText>> {
        self.waiting.get(key).or_else(|| self.kept.get(key))
    }

    /// Lets go of a text; returns the key of the whole record that local storage was given of it.
    pub fn forget(&mut self, key: &str) -> Option<String> {
        self.waiting.remove(key);
        self.kept.remove(key);
        self.fallen_back.remove(key)
    }

    /// Lets go of the texts that another tab deleted.
    pub fn retain(&mut self, stays: impl Fn(&str) -> bool) {
        self.waiting.retain(|key, _| stays(key));
        self.kept.retain(|key, _| stays(key));
        self.fallen_back.retain(|key, _| stays(key));
    }

    /// Whether the disk has yet to get any of an opened article.
    pub fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Whether this record waits for its text, which is held back, or goes by itself.
    pub fn holds(&self, key: &str) -> bool {
        self.is_held && self.waiting.contains_key(key) || self.kept.contains_key(key)
    }

    /// Whether any of an opened article is held back.
    pub fn is_holding(&self) -> bool {
        self.is_held && !self.waiting.is_empty()
    }

    /// Has those of opened articles tried again.
    pub fn release(&mut self) {
        self.is_held = false;
    }

    /// Has the kept ones tried again.
    pub(super) fn release_kept(&mut self) {
        self.kept_are_held = false;
    }

    /// Which of these records stay for a later transaction: those whose texts are held back, or too much for one,
    /// and in the latter case all of their articles, so that no tag is on the disk before its text; and those that go
    /// with kept texts.
    pub(super) fn behind(&self, batch: &Batch) -> BTreeSet<String> {
        let mut behind = BTreeSet::new();
        let is_with_kept = |(key, value): &(&String, &Option<String>)| value.is_some() && self.kept.contains_key(*key);
        behind.extend(batch.iter().filter(is_with_kept).map(|(key, _)| key.clone()));
        if self.waiting.is_empty() {
            return behind;
        }
        let mut articles = BTreeSet::new();
        let mut length = 0;
        for (key, value) in batch {
            let Some(text) = self.waiting.get(key).filter(|_| value.is_some()) else {
                continue;
            };
            if self.is_held {
                behind.insert(key.clone());
            } else if length > 0 && length + text.text.len() > A_TRANSACTION {
                articles.extend(RecordKey::parse(key).article());
            } else {
                length += text.text.len().max(1);
            }
        }
        if !articles.is_empty() {
            let is_behind = |key: &&String| RecordKey::parse(key).article().is_some_and(|id| articles.contains(&id));
            behind.extend(
                batch
                    .iter()
                    .filter(|(_, value)| value.is_some())
                    .map(|(key, _)| key)
                    .filter(is_behind)
                    .cloned(),
            );
        }
        behind
    }

    /// The keys of the kept texts that go in the next transaction, of those whose records are among these.
    pub(super) fn kept_next(&self, batch: &Batch) -> BTreeSet<String> {
        let mut next = BTreeSet::new();
        let mut length = 0;
        for (key, text) in self.kept.iter().filter(|_| !self.kept_are_held) {
            if !matches!(batch.get(key), Some(Some(_))) {
                continue;
            }
            if length > 0 && length + text.text.len() > A_TRANSACTION {
                break;
            }
            length += text.text.len().max(1);
            next.insert(key.clone());
        }
        next
    }

    /// The texts that go with these records.
    pub(super) fn begin(&mut self, batch: &Batch) -> Texts {
        let mut texts = Texts::new();
        for (key, value) in batch {
            match (value, self.get(key)) {
                (Some(_), Some(text)) => drop(texts.insert(key.clone(), Some(Rc::clone(text)))),
                (None, _) if leads_to_text(&key.as_str().into()) => drop(texts.insert(key.clone(), None)),
                _ => {}
            }
        }
        self.under_way = texts.clone();
        texts
    }

    /// The disk has what was under way; returns the keys of the texts that it has now.
    pub(super) fn completed(&mut self) -> Vec<String> {
        let mut on_disk = Vec::new();
        for (key, text) in std::mem::take(&mut self.under_way) {
            let Some(text) = text else { continue };
            if self.get(&key).is_some_and(|waiting| Rc::ptr_eq(waiting, &text)) {
                self.waiting.remove(&key);
                self.kept.remove(&key);
                on_disk.push(key);
            }
        }
        on_disk
    }

    /// The disk may have what was under way or not.
    pub(super) fn failed(&mut self) {
        let is_opened = |(key, text): (String, Option<_>)| text.is_some() && !is_kept(&key.as_str().into());
        self.is_held |= std::mem::take(&mut self.under_way).into_iter().any(is_opened);
    }

    /// Whether kept texts are under way: then nothing else is.
    pub(super) fn are_kept_under_way(&self) -> bool {
        let is_with_kept = |(key, text): (&String, &Option<_>)| text.is_some() && is_kept(&key.as_str().into());
        self.under_way.iter().any(is_with_kept)
    }

    /// The disk may have the kept texts that were under way or not: they are held back.
    pub(super) fn kept_failed(&mut self) {
        self.under_way.clear();
        self.kept_are_held = true;
    }

    /// The texts that stand in no store, and that local storage was not given as whole records yet.
    pub(super) fn to_fall_back(&self) -> Vec<(String, Rc<OpenedText>)> {
        let waiting = self
            .waiting
            .iter()
            .filter(|(key, _)| !self.fallen_back.contains_key(*key));
        waiting.map(|(key, text)| (key.clone(), Rc::clone(text))).collect()
    }

    /// Local storage was given a text as a whole record with this key, if it takes it.
    pub(super) fn fell_back(&mut self, key: String, whole: String) {
        self.fallen_back.insert(key, whole);
    }

    /// Whether a text is only in memory: the disk does not have it, and local storage was not given it or did not
    /// take it.
    pub(super) fn is_in_memory_only(&self, writes: &WriteQueue) -> bool {
        self.waiting.keys().any(|key| match self.fallen_back.get(key) {
            None => true,
            Some(whole) => writes.waiting_value(whole).is_some(),
        })
    }
}
