//! The records of what the library says of articles that were worked on, or opened from disk.
//!
//! Nobody trusts one against the tags: it names the very records that it was made of ([`basis`] of
//! `storage/summaries.rs`). Where those are others by now (another tab, an earlier version of the program, a
//! restored backup, a crash between two writes), it says nothing, and the article is loaded and counted.
//!
//! [`basis`]: crate::storage::summaries

use serde::{Deserialize, Serialize};

use super::kind::{Home, InBackup, RecordKind, Scope, reads};
use crate::article::ArticleId;
use crate::model::summary::Summary;
use crate::storage::key::{Owner, RecordKey};

/// What such a record says: what it was made of, in hexadecimal digits; what the library says of the article,
/// without title and the like where those come with it; and of an article that the reader opened from disk
/// the file's name and when that was, in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredSummary(pub String, pub Summary, pub Option<(String, u64)>);

/// Summaries of articles.
#[derive(Debug)]
pub struct SummaryRecord;

impl RecordKind for SummaryRecord {
    fn name(&self) -> &'static str {
        "summary"
    }

    fn scope(&self) -> Scope {
        Scope::Article
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
        reads::<StoredSummary>(value)
    }

    /// Both were counted, each of other records: one that does not fit is not used.
    fn union(&self, _: &str, new: &str) -> Option<String> {
        Some(new.to_owned())
    }
}

/// The key of the summary of this article.
pub fn key(id: &ArticleId) -> RecordKey {
    SummaryRecord.key(Owner::Article(id.clone()))
}
