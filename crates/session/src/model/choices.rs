//! The reader's choices about the structure of an article, with their stamps: the roles of blocks, where
//! sentences are split or merged, what lines are. The later choice wins.

use crate::annotation::Stamp;
use crate::article::{Cut, LineBreaks, Role};

/// The role that the reader chose for a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleChoice {
    /// The role; `None` when the reader went back to the one that was found.
    pub role: Option<Role>,
    /// When it was said.
    pub stamp: Stamp,
}

impl RoleChoice {
    /// Whether this choice wins over another one of the same block: the later one, and of two at the
    /// same time the greater.
    pub fn wins_over(&self, other: &Self) -> bool {
        let rank = |choice: &Self| (choice.stamp, choice.role.map(Role::as_str));
        rank(self) > rank(other)
    }
}

/// The reader's cut at a place between two sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutChoice {
    /// The cut; `None` when the reader went back to what was found.
    pub cut: Option<Cut>,
    /// When it was said.
    pub stamp: Stamp,
}

impl CutChoice {
    /// Whether this choice wins over another one of the same place: the later one, and of two at the
    /// same time the greater.
    pub fn wins_over(&self, other: &Self) -> bool {
        (self.stamp, self.cut) > (other.stamp, other.cut)
    }
}

/// What the reader takes the lines of an article for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineBreaksChoice {
    /// What; as found when they went back to that, or said nothing yet.
    pub breaks: LineBreaks,
    /// When it was said; zero if it was not.
    pub stamp: Stamp,
}

impl LineBreaksChoice {
    /// Whether this choice wins over another one of the same article: the later one, and of two at the same time
    /// the greater.
    pub fn wins_over(&self, other: &Self) -> bool {
        (self.stamp, self.breaks) > (other.stamp, other.breaks)
    }
}
