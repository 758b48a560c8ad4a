//! The record of the unknown fields of files outside their articles.

use super::kind::{Home, RecordKind, Scope, StateRecord, reads, union_of};
use crate::codec::{from_text, to_text};
use crate::exchange::extras::FileExtras;
use crate::model::context::Context;
use crate::model::state::State;
use crate::storage::key::Owner;

/// Fields of files that this program does not know.
#[derive(Debug)]
pub struct FileExtrasRecord;

impl RecordKind for FileExtrasRecord {
    fn name(&self) -> &'static str {
        "file-extras"
    }

    fn scope(&self) -> Scope {
        Scope::Nobody
    }

    fn home(&self) -> Home<'_> {
        Home::State(self)
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<FileExtras>(value)
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        union_of(old, new, FileExtras::merge)
    }
}

impl StateRecord for FileExtrasRecord {
    fn is_empty(&self, state: &State) -> bool {
        state.transfer.extras.is_empty()
    }

    fn written(&self, state: &State) -> String {
        to_text(&state.transfer.extras)
    }

    fn merge(&self, state: &mut State, value: &str) -> bool {
        let extras = from_text::<FileExtras>(value);
        let is_read = extras.is_some();
        state.transfer.extras.merge(extras.unwrap_or_default());
        is_read
    }

    fn forget(&self, state: &mut State) {
        state.transfer.extras = FileExtras::default();
    }

    fn restore(&self, state: &mut State, value: &str, context: &mut Context) -> usize {
        let before = state.transfer.extras.clone();
        self.merge(state, value);
        if before == state.transfer.extras {
            return 0;
        }
        self.store(state, context);
        1
    }
}
