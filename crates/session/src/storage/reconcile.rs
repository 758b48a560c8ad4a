//! Stored records put together without the articles they belong to: what the journal does when a
//! record is there already, and how both stores are brought to the same when the page opens.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::KEY_PREFIX;
use crate::annotation::{AnnotationSet, AnnotatorId};
use crate::codec::{from_text, to_text};
use crate::exchange::extras::{ArticleExtras, FileExtras};
use crate::model::recodings::Recodings;
use crate::model::saved::Saved;
use crate::storage::quarantine::damaged_key;
use crate::storage::records::{self, OpenedText, Profile, TAGS_VERSIONS, chunk_of};

/// A record's key and value.
pub type Record = (String, String);

/// What a record holds, by its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The tags of this chunk.
    Tags(usize),
    Roles,
    Cuts,
    Second,
    Profile,
    Others,
    FileExtras,
    Extras,
    Text,
    Place,
    Read,
    Saved,
    /// Nothing that this program reads: of a newer one, or set aside.
    Unknown,
}

impl Kind {
    fn of(key: &str) -> Self {
        let mut parts = key.strip_prefix(KEY_PREFIX).unwrap_or_default().split(':');
        let version: Option<u64> = parts.next().and_then(|version| version.parse().ok());
        let kind = parts.next();
        if kind == Some("tags") && version.is_some_and(|version| TAGS_VERSIONS.contains(&version)) {
            let chunk = key.rsplit(':').next().and_then(|chunk| chunk.parse().ok());
            return chunk.map_or(Self::Unknown, Self::Tags);
        }
        match kind.filter(|_| version == Some(1)) {
            Some("roles") => Self::Roles,
            Some("cuts") => Self::Cuts,
            Some("second") => Self::Second,
            Some("profile") => Self::Profile,
            Some("others") => Self::Others,
            Some("file-extras") => Self::FileExtras,
            Some("extras") => Self::Extras,
            Some("text") => Self::Text,
            Some("place") => Self::Place,
            Some("read") => Self::Read,
            Some("saved") => Self::Saved,
            _ => Self::Unknown,
        }
    }

    /// Whether a value can be read as what it should be.
    fn reads(self, value: &str) -> bool {
        fn json<T: DeserializeOwned>(value: &str) -> bool {
            from_text::<T>(value).is_some()
        }
        match self {
            Self::Tags(chunk) => records::read_tags(value, usize::MAX)
                .is_some_and(|entries| entries.iter().all(|(key, _)| chunk_of(key.span) == chunk)),
            Self::Roles => records::read_roles(value).is_some(),
            Self::Cuts => records::read_cuts(value).is_some(),
            Self::Second => read_second(value).is_some(),
            Self::Profile => json::<Profile>(value),
            Self::Others => json::<BTreeMap<AnnotatorId, String>>(value),
            Self::FileExtras => json::<FileExtras>(value),
            Self::Extras => json::<ArticleExtras>(value),
            Self::Text => json::<OpenedText>(value),
            Self::Place => json::<usize>(value),
            Self::Read => records::read_stamp(value).is_some(),
            Self::Saved => json::<Saved>(value),
            Self::Unknown => true,
        }
    }

    /// Two values that can be read, put together. What carries stamps goes through the one merge;
    /// of the rest the newer one counts.
    fn union(self, old: &str, new: &str) -> String {
        let union = match self {
            Self::Tags(_) => union_of_tags(old, new),
            Self::Roles => union_of_roles(old, new),
            Self::Cuts => union_of_cuts(old, new),
            Self::Second => union_of_second(old, new),
            Self::Profile => union_of_json(old, new, |profile: &mut Profile, newer| {
                if newer.wins_over(profile) {
                    *profile = newer;
                }
            }),
            Self::Others => union_of_json(old, new, |names: &mut BTreeMap<AnnotatorId, String>, newer| {
                names.extend(newer)
            }),
            Self::FileExtras => union_of_json(old, new, FileExtras::merge),
            Self::Saved => union_of_json(old, new, Saved::merge),
            Self::Extras => union_of_json(old, new, ArticleExtras::merge),
            Self::Read => records::read_stamp(old)
                .max(records::read_stamp(new))
                .map(|at| to_text(&at)),
            _ => None,
        };
        union.unwrap_or_else(|| new.to_owned())
    }
}

fn union_of_tags(old: &str, new: &str) -> Option<String> {
    let mut set = AnnotationSet::default();
    set.merge(records::read_tags(old, usize::MAX)?);
    set.merge(records::read_tags(new, usize::MAX)?);
    Some(records::write_entries(set.iter()))
}

fn union_of_roles(old: &str, new: &str) -> Option<String> {
    let mut choices = BTreeMap::new();
    for (start, choice) in records::read_roles(old)?.into_iter().chain(records::read_roles(new)?) {
        let known = choices.entry(start).or_insert(choice);
        if choice.wins_over(known) {
            *known = choice;
        }
    }
    Some(records::write_role_choices(choices.into_iter()))
}

fn union_of_cuts(old: &str, new: &str) -> Option<String> {
    let mut choices = BTreeMap::new();
    for (at, choice) in records::read_cuts(old)?.into_iter().chain(records::read_cuts(new)?) {
        let known = choices.entry(at).or_insert(choice);
        if choice.wins_over(known) {
            *known = choice;
        }
    }
    Some(records::write_cut_choices(choices.into_iter()))
}

