//! Finding the structure of an article a piece at a time, so that whoever shows it can say how far that is,
//! answer the reader meanwhile, and stop.

use super::cuts::{self, Cut};
use super::document::{Block, Document, Sentence, lines_of, own_direction};
use super::role::Role;
use super::roles::{Finding, assign_roles};
use super::source::Article;
use crate::text::{ByteSpan, Direction, OffsetIndex, detect_language, direction_of, segmenter_for};

/// A document that is being made of an article.
#[derive(Clone, Debug)]
pub struct Preparation {
    article: Article,
    direction: Direction,
    /// The lines that hold text, each with its number and its span.
    lines: Vec<(usize, ByteSpan)>,
    /// What each line was found to be; made in the first steps, as is the index.
    findings: Option<Vec<Finding>>,
    index: Option<OffsetIndex>,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
}

impl Preparation {
    /// Begins with an article.
    pub fn new(article: Article) -> Self {
        Self {
            direction: direction_of(&article.text),
            lines: lines_of(&article.text),
            article,
            findings: None,
            index: None,
            blocks: Vec::new(),
            sentences: Vec::new(),
        }
    }

    /// How much of the text is done, in hundredths.
    pub fn percent(&self) -> usize {
        let done = self.blocks.last().map_or(0, |block| block.bytes.end());
        (done * 100).checked_div(self.article.text.len()).unwrap_or(100)
    }

    /// Does one piece of the work: what concerns the whole text, or the sentences of lines with about so
    /// many bytes. Returns whether all of it is done. The same document comes of pieces of any size.
    pub fn go_on(&mut self, bytes: usize) -> bool {
        self.go_on_with(bytes, &[])
    }

    pub(super) fn go_on_with(&mut self, bytes: usize, cuts: &[(usize, Cut)]) -> bool {
        let text = self.article.text.clone();
        let Some(findings) = &self.findings else {
            let texts: Vec<&str> = self.lines.iter().map(|(_, span)| span.of(&text)).collect();
            self.findings = Some(assign_roles(&texts));
            return false;
        };
        let Some(index) = &self.index else {
            self.index = Some(OffsetIndex::new(&text));
            return false;
        };
        let segment = segmenter_for(&text);
        let mut done = 0;
        while let Some(&(line, bytes_of_line)) = self.lines.get(self.blocks.len()) {
            if done >= bytes {
                return false;
            }
            done += bytes_of_line.end() - bytes_of_line.start();
            let start = bytes_of_line.start();
            let within = |span: ByteSpan| ByteSpan::new(start + span.start(), start + span.end());
            let found: Vec<ByteSpan> = segment(bytes_of_line.of(&text)).into_iter().map(within).collect();
            let first = self.sentences.len();
            for bytes in cuts::apply(&text, index, bytes_of_line, &found, cuts) {
                self.sentences.push(Sentence {
                    bytes,
                    chars: index.code_point_span(&text, bytes),
                    block: self.blocks.len(),
                });
            }
            let finding = &findings[self.blocks.len()];
            self.blocks.push(Block {
                line,
                bytes: bytes_of_line,
                chars: index.code_point_span(&text, bytes_of_line),
                role: finding.role,
                confidence: finding.confidence,
                direction: own_direction(bytes_of_line.of(&text), self.direction),
                sentences: first..self.sentences.len(),
            });
        }
        true
    }

    /// The document; what was not done is done now.
    pub fn finish(self) -> Document {
        self.finish_with(&[])
    }

    pub(super) fn finish_with(mut self, cuts: &[(usize, Cut)]) -> Document {
        while !self.go_on_with(usize::MAX, cuts) {}
        let line_of = |role| {
            let block = self.blocks.iter().find(|block| block.role == role)?;
            Some(block.bytes.of(&self.article.text).to_owned())
        };
        Document {
            title: line_of(Role::Title).unwrap_or_else(|| self.article.id.to_string()),
            source: line_of(Role::Byline),
            language: detect_language(&self.article.text),
            direction: self.direction,
            length: self.index.as_ref().map_or(0, OffsetIndex::code_points),
            blocks: self.blocks,
            sentences: self.sentences,
            article: self.article,
        }
    }
}

impl Document {
    /// Finds the structure of an article. Never fails; linear in the text.
    pub fn new(article: Article) -> Self {
        Self::with_cuts(article, &[])
    }

    /// The same with the sentences cut as the reader has it: the cuts with their places, each the first
    /// code point of the later sentence, in order.
    pub fn with_cuts(article: Article, cuts: &[(usize, Cut)]) -> Self {
        Preparation::new(article).finish_with(cuts)
    }
}
