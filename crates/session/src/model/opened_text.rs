//! An article that the reader opened from disk, as it is kept.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::article::{Article, ArticleId, GivenRole, Metadata, Origin};
use crate::text::Direction;

/// An article that the reader opened from disk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedText {
    /// The file's name.
    pub file: String,
    /// Its text; to the letter where an earlier version stored it, by which that finds it again.
    pub text: String,
    /// When it was opened, in milliseconds since 1970-01-01 UTC.
    #[serde(default)]
    pub opened_at: u64,
    /// The language that the file says it is in, as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The reading direction that the file says it has, `rtl` or `ltr`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// What its source says of it beside the text.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub metadata: Metadata,
    /// What its source says that the lines are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<GivenRole>,
}

fn is_nothing(metadata: &Metadata) -> bool {
    *metadata == Metadata::default()
}

impl OpenedText {
    /// The article that it is, under this identity.
    pub fn article(&self, id: ArticleId) -> Article {
        let article = Article::new(id, &self.text, Origin::Opened)
            .declaring(self.language.as_deref())
            .directed(self.direction.as_deref().and_then(Direction::from_name))
            .with_roles(&self.roles);
        match is_nothing(&self.metadata) {
            true => article,
            false => article.described(Rc::new(self.metadata.clone())),
        }
    }
}
