//! Finding the structure of an article a piece at a time, so that whoever shows it can say how far that is,
//! answer the reader meanwhile, and stop.

use super::cuts::{self, Cut};
use super::document::{Block, Document, Sentence, direction_in, language_of, source_in, title_in};
use super::found_line::FoundLine;
use super::given::findings;
use super::line_breaks::LineBreaks;
use super::roles::Finding;
use super::source::Article;
use super::text_lines::lines_of;
use super::wrapping::{sentences_of, wrapped_lines};
use crate::text::{ByteSpan, Direction, OffsetIndex, Segmenter, segmenter_for};

/// A document that is being made of an article.
#[derive(Clone, Debug)]
pub struct Preparation {
    article: Article,
    direction: Direction,
    /// The lines that hold text, each with its number and its span.
    lines: Vec<(usize, ByteSpan)>,
    /// Which of them go on with the paragraph of the one before.
    wrapped: Vec<bool>,
    /// What each line was found to be; made in the first steps, as is the index.
    findings: Option<Vec<Finding>>,
    index: Option<OffsetIndex>,
    segment: Segmenter,
    /// How many of the lines are done.
    done: usize,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    /// The lines under way that are cut as one, and what the rules find in the lines of the block under way.
    paragraph: Vec<ByteSpan>,
    found: Vec<ByteSpan>,
}

impl Preparation {
    /// Begins with an article.
    pub fn new(article: Article) -> Self {
        let lines = lines_of(&article.text);
        Self {
            direction: direction_in(&article),
            wrapped: wrapped_in(&article, &lines),
            lines,
            segment: segmenter_for(&article.text),
            article,
            findings: None,
            index: None,
            done: 0,
            blocks: Vec::new(),
            sentences: Vec::new(),
            paragraph: Vec::new(),
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
            let lines: Vec<ByteSpan> = self.lines.iter().map(|(_, line)| *line).collect();
            self.findings = Some(findings(&self.article, &lines, &self.wrapped, index));
            return false;
        };
        let mut done = 0;
        while let Some((&(number, bytes_of_line), finding)) = self.lines.get(self.done).zip(findings.get(self.done)) {
            if done >= bytes {
                return false;
            }
            done += bytes_of_line.end() - bytes_of_line.start();
            let line = FoundLine {
                number,
                bytes: bytes_of_line,
                chars: index.code_point_span(&text, bytes_of_line),
                is_wrapped: self.wrapped[self.done],
                role: finding.role,
                confidence: finding.confidence,
            };
            line.put_after(&mut self.blocks, line.is_joined(cuts), &text, self.direction);
            self.done += 1;
            self.paragraph.push(bytes_of_line);
            let next = self.lines.get(self.done).map(|(_, next)| {
                let start = index.code_point_span(&text, *next).start();
                let is_wrapped = self.wrapped[self.done];
                (is_wrapped, cuts::joins(cuts, start, is_wrapped))
            });
            let (is_wrapped, is_joined) = next.unwrap_or_default();
            if is_wrapped && is_joined {
                continue;
            }
            let found = sentences_of(&text, &self.paragraph, self.segment);
            self.paragraph.clear();
            self.found.extend(found);
            let number = self.blocks.len() - 1;
            let Some(block) = self.blocks.last_mut().filter(|_| !is_joined) else {
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

/// Which lines of an article go on with the paragraph of the one before: none where its source says what they are.
fn wrapped_in(article: &Article, lines: &[(usize, ByteSpan)]) -> Vec<bool> {
    let breaks = match article.roles.is_empty() {
        true => article.line_breaks,
        false => LineBreaks::Paragraphs,
    };
    wrapped_lines(&article.text, lines, breaks)
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
