//! Writing a Hashiya file, checked before it leaves, as a whole or in portions. An article at a time: each is checked
//! and written by itself, and what stands before and after the articles comes last, as it says who speaks in them. Put
//! together, the portions are the file that would be written as a whole, to the letter.

use std::collections::BTreeSet;

use super::backup::Backup;
use super::check::{check_frame, check_one};
use super::file::{FORMAT, File, OFFSET_UNIT, VERSION};
use super::places::{Place, Within};
use super::write::{Export, ExportArticle, WriteError, annotators, annotators_of, codebook, file_article};
use crate::annotation::moment;
use crate::codec::to_pretty_text;

/// The list of articles of a file that has none, as it is written: no other field begins a line so.
const NO_ARTICLES: &str = "\n  \"articles\": []";

/// What an item of a list within an object, or within a list, stands between when it is all that there is: as
/// deep as an article.
const AROUND: (&str, &str) = ("[\n  [\n    ", "\n  ]\n]");

/// The text of a Hashiya file. Linear in the articles' texts.
///
/// # Errors
/// What [`check()`](super::check()) finds wrong with the finished file.
pub fn write(export: &Export) -> Result<String, WriteError> {
    let mut writer = FileWriter::default();
    let articles = export.articles.iter().map(|article| writer.article(article));
    let articles: Vec<String> = articles.collect::<Result<_, _>>()?;
    let (before, after) = writer.finish(export)?;
    Ok([before, articles.concat(), after].concat())
}

/// A Hashiya file that is being written.
#[derive(Clone, Debug, Default)]
pub struct FileWriter {
    /// Everyone who speaks in the articles so far.
    annotators: BTreeSet<String>,
    /// The articles so far.
    seen: BTreeSet<String>,
    /// How many were written.
    written: usize,
}

impl FileWriter {
    /// The next portion: an article. Linear in its text.
    ///
    /// # Errors
    /// What [`check()`](super::check()) finds wrong with it. Then it is not in the file, which can go on without it.
    pub fn article(&mut self, article: &ExportArticle) -> Result<String, WriteError> {
        let article = file_article(article, Within::File);
        let speak = annotators_of(&article);
        check_one(&article, self.written, &speak, &mut self.seen).map_err(WriteError)?;
        self.annotators.extend(speak.into_iter().map(str::to_owned));
        let separator = if self.written == 0 { "\n    " } else { ",\n    " };
        self.written += 1;
        let text = to_pretty_text(&[[article]]);
        Ok([separator, &text[AROUND.0.len()..text.len() - AROUND.1.len()]].concat())
    }

    /// What stands before the first article, and after the last. Of the articles of `export` nothing is asked.
    ///
    /// # Errors
    /// What [`check()`](super::check()) finds wrong with that.
    ///
    /// # Panics
    /// Never: a file has a list of articles, be it an empty one.
    pub fn finish(mut self, export: &Export) -> Result<(String, String), WriteError> {
        let by = export.without_text.iter().flat_map(|(_, by)| by);
        self.annotators.extend(by.map(ToString::to_string));
        let frame = File {
            format: FORMAT.into(),
            version: VERSION,
            exported_at: moment(export.exported_at),
            generator: concat!("hashiya ", env!("CARGO_PKG_VERSION")).into(),
            offset_unit: OFFSET_UNIT.into(),
            codebook: codebook(export),
            annotators: annotators(export, self.annotators),
            articles: Vec::new(),
            without_text: export.without_text.iter().map(|(without, _)| without.clone()).collect(),
            backup: export.backup.clone().map(|backup| Backup {
                extra: Place::Backup.fitted(&backup.extra, Within::File),
                ..backup
            }),
            extra: Place::File.fitted(&export.extras.file, Within::File),
        };
        check_frame(&frame).map_err(WriteError)?;
        let text = to_pretty_text(&frame);
        let place = text.find(NO_ARTICLES).expect("every file has a list of articles");
        let (before, after) = text.split_at(place + NO_ARTICLES.len() - 1);
        let end = if self.written == 0 { "" } else { "\n  " };
        Ok((before.to_owned(), [end, after].concat()))
    }
}
