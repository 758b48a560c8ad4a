//! The checks of a Hashiya file as a whole: spans, slices, hashes, annotators and times fit the texts
//! and each other. The reader asks them of what it was handed, and the writer of what it is about to hand
//! out: no file leaves that would be refused.

use std::collections::BTreeSet;

use super::file::{Extra, File, FileArticle, OFFSET_UNIT, Segmenter};
use super::moment::parse_moment;
use super::places::Place;
use super::read_error::{Problem, ReadError};
use crate::article::Article;
use crate::text::{CodePointSpan, OffsetIndex};

/// Checks a whole file.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(file: &File) -> Result<(), ReadError> {
    check_unit(file)?;
    check_extras(file)?;
    file.articles.iter().try_for_each(check_extras_of)?;
    let annotators = check_lists(file)?;
    let mut seen = BTreeSet::new();
    for (index, article) in file.articles.iter().enumerate() {
        check_numbered(article, index, &annotators, &mut seen)?;
    }
    Ok(())
}

/// Checks all of a file but its articles, which are checked one by one ([`check_one`]).
pub(super) fn check_frame(file: &File) -> Result<(), ReadError> {
    check_unit(file)?;
    check_extras(file)?;
    check_lists(file).map(drop)
}

/// Checks an article of a file: its place in it, from 0, the annotators that are listed in the file, and the
/// identities of the articles before it, to which its own comes.
pub(super) fn check_one(
    article: &FileArticle,
    index: usize,
    annotators: &BTreeSet<&str>,
    seen: &mut BTreeSet<String>,
) -> Result<(), ReadError> {
    check_extras_of(article)?;
    check_numbered(article, index, annotators, seen)
}

fn check_unit(file: &File) -> Result<(), ReadError> {
    if file.offset_unit != OFFSET_UNIT {
        return Err(ReadError::OffsetUnit {
            found: file.offset_unit.clone(),
        });
    }
    Ok(())
}

/// Labels and annotators; answers who is listed.
fn check_lists(file: &File) -> Result<BTreeSet<&str>, ReadError> {
    listed_once(file.codebook.labels.iter().map(|label| &label.id), "codebook.labels")?;
    let annotators = listed_once(file.annotators.iter().map(|annotator| &annotator.id), "annotators")?;
    for (index, annotator) in file.annotators.iter().enumerate() {
        if annotator
            .named_at
            .as_deref()
            .is_some_and(|moment| parse_moment(moment).is_none())
        {
            let place = format!("annotators[{index}].named_at");
            return Err(ReadError::Field { place });
        }
    }
    Ok(annotators)
}

fn check_numbered(
    article: &FileArticle,
    index: usize,
    annotators: &BTreeSet<&str>,
    seen: &mut BTreeSet<String>,
) -> Result<(), ReadError> {
    if article.id.is_empty() {
        let place = format!("articles[{index}].id");
        return Err(ReadError::Field { place });
    }
    check_described(article, index)?;
    let problem = if seen.insert(article.id.clone()) {
        check_article(article, annotators).err()
    } else {
        Some(Problem::Twice)
    };
    match problem {
        Some(problem) => Err(ReadError::Article {
            id: article.id.clone(),
            problem,
        }),
        None => Ok(()),
    }
}

/// The identities of a list, in which none is empty and none stands twice.
fn listed_once<'a>(ids: impl Iterator<Item = &'a String>, list: &str) -> Result<BTreeSet<&'a str>, ReadError> {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if id.is_empty() {
            let place = format!("{list}[{index}].id");
            return Err(ReadError::Field { place });
        }
        if !seen.insert(id.as_str()) {
            return Err(ReadError::ListedTwice { id: id.clone() });
        }
    }
    Ok(seen)
}

/// What its reader says of it was said at some time, and collections have names.
fn check_described(article: &FileArticle, index: usize) -> Result<(), ReadError> {
    let fault = |place: String| ReadError::Field {
        place: format!("articles[{index}].{place}"),
    };
    let is_moment = |text: &str| parse_moment(text).is_some();
    for (name, said) in &article.said {
        if !is_moment(&said.set_at) {
            return Err(fault(format!("said.{name}.set_at")));
        }
    }
    for (number, collection) in article.collections.iter().enumerate() {
        let wrong = [
            ("id", collection.id.is_empty()),
            ("name", collection.name.trim().is_empty()),
            ("named_at", !is_moment(&collection.named_at)),
            ("set_at", !is_moment(&collection.set_at)),
        ];
        if let Some((field, _)) = wrong.into_iter().find(|(_, is_wrong)| *is_wrong) {
            return Err(fault(format!("collections[{number}].{field}")));
        }
    }
    Ok(())
}

