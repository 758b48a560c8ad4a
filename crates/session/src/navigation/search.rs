//! Search in the open article.

use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::focus;
use crate::model::state::State;
use crate::navigation::state::Search;
use crate::text::find_folded;

/// Shows the field.
pub fn open(state: &mut State, context: &mut Context) {
    if state.open_article().is_none() {
        return;
    }
    state.navigation.search.get_or_insert_default();
    context.render(View::Page);
    context.push(Effect::FocusSearch);
}

/// Finds every sentence that holds the words, whatever their vowel marks and spelling variants,
/// and goes to the first at or after the focused one.
pub fn search(state: &mut State, query: String, context: &mut Context) {
    let Some((open, work)) = state.open_article() else {
        return;
    };
    let document = &work.document;
    let hits: Vec<usize> = find_sentences(document, &query);
    let from = open.focus.unwrap_or(0);
    let current = hits.iter().position(|hit| *hit >= from).unwrap_or(0);
    state.navigation.search = Some(Search { query, hits, current });
    show(state, context);
}

fn find_sentences(document: &crate::article::Document, query: &str) -> Vec<usize> {
    let found = find_folded(&document.article.text, query);
    let mut hits: Vec<usize> = found
        .iter()
        .filter_map(|span| {
            let after = document.sentences.partition_point(|s| s.bytes.start() <= span.start());
            after.checked_sub(1)
        })
        .collect();
    hits.dedup();
    hits
}

/// Goes to the next or the previous sentence that was found, around the ends.
pub fn step(state: &mut State, back: bool, context: &mut Context) {
    if let Some(search) = state
        .navigation
        .search
        .as_mut()
        .filter(|search| !search.hits.is_empty())
    {
        let count = search.hits.len();
        search.current = (search.current + if back { count - 1 } else { 1 }) % count;
        show(state, context);
    }
}

/// Shows the sentence that the reader is at; the keyboard is the field's.
fn show(state: &mut State, context: &mut Context) {
    let hit = state
        .navigation
        .search
        .as_ref()
        .and_then(|search| search.hits.get(search.current));
    if let Some(hit) = hit.copied() {
        focus::show(state, hit, context);
    }
    context.render(View::Page);
    context.push(Effect::FocusSearch);
}
