//! Other cuts of the reader's in a document that is there: only the blocks that they are in are segmented
//! again. What comes of it is what [`Document::with_cuts`] makes of the whole text.

use super::cuts::{self, Cut};
use super::document::{Block, Document, Sentence, lines_of};
use crate::text::{ByteSpan, CodePointSpan, OffsetIndex, Segmenter, segmenter_for};

impl Document {
    /// The same article with the cuts `after`, where this document was made with the cuts `before`; both as
    /// [`Document::with_cuts`] has them. A cut where a line begins may join or part blocks: then all is made
    /// anew, linear in the text; else it takes as long as to copy the document.
    #[must_use]
    pub fn recut(&self, before: &[(usize, Cut)], after: &[(usize, Cut)]) -> Self {
        let changed = differing(before, after);
        let begins_line = |at: usize| {
            let block = self.blocks.get(self.block_covering(at));
            block.is_some_and(|block| block.lines().any(|(start, _)| start == at))
        };
        if changed.iter().any(|at| begins_line(*at)) {
            return Self::with_cuts(self.article.clone(), after);
        }
        let mut blocks: Vec<usize> = changed.iter().map(|at| self.block_covering(*at)).collect();
        blocks.dedup();
        let segment = segmenter_for(&self.article.text);
        let mut document = self.clone();
        // From the last one on, so that the numbers of those before stay.
        for number in blocks.into_iter().rev() {
            if let Some(block) = self.blocks.get(number) {
                let sentences = self.sentences_of(block, number, segment, after);
                document.replace_sentences(number, sentences);
            }
        }
        document
    }

    /// The number of the block that holds this code point, or else of the last one before it.
    fn block_covering(&self, at: usize) -> usize {
        let after = self.blocks.partition_point(|block| block.chars.start() <= at);
        after.saturating_sub(1)
    }

    /// The sentences of a block with these cuts.
    fn sentences_of(&self, block: &Block, number: usize, segment: Segmenter, cuts: &[(usize, Cut)]) -> Vec<Sentence> {
        let text = block.bytes.of(&self.article.text);
        let found: Vec<ByteSpan> = lines_of(text)
            .into_iter()
            .flat_map(|(_, line)| {
                let found = segment(line.of(text)).into_iter();
                found.map(move |span| ByteSpan::new(line.start() + span.start(), line.start() + span.end()))
            })
            .collect();
        let (byte, code_point) = (block.bytes.start(), block.chars.start());
        let first = cuts.partition_point(|(at, _)| *at < code_point);
        let cuts: Vec<(usize, Cut)> = cuts[first..]
            .iter()
            .take_while(|(at, _)| *at < block.chars.end())
            .map(|(at, cut)| (at - code_point, *cut))
            .collect();
        let index = OffsetIndex::new(text);
        let sentences = cuts::apply(text, &index, ByteSpan::new(0, text.len()), &found, &cuts);
        let sentences = sentences.into_iter().map(|bytes| {
            let chars = index.code_point_span(text, bytes);
            Sentence {
                bytes: ByteSpan::new(byte + bytes.start(), byte + bytes.end()),
                chars: CodePointSpan::new(code_point + chars.start(), code_point + chars.end()),
                block: number,
            }
        });
        sentences.collect()
    }

    /// Has these sentences take the place of those of a block.
    fn replace_sentences(&mut self, number: usize, sentences: Vec<Sentence>) {
        let old = self.blocks[number].sentences.clone();
        let end = old.start + sentences.len();
        let moved = |at: usize| at - old.end + end;
        for block in &mut self.blocks[number + 1..] {
            block.sentences = moved(block.sentences.start)..moved(block.sentences.end);
        }
        self.blocks[number].sentences.end = end;
        self.sentences.splice(old, sentences);
    }
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
