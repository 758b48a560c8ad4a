//! The browser's storage without a browser: records, the events that tell other tabs of them, and
//! calls that fail.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use hashiya_session::{KEY_PREFIX, KeyValueStore, Refusal};

use super::texts_support::is_text;

/// A change of a record: its key, and its value unless it was removed.
pub type Event = (String, Option<String>);

/// What the reader's browser keeps, shared by its tabs.
#[derive(Default)]
pub struct Disk {
    /// Every record, by key.
    pub records: BTreeMap<String, String>,
    /// For each tab, the changes by others that it has not been told of yet, the oldest first.
    events: Vec<VecDeque<Event>>,
    /// For each tab, the changes by others that it was told of.
    told: Vec<Vec<Event>>,
    /// How many calls the storage was asked so far, as a browser counts them: the number of records,
    /// each key, each value, each change.
    pub calls: u64,
    /// How much there is room for, in UTF-16 code units with keys; no limit when there is none.
    pub quota: Option<usize>,
    /// Which calls fail.
    pub trouble: Option<Trouble>,
}

/// Calls of the storage that fail, by their number from 0.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// Which ones.
    pub calls: Range<u64>,
    /// What with.
    pub refusal: Refusal,
}

/// How many UTF-16 code units a text has.
fn units(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.encode_utf16().count()
    }
}

/// What a tab sees of the disk.
pub struct DiskOfTab<'a> {
    /// The disk.
    pub disk: &'a mut Disk,
    /// Which tab, from 0.
    pub tab: usize,
}

impl KeyValueStore for DiskOfTab<'_> {
    fn read_all(&mut self) -> Result<Vec<(String, String)>, Refusal> {
        self.disk.call()?;
        let records: Vec<_> = self
            .disk
            .stored()
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        for _ in &records {
            self.disk.call()?;
            self.disk.call()?;
        }
        Ok(records)
    }

    fn keys(&mut self) -> Result<Vec<String>, Refusal> {
        self.disk.look()?;
        Ok(self.disk.stored().map(|(key, _)| key.clone()).collect())
    }

    fn has(&mut self, key: &str) -> Result<bool, Refusal> {
        self.disk.look()?;
        Ok(self.disk.records.contains_key(key))
    }

    fn put(&mut self, key: &str, value: Option<&str>) -> Result<(), Refusal> {
        self.disk.call()?;
        match value {
            Some(value) if self.disk.has_no_room(key, value) => return Err(Refusal::Full),
            Some(value) => self.disk.write(self.tab, key, value),
            None => self.disk.remove(self.tab, key),
        }
        Ok(())
    }
}

impl Disk {
    /// The number of a tab that opens now.
    pub fn new_tab(&mut self) -> usize {
        self.events.push(VecDeque::new());
        self.told.push(Vec::new());
        self.events.len() - 1
    }

    /// The oldest change by another that this tab was not told of yet.
    pub fn next_event(&mut self, tab: usize) -> Option<Event> {
        self.event(tab, 0)
    }

    /// One of the changes by others that this tab was not told of yet, whichever came first.
    pub fn event(&mut self, tab: usize, which: usize) -> Option<Event> {
        let waiting = &mut self.events[tab];
        let event = waiting.remove(which % waiting.len().max(1))?;
        self.told[tab].push(event.clone());
        Some(event)
    }

    /// A change by another that this tab was told of already.
    pub fn told(&self, tab: usize, which: usize) -> Option<Event> {
        let told = &self.told[tab];
        told.get(which % told.len().max(1)).cloned()
    }

    /// What is in local storage: all but the texts, which stand elsewhere.
    fn stored(&self) -> impl Iterator<Item = (&String, &String)> {
        self.records.iter().filter(|(key, _)| !is_text(key))
    }

    /// How much is used, in UTF-16 code units with keys.
    pub fn used(&self) -> usize {
        self.stored().map(|(key, value)| units(key) + units(value)).sum()
    }

    /// Whether a record would not fit.
    fn has_no_room(&self, key: &str, value: &str) -> bool {
        let before = self.records.get(key).map_or(0, |value| units(key) + units(value));
        let after = self.used() - before + units(key) + units(value);
        self.quota.is_some_and(|quota| after > quota)
    }

    /// One call of the storage: whether it works.
    fn call(&mut self) -> Result<(), Refusal> {
        let number = self.calls;
        self.calls += 1;
        match &self.trouble {
            Some(trouble) if trouble.calls.contains(&number) => Err(trouble.refusal),
            _ => Ok(()),
        }
    }

    /// Whether looking at keys, which is not counted, works.
    fn look(&self) -> Result<(), Refusal> {
        match &self.trouble {
            Some(trouble) if trouble.calls.contains(&self.calls) => Err(trouble.refusal),
            _ => Ok(()),
        }
    }

    /// From now on every call fails so, or works.
    pub fn fail(&mut self, refusal: Option<Refusal>) {
        let calls = self.calls..u64::MAX;
        self.trouble = refusal.map(|refusal| Trouble { calls, refusal });
    }

    /// Stores a record; the other tabs will be told if that changed it, as browsers do.
    fn write(&mut self, tab: usize, key: &str, value: &str) {
        let before = self.records.insert(key.to_owned(), value.to_owned());
        if before.as_deref() != Some(value) {
            self.tell_others(tab, key, Some(value));
        }
    }

    /// Removes a record; the other tabs will be told if it was there.
    fn remove(&mut self, tab: usize, key: &str) {
        if self.records.remove(key).is_some() {
            self.tell_others(tab, key, None);
        }
    }

    fn tell_others(&mut self, tab: usize, key: &str, value: Option<&str>) {
        for (other, events) in self.events.iter_mut().enumerate() {
            if other != tab {
                events.push_back((key.to_owned(), value.map(str::to_owned)));
            }
        }
    }

    /// The keys that begin so after `hashiya:` and the version.
    pub fn keys(&self, kind: &str) -> Vec<&String> {
        let is_of = |key: &&String| {
            let rest = key.strip_prefix(KEY_PREFIX).and_then(|rest| rest.split_once(':'));
            rest.is_some_and(|(_, rest)| rest.starts_with(kind))
        };
        self.records.keys().filter(is_of).collect()
    }
}
