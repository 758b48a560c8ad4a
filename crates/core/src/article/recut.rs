//! Other cuts of the reader's in a document that is there: only the blocks that they are in are made and
//! segmented again. What comes of it is what [`Document::with_cuts`] makes of the whole text.

use std::ops::Range;

use super::cuts::{self, Cut};
use super::document::{Block, Document, Sentence, source_in, title_in};
use super::found_line::FoundLine;
use super::text_lines::lines_of;
use super::wrapping::sentences_of;
use crate::text::{ByteSpan, CodePointSpan, OffsetIndex, Segmenter, segmenter_for};

impl Document {
    /// The same article with the cuts `after`, where this document was made with the cuts `before`; both as
    /// [`Document::with_cuts`] has them. Takes as long as to copy the document, for each group of blocks beside each
    /// other in which a cut changed.
    #[must_use]
    pub fn recut(&self, before: &[(usize, Cut)], after: &[(usize, Cut)]) -> Self {
        let segment = segmenter_for(&self.article.text);
        let mut document = self.clone();
        // From the last ones on, so that the numbers of those before stay.
        for blocks in self.touched(&differing(before, after)).into_iter().rev() {
            let lines = self.lines_of_blocks(blocks.clone());
            let made = self.blocks_of(&lines, after);
            document.replace(blocks, made, segment, after);
        }
        document.title = title_in(&document.article, &document.blocks);
        document.source = source_in(&document.article, &document.blocks);
        document
    }

    /// The blocks that cuts at these places can change, in order and apart: the one that holds the place, and the
    /// one before it where a line begins there that may be joined to it.
    fn touched(&self, places: &[usize]) -> Vec<Range<usize>> {
        let mut touched: Vec<Range<usize>> = Vec::new();
        for at in places {
            let here = self.block_covering(*at);
            let begins = self.blocks.get(here).is_some_and(|block| block.chars.start() == *at);
            let first = here - usize::from(begins && here > 0);
            match touched.last_mut().filter(|last| last.end > first) {
                Some(last) => last.end = here + 1,
                None => touched.push(first..(here + 1).min(self.blocks.len())),
            }
        }
        touched.retain(|blocks| !blocks.is_empty());
        touched
    }

    /// The number of the block that holds this code point, or else of the last one before it.
    fn block_covering(&self, at: usize) -> usize {
        let after = self.blocks.partition_point(|block| block.chars.start() <= at);
        after.saturating_sub(1)
    }

    /// The lines of some blocks, as they were found.
    fn lines_of_blocks(&self, blocks: Range<usize>) -> Vec<FoundLine> {
        let of_block = |block: &Block| {
            let text = block.bytes.of(&self.article.text);
            let index = OffsetIndex::new(text);
            let first = (block.is_wrapped, block.role, block.confidence);
            let joined = block
                .joined
                .iter()
                .map(|line| (line.is_wrapped, line.role, line.confidence));
            let lines = lines_of(text).into_iter().zip(std::iter::once(first).chain(joined));
            let lines = lines.map(|((number, bytes), (is_wrapped, role, confidence))| FoundLine {
                number: block.line + number - 1,
                chars: shifted_chars(index.code_point_span(text, bytes), block.chars.start()),
                bytes: shifted(bytes, block.bytes.start()),
                is_wrapped,
                role,
                confidence,
            });
            lines.collect::<Vec<_>>()
        };
        self.blocks[blocks].iter().flat_map(of_block).collect()
    }

    /// The blocks that lines make with these cuts, yet without sentences.
    fn blocks_of(&self, lines: &[FoundLine], cuts: &[(usize, Cut)]) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for line in lines {
            line.put_after(&mut blocks, line.is_joined(cuts), &self.article.text, self.direction);
        }
        blocks
    }

    /// Has these blocks, with the sentences that the cuts make in them, take the place of some.
    fn replace(&mut self, blocks: Range<usize>, mut made: Vec<Block>, segment: Segmenter, cuts: &[(usize, Cut)]) {
        let old = self.blocks[blocks.start].sentences.start..self.blocks[blocks.end - 1].sentences.end;
        let mut sentences = Vec::new();
        for (number, block) in (blocks.start..).zip(&mut made) {
            let first = old.start + sentences.len();
            sentences.extend(self.sentences_of(block, number, segment, cuts));
            block.sentences = first..old.start + sentences.len();
        }
        let end = old.start + sentences.len();
        let next_block = blocks.start + made.len();
        for block in &mut self.blocks[blocks.end..] {
            let moved = |at: usize| at - old.end + end;
            block.sentences = moved(block.sentences.start)..moved(block.sentences.end);
        }
        for sentence in &mut self.sentences[old.end..] {
            sentence.block = sentence.block - blocks.end + next_block;
        }
        self.blocks.splice(blocks, made);
        self.sentences.splice(old, sentences);
    }

    /// The sentences of a block with these cuts.
    fn sentences_of(&self, block: &Block, number: usize, segment: Segmenter, cuts: &[(usize, Cut)]) -> Vec<Sentence> {
        let text = block.bytes.of(&self.article.text);
        let lines: Vec<ByteSpan> = lines_of(text).into_iter().map(|(_, line)| line).collect();
        let mut found: Vec<ByteSpan> = Vec::new();
        let mut first = 0;
        // Each line, with those that go on with its paragraph.
        while first < lines.len() {
            let goes_on = block.joined[first..].iter().take_while(|line| line.is_wrapped).count();
            let next = first + 1 + goes_on;
            found.extend(sentences_of(text, &lines[first..next], segment));
            first = next;
        }
        let first_char = block.chars.start();
        let first = cuts.partition_point(|(at, _)| *at < first_char);
        let cuts: Vec<(usize, Cut)> = cuts[first..]
            .iter()
            .take_while(|(at, _)| *at < block.chars.end())
            .map(|(at, cut)| (at - first_char, *cut))
            .collect();
        let index = OffsetIndex::new(text);
        let sentences = cuts::apply(text, &index, ByteSpan::new(0, text.len()), &found, &cuts);
        let sentences = sentences.into_iter().map(|bytes| Sentence {
            bytes: shifted(bytes, block.bytes.start()),
            chars: shifted_chars(index.code_point_span(text, bytes), first_char),
            block: number,
        });
        sentences.collect()
    }
}

/// A span of bytes in a piece of text as one of the text, in which the piece begins there.
fn shifted(span: ByteSpan, start: usize) -> ByteSpan {
    ByteSpan::new(start + span.start(), start + span.end())
}

/// The same in code points.
fn shifted_chars(span: CodePointSpan, start: usize) -> CodePointSpan {
    CodePointSpan::new(start + span.start(), start + span.end())
}

/// The places where one has another cut than the other, in order.
fn differing(before: &[(usize, Cut)], after: &[(usize, Cut)]) -> Vec<usize> {
    let lacks = |cuts: &[(usize, Cut)], cut: &(usize, Cut)| cuts.binary_search(cut).is_err();
    let gone = before.iter().filter(|cut| lacks(after, cut));
    let new = after.iter().filter(|cut| lacks(before, cut));
    let mut places: Vec<usize> = gone.chain(new).map(|(at, _)| *at).collect();
    places.sort_unstable();
    places.dedup();
    places
}
