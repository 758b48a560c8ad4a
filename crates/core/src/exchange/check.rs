//! The checks of a Hashiya file as a whole: spans, slices, hashes, annotators and times fit the texts
//! and each other. The reader asks them of what it was handed, and the writer of what it is about to hand
//! out: no file leaves that would be refused.

use std::collections::BTreeSet;

use super::check_article::{check_article, check_described, extras_of};
use super::check_earlier::{check_earlier, check_earlier_extras, check_earlier_fields};
use super::file::{Extra, File, FileArticle, OFFSET_UNIT};
use super::places::{Place, Within};
use super::read_error::{Problem, ReadError};
use crate::annotation::parse_moment;

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
    let place = format!("articles[{index}]");
    if article.id.is_empty() {
        let place = format!("{place}.id");
        return Err(ReadError::Field { place });
    }
    check_described(article, &place)?;
    check_earlier_fields(article, &place)?;
    let problem = if seen.insert(article.id.clone()) {
        check_article(article, annotators)
            .and_then(|()| check_earlier(article, annotators))
            .err()
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

/// No field that this program does not know has the name of one that it knows, or nests too deep. What was
/// read cannot; what is written might.
fn check_extras(file: &File) -> Result<(), ReadError> {
    let fits = |place: &str, object: Place, extra: &Extra| match object.misfit(extra, Within::File) {
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
    let own = extras_of(article).find_map(|(name, object, extra)| {
        let field = object.misfit(extra, Within::File)?;
        let place = format!("{name}.{field}");
        Some(Problem::Extra { place })
    });
    let problem = own.map_or_else(|| check_earlier_extras(article), Err);
    problem.map_err(|problem| ReadError::Article {
        id: article.id.clone(),
        problem,
    })
}
