//! A line of the text as it was found, and how lines become blocks.

use super::confidence::Confidence;
use super::cuts::{self, Cut};
use super::document::{Block, JoinedLine, own_direction};
use super::role::Role;
use crate::text::{ByteSpan, CodePointSpan, Direction};

/// A line of the text that holds more than white space.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundLine {
    /// Its number among all lines of the text, from 1.
    pub(super) number: usize,
    /// In bytes of the text, without the white space around it.
    pub(super) bytes: ByteSpan,
    /// In its code points.
    pub(super) chars: CodePointSpan,
    /// Whether it goes on with the paragraph of the line before it.
    pub(super) is_wrapped: bool,
    /// What it was found to be by itself.
    pub(super) role: Role,
    /// How sure that is.
    pub(super) confidence: Confidence,
}

impl FoundLine {
    /// Whether it is joined to the line before it, with these cuts.
    pub(super) fn is_joined(&self, cuts: &[(usize, Cut)]) -> bool {
        cuts::joins(cuts, self.chars.start(), self.is_wrapped)
    }

    /// Puts the line after some blocks of `text`: to the last of them if it is joined, else as a block
    /// of its own, yet without sentences, which begin after those of the others. `direction` is the article's.
    pub(super) fn put_after(self, blocks: &mut Vec<Block>, is_joined: bool, text: &str, direction: Direction) {
        if let Some(block) = blocks.last_mut().filter(|_| is_joined) {
            block.bytes = ByteSpan::new(block.bytes.start(), self.bytes.end());
            block.chars = CodePointSpan::new(block.chars.start(), self.chars.end());
            block.joined.push(JoinedLine {
                is_wrapped: self.is_wrapped,
                start: self.chars.start(),
                role: self.role,
                confidence: self.confidence,
            });
            return;
        }
        let first = blocks.last().map_or(0, |block| block.sentences.end);
        blocks.push(Block {
            line: self.number,
            is_wrapped: self.is_wrapped,
            bytes: self.bytes,
            chars: self.chars,
            role: self.role,
            confidence: self.confidence,
            direction: own_direction(self.bytes.of(text), direction),
            sentences: first..first,
            joined: Vec::new(),
        });
    }
}
