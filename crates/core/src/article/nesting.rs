//! Where a line stands within the lists and quotations of its source: how deep, and with which number or sign.
//!
//! These are no text of the article, as they are none in the source: an editor counts, a page draws bullets. So an
//! article is the same text, with the same places, whether its lists are known or not, and no number becomes a
//! sentence. They are drawn beside the text, and said to whoever does not see them.

use super::role::Role;

/// Where a line stands within lists and quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nesting {
    /// In how many lists and quotations within one another it stands: 1 is within no other.
    pub level: u32,
    /// What stands before it; of an item of a list.
    pub marker: Marker,
}

/// What stands before an item of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marker {
    /// The sign of a list that is not counted.
    #[default]
    Bullet,
    /// Its number.
    Number(i32),
    /// The box of a task: whether it is done.
    Task(bool),
    /// Nothing: it goes on with the item before it, as its second paragraph does.
    Nothing,
}

/// What a reader's own choice says of it.
impl Default for Nesting {
    fn default() -> Self {
        Self {
            level: 1,
            marker: Marker::default(),
        }
    }
}

impl Marker {
    /// The number, if it is one.
    pub fn number(self) -> Option<i32> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Of a task: whether it is done.
    pub fn task(self) -> Option<bool> {
        match self {
            Self::Task(is_done) => Some(is_done),
            _ => None,
        }
    }
}

/// What a source says that a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRole {
    /// The role.
    pub role: Role,
    /// Where it stands, if it is an item of a list or a quotation; else this says nothing.
    pub nesting: Nesting,
}

impl From<Role> for LineRole {
    fn from(role: Role) -> Self {
        Self {
            role,
            nesting: Nesting::default(),
        }
    }
}
