//! What a block of an article may be.

use serde::{Deserialize, Serialize};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The article's headline.
    Title,
    /// Who wrote it or where it comes from.
    Byline,
    /// When it appeared.
    Date,
    /// The text below a picture.
    Caption,
    /// The heading of a part.
    Heading,
    /// The report itself.
    Body,
    /// What the page put around it: menus, advertisements, prompts. Neither counted nor tagged.
    Boilerplate,
}

impl Role {
    /// Every role, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Byline,
        Self::Date,
        Self::Caption,
        Self::Heading,
        Self::Body,
        Self::Boilerplate,
    ];

    /// The word that the page's `data-role` and the Hashiya file use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Caption => "caption",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Boilerplate => "boilerplate",
        }
    }

    /// Whether readers tag sentences of such a block.
    pub fn is_text(self) -> bool {
        self != Self::Boilerplate
    }
}
