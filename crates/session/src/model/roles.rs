//! The roles of an article's blocks: what the reader chose for their lines, else what was found.

use crate::annotation::Stamp;
use crate::article::{Confidence, Nesting, Role};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::RoleChoice;

impl AnnotatedArticle {
    /// The role of a block: the reader's choice, else the one that was found.
    pub fn role(&self, block: usize) -> Role {
        let block = &self.document.blocks[block];
        self.role_chosen(block.chars.start()).unwrap_or(block.role)
    }

    /// Where a block stands within lists and quotations, if it is an item of a list or a quotation: what its source
    /// says of its first line; of one that the reader made one, nothing is said.
    pub fn nesting(&self, block: usize) -> Nesting {
        let document = &self.document;
        document.article.nesting(document.blocks[block].chars.start())
    }

    /// Whether the role of a block is a guess that the reader has said nothing about.
    pub fn is_guess(&self, block: usize) -> bool {
        let block = &self.document.blocks[block];
        self.role_chosen(block.chars.start()).is_none() && block.confidence == Confidence::Guess
    }

    /// Whether the reader confirmed the role that was found for a block.
    pub fn is_confirmed(&self, block: usize) -> bool {
        let block = &self.document.blocks[block];
        self.role_chosen(block.chars.start()) == Some(block.role)
    }

    /// When the reader chose the role of a block, if they did; going back to the one that was found counts.
    pub fn role_set_at(&self, block: usize) -> Option<Stamp> {
        let first = self.document.blocks[block].chars.start();
        self.roles.get(&first).map(|choice| choice.stamp)
    }

    /// The role that the reader chose for the line that begins at a code point, if they did.
    pub(crate) fn role_chosen(&self, line: usize) -> Option<Role> {
        self.roles.get(&line).and_then(|choice| choice.role)
    }

    /// The block with a line that begins at this code point.
    pub fn block_at(&self, start: usize) -> Option<usize> {
        let blocks = &self.document.blocks;
        let block = blocks
            .partition_point(|block| block.chars.start() <= start)
            .checked_sub(1)?;
        blocks[block].lines().any(|(line, _)| line == start).then_some(block)
    }

    /// The roles that stand as the reader chose them, with the line's place, in order.
    pub(crate) fn chosen_roles(&self) -> Vec<(usize, Role)> {
        let chosen = self
            .roles
            .iter()
            .filter_map(|(line, choice)| Some((*line, choice.role?)));
        chosen.collect()
    }

    /// Puts the reader's choice of the role of the line at a place in, if a line begins there and it is
    /// the later one.
    pub(crate) fn put_role(&mut self, line: usize, choice: RoleChoice) -> bool {
        let known = self.roles.get(&line);
        if self.block_at(line).is_none() || known.is_some_and(|known| !choice.wins_over(known)) {
            return false;
        }
        self.roles.insert(line, choice);
        self.recount();
        true
    }
}
