//! `hashiya anchor`: where the tagged sentences of a Hashiya file stand in another version of its text.
//!
//! One line of JSON for each: `{"start", "end", "text", "outcome": "unchanged|moved|changed|unsure|gone",
//! "to": {"start", "end", "text"} | null, "score", "second"}`. Offsets are code points, half-open: of the file's text,
//! and of the new one with LF, without a mark at its beginning and line breaks at its end. *Unchanged* and *moved*
//! are those that are placed without asking.

use std::collections::HashSet;
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Args;
use hashiya_core::anchor::{Anchored, Outcome, Passage, Version, anchor};
use hashiya_core::article::{Article, ArticleId, Document, Origin};
use hashiya_core::exchange::{self, file};
use hashiya_core::text::{ByteSpan, CodePointSpan, OffsetIndex};
use hashiya_import::{EncodingStandard, ImportedArticle, Limits, Settings, read};
use serde::Serialize;

/// What to compare.
#[derive(Args)]
pub struct Arguments {
    /// A Hashiya file with the tags
    #[arg(value_name = "OLD.json")]
    old: PathBuf,
    /// The other version of the article: text, Markdown, a saved page, a .docx
    #[arg(value_name = "NEW.txt")]
    new: PathBuf,
    /// Which article of the file it is a version of; else the one of its name, or the one that is most like it
    #[arg(long, value_name = "ID")]
    article: Option<String>,
}

#[derive(Serialize)]
struct Answer<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    outcome: Outcome,
    to: Option<Place<'a>>,
    score: f64,
    second: f64,
}

#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// Prints what became of each tagged sentence on standard output.
///
/// # Errors
/// Names the file that cannot be read, and why; or says that the file has no such article.
pub fn run(arguments: &Arguments) -> Result<(), String> {
    let file = hashiya_file(&arguments.old)?;
    let new = Document::new(article(&arguments.new)?);
    let (old, anchored) = match chosen(&file, arguments, &new.article.id)? {
        Some(old) => (old, places(old, &new)?),
        None => most_alike(&file, &new)?,
    };
    let index = OffsetIndex::new(&new.article.text);
    let mut out = BufWriter::new(io::stdout().lock());
    for (sentence, anchored) in old.sentences.iter().zip(anchored) {
        if sentence.annotations.iter().any(|annotation| annotation.label.is_some()) {
            let answer = answer(sentence, &anchored, &new.article.text, &index);
            let line = serde_json::to_string(&answer).map_err(|error| error.to_string())?;
            writeln!(out, "{line}").map_err(|error| format!("standard output: {error}"))?;
        }
    }
    out.flush().map_err(|error| format!("standard output: {error}"))
}

fn hashiya_file(path: &Path) -> Result<file::File, String> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    exchange::read(&text).map_err(|error| format!("{name}: {error}"))
}

/// The first article in a file of any kind that can be read.
fn article(path: &Path) -> Result<Article, String> {
    let name = path.to_string_lossy();
    let bytes = std::fs::read(path).map_err(|error| format!("{name}: {error}"))?;
    let settings = Settings {
        decoder: &EncodingStandard,
        limits: Limits::default(),
        columns: None,
        encoding: None,
    };
    let mut first: Option<Result<ImportedArticle, String>> = None;
    read(&name, &bytes, &settings, &mut |imported| {
        first.get_or_insert(imported.outcome.map_err(|fault| format!("{name}: {fault}")));
        ControlFlow::Break(())
    });
    let imported = first.ok_or_else(|| format!("{name}: there is no article in it"))??;
    let article = Article::new(ArticleId::from_file_name(&name), &imported.text, Origin::Opened);
    Ok(article.with_roles(&imported.roles))
}

/// The article that is named, or the only one, or the one of this name; `None` where that leaves a choice.
fn chosen<'a>(
    file: &'a file::File,
    arguments: &Arguments,
    name: &ArticleId,
) -> Result<Option<&'a file::FileArticle>, String> {
    if let [only] = &file.articles[..]
        && arguments.article.is_none()
    {
        return Ok(Some(only));
    }
    let wanted = arguments.article.as_deref().unwrap_or(name.as_str());
    let found = file.articles.iter().find(|article| article.id == wanted);
    if found.is_none() && arguments.article.is_some() {
        let ids: Vec<&str> = file.articles.iter().map(|article| article.id.as_str()).collect();
        let old = arguments.old.display();
        return Err(format!(
            "{old}: there is no article {wanted:?} in it, but {}",
            ids.join(", ")
        ));
    }
    Ok(found)
}

/// The article of which most sentences are placed.
fn most_alike<'a>(file: &'a file::File, new: &Document) -> Result<(&'a file::FileArticle, Vec<Anchored>), String> {
    let mut best: Option<(usize, &file::FileArticle, Vec<Anchored>)> = None;
    for article in &file.articles {
        let anchored = places(article, new)?;
        let sure = anchored.iter().filter(|one| one.outcome.is_sure()).count();
        if best.as_ref().is_none_or(|(most, ..)| sure > *most) {
            best = Some((sure, article, anchored));
        }
    }
    let best = best.ok_or("there is no article in the file")?;
    Ok((best.1, best.2))
}

/// What becomes of each sentence of an article.
fn places(old: &file::FileArticle, new: &Document) -> Result<Vec<Anchored>, String> {
    // As the page that wrote the file took its lines.
    let mut article = Article::new(ArticleId::new(&old.id), &old.text, Origin::Opened).with_roles(&old.imported_roles);
    if let Some(line_breaks) = old.segmenter.line_breaks {
        article = article.with_line_breaks(line_breaks);
    }
    let found = Document::new(article);
    let found: HashSet<CodePointSpan> = found.sentences.iter().map(|sentence| sentence.chars).collect();
    let index = OffsetIndex::new(&old.text);
    let passage = |sentence: &file::FileSentence| {
        let span = CodePointSpan::new(sentence.start, sentence.end);
        Some(Passage {
            span: index.byte_span(&old.text, span)?,
            // Whoever cut it, the program would not cut it so.
            is_cut_by_hand: !found.contains(&span),
        })
    };
    let passages: Option<Vec<Passage>> = old.sentences.iter().map(passage).collect();
    let old = Version {
        text: &old.text,
        passages: passages.ok_or("a sentence lies outside of the text")?,
    };
    Ok(anchor(&old, &Version::of(new)))
}

fn answer<'a>(sentence: &'a file::FileSentence, anchored: &Anchored, text: &'a str, index: &OffsetIndex) -> Answer<'a> {
    let place = |bytes: ByteSpan| {
        let chars = index.code_point_span(text, bytes);
        Place {
            start: chars.start(),
            end: chars.end(),
            text: bytes.of(text),
        }
    };
    Answer {
        start: sentence.start,
        end: sentence.end,
        text: &sentence.text,
        outcome: anchored.outcome,
        to: anchored.to.map(place),
        score: rounded(anchored.score),
        second: rounded(anchored.second),
    }
}

/// To four digits: the scores of two machines are the same.
fn rounded(score: f64) -> f64 {
    (score * 10_000.0).round() / 10_000.0
}