/// A record of second passes of which all can be read.
fn read_second(value: &str) -> Option<Recodings> {
    let (passes, are_all) = Recodings::read(value, usize::MAX)?;
    are_all.then_some(passes)
}

fn union_of_second(old: &str, new: &str) -> Option<String> {
    let mut passes = read_second(old)?;
    passes.merge(read_second(new)?);
    Some(passes.written())
}

/// The older value with all of the newer one put in.
fn union_of_json<T: Serialize + DeserializeOwned>(old: &str, new: &str, put: fn(&mut T, T)) -> Option<String> {
    let mut union: T = from_text(old)?;
    put(&mut union, from_text(new)?);
    Some(to_text(&union))
}

/// Whether this program reads such records.
pub fn is_known(key: &str) -> bool {
    Kind::of(key) != Kind::Unknown
}

/// Whether the value of a record can be read; always, when this program does not read such records.
pub fn reads(key: &str, value: &str) -> bool {
    Kind::of(key).reads(value)
}

/// Two values of a record that can be read, put together; see [`merged`].
pub fn union(key: &str, old: &str, new: &str) -> String {
    Kind::of(key).union(old, new)
}

/// What the journal is to hold when `new` is written to a record that has the value `old` there:
/// both, put together. A value that cannot be read is set aside.
pub fn merged(key: &str, old: &str, new: &str) -> Vec<Record> {
    let kind = Kind::of(key);
    if kind.reads(old) {
        return vec![(key.to_owned(), kind.union(old, new))];
    }
    vec![
        (damaged_key(key, old), old.to_owned()),
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
    /// The keys under which a value that cannot be read was set aside.
    pub set_aside: Vec<String>,
}

impl Reconciled {
    /// Takes a record as it is to be in both stores.
    fn keep(&mut self, key: &str, value: String, stored: Option<&str>, journal: Option<&str>) {
        let record = (key.to_owned(), value);
        if stored != Some(&record.1) {
            self.to_storage.push(record.clone());
        }
        if journal != Some(&record.1) {
            self.to_journal.push(record.clone());
        }
        self.records.push(record);
    }

    fn set_aside(&mut self, key: &str, value: &str) {
        let aside = damaged_key(key, value);
        self.keep(&aside, value.to_owned(), None, None);
        self.set_aside.push(aside);
    }
}

/// Brings local storage and journal together, record by record. What only one of them has comes to
/// the other; two different values are merged, the journal's being the later one, since it is
/// earlier on the disk. Of a value that can be read and one that cannot, the first counts and the
/// other is set aside. Values that this program does not read are left as they are.
///
/// The reader's place goes to the journal at leisure: local storage knows it better, unless it
/// turns out that local storage was put back to an earlier moment.
pub fn reconcile(stored: Vec<Record>, journal: Vec<Record>) -> Reconciled {
    let stored: BTreeMap<String, String> = stored.into_iter().collect();
    let journal: BTreeMap<String, String> = journal.into_iter().collect();
    let mut reconciled = Reconciled::default();
    let keys: BTreeSet<&String> = stored.keys().chain(journal.keys()).collect();
    let (places, works): (Vec<&String>, Vec<&String>) = keys.into_iter().partition(|key| Kind::of(key) == Kind::Place);
    let mut was_put_back = false;
    for (at, key) in works.iter().chain(&places).copied().enumerate() {
        if at == works.len() {
            was_put_back = !reconciled.to_storage.is_empty();
        }
        let kind = Kind::of(key);
        let (ours, theirs) = (
            stored.get(key).map(String::as_str),
            journal.get(key).map(String::as_str),
        );
        match (ours, theirs) {
            (Some(place), Some(known))
                if kind == Kind::Place && !was_put_back && kind.reads(place) && kind.reads(known) =>
            {
                reconciled.keep(key, place.to_owned(), ours, theirs);
            }
            (Some(one), Some(other)) if one != other => reconcile_two(&mut reconciled, key, kind, one, other),
            // What cannot be read stays where it is: the session sets it aside when it meets it.
            (Some(value), _) if !kind.reads(value) => reconciled.records.push((key.clone(), value.to_owned())),
            (Some(value), _) | (None, Some(value)) => reconciled.keep(key, value.to_owned(), ours, theirs),
            (None, None) => {}
        }
    }
    // What was set aside before is told of no more.
    reconciled.set_aside.retain(|aside| !stored.contains_key(aside));
    reconciled
}

fn reconcile_two(reconciled: &mut Reconciled, key: &str, kind: Kind, stored: &str, journal: &str) {
    match (kind.reads(stored), kind.reads(journal)) {
        (true, true) if kind != Kind::Unknown => {
            let union = kind.union(stored, journal);
            reconciled.keep(key, union, Some(stored), Some(journal));
        }
        (false, true) => {
            reconciled.set_aside(key, stored);
            reconciled.keep(key, journal.to_owned(), Some(stored), Some(journal));
        }
        (true, false) => {
            reconciled.set_aside(key, journal);
            reconciled.keep(key, stored.to_owned(), Some(stored), Some(journal));
        }
        _ => reconciled.records.push((key.to_owned(), stored.to_owned())),
    }
}
