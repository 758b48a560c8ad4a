//! Undo and redo: the reader's own changes, each step with what was there before and after, and with the
//! stamps of both, by which a step knows whether things still are as it left them.

use litemap::LiteMap;

use super::annotator::AnnotatorId;
use super::made_on::MadeOn;
use super::set::Key;
use super::stamp::Stamp;
use crate::article::{Cut, LineBreaks, Role};
use crate::codebook::LabelId;

/// What a tag says, without its stamp.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagValue {
    /// The label, if any.
    pub label: Option<LabelId>,
    /// The note; empty when there is none.
    pub note: String,
    /// Whether the sentence is one to come back to.
    pub unsure: bool,
    /// The earlier text that it was said of; none where that is the text at hand.
    pub made_on: Option<MadeOn>,
}

/// One change that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The tag of a sentence.
    Tag {
        /// Whose tag of which sentence.
        key: Key,
        /// What the annotator said; `None` for nothing, so that another's tag counts.
        before: Option<TagValue>,
        /// What they say.
        after: Option<TagValue>,
    },
    /// A cut between two sentences.
    Cut {
        /// The first code point of the later sentence.
        at: usize,
        /// The reader's cut before, `None` for what was found.
        before: Option<Cut>,
        /// The reader's cut now.
        after: Option<Cut>,
    },
    /// The role of a line, by its place.
    Role {
        /// The first code point of the line.
        at: usize,
        /// The reader's choice before, `None` for the one that was found.
        before: Option<Role>,
        /// The reader's choice now.
        after: Option<Role>,
    },
    /// What lines are taken for.
    LineBreaks {
        /// The first code point of the sentence that the reader was at.
        at: usize,
        /// What before.
        before: LineBreaks,
        /// What now.
        after: LineBreaks,
    },
}

impl Change {
    /// The change that takes this one back.
    pub fn reversed(&self) -> Self {
        match self.clone() {
            Self::Tag { key, before, after } => Self::Tag {
                key,
                before: after,
                after: before,
            },
            Self::Cut { at, before, after } => Self::Cut {
                at,
                before: after,
                after: before,
            },
            Self::Role { at, before, after } => Self::Role {
                at,
                before: after,
                after: before,
            },
            Self::LineBreaks { at, before, after } => Self::LineBreaks {
                at,
                before: after,
                after: before,
            },
        }
    }
}

/// Changes that are to be made together.
pub type Step = Vec<Change>;

/// A change that was made, with the stamps of what it found and of what it left. Two values may be
/// the same and yet be two words: another tab's, said later, is not this tab's to take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The change.
    pub change: Change,
    /// The stamp of what was there before; zero where nothing was.
    pub found: Stamp,
    /// The stamp of what it left.
    pub left: Stamp,
}

impl Made {
    /// What takes this one back: it finds what this one left, and brings back what this one found.
    pub fn reversed(&self) -> Self {
        Self {
            change: self.change.reversed(),
            found: self.left,
            left: self.found,
        }
    }
}

/// The steps of one visit to one article, without limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Vec<Made>>,
    undone: Vec<Vec<Made>>,
    /// What undo and redo wrote, by its stamp: the stamp of the word that it brought back.
    /// Stamps only become later, so each one comes to the end of a sorted list.
    brought_back: LiteMap<Stamp, Stamp>,
}

impl History {
    /// Records a step that was just made; what had been undone can no longer be redone.
    /// A step that changes nothing is not recorded.
    pub fn record(&mut self, step: Vec<Made>) {
        if !step.is_empty() {
            self.done.push(step);
            self.undone.clear();
        }
    }

    /// Takes back the last step: the changes to make, in the order in which to make them.
    pub fn undo(&mut self) -> Option<Vec<Made>> {
        let step = self.done.pop()?;
        let back = step.iter().rev().map(Made::reversed).collect();
        self.undone.push(step);
        Some(back)
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self) -> Option<Vec<Made>> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }

    /// Undo or redo wrote something with this stamp, to bring back the word with that one.
    pub fn bring_back(&mut self, written: Stamp, word: Stamp) {
        self.brought_back.insert(written, word);
    }

    /// The word that what has this stamp is: itself, unless undo or redo brought back another one.
    pub fn word(&self, stamp: Stamp) -> Stamp {
        self.brought_back.get(&stamp).copied().unwrap_or(stamp)
    }

    /// Gives every change of one annotator's tags to another.
    pub fn rename(&mut self, from: &AnnotatorId, to: &AnnotatorId) {
        for made in self.done.iter_mut().chain(&mut self.undone).flatten() {
            if let Change::Tag { key, .. } = &mut made.change
                && key.annotator == *from
            {
                key.annotator = to.clone();
            }
        }
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
