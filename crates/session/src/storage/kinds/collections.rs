//! The record of the collections: their names by their identities, see [`Collections`].

use super::kind::{Home, RecordKind, Scope, StateRecord, reads, sync_state_record, union_of};
use crate::codec::{from_text, to_text};
use crate::model::collections::Collections;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::state::State;
use crate::storage::key::Owner;

/// Collections of articles.
#[derive(Debug)]
pub struct CollectionsRecord;

impl RecordKind for CollectionsRecord {
    fn name(&self) -> &'static str {
        "collections"
    }

    fn scope(&self) -> Scope {
        Scope::Nobody
    }

    fn home(&self) -> Home<'_> {
        Home::State(self)
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<Collections>(value)
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        union_of(old, new, Collections::merge)
    }
}

impl StateRecord for CollectionsRecord {
    fn is_empty(&self, state: &State) -> bool {
        state.library.collections.is_empty()
    }

    fn written(&self, state: &State) -> String {
        to_text(&state.library.collections)
    }

    fn merge(&self, state: &mut State, value: &str) -> bool {
        let collections = from_text::<Collections>(value);
        let is_read = collections.is_some();
        state.library.collections.merge(collections.unwrap_or_default());
        is_read
    }

    fn forget(&self, state: &mut State) {
        state.library.collections = Collections::default();
    }

    fn sync(&self, state: &mut State, value: &str, context: &mut Context) {
        sync_state_record(self, state, value, context);
        context.render(View::Page);
    }

    fn restore(&self, state: &mut State, value: &str, context: &mut Context) -> usize {
        let before = state.library.collections.clone();
        self.merge(state, value);
        if before == state.library.collections {
            return 0;
        }
        self.store(state, context);
        1
    }
}
