//! Figures and pictures.

use crate::i18n::Plural;

/// Figures and pictures.
pub struct Statistics {
    /// The page.
    pub title: &'static str,
    /// Leads to the figures of all articles, and names their row.
    pub all: &'static str,
    /// Leads back to the article.
    pub to_article: &'static str,
    /// What to do before there is anything to show.
    pub nothing_yet: &'static str,
    /// A name with its figure.
    pub figure: &'static str,
    /// The chart of the labels.
    pub distribution: &'static str,
    /// How to read it.
    pub distribution_how: &'static str,
    /// Labels that the codebook does not know.
    pub other: &'static str,
    /// The chart of an article's sentences.
    pub strip: &'static str,
    /// How to read it.
    pub strip_how: &'static str,
    /// A chart as a table.
    pub as_table: &'static str,
    /// The figures of single articles.
    pub by_article: &'static str,
    /// The column of articles.
    pub article: &'static str,
    /// The column of sentences.
    pub sentences: &'static str,
    /// The column of labels.
    pub label: &'static str,
    /// The column of shares.
    pub share: &'static str,
    /// The column of lengths.
    pub length: &'static str,
    /// Several sentences in a row.
    pub range: &'static str,
    /// Saves a chart as an SVG file.
    pub save_svg: &'static str,
    /// Saves a chart as a PNG file.
    pub save_png: &'static str,
    /// A chart could not be made into a PNG file.
    pub png_failed: &'static str,
    /// The reader's pace.
    pub pace: &'static str,
    /// The time that a sentence takes.
    pub a_sentence: &'static str,
    /// The time that the rest takes.
    pub left: &'static str,
    /// Nothing is left.
    pub none_left: &'static str,
    /// How the pace is found.
    pub pace_how: &'static str,
    /// The pace of all articles stands in for that of this one.
    pub pace_of_all: &'static str,
    /// There are not enough tags for a pace.
    pub pace_unknown: Plural,
}
