//! How the library is arranged: the order of its articles, and which of them are shown.

use crate::model::collections::CollectionId;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The words that titles have.
    pub words: String,
    /// The order.
    pub order: Order,
    /// Of which source.
    pub from_where: FromWhere,
    /// In which state.
    pub how_far: HowFar,
    /// Of which collection.
    pub collection: Option<CollectionId>,
}

impl Arrangement {
    /// Whether it may leave articles out.
    pub fn leaves_out(&self) -> bool {
        let is_any = self.from_where == FromWhere::Any && self.how_far == HowFar::Any && self.collection.is_none();
        !is_any || !self.words.trim().is_empty()
    }
}

/// In which order the articles stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The latest that the reader opened first, then those that are delivered.
    #[default]
    Added,
    /// The one that was read last first.
    LastRead,
    /// By title.
    Title,
    /// The one first of which most is tagged, in proportion.
    Progress,
}

impl Order {
    /// Every order, as they are offered.
    pub const ALL: [Self; 4] = [Self::Added, Self::LastRead, Self::Title, Self::Progress];

    /// Its name in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::LastRead => "read",
            Self::Title => "title",
            Self::Progress => "progress",
        }
    }
}

/// Articles of which source are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FromWhere {
    /// Of any.
    #[default]
    Any,
    /// Delivered with the app.
    Delivered,
    /// Opened by the reader.
    Own,
}

impl FromWhere {
    /// Every choice, as they are offered.
    pub const ALL: [Self; 3] = [Self::Any, Self::Own, Self::Delivered];

    /// Its name in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Delivered => "delivered",
            Self::Own => "own",
        }
    }
}

/// Articles in which state are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HowFar {
    /// In any.
    #[default]
    Any,
    /// Nothing of it is tagged.
    Untagged,
    /// Some of it is tagged, and some is not.
    Begun,
    /// All of it is tagged.
    Done,
    /// Some of it is marked as unsure.
    Unsure,
}

impl HowFar {
    /// Every choice, as they are offered.
    pub const ALL: [Self; 5] = [Self::Any, Self::Untagged, Self::Begun, Self::Done, Self::Unsure];

    /// Its name in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Untagged => "untagged",
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Unsure => "unsure",
        }
    }
}
