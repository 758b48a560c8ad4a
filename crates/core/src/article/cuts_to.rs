//! Which cuts make a span a sentence.
//!
//! A span may go on over line ends that part blocks now, as it did where the text was taken for one that is wrapped
//! at a width: as long as no blank line is between.

use super::cuts::Cut;
use super::document::{Block, Document};
use super::wrapping::are_neighbours;
use crate::text::{ByteSpan, CodePointSpan};

/// The cuts that would make a span a sentence: a split at its beginning and one behind its end, merges
/// within it, also where lines begin; those that are needed. None when it is one already, reaches over a blank line
/// or from text to a leftover, or begins or ends in white space. Linear in the blocks that it is in.
pub fn cuts_to(document: &Document, span: CodePointSpan) -> Vec<(usize, Cut)> {
    let covering = document.sentence_covering(span.start());
    let Some(blocks) = document
        .sentences
        .get(covering)
        .and_then(|sentence| blocks_under(document, sentence.block, span.end()))
    else {
        return Vec::new();
    };
    let (start, end) = (blocks[0].chars.start(), blocks[blocks.len() - 1].chars.end());
    if document.sentence_at(span).is_some() || span.is_empty() || span.start() < start || span.end() > end {
        return Vec::new();
    }
    let bytes = ByteSpan::new(blocks[0].bytes.start(), blocks[blocks.len() - 1].bytes.end());
    let text: Vec<char> = bytes.of(&document.article.text).chars().collect();
    let shows = |at: usize| text.get(at - start).is_some_and(|c| !c.is_whitespace());
    if !shows(span.start()) || !shows(span.end() - 1) {
        return Vec::new();
    }
    // Where the sentence after it begins, if one does.
    let next = (span.end()..end).find(|at| shows(*at));
    let sentences = &document.sentences[blocks[0].sentences.start..blocks[blocks.len() - 1].sentences.end];
    let begins = |at: usize| sentences.iter().any(|sentence| sentence.chars.start() == at);
    let split = |at: usize| (!begins(at)).then_some((at, Cut::Split));
    let starts = sentences.iter().map(|sentence| sentence.chars.start());
    let within = starts.filter(|at| span.start() < *at && *at < span.end());
    let merges = within.map(|at| (at, Cut::Merge));
    let first = split(span.start()).into_iter();
    first.chain(merges).chain(next.and_then(split)).collect()
}

/// The blocks from the one with this number to that which holds what stands before a code point; `None` where they are
/// not right below each other, or text and leftovers.
fn blocks_under(document: &Document, first: usize, end: usize) -> Option<&[Block]> {
    let last = document.sentences[document.sentence_covering(end.saturating_sub(1))].block;
    let blocks = document.blocks.get(first..=last.max(first))?;
    let mut pairs = blocks.iter().zip(&blocks[1..]);
    let are_one = pairs.all(|(block, next)| {
        are_neighbours(&document.article.text, block.bytes, next.bytes) && block.role.is_text() == next.role.is_text()
    });
    are_one.then_some(blocks)
}
