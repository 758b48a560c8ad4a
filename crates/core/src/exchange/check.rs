//! The checks of a Hashiya file as a whole: spans, slices, hashes, annotators and times fit the texts
//! and each other.

use std::collections::BTreeSet;

use super::file::{Edit, File, FileArticle, OFFSET_UNIT};
use super::moment::parse_moment;
use super::read_error::{Problem, ReadError};
use crate::article::{Article, ArticleId, Origin};
use crate::text::{CodePointSpan, OffsetIndex};

/// Checks a whole file.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(file: &File) -> Result<(), ReadError> {
    if file.offset_unit != OFFSET_UNIT {
        return Err(ReadError::OffsetUnit {
            found: file.offset_unit.clone(),
        });
    }
    listed_once(file.codebook.labels.iter().map(|label| &label.id), "codebook.labels")?;
    let annotators = listed_once(file.annotators.iter().map(|annotator| &annotator.id), "annotators")?;
    let mut seen = BTreeSet::new();
    for (index, article) in file.articles.iter().enumerate() {
        if article.id.is_empty() {
            let place = format!("articles[{index}].id");
            return Err(ReadError::Field { place });
        }
        let problem = if seen.insert(article.id.as_str()) {
            check_article(article, &annotators).err()
        } else {
            Some(Problem::Twice)
        };
        if let Some(problem) = problem {
            return Err(ReadError::Article {
                id: article.id.clone(),
                problem,
            });
        }
    }
    Ok(())
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

fn check_article(article: &FileArticle, annotators: &BTreeSet<&str>) -> Result<(), Problem> {
    let rehashed = Article::new(ArticleId::new(&article.id), &article.text, Origin::Opened);
    if *rehashed.sha256 != *article.sha256.to_lowercase() {
        return Err(Problem::Hash);
    }
    if !article.text.chars().any(char::is_alphanumeric) {
        return Err(Problem::NoText);
    }
    check_spans(article)?;
    check_says(article, annotators)
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
    check_cuts(&article.segmenter.edits, index.code_points())?;
    for cleared in &article.cleared {
        slice(cleared.start, cleared.end)?;
    }
    Ok(())
}

/// Every cut lies in the text, and each place is cut once.
fn check_cuts(edits: &[Edit], length: usize) -> Result<(), Problem> {
    let mut seen = BTreeSet::new();
    for edit in edits {
        for at in edit.split.iter().chain(&edit.merge) {
            if *at >= length {
                return Err(Problem::Span { start: *at, end: *at });
            }
            if !seen.insert(*at) {
                return Err(Problem::CutTwice { at: *at });
            }
        }
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
    let of_edits = article.segmenter.edits.iter().filter_map(|edit| edit.set_at.as_ref());
    of_blocks.chain(of_edits).try_for_each(|moment| check_moment(moment))
}

fn check_moment(text: &str) -> Result<(), Problem> {
    parse_moment(text)
        .map(|_| ())
        .ok_or_else(|| Problem::Moment { found: text.to_owned() })
}
