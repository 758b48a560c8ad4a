//! The record of how much of the reader's work is in exported files.

use super::kind::{Home, InBackup, RecordKind, Scope, StateRecord, reads, union_of};
use crate::codec::{from_text, to_text};
use crate::model::context::Context;
use crate::model::saved::Saved;
use crate::model::state::State;
use crate::storage::key::Owner;

/// What is in files: so of this browser's work only, which no backup carries along.
#[derive(Debug)]
pub struct SavedRecord;

impl RecordKind for SavedRecord {
    fn name(&self) -> &'static str {
        "saved"
    }

    fn scope(&self) -> Scope {
        Scope::Nobody
    }

    fn home(&self) -> Home<'_> {
        Home::State(self)
    }

    fn in_backup(&self) -> InBackup {
        InBackup::Never
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<Saved>(value)
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        union_of(old, new, Saved::merge)
    }
}

impl StateRecord for SavedRecord {
    fn is_empty(&self, state: &State) -> bool {
        state.transfer.saved == Saved::default()
    }

    fn written(&self, state: &State) -> String {
        to_text(&state.transfer.saved)
    }

    fn merge(&self, state: &mut State, value: &str) -> bool {
        let saved = from_text::<Saved>(value);
        let is_read = saved.is_some();
        state.transfer.saved.merge(saved.unwrap_or_default());
        is_read
    }

    fn forget(&self, state: &mut State) {
        state.transfer.saved = Saved::default();
    }

    /// The later counts. One that cannot be read says nothing, which only means that the reader may be
    /// reminded once more.
    fn sync(&self, state: &mut State, value: &str, _: &mut Context) {
        self.merge(state, value);
    }

    fn restore(&self, _: &mut State, _: &str, _: &mut Context) -> usize {
        0
    }
}
