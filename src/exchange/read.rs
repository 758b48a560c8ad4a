//! Reading a Hashiya file: all of it is checked before anything is used.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use super::file::{FORMAT, File, FileArticle, OFFSET_UNIT, VERSION};
use super::moment::parse_moment;
use crate::article::{Article, ArticleId, Origin};
use crate::text::{CodePointSpan, OffsetIndex};

/// Why a file cannot be opened. Nothing of it was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is not JSON: line and column from 1.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It is JSON, but does not say that it is a Hashiya file.
    NotHashiya,
    /// A later program wrote it.
    NewerVersion {
        /// The version that it names.
        found: u64,
    },
    /// A field is missing or of the wrong kind; the reason is the parser's, in English.
    Field {
        /// What the parser says.
        reason: String,
    },
    /// Its offsets do not count code points.
    OffsetUnit {
        /// The unit that it names.
        found: String,
    },
    /// An article in it contradicts itself.
    Article {
        /// The article's identity.
        id: String,
        /// What is wrong.
        problem: Problem,
    },
}

/// What is wrong with an article of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The hash is not the text's.
    Hash,
    /// No letter or digit in its text.
    NoText,
    /// The article stands in the file twice.
    Twice,
    /// A span does not lie in the text, is empty, or overlaps the one before.
    Span {
        /// First code point.
        start: usize,
        /// First code point after it.
        end: usize,
    },
    /// A sentence's text is not the slice that its offsets name.
    Slice {
        /// First code point.
        start: usize,
        /// First code point after it.
        end: usize,
    },
    /// A moment that is not RFC 3339.
    Moment {
        /// What stands there.
        found: String,
    },
    /// An annotation by someone whom the file does not list.
    Annotator {
        /// The identity.
        id: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// Reads and checks the text of a Hashiya file.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn read(text: &str) -> Result<File, ReadError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| ReadError::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ReadError::NotHashiya);
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(found) if found > VERSION => return Err(ReadError::NewerVersion { found }),
        Some(VERSION) => {}
        _ => return Err(ReadError::NotHashiya),
    }
    let file: File = serde_json::from_value(value).map_err(|error| ReadError::Field {
        reason: error.to_string(),
    })?;
    check(&file)?;
    Ok(file)
}

fn check(file: &File) -> Result<(), ReadError> {
    if file.offset_unit != OFFSET_UNIT {
        return Err(ReadError::OffsetUnit {
            found: file.offset_unit.clone(),
        });
    }
    let annotators: BTreeSet<&str> = file.annotators.iter().map(|annotator| annotator.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    for article in &file.articles {
        if article.id.is_empty() {
            let reason = "an article's `id` is empty".into();
            return Err(ReadError::Field { reason });
        }
        let problem = if seen.insert(&article.id) {
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
    for edit in &article.segmenter.edits {
        if let Some(at) = edit.split.or(edit.merge).filter(|at| *at >= index.code_points()) {
            return Err(Problem::Span { start: at, end: at });
        }
    }
    for cleared in &article.cleared {
        slice(cleared.start, cleared.end)?;
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

/// Every annotation is by someone listed, at a moment that can be read.
fn check_says(article: &FileArticle, annotators: &BTreeSet<&str>) -> Result<(), Problem> {
    let of_sentences = article.sentences.iter().flat_map(|sentence| &sentence.annotations);
    let of_unplaced = article.unplaced.iter().map(|unplaced| &unplaced.annotation);
    let said = of_sentences
        .chain(of_unplaced)
        .map(|said| (&said.annotator, &said.updated_at));
    let cleared = article
        .cleared
        .iter()
        .map(|cleared| (&cleared.annotator, &cleared.updated_at));
    for (annotator, updated_at) in said.chain(cleared) {
        if !annotators.contains(annotator.as_str()) {
            return Err(Problem::Annotator { id: annotator.clone() });
        }
        check_moment(updated_at)?;
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
