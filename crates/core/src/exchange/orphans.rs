//! Annotations of an earlier text that have no place in the article's own: those that wait for a reader, and those that
//! were left without one. They stand in a file once more (`orphans`), for programs that do not look into earlier texts.
//!
//! The writer derives them from the earlier texts, and readers go by those: `orphans` is a field that this program does
//! not read. What another program says there of texts that are not in the file is kept, as any unknown field is, and
//! goes out again beside the writer's own.

use std::collections::BTreeSet;

use serde::Serialize;

use super::file::{Extra, FileAnnotation, FileArticle, FileEarlier};
use super::places::{Place, Within};
use crate::annotation::{Entry, MadeOn};
use crate::codec::Value;
use crate::text::CodePointSpan;

/// The name of the field.
const ORPHANS: &str = "orphans";

/// An annotation without a place, as it stands in a file.
#[derive(Serialize)]
struct Orphan<'a> {
    /// The hash of the text that it was made on.
    sha256: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    annotator: &'a str,
    label: Option<&'a str>,
    note: &'a str,
    updated_at: &'a str,
    #[serde(flatten)]
    extra: Extra,
}

/// An annotation of an article of a file, with its span in code points and the slice there.
type Said<'a> = ((usize, usize), &'a str, &'a FileAnnotation);

/// All that is said in an article of a file; cleared tags say nothing.
fn annotations(article: &FileArticle) -> impl Iterator<Item = Said<'_>> {
    let of_sentences = article.sentences.iter().flat_map(|sentence| {
        let span = (sentence.start, sentence.end);
        let said = sentence.annotations.iter();
        said.map(move |said| (span, sentence.text.as_str(), said))
    });
    let unplaced = article.unplaced.iter();
    of_sentences.chain(unplaced.map(|one| ((one.start, one.end), one.text.as_str(), &one.annotation)))
}

/// Where an annotation was made, and by whom.
type Origin<'a> = (MadeOn, &'a str);

fn origin<'a>(article: &FileArticle, (start, end): (usize, usize), said: &'a FileAnnotation) -> Origin<'a> {
    let made_on = MadeOn {
        sha256: article.sha256.clone(),
        span: CodePointSpan::new(start, end),
    };
    (made_on, &said.annotator)
}

/// The annotations of the earlier texts of an article that have no place in its own. One that was carried from one
/// earlier text to another is that of the first.
fn derived(article: &FileArticle) -> Vec<Value> {
    let texts = article.earlier_texts.iter().map(|earlier| &earlier.article);
    let known: BTreeSet<Origin> = texts
        .flat_map(|text| annotations(text).map(move |(span, _, said)| origin(text, span, said)))
        .collect();
    let is_carried = |said: &FileAnnotation| {
        let entry = Entry {
            extra: said.extra.clone(),
            ..Entry::default()
        };
        entry
            .made_on()
            .is_some_and(|made_on| known.contains(&(made_on, said.annotator.as_str())))
    };
    let of_text = |earlier: &FileEarlier| -> Vec<Value> {
        let placed = earlier.places.iter().filter(|placed| placed.to.is_some());
        let placed: BTreeSet<(usize, usize)> = placed.map(|placed| (placed.start, placed.end)).collect();
        let said = annotations(&earlier.article);
        let orphans = said.filter(|(span, _, said)| !placed.contains(span) && !is_carried(said));
        orphans.map(|said| value_of(&earlier.article.sha256, said)).collect()
    };
    article.earlier_texts.iter().flat_map(of_text).collect()
}

fn value_of(sha256: &str, ((start, end), text, said): Said) -> Value {
    let orphan = Orphan {
        sha256,
        start,
        end,
        text,
        annotator: &said.annotator,
        label: said.label.as_deref(),
        note: &said.note,
        updated_at: &said.updated_at,
        extra: Place::Orphan.fitted(&said.extra, Within::File),
    };
    serde_json::to_value(orphan).expect("keys that are texts")
}

/// What somebody else said of texts that are not among the earlier ones of an article; nothing where all of it is of
/// those. What is no list stays as it is.
fn of_others(orphans: Value, article: &FileArticle) -> Option<Value> {
    let is_known = |orphan: &Value| {
        let sha256 = orphan.get("sha256").and_then(Value::as_str).map(str::to_lowercase);
        let mut texts = article.earlier_texts.iter();
        sha256.is_some_and(|sha256| texts.any(|earlier| earlier.article.sha256.to_lowercase() == sha256))
    };
    match orphans {
        Value::Array(mut items) if !items.is_empty() => {
            items.retain(|item| !is_known(item));
            (!items.is_empty()).then_some(Value::Array(items))
        }
        other => Some(other),
    }
}

/// The unknown fields of an article of a file that are kept: what it says of annotations without a place as far as its
/// earlier texts do not say it.
pub(super) fn kept_fields(article: &FileArticle) -> Extra {
    let mut kept = article.extra.clone();
    if let Some(orphans) = kept.remove(ORPHANS).and_then(|orphans| of_others(orphans, article)) {
        kept.insert(ORPHANS.to_owned(), orphans);
    }
    kept
}

/// Puts the annotations without a place among the fields of an article that is on its way out with its earlier texts;
/// what was kept of other texts stands after them.
pub(super) fn put(article: &mut FileArticle) {
    let own = derived(article);
    article.extra = kept_fields(article);
    if own.is_empty() {
        return;
    }
    let mut orphans = own;
    match article.extra.remove(ORPHANS) {
        Some(Value::Array(others)) => orphans.extend(others),
        Some(other) => {
            let mut name = format!("x_{ORPHANS}");
            while article.extra.contains_key(&name) {
                name = format!("x_{name}");
            }
            article.extra.insert(name, other);
        }
        None => {}
    }
    article.extra.insert(ORPHANS.to_owned(), Value::Array(orphans));
}

/// Who speaks in the annotations without a place.
pub(super) fn annotators(article: &FileArticle) -> impl Iterator<Item = &str> {
    let orphans = article.extra.get(ORPHANS).and_then(Value::as_array);
    let named = orphans
        .into_iter()
        .flatten()
        .filter_map(|orphan| orphan.get("annotator")?.as_str());
    named.filter(|id| !id.is_empty())
}
