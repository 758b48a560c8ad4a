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

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::ser::{SerializeSeq, Serializer};

use crate::annotation::{AnnotatorId, Entry, Key, Stamp};
use crate::codebook::LabelId;
use crate::codec::{Object, Value, from_record, from_text, to_text};
use crate::model::annotated_article::AnnotatedArticle;
use crate::storage::records::CHUNK;
use crate::text::CodePointSpan;

/// The labels that have a number in rows, from 1. The order is part of the format.
const NUMBERED: [&str; 3] = ["claim", "quote", "background"];

/// What one annotator said, on its way into a record.
struct Said<'a> {
    annotator: &'a AnnotatorId,
    entries: Vec<(&'a Key, &'a Entry)>,
}

impl Serialize for Said<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let stamps = self.entries.iter().map(|(_, entry)| entry.stamp.millis());
        let first = stamps.min().unwrap_or_default();
        let rows: Vec<Row> = self
            .entries
            .iter()
            .map(|(key, entry)| Row { key, entry, first })
            .collect();
        (self.annotator, first, rows).serialize(serializer)
    }
}

/// A row of version 2, on its way into a record.
struct Row<'a> {
    key: &'a Key,
    entry: &'a Entry,
    first: u64,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Entry {
            label,
            note,
            extra,
            stamp,
        } = self.entry;
        let code = label.as_ref().map_or(Code::Number(0), code_of);
        let later = stamp.millis() - self.first;
        let place = (self.key.span.start(), self.key.span.len());
        let count = match (note.is_empty(), extra.is_empty()) {
            (true, true) => 4,
            (false, true) => 5,
            (_, false) => 6,
        };
        let mut row = serializer.serialize_seq(Some(count))?;
        row.serialize_element(&place.0)?;
        row.serialize_element(&place.1)?;
        row.serialize_element(&code)?;
        row.serialize_element(&later)?;
        if count > 4 {
            row.serialize_element(note)?;
        }
        if count > 5 {
            row.serialize_element(extra)?;
        }
        row.end()
    }
}

/// A label in a row.
#[derive(Serialize)]
#[serde(untagged)]
enum Code<'a> {
    /// Its number; 0 for none.
    Number(usize),
    /// The identity of one without a number.
    Identity(&'a LabelId),
}

fn code_of(label: &LabelId) -> Code<'_> {
    match NUMBERED.iter().position(|id| *id == label.as_str()) {
        Some(index) => Code::Number(index + 1),
        None => Code::Identity(label),
    }
}

/// What one annotator said, out of a record of either version.
struct Heard {
    annotator: AnnotatorId,
    rows: Vec<HeardRow>,
}

/// A row, out of a record of either version.
struct HeardRow {
    start: usize,
    /// `None` when it is too far to be counted.
    end: Option<usize>,
    /// The label; `Err` for a number that none has.
    label: Result<Option<LabelId>, ()>,
    note: String,
    /// Milliseconds; `None` when they are too many to be counted.
    stamp: Option<u64>,
    extra: Object,
}

/// What an item of a record says.
fn said<T: DeserializeOwned>(item: Value) -> Option<T> {
    from_record(&item)
}

fn heard(items: Vec<Value>) -> Option<Heard> {
    let (annotator, first, rows) = match <[Value; 3]>::try_from(items) {
        Ok([annotator, first, rows]) => (annotator, Some(said(first)?), rows),
        Err(items) => {
            let [annotator, rows] = items.try_into().ok()?;
            (annotator, None, rows)
        }
    };
    let rows = said::<Vec<Vec<Value>>>(rows)?.into_iter();
    Some(Heard {
        annotator: said(annotator)?,
        rows: rows.map(|row| heard_row(row, first)).collect::<Option<_>>()?,
    })
}

/// A row of version 2, whose stamps count from `first`; without, one of version 1.
fn heard_row(items: Vec<Value>, first: Option<u64>) -> Option<HeardRow> {
    let fits = match first {
        Some(_) => (4..=6).contains(&items.len()),
        None => (5..=6).contains(&items.len()),
    };
    if !fits {
        return None;
    }
    let mut items = items.into_iter();
    let mut next = || items.next().unwrap_or(Value::Null);
    let (start, place): (usize, usize) = (said(next())?, said(next())?);
    let label = next();
    let (end, label, stamp, note) = match first {
        Some(first) => {
            let stamp = first.checked_add(said(next())?);
            (start.checked_add(place), label_of(label)?, stamp, items.next())
        }
        None => {
            let note = Some(next());
            (Some(place), Ok(said(label)?), Some(said(next())?), note)
        }
    };
    Some(HeardRow {
        start,
        end,
        label,
        note: note.map_or(Some(String::new()), said)?,
        stamp,
        extra: items.next().map_or(Some(Object::new()), said)?,
    })
}

/// The label of a row of version 2; `Err` within for a number that none has.
fn label_of(code: Value) -> Option<Result<Option<LabelId>, ()>> {
    let Value::Number(number) = &code else {
        return Some(Ok(Some(said(code)?)));
    };
    let number = usize::try_from(number.as_u64()?).ok()?;
    Some(match number.checked_sub(1) {
        None => Ok(None),
        Some(index) => NUMBERED.get(index).map(|id| Some(LabelId::new(id))).ok_or(()),
    })
}

/// The value of a chunk's record.
pub fn write_tags(work: &AnnotatedArticle, chunk: usize) -> String {
    write_entries(work.set.starting(chunk * CHUNK, (chunk + 1) * CHUNK))
}

/// The value of a record of these entries: the same for the same entries in the same order.
pub fn write_entries<'a>(entries: impl Iterator<Item = (&'a Key, &'a Entry)>) -> String {
    let mut said: Vec<Said> = Vec::new();
    for (key, entry) in entries {
        match said.iter_mut().find(|said| *said.annotator == key.annotator) {
            Some(said) => said.entries.push((key, entry)),
            None => said.push(Said {
                annotator: &key.annotator,
                entries: vec![(key, entry)],
            }),
        }
    }
    to_text(&said)
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
    let record: Vec<Vec<Value>> = from_text(value)?;
    let record: Vec<Heard> = record.into_iter().map(heard).collect::<Option<_>>()?;
    let mut entries = Vec::new();
    let mut are_all = true;
    for Heard { annotator, rows } in record {
        for row in rows {
            match entry_of(&annotator, row, length) {
                Some(entry) => entries.push(entry),
                None => are_all = false,
            }
        }
    }
    Some((entries, are_all))
}

fn entry_of(annotator: &AnnotatorId, row: HeardRow, length: usize) -> Option<(Key, Entry)> {
    let entry = Entry {
        label: row.label.ok()?,
        note: row.note,
        stamp: Stamp::from_outside(row.stamp?)?,
        extra: row.extra,
    };
    Some((key_of(annotator, row.start, row.end?, length)?, entry))
}

fn key_of(annotator: &AnnotatorId, start: usize, end: usize, length: usize) -> Option<Key> {
    let is_sound = start < end && end <= length && !annotator.as_str().is_empty();
    is_sound.then(|| Key {
        span: CodePointSpan::new(start, end),
        annotator: annotator.clone(),
    })
}
