//! The version guard: an article with a record whose key has a version that this program does not know
//! is a newer program's. It can be read and exported; nothing of it is written, so that nothing is lost
//! that this program does not understand.

use crate::article::ArticleId;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::key::RecordKey;
use crate::storage::kinds::newer;

/// Looks through the stored records for those of a newer program.
pub fn boot(state: &mut State) {
    let found: Vec<_> = state.storage.records.keys().filter_map(newer).collect();
    for (id, version) in found {
        note(state, id, version);
    }
}

fn note(state: &mut State, id: ArticleId, version: u64) {
    let known = state.storage.newer.entry(id).or_default();
    *known = version.max(*known);
}

/// Another tab stored a record: from one of a newer program on, its article is only read here.
pub fn changed_elsewhere(state: &mut State, key: &RecordKey, context: &mut Context) {
    if let Some((id, version)) = newer(key) {
        note(state, id, version);
        tell_of_open(state, context);
    }
}

/// Another tab removed a record: if it was the last one of a newer program, its article is free.
pub fn removed_elsewhere(state: &mut State, key: &RecordKey) {
    if newer(key).is_some() {
        state.storage.newer.clear();
        boot(state);
        if !state.is_open_newer() {
            state
                .notices
                .shown
                .retain(|notice| notice.kind != NoticeKind::NewerRecords);
        }
    }
}

/// Tells the reader of the open article when it is only read here. Returns whether it is.
pub fn tell_of_open(state: &mut State, context: &mut Context) -> bool {
    let is_newer = state.is_open_newer();
    if is_newer {
        state.notify(NoticeKind::NewerRecords, context);
    }
    is_newer
}

/// Whether the open article is only read here, so that nothing of it can be changed; then the reader is
/// told why.
pub fn refuses(state: &mut State, context: &mut Context) -> bool {
    let refused = tell_of_open(state, context);
    if refused {
        context.announce(NoticeKind::NewerRecords.text(state.locale));
    }
    refused
}

/// Takes out what would be written to such articles. Setting a damaged record aside touches none.
pub fn withhold(state: &State, context: &mut Context) {
    if state.storage.newer.is_empty() {
        return;
    }
    let is_newer = |key: &RecordKey| key.article().is_some_and(|id| state.is_newer(&id));
    context.retain(|effect| match effect {
        Effect::Write { key, .. } | Effect::Remove { key } | Effect::KeepText { key, .. } => !is_newer(key),
        _ => true,
    });
}

impl State {
    /// Whether a newer program wrote records of this article, so that nothing of it is written here.
    pub fn is_newer(&self, id: &ArticleId) -> bool {
        self.storage.newer.contains_key(id)
    }

    /// The same of the article on the page.
    pub fn is_open_newer(&self) -> bool {
        self.navigation
            .open
            .as_ref()
            .is_some_and(|open| self.is_newer(&open.id))
    }
}
