//! The queue of records for local storage, which may refuse any call. What is refused waits in memory
//! and is tried again with the next change. What could not be read when the page opened is read later
//! and merged; until then nothing is stored, so nothing is written over unread.

use std::collections::{BTreeMap, BTreeSet};

use crate::KEY_PREFIX;
use crate::article::ArticleId;
use crate::model::notice::NoticeKind;
use crate::storage::Message;
use crate::storage::key::{is_mark, original_of};
use crate::storage::kinds::{self, opened_text};
use crate::storage::quota::{Measure, Quota};
use crate::storage::reconcile::Record;

/// Why a [`KeyValueStore`] did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is denied, or fails for a reason of its own.
    Blocked,
    /// There is no room.
    Full,
}

impl Refusal {
    /// What the reader is told when nothing else takes what was refused.
    fn notice(self) -> NoticeKind {
        match self {
            Self::Blocked => NoticeKind::StorageBlocked,
            Self::Full => NoticeKind::StorageFull,
        }
    }
}

/// Where records are stored, at once: the browser's local storage, or what stands for it in a test.
/// Each call may fail, and fail otherwise the next time.
pub trait KeyValueStore {
    /// Every record of the origin: key and value. Those of other pages are not touched; they take
    /// of the same room.
    ///
    /// # Errors
    /// When the records, or any one of them, could not be had.
    fn read_all(&mut self) -> Result<Vec<Record>, Refusal>;

    /// Stores a record, or removes it where there is no value.
    ///
    /// # Errors
    /// When that was refused.
    fn put(&mut self, key: &str, value: Option<&str>) -> Result<(), Refusal>;

    /// The keys of every record of the origin.
    ///
    /// # Errors
    /// When they could not be had.
    fn keys(&mut self) -> Result<Vec<String>, Refusal> {
        Ok(self.read_all()?.into_iter().map(|(key, _)| key).collect())
    }

    /// Whether there is a record under a key.
    ///
    /// # Errors
    /// When that could not be known.
    fn has(&mut self, key: &str) -> Result<bool, Refusal> {
        Ok(self.keys()?.iter().any(|known| known == key))
    }

    /// What it counts its room in.
    fn measure(&self) -> Measure {
        Measure::default()
    }
}

/// The records on their way to a [`KeyValueStore`].
///
/// A record that cannot be stored waits in memory, its latest value only, and is tried again as
/// soon as anything could be stored. As long as what is stored could not be read, nothing is
/// stored at all: who does not know the records cannot but overwrite them. Reading is tried again
/// before each change.
#[derive(Debug, Default)]
pub struct WriteQueue {
    /// By key; no value for a record that is to be removed.
    waiting: BTreeMap<String, Option<String>>,
    /// The keys of this app's records that the store has, as far as this tab knows.
    stored: BTreeSet<String>,
    /// Whether what is stored could not be read yet.
    unread: bool,
    /// Whether the reader was warned and nothing has told them otherwise.
    warned: bool,
    /// How much is used.
    quota: Quota,
    /// Whether the session was told that room is tight.
    told_tight: bool,
}

impl WriteQueue {
    /// Reads everything when the page opens: the records, and what to warn of.
    pub fn open(&mut self, store: &mut impl KeyValueStore) -> (Vec<Record>, Option<NoticeKind>) {
        self.quota = Quota::measured_in(store.measure());
        match store.read_all() {
            Ok(records) => (self.take_in(records), None),
            Err(refusal) => {
                (self.unread, self.warned) = (true, true);
                (Vec::new(), Some(refusal.notice()))
            }
        }
    }

    /// Stores a record, or removes it where there is no value; it waits if that is refused.
    /// Returns what the session has to be told, in order.
    #[must_use]
    pub fn put(&mut self, store: &mut impl KeyValueStore, key: String, value: Option<String>) -> Vec<Message> {
        let mut news = Vec::new();
        self.waiting.insert(key.clone(), value);
        if self.unread {
            self.read_late(store, &mut news);
        } else if self.try_one(store, &key, &mut news) {
            self.try_rest(store, &mut news);
        }
        self.tell(&mut news);
        news
    }

