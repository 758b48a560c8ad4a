//! The article that was read last, and going on with it.
//!
//! Each article that was read has a small record beside its place in it: when the reader came to it
//! last. So the records of an article that is deleted, given back, restored or held back take that
//! along; and what is deleted is named nowhere else.

use super::damaged::set_aside;
use super::message::{Context, Effect};
use super::moving;
use super::notice::NoticeKind;
use super::records::{read_key, read_prefix, read_stamp, unescaped};
use super::route::Route;
use super::state::{Open, Slot, State, Status};
use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::json::to_text;

/// The article that was read last of those that have a record, whether it is here or not, and when.
fn last(state: &State) -> Option<(Stamp, ArticleId)> {
    let prefix = read_prefix();
    let records = state.stored.starting_at(&prefix);
    records
        .take_while(|(key, _)| key.starts_with(&prefix))
        .filter_map(|(key, value)| Some((read_stamp(value)?, key)))
        .max()
        .map(|(at, key)| (at, unescaped(&key[prefix.len()..])))
}

/// Notes that the reader is at another sentence than before: of an article that was not the last one
/// so far. What is written of an article that another tab deleted, or a newer program knows more of,
/// is not for this tab to say.
pub fn note(state: &mut State, before: Option<&Open>, context: &mut Context) {
    let Some(open) = state.open.as_ref().filter(|open| open.focus.is_some()) else {
        return;
    };
    if before == Some(open) || state.gone.contains_key(&open.id) || state.is_newer(&open.id) {
        return;
    }
    let key = read_key(&open.id);
    match last(state) {
        Some((_, known)) if known == open.id => return,
        Some((at, _)) => state.clock.observe(at),
        None => {}
    }
    let value = to_text(&state.clock.tick(context.now()));
    state.stored.insert(key.clone(), value.clone());
    context.write(key, value);
}

/// Sets the record of an article aside if it cannot be read.
pub fn check(state: &mut State, id: &ArticleId, context: &mut Context) {
    let key = read_key(id);
    let is_damaged = |value: &String| read_stamp(value).is_none();
    if let Some(value) = state.stored.get(&key).filter(|value| is_damaged(value)).cloned() {
        state.stored.remove(&key);
        set_aside(state, &key, value, context);
    }
}

/// Goes on with the article that was read last. One that is on its way is waited for, in the library;
/// when there is none, the library stays, with a word.
pub fn go_on(state: &mut State, context: &mut Context) {
    let last = last(state).map(|(_, id)| id);
    let slot = last.as_ref().and_then(|id| state.slot(id));
    let may_come = match slot {
        Some(slot) => matches!(slot.status, Status::Loading),
        None => last.is_some() && (state.list_loading || state.list_error.is_some()),
    };
    let id = slot.map(|slot| slot.id.clone());
    state.wanted = may_come.then_some(Route::Continue);
    match id {
        _ if may_come => {}
        Some(id) => moving::go(state, Route::Article { id, sentence: None }, context),
        None => {
            state.notify(NoticeKind::NothingToContinue, context);
            context.push(Effect::ReplaceRoute(Route::Library));
        }
    }
}

impl State {
    /// The article that was read last, if it is there.
    pub fn last_read(&self) -> Option<&Slot> {
        let (_, id) = last(self)?;
        self.slot(&id).filter(|slot| slot.work().is_some())
    }
}
