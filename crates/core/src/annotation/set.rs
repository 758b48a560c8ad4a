//! The annotation set of one article: a last-writer-wins map from (sentence's span in code points,
//! annotator) to (label, note, marks, stamp).
//!
//! [`AnnotationSet::put`] is the only way in: the reader's tags, stored records, other tabs and imported
//! files all go through it, so their order never matters. Three entries look alike and are not:
//! - A cleared tag is a tombstone, an [`Entry`] without label, note and mark. It stays, and hides
//!   another annotator's tag.
//! - A withdrawn one (a tombstone with `"withdrawn": true`) counts as nothing said, and another's tag
//!   shows again. Undoing the first tag of a sentence leaves one.
//! - One with nothing but the mark `"unsure": true` is no tombstone; when the mark is taken off it is
//!   withdrawn.
//!
//! Both fields stand in records and files among those that an older program keeps without knowing them.
//! So does `"after"`: the stamps of what the entry took the place of, where those were so late that its
//! own, which is the reader's time, would have lost to them (see [`Entry::over`]).

use std::collections::BTreeMap;

use super::annotator::AnnotatorId;
use super::stamp::Stamp;
use crate::codebook::LabelId;
use crate::codec::{Object, Value, canonical_text};
use crate::text::CodePointSpan;

/// What an entry is about. Ordered by place, then annotator.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The sentence, in code points of the article's text.
    pub span: CodePointSpan,
    /// Who says it.
    pub annotator: AnnotatorId,
}

/// The field beside a cleared tag that marks it as withdrawn. A program that does not know it takes
/// the tag as cleared and keeps the field.
const WITHDRAWN: &str = "withdrawn";

/// The field beside label and note that marks a sentence to come back to. A program that does not
/// know it keeps it.
const UNSURE: &str = "unsure";

/// The field with the stamps (milliseconds since 1970-01-01 UTC) that an entry was said after, although
/// its own is earlier. A program that does not know it keeps it.
const AFTER: &str = "after";

/// An annotator's label, note and marks of a sentence. One without label, note and mark is a tombstone: it stays, so
/// that a cleared tag does not come back with the next merge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The label; `None` when there is none or it was cleared.
    pub label: Option<LabelId>,
    /// The note; empty when there is none.
    pub note: String,
    /// When it was written.
    pub stamp: Stamp,
    /// What else stands beside these: the marks that the methods below read, and what a newer program
    /// wrote, which must survive a round trip.
    pub extra: Object,
}

impl Entry {
    /// Whether the entry says nothing any more.
    pub fn is_tombstone(&self) -> bool {
        self.label.is_none() && self.note.is_empty() && !self.is_unsure()
    }

    /// Whether the annotator marked the sentence as one to come back to.
    pub fn is_unsure(&self) -> bool {
        self.has(UNSURE)
    }

    /// The entry with the mark or without it.
    pub fn unsure(self, is_unsure: bool) -> Self {
        self.with(UNSURE, is_unsure)
    }

    /// Whether the annotator took back to have said anything: not that there is no tag, which hides
    /// another's, but nothing at all.
    pub fn is_withdrawn(&self) -> bool {
        self.is_tombstone() && self.has(WITHDRAWN)
    }

    /// The entry as one that says nothing at all, or as one that says something.
    pub fn withdrawn(self, is_withdrawn: bool) -> Self {
        self.with(WITHDRAWN, is_withdrawn)
    }

    fn has(&self, field: &str) -> bool {
        self.extra.get(field).and_then(Value::as_bool) == Some(true)
    }

    fn with(mut self, field: &str, is_set: bool) -> Self {
        if is_set {
            self.extra.insert(field.into(), Value::Bool(true));
        } else {
            self.extra.remove(field);
        }
        self
    }

    /// The entry as one that takes the place of another one, whatever that one's stamp. Where its own
    /// stamp does not do, which is so when the other's is of the future, the entry carries the other's
    /// stamps with it as those that it was said after: so its date is right, no clock runs ahead, and
    /// yet it wins everywhere. There is no last stamp that could not be followed.
    pub fn over(mut self, present: Option<&Self>) -> Self {
        self.extra.remove(AFTER);
        let Some(present) = present else { return self };
        let turn = present.turn();
        for length in 1..=turn.len() {
            if self.wins_over(present) {
                break;
            }
            let after = turn[..length].iter().map(|stamp| Value::from(stamp.millis()));
            self.extra.insert(AFTER.into(), Value::Array(after.collect()));
        }
        self
    }

    /// The stamps that decide, the first one first: those that the entry was said after, and its own.
    fn turn(&self) -> Vec<Stamp> {
        let after = self.extra.get(AFTER).and_then(Value::as_array);
        let stamps = after.map(|after| {
            let stamp = |value: &Value| value.as_u64().map(Stamp::from_millis);
            after.iter().map(stamp).collect::<Option<Vec<Stamp>>>()
        });
        // What is no list of stamps says nothing.
        let mut turn = stamps.flatten().unwrap_or_default();
        turn.push(self.stamp);
        turn
    }

