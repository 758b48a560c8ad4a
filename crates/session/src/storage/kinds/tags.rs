//! Records of tags: the entries of all annotators for the sentences that start in one chunk of an
//! article. A chunk is 2048 code points, so that one tag is one small write, however long the article is.
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

use super::kind::{ArticleRecord, Home, InBackup, Merged, RecordKind, Scope};
use crate::annotation::{AnnotationSet, AnnotatorId, Clock, Entry, Key, Stamp};
use crate::article::{Article, WrittenPlaces};
use crate::codebook::{LabelId, label_of_number, number_of_label};
use crate::codec::{Object, Value, from_record, from_text, to_text};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::storage::key::{CHUNK, Owner, chunk_of};
use crate::text::CodePointSpan;

/// Entries of an article's sentences.
#[derive(Debug)]
pub struct TagsRecord;

impl RecordKind for TagsRecord {
    fn name(&self) -> &'static str {
        "tags"
    }

    fn versions(&self) -> &'static [u64] {
        &[2, 1]
    }

    fn scope(&self) -> Scope {
        Scope::Chunk
    }

    fn home(&self) -> Home<'_> {
        Home::Article(self)
    }

    fn in_backup(&self) -> InBackup {
        InBackup::WithArticle
    }

    fn is_sound(&self, owner: &Owner, value: &str) -> bool {
        let chunk = owner.chunk_number();
        read_tags(value, usize::MAX).is_some_and(|entries| entries.iter().all(|(key, _)| chunk_of(key.span) == chunk))
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        let mut set = AnnotationSet::default();
        set.merge(read_tags(old, usize::MAX)?);
        set.merge(read_tags(new, usize::MAX)?);
        Some(write_entries(set.iter()))
    }
}

impl ArticleRecord for TagsRecord {
    fn owners(&self, work: &AnnotatedArticle) -> Vec<Owner> {
        // The entries are in the order of the text, and so are their chunks.
        let mut chunks: Vec<usize> = work.stored().iter().map(|(key, _)| chunk_of(key.span)).collect();
        chunks.dedup();
        let owner = |chunk| Owner::chunk(&work.document.article, chunk);
        chunks.into_iter().map(owner).collect()
    }

    fn is_empty(&self, work: &AnnotatedArticle) -> bool {
        work.stored().is_empty()
    }

    fn written(&self, work: &AnnotatedArticle, owner: &Owner) -> String {
        let chunk = owner.chunk_number();
        // A key may name any number.
        let start = chunk.saturating_mul(CHUNK);
        write_entries(work.stored().starting(start, start.saturating_add(CHUNK)))
    }

    fn stamps(&self, value: &str) -> Vec<Stamp> {
        let read = read_sound_tags(value, usize::MAX);
        let (entries, _) = read.unwrap_or_default();
        entries.into_iter().map(|(_, entry)| entry.stamp).collect()
    }

    /// A row that speaks of what is not in the text, or of a sentence of another chunk, is passed over.
    fn merge(&self, work: &mut AnnotatedArticle, owner: &Owner, value: &str, clock: &mut Clock) -> Merged {
        let chunk = owner.chunk_number();
        let Some((entries, are_all)) = read_sound_tags(value, work.document.length) else {
            return Merged::NOTHING;
        };
        let (here, elsewhere): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| chunk_of(key.span) == chunk);
        let mut views = Vec::new();
        for (key, entry) in here {
            clock.observe(entry.stamp);
            views.extend(work.put(key, entry).map(View::Sentence));
        }
        Merged {
            views,
            is_whole: are_all && elsewhere.is_empty(),
        }
    }

    fn moved(&self, value: &str, places: &WrittenPlaces, article: &Article) -> Vec<(Owner, String)> {
        let (entries, _) = read_sound_tags(value, usize::MAX).unwrap_or_default();
        let moved = entries.into_iter().map(|(key, entry)| {
            let span = places.span(key.span);
            (Key { span, ..key }, entry)
        });
        let mut set = AnnotationSet::default();
        set.merge(moved);
        let mut chunks: Vec<usize> = set.iter().map(|(key, _)| chunk_of(key.span)).collect();
        chunks.dedup();
        let of_chunk = |chunk: usize| write_entries(set.starting(chunk * CHUNK, (chunk + 1) * CHUNK));
        let chunks = chunks.into_iter();
        chunks
            .map(|chunk| (Owner::chunk(article, chunk), of_chunk(chunk)))
            .collect()
    }

    fn join(&self, work: &mut AnnotatedArticle, since: &AnnotatedArticle) {
        for (key, entry) in since.stored().iter() {
            work.put_entry(key.clone(), entry.clone());
        }
    }

    fn forget(&self, work: &mut AnnotatedArticle, owner: &Owner) {
        let chunk = owner.chunk_number();
        let entries = work.stored().iter().filter(|(key, _)| chunk_of(key.span) != chunk);
        let mut rest = AnnotationSet::default();
        rest.merge(entries.map(|(key, entry)| (key.clone(), entry.clone())));
        work.replace_stored(rest);
    }
}

