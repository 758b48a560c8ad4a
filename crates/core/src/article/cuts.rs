//! The reader's own cuts: where the sentences that were found are split, or joined.

use super::document::Document;
use crate::json::json_word;
use crate::map::Map;
use crate::text::{ByteSpan, OffsetIndex};

/// What the reader does at a place between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// A sentence begins here, where none was found.
    Split,
    /// No sentence begins here, where one was found.
    Merge,
}

impl Cut {
    const ALL: [Self; 2] = [Self::Split, Self::Merge];

    /// The word of the records.
    fn as_str(self) -> &'static str {
        match self {
            Self::Split => "split",
            Self::Merge => "merge",
        }
    }
}

json_word!(Cut);

/// Cuts by their place: the first code point of the later sentence.
pub type Cuts = Map<usize, Cut>;

/// The sentences of a block after the reader's cuts, in bytes of the text. Cuts that do not fit
/// (outside of the block, within a word, where nothing would be left) change nothing: whatever is
/// asked for, sentences are in order, not empty, and cover the block.
pub(super) fn apply(
    text: &str,
    index: &OffsetIndex,
    block: ByteSpan,
    found: &[ByteSpan],
    cuts: &Cuts,
) -> Vec<ByteSpan> {
    let chars = index.code_point_span(text, block);
    let here: Vec<(usize, Cut)> = cuts
        .starting_at(&(chars.start() + 1))
        .take_while(|(at, _)| **at < chars.end())
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

/// A word of a sentence, as a place to split it at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitPoint {
    /// The first code point of the word.
    pub at: usize,
    /// The word.
    pub word: String,
}

/// The words of a sentence in order; it can be split before each but the first.
pub fn split_points(document: &Document, sentence: usize) -> Vec<SplitPoint> {
    let text = document.sentence_text(sentence);
    let Some(first) = document.sentences.get(sentence).map(|sentence| sentence.chars.start()) else {
        return Vec::new();
    };
    let mut points = Vec::new();
    let mut at = first;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if !word.is_empty() {
            points.push(SplitPoint {
                at,
                word: word.to_owned(),
            });
        }
        at += piece.chars().count();
    }
    points
}