    /// Whether this entry wins over `other`: the later stamp, and for equal stamps the greater
    /// value, so that every order of merging comes to the same end.
    fn wins_over(&self, other: &Self) -> bool {
        let rank = |entry: &Self| (entry.turn(), entry.label.clone(), entry.note.clone());
        match rank(self).cmp(&rank(other)) {
            // More unknown fields first: a copy that went through an older program has lost some.
            std::cmp::Ordering::Equal => extra_rank(self) > extra_rank(other),
            order => order.is_gt(),
        }
    }
}

/// How many extra fields there are, and all of them as text.
fn extra_rank(entry: &Entry) -> (usize, String) {
    (entry.extra.len(), canonical_text(&entry.extra))
}

/// The latest of some entries; withdrawn ones count as none.
fn latest<'a>(entries: impl Iterator<Item = (&'a Key, &'a Entry)>) -> Option<(&'a AnnotatorId, &'a Entry)> {
    let mut latest: Option<(&AnnotatorId, &Entry)> = None;
    for (key, entry) in entries.filter(|(_, entry)| !entry.is_withdrawn()) {
        if latest.is_none_or(|(_, best)| entry.wins_over(best)) {
            latest = Some((&key.annotator, entry));
        }
    }
    latest
}

/// What a merge did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Entries that were not there before.
    pub added: usize,
    /// Entries that replaced an older one.
    pub updated: usize,
    /// Entries that were there already, or older than what was there.
    pub unchanged: usize,
}

impl Merged {
    /// Adds up the counts of two merges.
    pub fn plus(self, other: Self) -> Self {
        Self {
            added: self.added + other.added,
            updated: self.updated + other.updated,
            unchanged: self.unchanged + other.unchanged,
        }
    }
}

/// All annotations of one article, by every annotator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnnotationSet {
    entries: BTreeMap<Key, Entry>,
}

impl AnnotationSet {
    /// Puts one entry in if it wins over what is there. The only way in: merging is commutative,
    /// associative and idempotent because it is this, repeated. Returns whether anything changed.
    pub fn put(&mut self, key: Key, entry: Entry) -> bool {
        match self.entries.get_mut(&key) {
            None => {
                self.entries.insert(key, entry);
                true
            }
            Some(present) if entry.wins_over(present) => {
                *present = entry;
                true
            }
            Some(_) => false,
        }
    }

    /// Puts in every entry of another set.
    pub fn merge(&mut self, other: impl IntoIterator<Item = (Key, Entry)>) -> Merged {
        let mut merged = Merged::default();
        for (key, entry) in other {
            let is_known = self.entries.contains_key(&key);
            match (self.put(key, entry), is_known) {
                (false, _) => merged.unchanged += 1,
                (true, false) => merged.added += 1,
                (true, true) => merged.updated += 1,
            }
        }
        merged
    }

    /// This annotator's entry for this sentence, tombstones included.
    pub fn get(&self, key: &Key) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// What counts as the tag of a sentence for this annotator: their own entry if there is one
    /// (even a tombstone), else the latest of anybody's. Withdrawn entries count as none.
    pub fn effective(&self, span: CodePointSpan, annotator: &AnnotatorId) -> Option<(&AnnotatorId, &Entry)> {
        let own = self.at(span).find(|(key, _)| key.annotator == *annotator);
        match own.filter(|(_, entry)| !entry.is_withdrawn()) {
            Some((key, entry)) => Some((&key.annotator, entry)),
            None => latest(self.at(span)),
        }
    }

    /// The label that counts for a sentence for this annotator, and whose it is: their own; where they
    /// only left a note or a mark, or said nothing, the one of the latest of the others' entries. A tag
    /// that they cleared hides the others'.
    pub fn effective_label(&self, span: CodePointSpan, annotator: &AnnotatorId) -> Option<(&AnnotatorId, &LabelId)> {
        let (author, entry) = self.effective(span, annotator)?;
        if author == annotator && entry.label.is_none() && !entry.is_tombstone() {
            let others = self.at(span).filter(|(key, _)| key.annotator != *annotator);
            let (author, entry) = latest(others)?;
            return Some((author, entry.label.as_ref()?));
        }
        Some((author, entry.label.as_ref()?))
    }

    /// All entries for exactly this sentence, tombstones included.
    pub fn at(&self, span: CodePointSpan) -> impl Iterator<Item = (&Key, &Entry)> {
        self.starting(span.start(), span.start() + 1)
            .filter(move |(key, _)| key.span == span)
    }

    /// All entries whose sentence starts in `from..until` (code points), in order.
    pub fn starting(&self, from: usize, until: usize) -> impl Iterator<Item = (&Key, &Entry)> {
        let first = Key {
            span: CodePointSpan::new(from, from),
            annotator: AnnotatorId::new(""),
        };
        let entries = self.entries.range(first..);
        entries.take_while(move |(key, _)| key.span.start() < until)
    }

    /// All entries in order of place.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Entry)> {
        self.entries.iter()
    }

    /// All entries in order of place, out of the set.
    pub fn into_entries(self) -> impl Iterator<Item = (Key, Entry)> {
        self.entries.into_iter()
    }

    /// How many entries there are, tombstones included.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing was ever said.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
