//! What a block of an article may be.

use serde::{Deserialize, Serialize, Serializer};

/// What a block is.
///
/// Written by serde as the word that every version of the program reads: an item of a list and a quotation are
/// written as [`Role::Body`], and which of them it is stands beside that (see [`Role::subrole`]). So whoever writes
/// a role that is to come back as it was writes both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// An item of a list in it. Its number or sign is no text: see [`Nesting`](super::Nesting).
    ListItem,
    /// A passage of another text that is set apart in it. Not to be confused with the label `quote`, which says what
    /// a sentence does, wherever it stands.
    Quotation,
    /// What the page put around it: menus, advertisements, prompts. Neither counted nor tagged.
    Boilerplate,
}

/// What a block of [`Role::Body`] is more exactly. Versions before these were told apart know no such roles and
/// refuse what names one: for them it is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subrole {
    /// See [`Role::ListItem`].
    ListItem,
    /// See [`Role::Quotation`].
    Quotation,
}

impl Role {
    /// Every role, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Byline,
        Self::Date,
        Self::Caption,
        Self::Heading,
        Self::Body,
        Self::ListItem,
        Self::Quotation,
        Self::Boilerplate,
    ];

    /// The word that the page's `data-role` and `hashiya extract` use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Caption => "caption",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::ListItem => "list-item",
            Self::Quotation => "quotation",
            Self::Boilerplate => "boilerplate",
        }
    }

    /// Whether readers tag sentences of such a block.
    pub fn is_text(self) -> bool {
        self != Self::Boilerplate
    }

    /// What it is for versions that do not know it: the role that it is a kind of.
    #[must_use]
    pub fn base(self) -> Self {
        match self.subrole() {
            Some(_) => Self::Body,
            None => self,
        }
    }

    /// What stands beside [`Role::base`] where a role is stored or exported.
    pub fn subrole(self) -> Option<Subrole> {
        match self {
            Self::ListItem => Some(Subrole::ListItem),
            Self::Quotation => Some(Subrole::Quotation),
            _ => None,
        }
    }

    /// The role that is written so; a subrole beside another role than [`Role::Body`] says nothing: an earlier
    /// version kept it unread and gave the block that role.
    #[must_use]
    pub fn with_subrole(self, subrole: Option<Subrole>) -> Self {
        match (self, subrole) {
            (Self::Body, Some(Subrole::ListItem)) => Self::ListItem,
            (Self::Body, Some(Subrole::Quotation)) => Self::Quotation,
            (role, _) => role,
        }
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.base().as_str())
    }
}

impl Subrole {
    /// The subrole with this name; of a newer program's none.
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Role::ListItem, Role::Quotation];
        all.into_iter().find(|role| role.as_str() == name)?.subrole()
    }
}
