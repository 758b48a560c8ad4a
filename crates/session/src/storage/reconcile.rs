//! Reconciling stored records without the articles they belong to: what the journal does when a record
//! is there already, and how both stores are brought to the same when the page opens.

use std::collections::{BTreeMap, BTreeSet};

use crate::storage::key::{RecordKey, by_key};
use crate::storage::kinds::kept_text::is_kept;
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::place::PlaceRecord;
use crate::storage::kinds::summary::SummaryRecord;
use crate::storage::kinds::{self, is_sound, union};

/// A record's key and value, as the stores have them.
pub type Record = (String, String);

/// What the journal is to hold when `new` is written to a record that has the value `old` there:
/// both, put together. A value that cannot be read is quarantined.
pub fn merged(key: &str, old: &str, new: &str) -> Vec<Record> {
    let parsed = RecordKey::parse(key);
    if is_sound(&parsed, old) {
        return vec![(key.to_owned(), union(&parsed, old, new))];
    }
    vec![
        (parsed.quarantine_key(old).to_string(), old.to_owned()),
        (key.to_owned(), new.to_owned()),
    ]
}

/// What has to be done to bring local storage and journal to the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// What the page begins with.
    pub records: Vec<Record>,
    /// What local storage lacks.
    pub to_storage: Vec<Record>,
    /// What the journal lacks.
    pub to_journal: Vec<Record>,
    /// The keys under which a value that cannot be read was quarantined.
    pub set_aside: Vec<String>,
}

impl Reconciled {
    /// Takes a record as it is to be in both stores.
    fn keep(&mut self, key: &RecordKey, value: String, stored: Option<&str>, journal: Option<&str>) {
        let record = (key.to_string(), value);
        if stored != Some(&record.1) {
            self.to_storage.push(record.clone());
        }
        if journal != Some(&record.1) {
            self.to_journal.push(record.clone());
        }
        self.records.push(record);
    }

    /// Takes a record that is in the journal alone: it goes with a text that is there. In local storage an earlier
    /// version may have put it.
    fn keep_in_journal(&mut self, key: &RecordKey, journal: Option<&String>) {
        self.records
            .extend(journal.map(|value| (key.to_string(), value.clone())));
    }

    fn set_aside(&mut self, key: &RecordKey, value: &str) {
        let quarantine_key = key.quarantine_key(value);
        self.keep(&quarantine_key, value.to_owned(), None, None);
        self.set_aside.push(quarantine_key.to_string());
    }

    /// Takes a record of which the stores have two values.
    fn reconcile_two(&mut self, key: &RecordKey, stored: &str, journal: &str) {
        match (is_sound(key, stored), is_sound(key, journal)) {
            (true, true) if kinds::of(key).is_some() => {
                self.keep(key, union(key, stored, journal), Some(stored), Some(journal));
            }
            (false, true) => {
                self.set_aside(key, stored);
                self.keep(key, journal.to_owned(), Some(stored), Some(journal));
            }
            (true, false) => {
                self.set_aside(key, journal);
                self.keep(key, stored.to_owned(), Some(stored), Some(journal));
            }
            _ => self.records.push((key.to_string(), stored.to_owned())),
        }
    }
}

/// Brings local storage and journal together, record by record. What only one of them has comes to
/// the other; two different values are merged, the journal's being the later one, since it is
/// earlier on the disk. Of a value that can be read and one that cannot, the first counts and the
/// other is quarantined. Values that this program does not read are left as they are.
///
/// The reader's place and the summaries of articles go to the journal at leisure: local storage knows them
/// better, unless it turns out that local storage was put back to an earlier moment. What leads to kept texts of
/// delivered articles is in the journal alone.
///
/// Most records are the same in both, and are taken as they are: of a thousand articles none is read here.
pub fn reconcile(stored: Vec<Record>, journal: Vec<Record>) -> Reconciled {
    let mut reconciled = Reconciled::default();
    let (stored, journal) = take_agreed(stored, journal, &mut reconciled.records);
    let (stored, journal) = (by_key(stored), by_key(journal));
    let agreed = reconciled.records.len();
    // Not collected, for the reason that `by_key` names.
    let mut keys = BTreeSet::new();
    keys.extend(stored.keys().chain(journal.keys()));
    let is_left_behind = |key: &RecordKey| PlaceRecord.has(key) || SummaryRecord.has(key);
    let (places, works): (Vec<&RecordKey>, Vec<&RecordKey>) = keys.into_iter().partition(|key| is_left_behind(key));
    let mut was_put_back = false;
    for (at, key) in works.iter().chain(&places).copied().enumerate() {
        if at == works.len() {
            was_put_back = !reconciled.to_storage.is_empty();
        }
        if is_kept(key) {
            reconciled.keep_in_journal(key, journal.get(key));
            continue;
        }
        let (ours, theirs) = (
            stored.get(key).map(String::as_str),
            journal.get(key).map(String::as_str),
        );
        match (ours, theirs) {
            (Some(place), Some(known))
                if is_left_behind(key) && !was_put_back && is_sound(key, place) && is_sound(key, known) =>
            {
                reconciled.keep(key, place.to_owned(), ours, theirs);
            }
            (Some(one), Some(other)) if one != other => reconciled.reconcile_two(key, one, other),
            // What cannot be read stays where it is: the session quarantines it when it meets it.
            (Some(value), _) if !is_sound(key, value) => reconciled.records.push((key.to_string(), value.to_owned())),
            (Some(value), _) | (None, Some(value)) => reconciled.keep(key, value.to_owned(), ours, theirs),
            (None, None) => {}
        }
    }
    // What was quarantined before is told of no more.
    let agreed = &reconciled.records[..agreed];
    reconciled.set_aside.retain(|quarantine_key| {
        !stored.contains_key(&RecordKey::parse(quarantine_key)) && agreed.iter().all(|(key, _)| key != quarantine_key)
    });
    reconciled
}

/// Takes out the records that both stores have with the same value. (A key is a record's name to the letter.)
fn take_agreed(stored: Vec<Record>, journal: Vec<Record>, agreed: &mut Vec<Record>) -> (Vec<Record>, Vec<Record>) {
    let mut theirs = BTreeMap::new();
    theirs.extend(journal);
    let mut ours = Vec::new();
    for (key, value) in stored {
        if theirs.get(&key) == Some(&value) {
            theirs.remove(&key);
            agreed.push((key, value));
        } else {
            ours.push((key, value));
        }
    }
    (ours, theirs.into_iter().collect())
}
