//! The reader's cuts: where the sentences that the segmenter found are split or merged.
//!
//! They are kept beside the article, by place; the [`Document`](super::Document) is made anew with them.
//! A cut that fits nowhere is passed over, so no record and no file can make an empty sentence, an
//! overlap, or a gap with text in it. A merge where a line begins joins that line to the one before:
//! both are one block. A split there parts it from the paragraph that it goes on with.

use serde::{Deserialize, Serialize};

use unicode_segmentation::GraphemeCursor;

use crate::text::{ByteSpan, OffsetIndex};

/// What the reader does at a place between two characters as they see them (grapheme clusters).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cut {
    /// A sentence begins here, where none was found.
    Split,
    /// No sentence begins here, where one was found.
    Merge,
}

/// What the reader's cuts say of the line that begins at a code point: whether it is joined to the one before it.
/// Where they say nothing it is if it goes on with its paragraph.
pub(super) fn joins(cuts: &[(usize, Cut)], start: usize, is_wrapped: bool) -> bool {
    match cuts.binary_search_by_key(&start, |(at, _)| *at) {
        Ok(place) => cuts[place].1 == Cut::Merge,
        Err(_) => is_wrapped,
    }
}

/// The sentences of a block after the reader's cuts, in bytes of the text. Cuts that do not fit
/// (outside of the block, within a grapheme cluster, where nothing would be left) change nothing:
/// whatever is asked for, sentences are in order, not empty, and cover the block.
pub(super) fn apply(
    text: &str,
    index: &OffsetIndex,
    block: ByteSpan,
    found: &[ByteSpan],
    cuts: &[(usize, Cut)],
) -> Vec<ByteSpan> {
    let chars = index.code_point_span(text, block);
    let first = cuts.partition_point(|(at, _)| *at <= chars.start());
    let here: Vec<(usize, Cut)> = cuts[first..]
        .iter()
        .take_while(|(at, _)| *at < chars.end())
        .filter_map(|(at, cut)| {
            let span = crate::text::CodePointSpan::new(*at, *at);
            Some((index.byte_span(text, span)?.start(), *cut))
        })
        .collect();
    let mut starts: Vec<usize> = found.iter().map(ByteSpan::start).collect();
    for (at, cut) in here {
        match (cut, starts.binary_search(&at)) {
            (Cut::Merge, Ok(position)) if position > 0 => drop(starts.remove(position)),
            (Cut::Split, Err(position)) if can_begin(text, block, at) => starts.insert(position, at),
            _ => {}
        }
    }
    let ends = starts.iter().skip(1).copied().chain([block.end()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| ByteSpan::new(*start, start + text[*start..end].trim_end().len()))
        .collect()
}

/// Whether a sentence of the block can begin at a byte: before a grapheme cluster that is no white
/// space, with something before it.
pub(super) fn can_begin(text: &str, block: ByteSpan, at: usize) -> bool {
    let (piece, offset) = (block.of(text), at - block.start());
    let is_boundary = || GraphemeCursor::new(offset, piece.len(), true).is_boundary(piece, 0);
    let shows = |piece: &str| piece.chars().any(|c| !c.is_whitespace());
    piece.is_char_boundary(offset)
        && shows(&piece[..offset])
        && piece[offset..].starts_with(|c: char| !c.is_whitespace())
        && is_boundary() == Ok(true)
}