fn check_article(article: &FileArticle, annotators: &BTreeSet<&str>) -> Result<(), Problem> {
    if Article::hash_of(&article.text) != article.sha256.to_lowercase() {
        return Err(Problem::Hash);
    }
    if !article.text.chars().any(char::is_alphanumeric) {
        return Err(Problem::NoText);
    }
    check_spans(article)?;
    check_slices(article)?;
    check_says(article, annotators)
}

/// Each sentence is the slice of characters that its offsets name: counted once more by other means than
/// the ones that compute offsets, for a fault of those would be the same on both sides.
fn check_slices(article: &FileArticle) -> Result<(), Problem> {
    let mut chars = article.text.chars();
    let mut at = 0;
    for sentence in &article.sentences {
        let (start, end) = (sentence.start, sentence.end);
        let slice = chars.by_ref().skip(start - at).take(end - start);
        if !slice.eq(sentence.text.chars()) {
            return Err(Problem::Slice { start, end });
        }
        at = end;
    }
    Ok(())
}

/// No field that this program does not know has the name of one that it knows, or nests too deep. What was
/// read cannot; what is written might.
fn check_extras(file: &File) -> Result<(), ReadError> {
    let fits = |place: &str, object: Place, extra: &Extra| match object.misfit(extra) {
        Some(field) => Err(ReadError::Field {
            place: format!("{place}{}{field}", if place.is_empty() { "" } else { "." }),
        }),
        None => Ok(()),
    };
    fits("", Place::File, &file.extra)?;
    fits("codebook", Place::Codebook, &file.codebook.extra)?;
    for (index, label) in file.codebook.labels.iter().enumerate() {
        fits(&format!("codebook.labels[{index}]"), Place::Label, &label.extra)?;
    }
    for (index, annotator) in file.annotators.iter().enumerate() {
        fits(&format!("annotators[{index}]"), Place::Annotator, &annotator.extra)?;
    }
    if let Some(backup) = &file.backup {
        fits("backup", Place::Backup, &backup.extra)?;
    }
    Ok(())
}

/// The same of an article.
fn check_extras_of(article: &FileArticle) -> Result<(), ReadError> {
    for (name, object, extra) in extras_of(article) {
        if let Some(field) = object.misfit(extra) {
            return Err(ReadError::Article {
                id: article.id.clone(),
                problem: Problem::Extra {
                    place: format!("{name}.{field}"),
                },
            });
        }
    }
    Ok(())
}

/// The unknown fields of an article and of all that is in it, with the name of the part.
fn extras_of(article: &FileArticle) -> impl Iterator<Item = (&'static str, Place, &Extra)> {
    let segmenter = &article.segmenter;
    let sentences = article.sentences.iter();
    let annotations = sentences.clone().flat_map(|sentence| &sentence.annotations);
    let own = [
        ("article", Place::Article, &article.extra),
        ("segmenter", Place::Segmenter, &segmenter.extra),
    ];
    let edits = segmenter.edits.iter().map(|edit| ("edits", Place::Edit, &edit.extra));
    let taken_back = segmenter.taken_back.iter();
    let unplaced = article.unplaced.iter().map(|unplaced| &unplaced.annotation.extra);
    own.into_iter()
        .chain(edits)
        .chain(taken_back.map(|back| ("taken_back", Place::TakenBack, &back.extra)))
        .chain(
            article
                .blocks
                .iter()
                .map(|block| ("blocks", Place::Block, &block.extra)),
        )
        .chain(sentences.map(|sentence| ("sentences", Place::Sentence, &sentence.extra)))
        .chain(annotations.map(|said| ("annotations", Place::Annotation, &said.extra)))
        .chain(
            article
                .cleared
                .iter()
                .map(|cleared| ("cleared", Place::Cleared, &cleared.extra)),
        )
        .chain(unplaced.map(|extra| ("unplaced", Place::Unplaced, extra)))
}

