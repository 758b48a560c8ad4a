//! Writing a backup: a Hashiya file of every article that the reader opened or annotated, with the
//! stored records that a file has no other place for (`exchange::backup` of the core).

use std::collections::BTreeMap;

use crate::exchange::{Backup, OpenedFile};
use crate::model::state::State;
use crate::storage::key::RecordKey;
use crate::storage::kinds::kind::{ArticleRecord, InBackup};
use crate::storage::kinds::opened_text::{OpenedText, is_pointer};
use crate::storage::kinds::{self};
use crate::storage::snapshot;

/// What the file carries beside its articles.
pub fn backup_section(state: &State) -> Backup {
    let mut records = state.storage.records.clone();
    records.extend(state.storage.quarantined.clone());
    records.extend(snapshot::general(state));
    let mut opened_files = BTreeMap::new();
    for entry in &state.library.entries {
        let Some(work) = entry.annotated() else {
            continue;
        };
        let is_wanted = |kind: &dyn ArticleRecord| kind.in_backup() == InBackup::AsRecord;
        records.extend(snapshot::of_article_with(work, is_wanted));
        if let Some(opened) = OpenedText::of(entry, work) {
            let opened = OpenedFile {
                file: opened.file,
                opened_at: opened.opened_at,
            };
            opened_files.insert(entry.id.to_string(), opened);
        }
    }
    // What leads to a text is of no use without it; the texts that are here stand among the articles.
    records.retain(|key, _| !is_pointer(key));
    let is_wanted = |key: &RecordKey| kinds::of(key).is_none_or(|kind| kind.in_backup() != InBackup::Never);
    let wanted = records.into_iter().filter(|(key, _)| is_wanted(key));
    // Not collected, for the reason that `by_key` names.
    let mut records = BTreeMap::new();
    records.extend(wanted.map(|(key, value)| (key.to_string(), value)));
    Backup {
        records,
        opened: opened_files,
        extra: state.transfer.extras.backup.clone(),
    }
}
