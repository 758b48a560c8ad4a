//! Finding the structure of an article a piece at a time, so that whoever shows it can say how far that is,
//! answer the reader meanwhile, and stop.

use super::cuts::{self, Cut};
use super::document::{Block, Document, Sentence, direction_in, language_of, lines_of, source_in, title_in};
use super::found_line::FoundLine;
use super::given::findings;
use super::roles::Finding;
use super::source::Article;
use crate::text::{ByteSpan, Direction, OffsetIndex, Segmenter, segmenter_for};

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
    segment: Segmenter,
    /// How many of the lines are done.
    done: usize,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    /// What the rules find in the lines of the block under way.
    found: Vec<ByteSpan>,
}

impl Preparation {
    /// Begins with an article.
    pub fn new(article: Article) -> Self {
        Self {
            direction: direction_in(&article),
            lines: lines_of(&article.text),
            segment: segmenter_for(&article.text),
            article,
            findings: None,
            index: None,
            done: 0,
            blocks: Vec::new(),
            sentences: Vec::new(),
            found: Vec::new(),
        }
    }

    /// How much of the text is done, in hundredths.
    pub fn percent(&self) -> usize {
        let last = self.done.checked_sub(1).and_then(|last| self.lines.get(last));
        let done = last.map_or(0, |(_, line)| line.end());
        (done * 100).checked_div(self.article.text.len()).unwrap_or(100)
    }

    /// Does one piece of the work: what concerns the whole text, or the sentences of lines with about so
    /// many bytes. Returns whether all of it is done. The same document comes of pieces of any size.
    pub fn go_on(&mut self, bytes: usize) -> bool {
        self.go_on_with(bytes, &[])
    }

    fn go_on_with(&mut self, bytes: usize, cuts: &[(usize, Cut)]) -> bool {
        let text = self.article.text.clone();
        let Some(index) = &self.index else {
            self.index = Some(OffsetIndex::new(&text));
            return false;
        };
        let Some(findings) = &self.findings else {
            let start = |line: ByteSpan| index.code_point_span(&text, line).start();
            let lines = self.lines.iter().map(|(_, line)| (start(*line), line.of(&text)));
            self.findings = Some(findings(&self.article, lines));
            return false;
        };
        let joins = |line: ByteSpan| cuts::joins(cuts, index.code_point_span(&text, line).start());
        let mut done = 0;
        while let Some((&(line, bytes_of_line), finding)) = self.lines.get(self.done).zip(findings.get(self.done)) {
            if done >= bytes {
                return false;
            }
            done += bytes_of_line.end() - bytes_of_line.start();
            self.done += 1;
            let start = bytes_of_line.start();
            let within = |span: ByteSpan| ByteSpan::new(start + span.start(), start + span.end());
            let found = (self.segment)(bytes_of_line.of(&text));
            self.found.extend(found.into_iter().map(within));
            let chars = index.code_point_span(&text, bytes_of_line);
            let found = FoundLine {
                number: line,
                bytes: bytes_of_line,
                chars,
                role: finding.role,
                confidence: finding.confidence,
            };
            found.put_after(&mut self.blocks, joins(bytes_of_line), &text, self.direction);
            let joins_next = self.lines.get(self.done).is_some_and(|(_, next)| joins(*next));
            let number = self.blocks.len() - 1;
            let Some(block) = self.blocks.last_mut().filter(|_| !joins_next) else {
                continue;
            };
            for bytes in cuts::apply(&text, index, block.bytes, &self.found, cuts) {
                self.sentences.push(Sentence {
                    bytes,
                    chars: index.code_point_span(&text, bytes),
                    block: number,
                });
            }
            block.sentences.end = self.sentences.len();
            self.found.clear();
        }
        true
    }

    /// The document; what was not done is done now.
    pub fn finish(self) -> Document {
        self.finish_with(&[])
    }

    fn finish_with(mut self, cuts: &[(usize, Cut)]) -> Document {
        while !self.go_on_with(usize::MAX, cuts) {}
        Document {
            title: title_in(&self.article, &self.blocks),
            source: source_in(&self.article, &self.blocks),
            language: language_of(&self.article, &self.article.text),
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
