//! A line of an article with what the rules about roles ask of it, computed once.

use super::boilerplate_words::{self as words, Caption};
use crate::text::{count_words, fold};

/// A line with what the rules ask of it.
pub(super) struct Line<'a> {
    pub text: &'a str,
    /// Folded, without the marks at its ends.
    pub folded: String,
    pub words: usize,
    /// Whether a mark that ends sentences closes it.
    pub closed: bool,
    /// Whether that mark asks.
    pub asks: bool,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str) -> Self {
        let folded = fold(text);
        let trimmed = folded.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']' | '*'));
        let last = text.chars().rev().find(|c| !is_closing(*c));
        Self {
            text,
            folded: trimmed.to_owned(),
            words: count_words(text),
            closed: last.is_some_and(|c| matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')),
            asks: last.is_some_and(|c| matches!(c, '?' | '؟')),
        }
    }

    /// Whether it reads like a paragraph of a report.
    pub fn is_prose(&self) -> bool {
        self.closed && self.words > 8
    }

    /// Its letters and digits alone, by which two lines say the same whatever their marks.
    pub fn wording(&self) -> String {
        let words = self.folded.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Whether it promotes something of the page's own or of its partners.
    pub fn promotes(&self) -> bool {
        words::is_promotion(&self.folded, self.words)
    }

    /// Whether it says that an advertisement is there.
    pub fn is_advertisement(&self) -> bool {
        words::is_advertisement(&self.folded, self.words)
    }

    /// What makes it describe or credit a picture, if anything does.
    pub fn caption(&self) -> Option<Caption> {
        words::caption(&self.folded, self.closed)
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '»' | ')' | ']') || crate::text::is_invisible_mark(c)
}
