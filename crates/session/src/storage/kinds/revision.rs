//! The records of what the reader said of an article's text and other versions of it, and of what is settled about
//! its sentences: see [`Revision`]. They stay among the stored records, so that they are known of articles that are
//! only listed; `storage/revisions.rs` reads them.

use super::kind::{Home, InBackup, RecordKind, Scope, reads, union_of};
use crate::model::revision::{NAME, Revision};
use crate::storage::key::Owner;

/// Revisions.
#[derive(Debug)]
pub struct RevisionRecord;

impl RecordKind for RevisionRecord {
    fn name(&self) -> &'static str {
        NAME
    }

    /// Of the earlier text.
    fn scope(&self) -> Scope {
        Scope::Text
    }

    fn home(&self) -> Home<'_> {
        Home::Record
    }

    fn in_backup(&self) -> InBackup {
        InBackup::AsRecord
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<Revision>(value)
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        union_of(old, new, Revision::merge)
    }
}