/// Stores the tags of these chunks, in order and each once.
pub fn store_chunks(work: &AnnotatedArticle, mut chunks: Vec<usize>, context: &mut Context) {
    chunks.sort_unstable();
    chunks.dedup();
    for chunk in chunks {
        TagsRecord.store(work, Owner::chunk(&work.document.article, chunk), context);
    }
}

/// One annotator's entries, on their way into a record.
struct AnnotatorEntries<'a> {
    annotator: &'a AnnotatorId,
    entries: Vec<(&'a Key, &'a Entry)>,
}

impl Serialize for AnnotatorEntries<'_> {
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
    match number_of_label(label) {
        Some(number) => Code::Number(number),
        None => Code::Identity(label),
    }
}

/// One annotator's rows, out of a record of either version.
struct AnnotatorRows {
    annotator: AnnotatorId,
    rows: Vec<ParsedRow>,
}

/// A row, out of a record of either version.
struct ParsedRow {
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

/// An item of a record as a value of this type.
fn parse<T: DeserializeOwned>(item: Value) -> Option<T> {
    from_record(&item)
}

/// The items of a list.
fn items_of(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(items) => Some(items),
        _ => None,
    }
}

/// A whole number that can be a place in a text.
fn whole(value: &Value) -> Option<usize> {
    value.as_u64()?.try_into().ok()
}

fn parse_rows(items: Vec<Value>) -> Option<AnnotatorRows> {
    let (annotator, first, rows) = match <[Value; 3]>::try_from(items) {
        Ok([annotator, first, rows]) => (annotator, Some(first.as_u64()?), rows),
        Err(items) => {
            let [annotator, rows] = items.try_into().ok()?;
            (annotator, None, rows)
        }
    };
    let rows = items_of(rows)?.into_iter();
    Some(AnnotatorRows {
        annotator: parse(annotator)?,
        rows: rows
            .map(|row| parse_row(items_of(row)?, first))
            .collect::<Option<_>>()?,
    })
}

/// A row of version 2, whose stamps count from `first`; without, one of version 1.
fn parse_row(items: Vec<Value>, first: Option<u64>) -> Option<ParsedRow> {
    let fits = match first {
        Some(_) => (4..=6).contains(&items.len()),
        None => (5..=6).contains(&items.len()),
    };
    if !fits {
        return None;
    }
    let mut items = items.into_iter();
    let mut next = || items.next().unwrap_or(Value::Null);
    let (start, place) = (whole(&next())?, whole(&next())?);
    let label = next();
    let (end, label, stamp, note) = match first {
        Some(first) => {
            let stamp = first.checked_add(next().as_u64()?);
            (start.checked_add(place), label_of(label)?, stamp, items.next())
        }
        None => {
            let note = Some(next());
            (Some(place), Ok(parse(label)?), Some(next().as_u64()?), note)
        }
    };
    Some(ParsedRow {
        start,
        end,
        label,
        note: note.map_or(Some(String::new()), parse)?,
        stamp,
        extra: items.next().map_or(Some(Object::new()), parse)?,
    })
}

/// The label of a row of version 2; `Err` within for a number that none has.
fn label_of(code: Value) -> Option<Result<Option<LabelId>, ()>> {
    let Value::Number(number) = &code else {
        return Some(Ok(Some(parse(code)?)));
    };
    Some(match number.as_u64()? {
        0 => Ok(None),
        number => label_of_number(number).map(Some).ok_or(()),
    })
}

/// The value of a record of these entries: the same for the same entries in the same order.
fn write_entries<'a>(entries: impl Iterator<Item = (&'a Key, &'a Entry)>) -> String {
    let mut annotators: Vec<AnnotatorEntries> = Vec::new();
    for (key, entry) in entries {
        match annotators.iter_mut().find(|known| *known.annotator == key.annotator) {
            Some(known) => known.entries.push((key, entry)),
            None => annotators.push(AnnotatorEntries {
                annotator: &key.annotator,
                entries: vec![(key, entry)],
            }),
        }
    }
    to_text(&annotators)
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
fn read_sound_tags(value: &str, length: usize) -> Option<(Vec<(Key, Entry)>, bool)> {
    let record = items_of(from_text(value)?)?.into_iter();
    let record: Vec<AnnotatorRows> = record
        .map(|items| parse_rows(items_of(items)?))
        .collect::<Option<_>>()?;
    let mut entries = Vec::new();
    let mut are_all = true;
    for AnnotatorRows { annotator, rows } in record {
        for row in rows {
            match entry_of(&annotator, row, length) {
                Some(entry) => entries.push(entry),
                None => are_all = false,
            }
        }
    }
    Some((entries, are_all))
}

fn entry_of(annotator: &AnnotatorId, row: ParsedRow, length: usize) -> Option<(Key, Entry)> {
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
