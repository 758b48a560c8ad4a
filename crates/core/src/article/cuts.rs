//! The reader's cuts: where the sentences that the segmenter found are split or merged.
//!
//! They are kept beside the article, by place; the [`Document`](super::Document) is made anew with them.
//! A cut that fits no word is passed over, so no record and no file can make an empty sentence, an
//! overlap, or a gap with text in it.

use serde::{Deserialize, Serialize};

use crate::text::{ByteSpan, OffsetIndex};

/// What the reader does at a place between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cut {
    /// A sentence begins here, where none was found.
    Split,
    /// No sentence begins here, where one was found.
    Merge,
}

/// The sentences of a block after the reader's cuts, in bytes of the text. Cuts that do not fit
/// (outside of the block, within a word, where nothing would be left) change nothing: whatever is
/// asked for, sentences are in order, not empty, and cover the block.
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
            (Cut::Split, Err(position)) if begins_word(text, block, at) => starts.insert(position, at),
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

/// Whether a word of the block begins at a byte: white space stands before it, something else at it.
fn begins_word(text: &str, block: ByteSpan, at: usize) -> bool {
    let before = text[block.start()..at].chars().next_back();
    let first = text[at..block.end()].chars().next();
    before.is_some_and(char::is_whitespace) && first.is_some_and(|c| !c.is_whitespace())
}
