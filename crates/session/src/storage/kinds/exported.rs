//! The record of how much of the reader's work is in exported files.

use super::kind::{Home, InBackup, RecordKind, Scope, StateRecord, reads, union_of};
use crate::codec::{from_text, to_text};
use crate::model::context::Context;
use crate::model::exported::Exported;
use crate::model::state::State;
use crate::storage::key::Owner;

/// What is in files: so of this browser's work only, which no backup carries along.
#[derive(Debug)]
pub struct ExportedRecord;

impl RecordKind for ExportedRecord {
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
        reads::<Exported>(value)
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        union_of(old, new, Exported::merge)
    }
}

impl StateRecord for ExportedRecord {
    fn is_empty(&self, state: &State) -> bool {
        state.transfer.exported == Exported::default()
    }

    fn written(&self, state: &State) -> String {
        to_text(&state.transfer.exported)
    }

    fn merge(&self, state: &mut State, value: &str) -> bool {
        let saved = from_text::<Exported>(value);
        let is_read = saved.is_some();
        state.transfer.exported.merge(saved.unwrap_or_default());
        is_read
    }

    fn forget(&self, state: &mut State) {
        state.transfer.exported = Exported::default();
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
