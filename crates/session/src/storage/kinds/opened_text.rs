//! The records of articles that the reader opened from disk.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::kind::{Home, InBackup, RecordKind, Scope, reads};
use crate::article::{Article, ArticleId, GivenRole, Metadata, Origin};
use crate::codec::to_text;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::library_entry::LibraryEntry;
use crate::storage::key::{Owner, RecordKey};
use crate::text::Direction;

/// An article that the reader opened from disk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedText {
    /// The file's name.
    pub file: String,
    /// Its text.
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
    /// Of an article of the library, if it was opened from disk.
    pub fn of(entry: &LibraryEntry, work: &AnnotatedArticle) -> Option<Self> {
        let article = &work.document.article;
        (entry.origin == Origin::Opened).then(|| Self {
            file: entry.file.clone(),
            text: article.text.to_string(),
            opened_at: entry.opened_at,
            language: article.language.as_deref().map(str::to_owned),
            direction: article.direction.map(|direction| direction.as_str().to_owned()),
            metadata: article.metadata.as_deref().cloned().unwrap_or_default(),
            roles: article.roles.to_vec(),
        })
    }

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

/// Texts of articles.
#[derive(Debug)]
pub struct OpenedTextRecord;

impl RecordKind for OpenedTextRecord {
    fn name(&self) -> &'static str {
        "text"
    }

    fn scope(&self) -> Scope {
        Scope::Article
    }

    fn home(&self) -> Home<'_> {
        Home::Library
    }

    fn in_backup(&self) -> InBackup {
        InBackup::WithArticle
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<OpenedText>(value)
    }

    fn union(&self, _: &str, new: &str) -> Option<String> {
        Some(new.to_owned())
    }
}

/// The key of the text of this article.
pub fn key(id: &ArticleId) -> RecordKey {
    OpenedTextRecord.key(Owner::Article(id.clone()))
}

/// Stores a text.
pub fn store(id: &ArticleId, opened: &OpenedText, context: &mut Context) {
    context.write(key(id), to_text(opened));
}
