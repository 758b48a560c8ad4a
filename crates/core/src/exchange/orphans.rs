//! Annotations of an earlier text that have no place in the article's own: those that wait for a reader, and those that
//! were left without one. They stand in a file once more (`orphans`), for programs that do not look into earlier texts.
//!
//! The writer derives them from the earlier texts, and readers go by those: `orphans` is a field that this program does
//! not read. What another program says there of texts that are not in the file is kept, as any unknown field is, and
//! goes out again beside the writer's own.

use std::collections::BTreeSet;

use super::file::{Extra, FileAnnotation, FileArticle, FileEarlier};
use super::placed::place_name;
use super::places::{Place, Within};
use crate::annotation::{Entry, MadeOn};
use crate::codec::Value;
use crate::text::CodePointSpan;

/// The name of the field.
const ORPHANS: &str = "orphans";

/// An annotation of an article of a file, with its span in code points and the slice there.
type Said<'a> = (CodePointSpan, &'a str, &'a FileAnnotation);

/// All that is said in an article of a file; cleared tags say nothing.
fn annotations(article: &FileArticle) -> impl Iterator<Item = Said<'_>> {
    let of_sentences = article.sentences.iter().flat_map(|sentence| {
        let span = CodePointSpan::new(sentence.start, sentence.end);
        let said = sentence.annotations.iter();
        said.map(move |said| (span, sentence.text.as_str(), said))
    });
    let unplaced = article.unplaced.iter();
    let of_unplaced = unplaced.map(|one| {
        let span = CodePointSpan::new(one.start, one.end);
        (span, one.text.as_str(), &one.annotation)
    });
    of_sentences.chain(of_unplaced)
}

/// The name of an annotation: where it was made, and by whom.
fn name(sha256: &str, span: CodePointSpan, annotator: &str) -> String {
    format!("{} {annotator}", place_name(sha256, span))
}

/// The text that an annotation was made on, if it says that this is another one than it stands in.
fn made_on(annotation: &FileAnnotation) -> Option<MadeOn> {
    let entry = Entry {
        extra: annotation.extra.clone(),
        ..Entry::default()
    };
    entry.made_on()
}

/// The annotations of the earlier texts of an article that have no place in its own. One that was carried from one
/// earlier text to another is that of the first.
fn derived(article: &FileArticle) -> Vec<Value> {
    // All that was made on them, and every sentence that has a place: as names, so that they are sets of texts.
    let (mut made, mut placed) = (BTreeSet::new(), BTreeSet::new());
    for FileEarlier { article, places, .. } in &article.earlier_texts {
        let made_here = annotations(article).filter(|(_, _, said)| made_on(said).is_none());
        made.extend(made_here.map(|(span, _, said)| name(&article.sha256, span, &said.annotator)));
        let places = places.iter().filter(|placed| placed.to.is_some());
        placed.extend(places.map(|placed| place_name(&article.sha256, placed.span())));
    }
    let is_told = |said: &FileAnnotation| {
        let origin = made_on(said).map(|origin| name(&origin.sha256, origin.span, &said.annotator));
        origin.is_some_and(|origin| made.contains(&origin))
    };
    let mut orphans = Vec::new();
    for FileEarlier { article, .. } in &article.earlier_texts {
        for (span, text, said) in annotations(article) {
            if !placed.contains(&place_name(&article.sha256, span)) && !is_told(said) {
                orphans.push(value_of(&article.sha256, (span, text, said)));
            }
        }
    }
    orphans
}

/// An annotation without a place as it stands in a file, with the hash of the text that it is of.
fn value_of(sha256: &str, (span, text, said): Said) -> Value {
    let own = [
        ("sha256", Value::from(sha256)),
        ("start", Value::from(span.start())),
        ("end", Value::from(span.end())),
        ("text", Value::from(text)),
        ("annotator", Value::from(said.annotator.as_str())),
        ("label", Value::from(said.label.as_deref())),
        ("note", Value::from(said.note.as_str())),
        ("updated_at", Value::from(said.updated_at.as_str())),
    ];
    let own = own.into_iter().map(|(name, value)| (name.to_owned(), value));
    let beside = Place::Orphan.fitted(&said.extra, Within::File);
    Value::Object(own.chain(beside).collect())
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
