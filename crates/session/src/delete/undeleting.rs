//! Taking a deletion back: what was done since is merged with what comes back.

use std::collections::BTreeSet;

use crate::delete::state::General;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::LibraryEntry;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::kept_texts;
use crate::storage::key::{RecordKey, Records};
use crate::storage::kinds::kept_text::is_kept;
use crate::storage::kinds::kind::{Home, RecordKind};
use crate::storage::kinds::profile::change_profile;
use crate::storage::kinds::summary::SummaryRecord;
use crate::storage::kinds::{self, of_article};
use crate::storage::snapshot;
use crate::storage::sync::changed_elsewhere;
use crate::storage::version_guard;

/// Takes a deletion back. What was done since is merged with what comes back.
pub fn undelete(state: &mut State, id: u64, context: &mut Context) {
    let Some(place) = state.deletions.done.iter().position(|deleted| deleted.id == id) else {
        return;
    };
    let deleted = state.deletions.done.remove(place);
    let is_its = |kind: &NoticeKind| kind.deletion() == Some(id);
    state.notices.shown.retain(|notice| !is_its(&notice.kind));
    if let Some(general) = deleted.general {
        give_general_back(state, *general, &deleted.records, context);
    }
    let position = state.focus_position();
    let mut written = Records::new();
    let mut summed_up = BTreeSet::new();
    let open = state.navigation.open.as_ref().map(|open| open.id.clone());
    for (index, entry) in deleted.entries {
        // Their summaries are made anew at the end of this step.
        if entry.annotated().is_some() && open.as_ref() != Some(&entry.id) {
            summed_up.insert(entry.id.clone());
        }
        written.extend(give_entry_back(state, index, entry));
    }
    for (key, text) in deleted.texts {
        state.storage.kept_read.insert(key, Some(text));
    }
    for (key, value) in deleted.records {
        if is_kept(&key) && !kept_texts::is_at_hand(state, &key) {
            // What leads to a text that is gone.
            continue;
        }
        if SummaryRecord.has(&key) && key.article().is_some_and(|id| summed_up.contains(&id)) {
            continue;
        }
        if written.contains_key(&key) || state.storage.quarantined.contains_key(&key) || is_general(&key) {
            continue;
        }
        if kinds::article_of(state, &key).is_some() {
            written.extend(give_record_back(state, key, value, context));
            continue;
        }
        let value = match state.storage.records.remove(&key) {
            Some(known) => kinds::union(&key, &known, &value),
            None => value,
        };
        state.storage.records.insert(key.clone(), value.clone());
        written.insert(key, value);
    }
    if !deleted.selected.is_empty() && state.is_in_library() {
        let selection = state.library.selection.get_or_insert_default();
        selection.chosen.extend(deleted.selected);
    }
    version_guard::boot(state);
    context.extend(written.into_iter().map(|(key, value)| Effect::Write { key, value }));
    state.focus_again(position);
    context.render(View::Page);
    state.redraw_article(context);
}

/// Whether a record belongs to no article and what it says is in the state.
fn is_general(key: &RecordKey) -> bool {
    matches!(kinds::of(key).map(RecordKind::home), Some(Home::State(_)))
}

fn give_general_back(state: &mut State, general: General, records: &Records, context: &mut Context) {
    state.reader.name = general.reader.name;
    state.set_reader(general.reader.id);
    for (key, value) in records {
        if let Some(Home::State(kind)) = kinds::of(key).map(RecordKind::home) {
            kind.merge(state, value);
        }
    }
    state.storage.quarantined.extend(general.quarantined);
    change_profile(state, context);
    let mut general = snapshot::general(state);
    general.extend(state.storage.quarantined.clone());
    context.extend(general.into_iter().map(|(key, value)| Effect::Write { key, value }));
}

/// Puts an article back into its place, with what was annotated since. Returns its records.
fn give_entry_back(state: &mut State, index: usize, mut entry: LibraryEntry) -> Records {
    let reader = state.reader.id.clone();
    let since = state.library.entries.iter().position(|known| known.id == entry.id);
    let since = since.map(|at| state.library.entries.remove(at));
    if let Some(work) = entry.annotated_mut() {
        if let Some(since) = since.as_ref().and_then(LibraryEntry::annotated) {
            add(work, since);
        }
        work.set_reader(reader);
        work.set_aliases(std::rc::Rc::clone(&state.settings.aliases));
    }
    let records = snapshot::of_entry(&entry);
    state
        .library
        .entries
        .insert(index.min(state.library.entries.len()), entry);
    records
}

/// Gives a record of an article back whose text was not here when it was deleted, and is now: what it says
/// goes into the article, which would else be stored without it. Returns it as it is to be stored.
fn give_record_back(
    state: &mut State,
    key: RecordKey,
    value: String,
    context: &mut Context,
) -> Option<(RecordKey, String)> {
    changed_elsewhere(state, key.clone(), Some(value), context);
    let entry = &state.library.entries[kinds::article_of(state, &key)?];
    // What is kept beside the article, such as the reader's place, stands among the records.
    let mut records = snapshot::of_entry(entry);
    let value = records
        .remove(&key)
        .or_else(|| state.storage.records.get(&key).cloned())?;
    Some((key, value))
}

/// Merges one copy of an article's annotations into another.
fn add(work: &mut AnnotatedArticle, since: &AnnotatedArticle) {
    for kind in of_article() {
        kind.join(work, since);
    }
    work.recut();
}
