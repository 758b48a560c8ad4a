//! The record of other annotators: their names, and who they are by the reader's word.
//!
//! Version 2, which is written: `{identity: {name, named_at, is, said_at}}`, see [`Person`]. Version 1 had
//! the names alone: `{identity: name}`.

use std::collections::BTreeMap;

use super::kind::{Home, RecordKind, Scope, StateRecord};
use crate::annotation::AnnotatorId;
use crate::codec::{from_text, to_text};
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::people::People;
use crate::model::state::State;
use crate::storage::key::Owner;
use crate::storage::kinds::kind::sync_state_record;

#[cfg(doc)]
use crate::model::people::Person;

/// Other annotators, by their identities.
#[derive(Debug)]
pub struct NamesRecord;

/// What a record of either version says.
pub fn read(value: &str) -> Option<People> {
    let names = || from_text::<BTreeMap<AnnotatorId, String>>(value).map(People::of_names);
    from_text::<People>(value).or_else(names)
}

impl RecordKind for NamesRecord {
    fn name(&self) -> &'static str {
        "others"
    }

    fn versions(&self) -> &'static [u64] {
        &[2, 1]
    }

    fn scope(&self) -> Scope {
        Scope::Nobody
    }

    fn home(&self) -> Home<'_> {
        Home::State(self)
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        read(value).is_some()
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        let mut union = read(old)?;
        union.merge(read(new)?);
        Some(to_text(&union))
    }
}

impl StateRecord for NamesRecord {
    fn is_empty(&self, state: &State) -> bool {
        state.settings.people.is_empty()
    }

    fn written(&self, state: &State) -> String {
        to_text(&state.settings.people)
    }

    /// The later name and the later answer count, and none is lost.
    fn merge(&self, state: &mut State, value: &str) -> bool {
        let people = read(value);
        let is_read = people.is_some();
        state.settings.people.merge(people.unwrap_or_default());
        state.follow_aliases();
        is_read
    }

    fn forget(&self, state: &mut State) {
        state.settings.people = People::default();
        state.follow_aliases();
    }

    fn sync(&self, state: &mut State, value: &str, context: &mut Context) {
        context.render(View::Page);
        sync_state_record(self, state, value, context);
        state.redraw_article(context);
    }

    /// Learns what is not known here, or is known better there. Who somebody is, the reader of the backup
    /// said.
    fn restore(&self, state: &mut State, value: &str, context: &mut Context) -> usize {
        let before = state.settings.people.clone();
        let there = read(value).unwrap_or_default();
        state.settings.people.learn(there, &state.clock);
        let is_news = |(id, person): &(&AnnotatorId, _)| before.get(id) != Some(*person);
        let learned = state.settings.people.iter().filter(is_news).count();
        if learned > 0 {
            state.follow_aliases();
            self.store(state, context);
        }
        learned
    }
}
