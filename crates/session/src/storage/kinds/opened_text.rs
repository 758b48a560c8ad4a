//! The records of articles that the reader opened from disk.

use serde::{Deserialize, Serialize};

use super::kind::{Home, InBackup, RecordKind, Scope, reads};
use crate::article::{ArticleId, Origin};
use crate::codec::to_text;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::library_entry::LibraryEntry;
use crate::storage::key::{Owner, RecordKey};

/// An article that the reader opened from disk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}

impl OpenedText {
    /// Of an article of the library, if it was opened from disk.
    pub fn of(entry: &LibraryEntry, work: &AnnotatedArticle) -> Option<Self> {
        (entry.origin == Origin::Opened).then(|| Self {
            file: entry.file.clone(),
            text: work.document.article.as_written().to_owned(),
            opened_at: entry.opened_at,
            language: work.document.article.language.as_deref().map(str::to_owned),
            direction: work
                .document
                .article
                .direction
                .map(|direction| direction.as_str().to_owned()),
        })
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
