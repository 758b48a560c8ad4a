//! The records of what the reader says of an article beside their annotations, and of the collections that it is
//! in: see [`Details`]. They stay among the stored records, so that they are known of articles that are only
//! listed; `storage/details.rs` reads them.

use super::kind::{Home, RecordKind, Scope, reads, union_of};
use crate::article::ArticleId;
use crate::model::details::Details;
use crate::storage::key::{Owner, RecordKey};

/// Details of articles.
#[derive(Debug)]
pub struct DetailsRecord;

impl RecordKind for DetailsRecord {
    fn name(&self) -> &'static str {
        "details"
    }

    fn scope(&self) -> Scope {
        Scope::Article
    }

    fn home(&self) -> Home<'_> {
        Home::Record
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<Details>(value)
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        union_of(old, new, Details::merge)
    }
}

/// The key of the details of this article.
pub fn key(id: &ArticleId) -> RecordKey {
    DetailsRecord.key(Owner::Article(id.clone()))
}
