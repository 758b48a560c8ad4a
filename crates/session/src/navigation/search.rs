//! Search in the open article, and the key for it in the library.

use std::rc::Rc;

use crate::article::Document;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::focus;
use crate::model::state::State;
use crate::navigation::state::Search;
use crate::text::find_folded;

/// Shows the field. A library of many articles has one of its own, always.
pub fn open(state: &mut State, context: &mut Context) {
    if state.open_article().is_none() {
        if state.is_in_library() && state.has_many_articles() {
            context.push(Effect::FocusSearch);
        }
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

fn find_sentences(document: &Document, query: &str) -> Vec<usize> {
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

/// The structure that the places found are numbered by.
pub fn searched(state: &State) -> Option<Rc<Document>> {
    state.navigation.search.as_ref()?;
    state.open_article().map(|(_, work)| work.document.clone())
}

/// Finds the places anew where the sentences are cut otherwise than they were when they were found: by a
/// split, a merge, an undo, a file or another tab. The reader stays at the place where they are.
pub fn follow(state: &mut State, searched: Option<&Document>, context: &mut Context) {
    let Some((before, (_, work))) = searched.zip(state.open_article()) else {
        return;
    };
    let now = &work.document;
    if std::ptr::eq(before, &**now) || before.article != now.article {
        return;
    }
    let Some(search) = &state.navigation.search else { return };
    let place = search
        .hits
        .get(search.current)
        .and_then(|hit| before.sentences.get(*hit));
    let from = place.map_or(0, |sentence| now.sentence_covering(sentence.chars.start()));
    let hits = find_sentences(now, &search.query);
    let current = hits.iter().position(|hit| *hit >= from).unwrap_or(0);
    let query = search.query.clone();
    state.navigation.search = Some(Search { query, hits, current });
    context.render(View::Page);
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
