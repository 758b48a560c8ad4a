//! A revision: another text took the place of an article's text, or stands beside it by the reader's word, and what is
//! settled about the sentences of the earlier one.
//!
//! The earlier article stays as it is, with all that was said of it, and is no longer shown; what stands in the later
//! one is carried over from it (`model/carrying.rs`). So nothing is lost by a replacement, and it can be taken back.
//! Texts are named by their hashes: what an article is called differs from one browser to the next.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::anchor::{Outcome, Place, Places};
use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::codec::{Object, canonical_text, is_default};
use crate::storage::key::{Owner, RecordKey};
use crate::text::CodePointSpan;

/// What the reader said of an article's text and other versions of it. A map in which the last word wins.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Revision {
    /// The SHA-256 of the text that took its place; none where nothing did, or that was taken back.
    pub by: Option<String>,
    /// When that was said.
    pub set_at: Stamp,
    /// Texts that were to stand beside it, by their SHA-256: they are not asked about again.
    pub beside: BTreeSet<String>,
    /// Where its sentences are in later texts, by the SHA-256 of each.
    pub places: BTreeMap<String, Places>,
    /// Fields that this program does not know.
    pub extra: Object,
}

impl Revision {
    /// Puts in what others say. Commutative, associative, idempotent.
    pub fn merge(&mut self, other: Self) {
        if (other.set_at, &other.by) > (self.set_at, &self.by) {
            (self.set_at, self.by) = (other.set_at, other.by);
        }
        self.beside.extend(other.beside);
        for (text, places) in other.places {
            self.places.entry(text).or_default().merge(places);
        }
        for (name, value) in other.extra {
            // They carry no time: whatever the order of merging, the end is the same.
            match self.extra.get(&name) {
                Some(known) if canonical_text(known) >= canonical_text(&value) => {}
                _ => drop(self.extra.insert(name, value)),
            }
        }
    }

    /// What is settled about its sentences in the text with this hash.
    pub fn places_in(&self, sha256: &str) -> Option<&Places> {
        self.places.get(sha256)
    }
}

/// The name of the records of revisions.
pub const NAME: &str = "revision";

/// The key of the record of an article with the text that has this SHA-256.
pub fn key(id: &ArticleId, sha256: &str) -> RecordKey {
    RecordKey::new(NAME, 1, Owner::text_of_hash(id, sha256))
}

/// The revisions that are stored, in the order of their keys, each with the text of the record that it was read of.
pub type Revisions = BTreeMap<RecordKey, (String, Revision)>;

/// What became of a sentence, by its number in records.
const OUTCOMES: [Outcome; 5] = [
    Outcome::Unchanged,
    Outcome::Moved,
    Outcome::Changed,
    Outcome::Unsure,
    Outcome::Gone,
];

/// First code point and length.
type Span = (usize, usize);

/// A sentence in the record: its span; the number of what became of it; where it is; where it may be; when a reader
/// said so; whether they left it without a place.
#[derive(PartialEq, Serialize, Deserialize)]
struct Row(usize, usize, usize, Option<Span>, Vec<Span>, Option<Stamp>, bool);

/// A revision as its record has it.
#[derive(Serialize, Deserialize)]
struct Written {
    by: Option<String>,
    set_at: Stamp,
    #[serde(default, skip_serializing_if = "is_default")]
    beside: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    places: BTreeMap<String, Vec<Row>>,
    #[serde(flatten)]
    extra: Object,
}

impl From<Revision> for Written {
    fn from(revision: Revision) -> Self {
        let rows = |places: Places| {
            let rows = places.into_iter().map(|(span, place)| {
                let number = OUTCOMES.iter().position(|outcome| *outcome == place.outcome);
                let suggested = place.suggested.into_iter().map(written).collect();
                let (start, length) = written(span);
                Row(
                    start,
                    length,
                    number.unwrap_or_default(),
                    place.to.map(written),
                    suggested,
                    place.set_at,
                    place.left_out,
                )
            });
            rows.collect()
        };
        Self {
            by: revision.by,
            set_at: revision.set_at,
            beside: revision.beside,
            places: revision
                .places
                .into_iter()
                .map(|(text, places)| (text, rows(places)))
                .collect(),
            extra: revision.extra,
        }
    }
}

impl From<Written> for Revision {
    /// A row that makes no sense, as another program may write it, is passed over.
    fn from(written: Written) -> Self {
        let places = |rows: Vec<Row>| {
            let mut places = Places::default();
            for Row(start, length, number, to, suggested, set_at, left_out) in rows {
                let (Some(span), Some(outcome)) = (read((start, length)), OUTCOMES.get(number)) else {
                    continue;
                };
                let place = Place {
                    set_at,
                    to: to.and_then(read),
                    left_out,
                    outcome: *outcome,
                    suggested: suggested.into_iter().filter_map(read).collect(),
                };
                places.put(span, place);
            }
            places
        };
        Self {
            by: written.by,
            set_at: written.set_at,
            beside: written.beside,
            places: written
                .places
                .into_iter()
                .map(|(text, rows)| (text, places(rows)))
                .collect(),
            extra: written.extra,
        }
    }
}

fn written(span: CodePointSpan) -> Span {
    (span.start(), span.len())
}

fn read((start, length): Span) -> Option<CodePointSpan> {
    let end = start.checked_add(length).filter(|end| *end > start)?;
    Some(CodePointSpan::new(start, end))
}
