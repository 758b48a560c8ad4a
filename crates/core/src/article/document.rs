//! The structure found in an article: blocks, one for each line that is not blank, and sentences.

use std::ops::Range;

use super::confidence::Confidence;
use super::role::Role;
use super::source::{Article, ArticleId, Origin};
use crate::text::{ByteSpan, CodePointSpan, Direction, Language, count_words, direction_of};

/// A line of the article that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its number among all lines of the text, from 1.
    pub line: usize,
    /// The line without the white space around it, in bytes of the text.
    pub bytes: ByteSpan,
    /// The same in code points.
    pub chars: CodePointSpan,
    /// What it was found to be. The reader's own choice is kept elsewhere.
    pub role: Role,
    /// How sure that is.
    pub confidence: Confidence,
    /// The direction of its own letters, else that of the article.
    pub direction: Direction,
    /// Which sentences of the document it holds; never none.
    pub sentences: Range<usize>,
}

/// What is labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// In bytes of the article's text.
    pub bytes: ByteSpan,
    /// In code points of the article's text.
    pub chars: CodePointSpan,
    /// The block that it stands in.
    pub block: usize,
}

/// An article with its structure. Sentences are numbered through the article from 0, in the order
/// of the text, without overlap; all text outside of them is white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The text that the spans belong to.
    pub article: Article,
    /// The length of the text in code points.
    pub length: usize,
    /// The line taken for the title, else the article's identity.
    pub title: String,
    /// The line taken for the source: the byline.
    pub source: Option<String>,
    /// The language of the text.
    pub language: Language,
    /// The reading direction of the text.
    pub direction: Direction,
    /// The blocks in order.
    pub blocks: Vec<Block>,
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
}

impl Document {
    /// The same document of the same text under another identity and of another origin.
    #[must_use]
    pub fn called(mut self, id: &ArticleId, origin: Origin) -> Self {
        if self.title == self.article.id.as_str() {
            self.title = id.to_string();
        }
        self.article.id = id.clone();
        self.article.origin = origin;
        self
    }

    /// The text of sentence `index`; empty when there is none.
    pub fn sentence_text(&self, index: usize) -> &str {
        let sentence = self.sentences.get(index);
        sentence.map_or("", |sentence| sentence.bytes.of(&self.article.text))
    }

    /// The number of the sentence with exactly this span.
    pub fn sentence_at(&self, span: CodePointSpan) -> Option<usize> {
        let found = self
            .sentences
            .binary_search_by_key(&span.start(), |sentence| sentence.chars.start());
        found.ok().filter(|index| self.sentences[*index].chars == span)
    }

    /// The number of the sentence that holds this code point, or else of the last one before it.
    pub fn sentence_covering(&self, at: usize) -> usize {
        let after = self.sentences.partition_point(|sentence| sentence.chars.start() <= at);
        after.saturating_sub(1)
    }

    /// How many words the blocks hold for which `counts` says yes.
    pub fn words(&self, counts: impl Fn(usize) -> bool) -> usize {
        let blocks = self.blocks.iter().enumerate().filter(|(index, _)| counts(*index));
        blocks
            .map(|(_, block)| count_words(block.bytes.of(&self.article.text)))
            .sum()
    }
}

/// The direction of a line's letters; without letters, that of the article.
pub(super) fn own_direction(line: &str, article: Direction) -> Direction {
    if line.chars().any(char::is_alphabetic) {
        direction_of(line)
    } else {
        article
    }
}

/// The lines of a text that hold more than white space, each with its number from 1 and the span
/// of what stands between the white space around it. Lines end at LF, CR LF or a lone CR.
pub(super) fn lines_of(text: &str) -> Vec<(usize, ByteSpan)> {
    let mut lines = Vec::new();
    let mut number = 1;
    let mut start = 0;
    let bytes = text.as_bytes();
    for at in 0..=bytes.len() {
        let ends = match bytes.get(at) {
            None | Some(b'\n') => true,
            Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
            Some(_) => false,
        };
        if !ends {
            continue;
        }
        let line = &text[start..at];
        let from = start + (line.len() - line.trim_start().len());
        let until = start + line.trim_end().len();
        if from < until {
            lines.push((number, ByteSpan::new(from, until)));
        }
        number += 1;
        start = at + 1;
    }
    lines
}
