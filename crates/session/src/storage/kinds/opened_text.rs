//! The records of articles that the reader opened from disk.
//!
//! The text with what belongs to it is a structured record in the journal's database ([`OpenedText`], written by
//! way of `storage/text_record.rs`). What stands among the records, in local storage and in the journal, is a
//! small one that leads to it ([`TextPointer`]); its key has the hash of the text, so that no text is ever
//! written over another one. Version 1 had the whole text in the record itself; it is read for ever, written
//! where there is no journal, and moved by `storage/moving_texts.rs`.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::kind::{Home, InBackup, RecordKind, Scope, reads};
use crate::article::{Article, ArticleId, Origin};
use crate::codec::to_text;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::library_entry::LibraryEntry;
pub use crate::model::opened_text::OpenedText;
use crate::storage::key::{Owner, RecordKey, Records};

/// The version whose record is the whole text.
const WHOLE: u64 = 1;

impl OpenedText {
    /// Of an article of the library, if it was opened from disk.
    pub fn of(entry: &LibraryEntry, work: &AnnotatedArticle) -> Option<Self> {
        let article = &work.document.article;
        (entry.origin == Origin::Opened).then(|| Self {
            file: entry.file.clone(),
            text: article.as_written().to_owned(),
            opened_at: entry.opened_at,
            language: article.language.as_deref().map(str::to_owned),
            direction: article.direction.map(|direction| direction.as_str().to_owned()),
            metadata: article.metadata.as_deref().cloned().unwrap_or_default(),
            roles: article.roles.to_vec(),
        })
    }
}

/// The record that leads to a text, of an opened article or a kept one (`kept_text.rs`): what the library has to know of one that it has no true summary of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPointer {
    /// The file's name.
    pub file: String,
    /// When it was opened, in milliseconds since 1970-01-01 UTC; 0 of a delivered one.
    #[serde(default)]
    pub opened_at: u64,
    /// How long the text is, in bytes of UTF-8.
    #[serde(default)]
    pub length: usize,
}

impl TextPointer {
    /// To a text.
    pub fn to(opened: &OpenedText) -> Self {
        Self {
            file: opened.file.clone(),
            opened_at: opened.opened_at,
            length: opened.text.len(),
        }
    }

    /// To the text of an article of the library, if it was opened from disk.
    pub fn of(entry: &LibraryEntry, work: &AnnotatedArticle) -> Option<Self> {
        (entry.origin == Origin::Opened).then(|| Self {
            file: entry.file.clone(),
            opened_at: entry.opened_at,
            length: work.document.article.as_written().len(),
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

    fn versions(&self) -> &'static [u64] {
        &[2, WHOLE]
    }

    fn scope(&self) -> Scope {
        Scope::Text
    }

    fn scope_in(&self, version: u64) -> Scope {
        match version {
            WHOLE => Scope::Article,
            _ => self.scope(),
        }
    }

    fn home(&self) -> Home<'_> {
        Home::Library
    }

    fn in_backup(&self) -> InBackup {
        InBackup::WithArticle
    }

    fn is_sound(&self, owner: &Owner, value: &str) -> bool {
        match owner {
            Owner::Text(..) => reads::<TextPointer>(value),
            _ => reads::<OpenedText>(value),
        }
    }

    fn union(&self, _: &str, new: &str) -> Option<String> {
        Some(new.to_owned())
    }
}

/// Whether a record leads to the text of an opened article.
pub fn is_pointer(key: &RecordKey) -> bool {
    OpenedTextRecord.has(key) && key.version() != Some(WHOLE)
}

/// Whether a record is a whole text.
pub fn is_whole(key: &RecordKey) -> bool {
    OpenedTextRecord.has(key) && key.version() == Some(WHOLE)
}

/// The key of the record that leads to the text of this article, and of the text itself.
pub fn key(article: &Article) -> RecordKey {
    OpenedTextRecord.key(Owner::text(article))
}

/// The key of the record that is the whole text of this article, as version 1 has it.
pub fn whole_key(id: &ArticleId) -> RecordKey {
    OpenedTextRecord.key_in(WHOLE, Owner::Article(id.clone()))
}

/// What the keys of records that lead to texts of this article begin with.
pub fn first_key_of(id: &ArticleId) -> RecordKey {
    OpenedTextRecord.key(Owner::Text(id.clone(), String::new()))
}

/// The keys among these records that lead to a text of this article: one, unless two tabs gave two files one
/// identity at the same time.
pub fn keys_of(records: &Records, id: &ArticleId) -> Vec<RecordKey> {
    let of_article = records.range(first_key_of(id)..).map(|(key, _)| key);
    let of_article = of_article.take_while(|key| is_pointer(key) && key.owner().and_then(Owner::article) == Some(id));
    of_article.cloned().collect()
}

/// Keeps a text: under this key, which is that of its article.
pub fn store(key: RecordKey, opened: Rc<OpenedText>, context: &mut Context) {
    context.write(key.clone(), to_text(&TextPointer::to(&opened)));
    context.push(Effect::KeepText { key, text: opened });
}
