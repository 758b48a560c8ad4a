//! Resuming the article that was read last: `#/continue`, a shortcut of the installed app. When there is
//! none, the library stays, with a notice.
//!
//! Each article that was read has a small record of when the reader last came to it, beside the one of
//! their place in it. So the records of an article that is deleted, given back, restored or guarded take
//! that along; and what is deleted is named nowhere else.

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::notice::NoticeKind;
use crate::model::route::Route;
use crate::model::state::State;
use crate::navigation::state::Open;
use crate::storage::kinds::last_read;

/// The article that was read last of those that have a record, whether it is here or not, and when.
fn last(state: &State) -> Option<(Stamp, ArticleId)> {
    let all = last_read::all(state);
    // Of two at the same time the same one in every tab.
    let (at, key) = all.max_by_key(|(at, key)| (*at, key.to_string()))?;
    Some((at, key.owner()?.article()?.clone()))
}

/// Notes that the reader is at another sentence than before: of an article that was not the last one
/// so far. What is written of an article that another tab deleted, or a newer program knows more of,
/// is not for this tab to say.
pub fn note(state: &mut State, before: Option<&Open>, context: &mut Context) {
    let Some(open) = state.navigation.open.as_ref().filter(|open| open.focus.is_some()) else {
        return;
    };
    if before == Some(open) || state.storage.deleted_elsewhere.contains_key(&open.id) || state.is_newer(&open.id) {
        return;
    }
    let id = open.id.clone();
    let last = match last(state) {
        Some((_, known)) if known == open.id => return,
        Some((at, _)) => at,
        None => Stamp::default(),
    };
    state.clock.observe(last);
    let now = state.clock.tick_over(context.now(), last);
    last_read::note(state, &id, now, context);
}

/// Goes on with the article that was read last. One that is on its way is waited for, in the library;
/// when there is none, the library stays, with a word. Returns where to go.
pub fn go_on(state: &mut State, context: &mut Context) -> Option<Route> {
    let last = last(state).map(|(_, id)| id);
    let entry = last.as_ref().and_then(|id| state.entry(id));
    let may_come = match entry {
        Some(entry) => matches!(entry.status, Status::Loading(None)),
        None => last.is_some() && (state.library.list_loading || state.library.list_error.is_some()),
    };
    let id = entry.map(|entry| entry.id.clone());
    state.navigation.wanted = may_come.then_some(Route::Continue);
    match id {
        _ if may_come => None,
        Some(id) => Some(Route::Article { id, sentence: None }),
        None => {
            state.notify(NoticeKind::NothingToContinue, context);
            context.push(Effect::ReplaceRoute(Route::Library));
            None
        }
    }
}

impl State {
    /// The article that was read last, if it is there.
    pub fn last_read(&self) -> Option<&LibraryEntry> {
        let (_, id) = last(self)?;
        self.entry(self.current_of(&id)).filter(|entry| entry.title().is_some())
    }
}
