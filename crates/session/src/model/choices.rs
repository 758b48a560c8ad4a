//! What the reader says of the structure of an article: the roles of blocks, the places between sentences.

use crate::annotation::Stamp;
use crate::article::{Cut, Role};

/// The reader's word on a block's role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleChoice {
    /// The role; `None` when the reader went back to the one that was found.
    pub role: Option<Role>,
    /// When it was said.
    pub stamp: Stamp,
}

impl RoleChoice {
    /// Whether this word wins over another one on the same block: the later one, and of two at the
    /// same time the greater.
    pub fn wins_over(&self, other: &Self) -> bool {
        let rank = |choice: &Self| (choice.stamp, choice.role.map(Role::as_str));
        rank(self) > rank(other)
    }
}

/// The reader's word on a place between two sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutChoice {
    /// The cut; `None` when the reader went back to what was found.
    pub cut: Option<Cut>,
    /// When it was said.
    pub stamp: Stamp,
}

impl CutChoice {
    /// Whether this word wins over another one on the same place: the later one, and of two at the
    /// same time the greater.
    pub fn wins_over(&self, other: &Self) -> bool {
        (self.stamp, self.cut) > (other.stamp, other.cut)
    }
}