    /// Tries again what was refused. Returns what the session has to be told, in order.
    #[must_use]
    pub fn try_again(&mut self, store: &mut impl KeyValueStore) -> Vec<Message> {
        let mut news = Vec::new();
        if self.unread {
            self.read_late(store, &mut news);
        } else {
            self.try_rest(store, &mut news);
        }
        self.tell(&mut news);
        news
    }

    /// Another tab, or another page of the origin, stored a record of any kind, or removed it.
    /// Returns what the session has to be told, in order.
    #[must_use]
    pub fn changed_elsewhere(&mut self, key: &str, value: Option<&str>) -> Vec<Message> {
        let mut news = Vec::new();
        self.note_stored(key, value);
        self.tell(&mut news);
        news
    }

    /// Counts anew how much is used: what other scripts of this very page do is not told.
    #[must_use]
    pub fn count_again(&mut self, store: &mut impl KeyValueStore) -> Vec<Message> {
        let mut news = Vec::new();
        if let Ok(records) = store.read_all() {
            self.quota.count(&records);
            self.tell(&mut news);
        }
        news
    }

    /// How much is used.
    pub fn quota(&self) -> &Quota {
        &self.quota
    }

    /// Counts what is stored; returns the records of this app.
    fn take_in(&mut self, mut records: Vec<Record>) -> Vec<Record> {
        self.quota.count(&records);
        records.retain(|(key, _)| key.starts_with(KEY_PREFIX));
        self.stored.extend(records.iter().map(|(key, _)| key.clone()));
        records
    }

    /// Says that everything is stored again, and how much room there is.
    fn tell(&mut self, news: &mut Vec<Message>) {
        if self.warned && !self.has_waiting() && !self.unread {
            self.warned = false;
            news.push(Message::Recovered);
        }
        if self.told_tight != self.quota.is_tight() {
            self.told_tight = !self.told_tight;
            news.push(Message::QuotaTight(self.told_tight));
        }
    }

    /// The keys of what waits.
    pub fn waiting(&self) -> impl Iterator<Item = &String> {
        self.waiting.keys()
    }

    /// What waits under a key: its value, or that it is to be removed.
    pub fn waiting_value(&self, key: &str) -> Option<&Option<String>> {
        self.waiting.get(key)
    }

    /// Whether a record is in the store, as far as is known.
    pub fn is_stored(&self, key: &str) -> bool {
        self.stored.contains(key)
    }

    /// Whether the store has texts of articles as whole records, as earlier versions wrote them.
    pub fn has_whole_texts(&self) -> bool {
        let is_whole = |key: &String| opened_text::is_whole(&key.as_str().into());
        let first = opened_text::whole_key(&ArticleId::new("")).to_string();
        self.stored.range(first..).next().is_some_and(is_whole)
    }

    /// Whether the store has a record that leads to a text of an article.
    pub fn has_pointer_to(&self, id: &ArticleId) -> bool {
        let first = opened_text::first_key_of(id).to_string();
        let is_its = |key: &String| key.starts_with(&first);
        self.stored.range(first.clone()..).next().is_some_and(is_its)
    }

    /// The keys of this app's records that were stored and are not among these; those apart that are on
    /// their way.
    pub fn missing(&self, keys: &[String]) -> Vec<String> {
        // Not collected, for the reason that `by_key` names.
        let mut there: BTreeSet<&str> = BTreeSet::new();
        there.extend(keys.iter().map(String::as_str));
        let known = self.stored.iter().filter(|key| !is_mark(key));
        let missing = known.filter(|key| !there.contains(key.as_str()) && !self.waiting.contains_key(*key));
        missing.cloned().collect()
    }

