//! The backup: a Hashiya file of every article that the reader brought or worked on, with all else
//! that is kept beside it.

use std::collections::BTreeMap;

use crate::article::Origin;
use crate::exchange::{Backup, OpenedFile};
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::storage::records::saved_key;
use crate::storage::snapshot;

/// Whether a backup needs the article: not one that is delivered with the app and was never worked
/// on.
pub fn has_work(slot: &LibraryEntry) -> bool {
    let touched = |work: &crate::model::annotated_article::AnnotatedArticle| {
        !work.set.is_empty()
            || !work.roles.is_empty()
            || !work.cuts.is_empty()
            || !work.recodings.is_empty()
            || !work.extras.is_empty()
    };
    slot.annotated()
        .is_some_and(|work| slot.origin == Origin::Opened || touched(work))
}

/// What the file carries beside its articles.
pub fn backup_section(state: &State) -> Backup {
    let mut backup = Backup {
        records: state.storage.records.clone(),
        opened: BTreeMap::new(),
        extra: state.transfer.extras.backup.clone(),
    };
    backup.records.extend(state.storage.quarantined.clone());
    backup.records.extend(snapshot::general(state));
    // What is in files is so of this browser's work only.
    backup.records.remove(&saved_key());
    for slot in &state.library.entries {
        let Some(work) = slot.annotated() else {
            continue;
        };
        backup.records.extend(snapshot::of_work(work));
        if let Some(opened) = snapshot::opened_text(slot, work) {
            let opened = OpenedFile {
                file: opened.file,
                opened_at: opened.opened_at,
            };
            backup.opened.insert(slot.id.to_string(), opened);
        }
    }
    backup
}
