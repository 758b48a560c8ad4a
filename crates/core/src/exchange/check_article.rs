//! The checks of an article of a file by itself: its hash, its spans and slices, and what is said of them.

use std::collections::BTreeSet;

use super::file::{Extra, FileArticle, Segmenter};
use super::places::Place;
use super::read_error::{Problem, ReadError};
use crate::annotation::parse_moment;
use crate::article::Article;
use crate::text::{CodePointSpan, OffsetIndex};

/// What its reader says of it was said at some time, and collections have names. `place` is the article's in the file.
pub(super) fn check_described(article: &FileArticle, place: &str) -> Result<(), ReadError> {
    let fault = |field: String| ReadError::Field {
        place: format!("{place}.{field}"),
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

/// Checks an article of a file, its earlier texts left out, against the annotators that are listed.
pub(super) fn check_article(article: &FileArticle, annotators: &BTreeSet<&str>) -> Result<(), Problem> {
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

/// The unknown fields of an article and of all that is in it, its earlier texts left out, with the name of the part.
pub(super) fn extras_of(article: &FileArticle) -> impl Iterator<Item = (&'static str, Place, &Extra)> {
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
