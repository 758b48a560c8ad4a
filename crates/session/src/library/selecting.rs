//! Selecting several articles, for a file, a deletion or a collection of them.

use std::collections::BTreeSet;

use crate::article::ArticleId;
use crate::library::state::Selection;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::state::State;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// Begin, or end and drop what was selected.
    BeginOrEnd,
    /// Take an article in or out; with `extend`, what is shown from the last one to it in.
    Choose {
        /// The article.
        id: ArticleId,
        /// Whether all between are meant.
        extend: bool,
    },
    /// Take all in that are shown; if they are in, take them out.
    ChooseAll,
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::BeginOrEnd => {
            if !stop(state, context) && state.is_in_library() && !state.library.entries.is_empty() {
                state.library.selection = Some(Selection::default());
                context.render(View::Page);
            }
        }
        Message::Choose { id, extend } => choose(state, &id, extend, context),
        Message::ChooseAll => choose_all(state, context),
    }
}

/// Ends selecting; returns whether it was going on.
pub fn stop(state: &mut State, context: &mut Context) -> bool {
    let was_selecting = state.library.selection.take().is_some();
    if was_selecting {
        context.render(View::Page);
    }
    was_selecting
}

fn choose(state: &mut State, id: &ArticleId, extend: bool, context: &mut Context) {
    let between = if extend { between(state, id) } else { Vec::new() };
    let Some(selection) = &mut state.library.selection else {
        return;
    };
    if !between.is_empty() {
        selection.chosen.extend(between);
    } else if !selection.chosen.remove(id) {
        selection.chosen.insert(id.clone());
    }
    selection.last = Some(id.clone());
    context.render(View::Page);
}

/// What is shown from the last article that was chosen to this one; nothing where one of them is not.
fn between(state: &State, id: &ArticleId) -> Vec<ArticleId> {
    let last = state
        .library
        .selection
        .as_ref()
        .and_then(|selection| selection.last.as_ref());
    let shown = state.shown_in_library();
    let place = |id: &ArticleId| shown.iter().position(|entry| entry.id == *id);
    match (last.and_then(place), place(id)) {
        (Some(from), Some(to)) => {
            let between = &shown[from.min(to)..=from.max(to)];
            between.iter().map(|entry| entry.id.clone()).collect()
        }
        _ => Vec::new(),
    }
}

fn choose_all(state: &mut State, context: &mut Context) {
    let shown: Vec<ArticleId> = state
        .shown_in_library()
        .into_iter()
        .map(|entry| entry.id.clone())
        .collect();
    let Some(selection) = &mut state.library.selection else {
        return;
    };
    if shown.iter().all(|id| selection.chosen.contains(id)) {
        selection.chosen.retain(|id| !shown.contains(id));
    } else {
        selection.chosen.extend(shown);
    }
    context.render(View::Page);
}

/// Articles that are gone are selected no more; elsewhere than in the library nothing is.
pub fn follow(state: &mut State) {
    if !state.is_in_library() {
        state.library.selection = None;
    }
    let Some(selection) = &state.library.selection else {
        return;
    };
    if !selection.chosen.is_empty() {
        let there: BTreeSet<&ArticleId> = state.current_entries().map(|entry| &entry.id).collect();
        let chosen: BTreeSet<ArticleId> = selection
            .chosen
            .iter()
            .filter(|id| there.contains(id))
            .cloned()
            .collect();
        if let Some(selection) = &mut state.library.selection {
            selection.chosen = chosen;
        }
    }
}

impl State {
    /// Whether articles are being selected.
    pub fn is_selecting(&self) -> bool {
        self.library.selection.is_some()
    }

    /// Whether an article is selected.
    pub fn is_article_selected(&self, id: &ArticleId) -> bool {
        let selection = self.library.selection.as_ref();
        selection.is_some_and(|selection| selection.chosen.contains(id))
    }

    /// The articles that are selected, in the order of the library.
    pub fn selected_articles(&self) -> Vec<ArticleId> {
        let Some(selection) = &self.library.selection else {
            return Vec::new();
        };
        let entries = self.library.entries.iter().map(|entry| &entry.id);
        entries.filter(|id| selection.chosen.contains(id)).cloned().collect()
    }
}
