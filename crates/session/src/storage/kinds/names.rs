//! The record of the names of other annotators.

use std::collections::BTreeMap;

use super::kind::{Home, RecordKind, Scope, StateRecord, reads, sync_state_record, union_of};
use crate::annotation::AnnotatorId;
use crate::codec::{from_text, to_text};
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::state::State;
use crate::storage::key::Owner;

/// The names of other annotators, by their identities.
#[derive(Debug)]
pub struct NamesRecord;

type ById = BTreeMap<AnnotatorId, String>;

impl RecordKind for NamesRecord {
    fn name(&self) -> &'static str {
        "others"
    }

    fn scope(&self) -> Scope {
        Scope::Nobody
    }

    fn home(&self) -> Home<'_> {
        Home::State(self)
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<ById>(value)
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        union_of(old, new, |names: &mut ById, newer| names.extend(newer))
    }
}

impl StateRecord for NamesRecord {
    fn is_empty(&self, state: &State) -> bool {
        state.settings.other_names.is_empty()
    }

    fn written(&self, state: &State) -> String {
        to_text(&state.settings.other_names)
    }

    /// Those of the later record count, and none is lost.
    fn merge(&self, state: &mut State, value: &str) -> bool {
        let names = from_text::<ById>(value);
        let is_read = names.is_some();
        state.settings.other_names.extend(names.unwrap_or_default());
        is_read
    }

    fn forget(&self, state: &mut State) {
        state.settings.other_names.clear();
    }

    fn sync(&self, state: &mut State, value: &str, context: &mut Context) {
        context.render(View::Page);
        sync_state_record(self, state, value, context);
    }

    /// Learns the names that are not known here.
    fn restore(&self, state: &mut State, value: &str, context: &mut Context) -> usize {
        let names: ById = from_text(value).unwrap_or_default();
        let before = state.settings.other_names.len();
        for (id, name) in names {
            if id != state.reader.id {
                state.settings.other_names.entry(id).or_insert(name);
            }
        }
        let learned = state.settings.other_names.len() - before;
        if learned > 0 {
            self.store(state, context);
        }
        learned
    }
}
