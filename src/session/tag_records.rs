//! Records of tags: what annotators said of the sentences that start in one chunk of an article.
//!
//! Version 2, which is written: `[[annotator, first, [row, …]], …]`, where `first` is the earliest
//! stamp of the annotator's rows (milliseconds) and a row is `[start, length, label, later]`: code
//! points, a label (0 for none, 1 claim, 2 quote, 3 background, else its identity) and by how many
//! milliseconds the stamp is later than the first; then the note, if there is one or fields follow,
//! and the fields that this program does not know, if any.
//!
//! Version 1: `[[annotator, [row, …]], …]` with rows `[start, end, label or null, note, stamp]` and
//! such fields, if any.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::records::{CHUNK, to_json};
use super::work::Work;
use crate::annotation::{AnnotatorId, Entry, Key, Stamp};
use crate::codebook::LabelId;
use crate::text::CodePointSpan;

/// The labels that have a number in rows, from 1. The order is part of the format.
const NUMBERED: [&str; 3] = ["claim", "quote", "background"];

/// A label in a row.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Code {
    Number(usize),
    Id(LabelId),
}

impl Code {
    fn of(label: Option<&LabelId>) -> Self {
        let Some(label) = label else {
            return Self::Number(0);
        };
        let number = NUMBERED.iter().position(|id| *id == label.as_str());
        number.map_or_else(|| Self::Id(label.clone()), |index| Self::Number(index + 1))
    }

    /// The label; `Err` for a number that none has.
    fn label(self) -> Result<Option<LabelId>, ()> {
        match self {
            Self::Number(0) => Ok(None),
            Self::Number(number) => NUMBERED.get(number - 1).map(|id| Some(LabelId::new(id))).ok_or(()),
            Self::Id(id) => Ok(Some(id)),
        }
    }
}

/// A row of version 2.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Row {
    Short(usize, usize, Code, u64),
    Noted(usize, usize, Code, u64, String),
    Extended(usize, usize, Code, u64, String, Map<String, Value>),
}

/// A row of version 1.
#[derive(Deserialize)]
#[serde(untagged)]
enum OldRow {
    Known(usize, usize, Option<LabelId>, String, u64),
    Extended(usize, usize, Option<LabelId>, String, u64, Map<String, Value>),
}

/// What one annotator said, in either version.
#[derive(Deserialize)]
#[serde(untagged)]
enum Rows {
    Now(AnnotatorId, u64, Vec<Row>),
    Old(AnnotatorId, Vec<OldRow>),
}

/// The value of a chunk's record.
pub fn write_tags(work: &Work, chunk: usize) -> String {
    write_entries(work.set.starting(chunk * CHUNK, (chunk + 1) * CHUNK))
}

/// The value of a record of these entries: the same for the same entries in the same order.
pub fn write_entries<'a>(entries: impl Iterator<Item = (&'a Key, &'a Entry)>) -> String {
    let mut said: Vec<(&AnnotatorId, Vec<(&Key, &Entry)>)> = Vec::new();
    for (key, entry) in entries {
        match said.iter_mut().find(|(annotator, _)| **annotator == key.annotator) {
            Some((_, entries)) => entries.push((key, entry)),
            None => said.push((&key.annotator, vec![(key, entry)])),
        }
    }
    let record: Vec<(&AnnotatorId, u64, Vec<Row>)> = said
        .into_iter()
        .map(|(annotator, entries)| {
            let stamps = entries.iter().map(|(_, entry)| entry.stamp.millis());
            let first = stamps.min().unwrap_or_default();
            let rows = entries.into_iter().map(|(key, entry)| row_of(key, entry, first));
            (annotator, first, rows.collect())
        })
        .collect();
    to_json(&record)
}

fn row_of(key: &Key, entry: &Entry, first: u64) -> Row {
    let (start, length) = (key.span.start(), key.span.len());
    let label = Code::of(entry.label.as_ref());
    let later = entry.stamp.millis() - first;
    match (entry.note.is_empty(), entry.extra.is_empty()) {
        (true, true) => Row::Short(start, length, label, later),
        (false, true) => Row::Noted(start, length, label, later, entry.note.clone()),
        (_, false) => Row::Extended(start, length, label, later, entry.note.clone(), entry.extra.clone()),
    }
}

/// The entries of a record of a text of `length` code points, of whichever version; `None` when it
/// cannot be read or says what cannot be: such an entry would make a file that no reader of files
/// accepts.
pub fn read_tags(value: &str, length: usize) -> Option<Vec<(Key, Entry)>> {
    let (entries, are_all) = read_sound_tags(value, length)?;
    are_all.then_some(entries)
}

/// The entries of a record that can be, and whether those are all of its rows; `None` when it
/// cannot be read.
pub fn read_sound_tags(value: &str, length: usize) -> Option<(Vec<(Key, Entry)>, bool)> {
    let record: Vec<Rows> = serde_json::from_str(value).ok()?;
    let mut entries = Vec::new();
    for rows in record {
        match rows {
            Rows::Now(annotator, first, rows) => {
                let read = |row| read_row(&annotator, first, row, length);
                entries.extend(rows.into_iter().map(read));
            }
            Rows::Old(annotator, rows) => {
                let read = |row| read_old_row(&annotator, row, length);
                entries.extend(rows.into_iter().map(read));
            }
        }
    }
    let are_all = entries.iter().all(Option::is_some);
    Some((entries.into_iter().flatten().collect(), are_all))
}

fn read_row(annotator: &AnnotatorId, first: u64, row: Row, length: usize) -> Option<(Key, Entry)> {
    let (start, units, label, later, note, extra) = match row {
        Row::Short(start, units, label, later) => (start, units, label, later, String::new(), Map::new()),
        Row::Noted(start, units, label, later, note) => (start, units, label, later, note, Map::new()),
        Row::Extended(start, units, label, later, note, extra) => (start, units, label, later, note, extra),
    };
    let entry = Entry {
        label: label.label().ok()?,
        note,
        stamp: Stamp::from_outside(first.checked_add(later)?)?,
        extra,
    };
    Some((key_of(annotator, start, start.checked_add(units)?, length)?, entry))
}

fn read_old_row(annotator: &AnnotatorId, row: OldRow, length: usize) -> Option<(Key, Entry)> {
    let (start, end, label, note, millis, extra) = match row {
        OldRow::Known(start, end, label, note, millis) => (start, end, label, note, millis, Map::new()),
        OldRow::Extended(start, end, label, note, millis, extra) => (start, end, label, note, millis, extra),
    };
    let stamp = Stamp::from_outside(millis)?;
    let entry = Entry {
        label,
        note,
        stamp,
        extra,
    };
    Some((key_of(annotator, start, end, length)?, entry))
}

fn key_of(annotator: &AnnotatorId, start: usize, end: usize, length: usize) -> Option<Key> {
    let is_sound = start < end && end <= length && !annotator.as_str().is_empty();
    is_sound.then(|| Key {
        span: CodePointSpan::new(start, end),
        annotator: annotator.clone(),
    })
}
