//! The backup: a Hashiya file of every article that the reader brought or worked on, with all else
//! that is kept beside it.

use super::inventory;
use super::records::saved_key;
use super::state::{Slot, State};
use crate::article::Origin;
use crate::exchange::{Backup, OpenedFile};
use crate::map::Map;

/// Whether a backup needs the article: not one that is delivered with the app and was never worked
/// on.
pub fn has_work(slot: &Slot) -> bool {
    let touched = |work: &super::work::Work| {
        !work.set.is_empty()
            || !work.roles.is_empty()
            || !work.cuts.is_empty()
            || !work.second.is_empty()
            || !work.extras.is_empty()
    };
    slot.work()
        .is_some_and(|work| slot.origin == Origin::Opened || touched(work))
}

/// What the file carries beside its articles.
pub fn beside(state: &State) -> Backup {
    let mut backup = Backup {
        records: state.stored.clone(),
        opened: Map::new(),
        extra: state.extras.backup.clone(),
    };
    backup.records.extend(state.damaged.clone());
    backup.records.extend(inventory::general(state));
    // What is in files is so of this browser's work only.
    backup.records.remove(&saved_key());
    for slot in &state.slots {
        let Some(work) = slot.work() else {
            continue;
        };
        backup.records.extend(inventory::of_work(work));
        if let Some(opened) = inventory::opened_text(slot, work) {
            let opened = OpenedFile {
                file: opened.file,
                opened_at: opened.opened_at,
            };
            backup.opened.insert(slot.id.to_string(), opened);
        }
    }
    backup
}