    /// A record was stored or removed, by whomever, or found to be gone.
    pub(super) fn note_stored(&mut self, key: &str, value: Option<&str>) {
        self.quota.stored(key, value);
        match value {
            Some(_) if key.starts_with(KEY_PREFIX) => drop(self.stored.insert(key.to_owned())),
            _ => drop(self.stored.remove(key)),
        }
    }

    /// Another tab deleted what records like this one say: what waits is not stored any more.
    pub fn deleted_elsewhere(&mut self, is_deleted: impl Fn(&str) -> bool) {
        self.waiting.retain(|key, value| value.is_none() || !is_deleted(key));
    }

    /// Whether something that the reader deleted is still there.
    pub fn is_deleting(&self) -> bool {
        let mut waiting = self.waiting.iter();
        waiting.any(|(key, value)| value.is_none() && kinds::is_latest_work(&key.as_str().into()))
    }

    /// Whether what is stored could be read.
    pub fn is_read(&self) -> bool {
        !self.unread
    }

    /// Whether something waits.
    pub fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Reads what could not be read when the page opened. The session merges it with what was done
    /// meanwhile and stores the sum, so what waits under the same keys is not stored as it is.
    fn read_late(&mut self, store: &mut impl KeyValueStore, news: &mut Vec<Message>) {
        match store.read_all() {
            Err(refusal) => self.warn(refusal, news),
            Ok(records) => {
                let mut records = self.take_in(records);
                records.retain(|(key, _)| !is_mark(key));
                self.unread = false;
                for (key, _) in &records {
                    self.waiting.remove(key);
                }
                news.push(Message::ReadLate(records));
            }
        }
    }

    /// Tries to store what waits under a key; whether that went well.
    fn try_one(&mut self, store: &mut impl KeyValueStore, key: &str, news: &mut Vec<Message>) -> bool {
        if !self.waiting.contains_key(key) {
            return true;
        }
        // A value that could not be quarantined yet is not written over: it is nowhere else.
        if let Some(quarantine_key) = self.quarantine_key_of(key)
            && !self.try_one(store, &quarantine_key, news)
        {
            return false;
        }
        let Some(value) = self.waiting.get(key) else {
            return true;
        };
        match store.put(key, value.as_deref()) {
            Ok(()) => {
                let value = self.waiting.remove(key).flatten();
                self.note_stored(key, value.as_deref());
                true
            }
            Err(refusal) => {
                if refusal == Refusal::Full {
                    self.find_limit(store, key);
                }
                self.warn(refusal, news);
                false
            }
        }
    }

    /// There is no room: notes the limit, which may be another than browsers commonly have. What is
    /// used is counted anew, once until there is room again.
    fn find_limit(&mut self, store: &mut impl KeyValueStore, key: &str) {
        if !self.warned
            && let Ok(records) = store.read_all()
        {
            self.quota.count(&records);
        }
        if let Some(Some(value)) = self.waiting.get(key) {
            self.quota.refused(key, value);
        }
    }

    /// The key under which a damaged value of this record waits to be quarantined, if one does.
    fn quarantine_key_of(&self, key: &str) -> Option<String> {
        let is_its = |quarantine_key: &&String| original_of(quarantine_key).as_deref() == Some(key);
        self.waiting.keys().find(is_its).cloned()
    }

    /// Tries everything else that waits: a small record may have room where a large one has none.
    fn try_rest(&mut self, store: &mut impl KeyValueStore, news: &mut Vec<Message>) {
        let keys: Vec<String> = self.waiting.keys().cloned().collect();
        for key in keys {
            self.try_one(store, &key, news);
        }
    }

    fn warn(&mut self, refusal: Refusal, news: &mut Vec<Message>) {
        self.warned = true;
        let notice = refusal.notice();
        let said = |news: &Message| matches!(news, Message::Failed(known) if *known == notice);
        if !news.iter().any(said) {
            news.push(Message::Failed(notice));
        }
    }
}
