//! The checks of the earlier texts of an article: each is an article as sound as any other, and the places of its
//! sentences lie in both texts.

use std::collections::BTreeSet;

use super::check_article::{check_article, check_described, extras_of};
use super::earlier::place_of;
use super::file::{Extra, FileArticle, FileEarlier};
use super::places::{Place, Within};
use super::read_error::{Problem, ReadError};
use crate::anchor::Places;
use crate::annotation::parse_moment;
use crate::article::{Article, plain_text};

/// What is wrong with an earlier text of an article, by path: `place` is that of the article in the file.
///
/// One that stands twice, or is the article's own, is told by its text as articles have it: earlier versions took line
/// ends for a part of it.
pub(super) fn check_earlier_fields(article: &FileArticle, place: &str) -> Result<(), ReadError> {
    if article.earlier_texts.is_empty() {
        return Ok(());
    }
    let mut texts = BTreeSet::new();
    texts.insert(hash_of(article));
    for (number, earlier) in article.earlier_texts.iter().enumerate() {
        let place = format!("{place}.earlier_texts[{number}]");
        let fault = |field: &str| ReadError::Field {
            place: format!("{place}.{field}"),
        };
        let wrong = [
            ("replaced_at", parse_moment(&earlier.replaced_at).is_none()),
            ("article.id", earlier.article.id.is_empty()),
            ("article.earlier_texts", !earlier.article.earlier_texts.is_empty()),
            ("article.sha256", !texts.insert(hash_of(&earlier.article))),
        ];
        if let Some((field, _)) = wrong.into_iter().find(|(_, is_wrong)| *is_wrong) {
            return Err(fault(field));
        }
        check_described(&earlier.article, &format!("{place}.article"))?;
        let mut seen = Places::default();
        for (number, placed) in earlier.places.iter().enumerate() {
            let set_at = placed.set_at.as_deref();
            if set_at.is_some_and(|moment| parse_moment(moment).is_none()) {
                return Err(fault(&format!("places[{number}].set_at")));
            }
            if seen.get(placed.span()).is_some() {
                return Err(fault(&format!("places[{number}]")));
            }
            seen.put(placed.span(), place_of(placed));
        }
    }
    Ok(())
}

/// The hash of the text of an article of a file, as an article has it.
fn hash_of(article: &FileArticle) -> String {
    Article::hash_of(&plain_text(&article.text))
}

/// Checks the earlier texts of an article that is sound itself, against the annotators that are listed.
pub(super) fn check_earlier(article: &FileArticle, annotators: &BTreeSet<&str>) -> Result<(), Problem> {
    let mut length = None;
    for (number, earlier) in article.earlier_texts.iter().enumerate() {
        let in_earlier = |problem| Problem::EarlierText {
            number: number + 1,
            problem: Box::new(problem),
        };
        check_article(&earlier.article, annotators).map_err(in_earlier)?;
        let there = earlier.article.text.chars().count();
        let here = *length.get_or_insert_with(|| article.text.chars().count());
        for placed in &earlier.places {
            check_span(placed.start, placed.end, there).map_err(in_earlier)?;
            let mut targets = placed.targets();
            targets.try_for_each(|span| check_span(span.start, span.end, here))?;
        }
    }
    Ok(())
}

/// A span lies in a text of so many code points, and is not empty.
fn check_span(start: usize, end: usize, length: usize) -> Result<(), Problem> {
    if start < end && end <= length {
        Ok(())
    } else {
        Err(Problem::Span { start, end })
    }
}

/// No field that this program does not know has the name of one that it knows, or nests too deep.
pub(super) fn check_earlier_extras(article: &FileArticle) -> Result<(), Problem> {
    for (number, earlier) in article.earlier_texts.iter().enumerate() {
        let misfit = |(name, object, extra): (&str, Place, &Extra), within: Within| {
            let field = object.misfit(extra, within)?;
            let place = format!("{name}.{field}");
            Some(Problem::Extra { place })
        };
        if let Some(problem) = extras_of_places(earlier).find_map(|one| misfit(one, Within::File)) {
            return Err(problem);
        }
        if let Some(problem) = extras_of(&earlier.article).find_map(|one| misfit(one, Within::EarlierText)) {
            return Err(Problem::EarlierText {
                number: number + 1,
                problem: Box::new(problem),
            });
        }
    }
    Ok(())
}

/// The unknown fields of an earlier text and of its places, with the name of the part.
fn extras_of_places(earlier: &FileEarlier) -> impl Iterator<Item = (&'static str, Place, &Extra)> {
    let places = earlier.places.iter().flat_map(|placed| {
        let to = placed.to.iter().map(|to| ("to", Place::PlacedTo, &to.extra));
        let suggested = placed.suggested.iter();
        let suggested = suggested.map(|span| ("suggested", Place::Suggested, &span.extra));
        let own = ("places", Place::Placed, &placed.extra);
        [own].into_iter().chain(to).chain(suggested)
    });
    let own = ("earlier_texts", Place::Earlier, &earlier.extra);
    [own].into_iter().chain(places)
}