/// Every span lies in the text; blocks and sentences are in order without overlap; every text is
/// the slice that its offsets name.
fn check_spans(article: &FileArticle) -> Result<(), Problem> {
    let index = OffsetIndex::new(&article.text);
    let slice = |start: usize, end: usize| {
        let span = (start < end).then(|| CodePointSpan::new(start, end));
        span.and_then(|span| index.byte_span(&article.text, span))
            .ok_or(Problem::Span { start, end })
    };
    let mut last = 0;
    for block in &article.blocks {
        slice(block.start, block.end)?;
        in_order(&mut last, block.start, block.end)?;
    }
    last = 0;
    for sentence in &article.sentences {
        let (start, end) = (sentence.start, sentence.end);
        if slice(start, end)?.of(&article.text) != sentence.text {
            return Err(Problem::Slice { start, end });
        }
        in_order(&mut last, start, end)?;
    }
    for unplaced in &article.unplaced {
        let (start, end) = (unplaced.start, unplaced.end);
        if slice(start, end)?.of(&article.text) != unplaced.text {
            return Err(Problem::Slice { start, end });
        }
    }
    check_cuts(&article.segmenter, index.code_points())?;
    for cleared in &article.cleared {
        slice(cleared.start, cleared.end)?;
    }
    Ok(())
}

/// Every cut lies in the text, also one that was taken back, and each place is cut once.
fn check_cuts(segmenter: &Segmenter, length: usize) -> Result<(), Problem> {
    let mut seen = BTreeSet::new();
    let mut once = |at: usize| {
        if at >= length {
            return Err(Problem::Span { start: at, end: at });
        }
        if seen.insert(at) {
            Ok(())
        } else {
            Err(Problem::CutTwice { at })
        }
    };
    segmenter.taken_back.iter().try_for_each(|back| once(back.at))?;
    for edit in &segmenter.edits {
        edit.split.iter().chain(&edit.merge).try_for_each(|at| once(*at))?;
        if let (Some(at), Some(_)) = (edit.split, edit.merge) {
            return Err(Problem::CutTwice { at });
        }
    }
    Ok(())
}

fn in_order(last: &mut usize, start: usize, end: usize) -> Result<(), Problem> {
    if start < *last {
        return Err(Problem::Span { start, end });
    }
    *last = end;
    Ok(())
}

/// Every annotation is by someone listed, at a moment that can be read, and nobody says two things
/// of one sentence.
fn check_says(article: &FileArticle, annotators: &BTreeSet<&str>) -> Result<(), Problem> {
    let of_sentences = article.sentences.iter().flat_map(|sentence| {
        let said = sentence.annotations.iter();
        said.map(|said| (sentence.start, sentence.end, said))
    });
    let unplaced = article.unplaced.iter();
    let of_unplaced = unplaced.map(|unplaced| (unplaced.start, unplaced.end, &unplaced.annotation));
    let tags = of_sentences.chain(of_unplaced);
    if let Some((start, end, _)) = tags.clone().find(|(_, _, said)| said.label.as_deref() == Some("")) {
        return Err(Problem::NoLabel { start, end });
    }
    let tags = tags.map(|(start, end, said)| (start, end, &said.annotator, &said.updated_at));
    let cleared = article.cleared.iter();
    let cleared = cleared.map(|cleared| (cleared.start, cleared.end, &cleared.annotator, &cleared.updated_at));
    let mut seen = BTreeSet::new();
    for (start, end, annotator, updated_at) in tags.chain(cleared) {
        if !annotators.contains(annotator.as_str()) {
            return Err(Problem::Annotator { id: annotator.clone() });
        }
        check_moment(updated_at)?;
        if !seen.insert((start, end, annotator)) {
            let annotator = annotator.clone();
            return Err(Problem::SaidTwice { start, end, annotator });
        }
    }
    let of_blocks = article.blocks.iter().filter_map(|block| block.role_set_at.as_ref());
    let edits = article.segmenter.edits.iter();
    let of_edits = edits.flat_map(|edit| edit.set_at.iter().chain(&edit.role_set_at));
    let taken_back = article.segmenter.taken_back.iter().map(|back| &back.set_at);
    let of_lines = article.segmenter.line_breaks_set_at.iter();
    of_blocks
        .chain(of_edits)
        .chain(taken_back)
        .chain(of_lines)
        .try_for_each(|moment| check_moment(moment))
}

fn check_moment(text: &str) -> Result<(), Problem> {
    parse_moment(text)
        .map(|_| ())
        .ok_or_else(|| Problem::Moment { found: text.to_owned() })
}
