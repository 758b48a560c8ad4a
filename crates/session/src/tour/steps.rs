//! The tour of the first visit: three steps beside the real page, for which nothing waits. It is a step
//! number in the state.
//!
//! A step is over when the reader does what it says, or goes on. At its end, or when it is put away, the
//! preferences note that it was seen, and it never comes back by itself. `?tour=0` in the address leaves
//! it out, `?tour=1` asks for it.

use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::preferences::Preference;
use crate::model::request::Request;
use crate::model::route::Route;
use crate::model::state::State;
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::tags::TagsRecord;

/// How many steps it has: pick a sentence, press a key, export.
pub const TOUR_STEPS: usize = 3;

/// A reader who has neither seen the tour nor tagged anything is shown it with the first article; the
/// address can ask for it, or ask to leave it out (`?tour=1`, `?tour=0`).
pub fn boot(state: &mut State, asked: Option<bool>) {
    let is_new = || {
        !state.settings.preferences.tour_seen()
            && !state
                .storage
                .records
                .keys()
                .any(|key| key.kind() == Some(TagsRecord.name()))
    };
    if asked.unwrap_or_else(is_new) {
        state.tour = Some(0);
    }
}

/// Starts the tour again; from the library, in the first article.
pub fn start(state: &mut State, context: &mut Context) {
    state.tour = Some(0);
    state.navigation.dialog = None;
    context.render(View::Page);
    if state.navigation.open.is_none() {
        let first = state.current_entries().find(|entry| entry.title().is_some());
        context.extend(first.map(|entry| {
            Effect::Go(Route::Article {
                id: entry.id.clone(),
                sentence: None,
            })
        }));
    }
}

/// Goes on to the next step; after the last one the tour is over.
pub fn go_on(state: &mut State, context: &mut Context) {
    if let Some(step) = state.tour {
        go_to(state, step + 1, context);
    }
}

/// Puts the tour away. Returns whether it was there.
pub fn skip(state: &mut State, context: &mut Context) -> bool {
    let is_shown = state.tour_step().is_some();
    if is_shown {
        go_to(state, TOUR_STEPS, context);
    }
    is_shown
}

/// Goes on when the reader did what the step says, or what a later one does.
pub fn follow(state: &mut State, did: Option<usize>, context: &mut Context) {
    if let (Some(step), Some(did)) = (state.tour_step(), did)
        && did >= step
    {
        go_to(state, did + 1, context);
    }
}

fn go_to(state: &mut State, step: usize, context: &mut Context) {
    state.tour = (step < TOUR_STEPS).then_some(step);
    context.render(View::Page);
    if state.tour.is_none() {
        context.request(Request::Prefer(Preference::TourSeen(true)));
    }
}

impl State {
    /// The step of the tour that is shown now, from 0: only beside an article.
    pub fn tour_step(&self) -> Option<usize> {
        self.tour.filter(|_| self.open_article().is_some())
    }
}
