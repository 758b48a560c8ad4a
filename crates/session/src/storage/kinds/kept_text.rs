//! The records of the texts of delivered articles that somebody worked on. The server may deliver another text under
//! the same name; what was said then stands under the hash of a text that is nowhere any more, unless it was kept.
//!
//! As with an opened article (`opened_text.rs`) the record is a small one that leads to a text in the journal's
//! database, under the same key, and was put there in the same transaction. It is a copy of what was delivered, so it
//! is no work, is in no file and not in local storage, and the article is not one of those that the reader opened. When
//! a text is kept: `storage/kept_texts.rs`.

use super::kind::{Home, InBackup, RecordKind, Scope, reads};
use super::opened_text::TextPointer;
use crate::article::Article;
use crate::storage::key::{Owner, RecordKey};

/// Texts of delivered articles.
#[derive(Debug)]
pub struct KeptTextRecord;

impl RecordKind for KeptTextRecord {
    fn name(&self) -> &'static str {
        "kept"
    }

    fn scope(&self) -> Scope {
        Scope::Text
    }

    fn home(&self) -> Home<'_> {
        Home::Record
    }

    fn is_work(&self) -> bool {
        false
    }

    fn in_backup(&self) -> InBackup {
        InBackup::Never
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<TextPointer>(value)
    }

    fn union(&self, _: &str, new: &str) -> Option<String> {
        Some(new.to_owned())
    }
}

/// Whether a record leads to a kept text.
pub fn is_kept(key: &RecordKey) -> bool {
    KeptTextRecord.has(key)
}

/// The key of the record that leads to the kept text of this article, and of the text itself.
pub fn key(article: &Article) -> RecordKey {
    KeptTextRecord.key(Owner::text(article))
}
