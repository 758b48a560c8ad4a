//! Articles that were listed and did not come when something needed them: the reader is told which, once
//! all that was fetched with them has come or failed, and may have them fetched again.

use crate::article::ArticleId;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::library_entry::{LibraryEntry, LoadError, Status};
use crate::model::notice::NoticeKind;
use crate::model::state::State;

/// An article did not come. What was known of it stays. Whoever opened it is told on its page.
pub fn fail(state: &mut State, id: &ArticleId, error: LoadError) {
    let is_open = state.navigation.open.as_ref().is_some_and(|open| open.id == *id);
    let Some(entry) = state.entry_mut(id) else {
        return;
    };
    let known = match &mut entry.status {
        Status::Listed(summary) => Some(std::mem::take(summary)),
        Status::Loading(known) | Status::Failed(_, known) => known.take(),
        Status::Ready(_) => return,
    };
    let was_listed = known.is_some();
    entry.status = Status::Failed(error, known);
    if was_listed && !is_open {
        state.library.missed.push(id.clone());
    }
}

/// Tells of the articles that did not come, as soon as no other is on its way; and no more of one that has
/// come since.
pub fn follow(state: &mut State, context: &mut Context) {
    let is_told = |kind: &NoticeKind| matches!(kind, NoticeKind::NotLoaded(_));
    let place = state.notices.shown.iter().position(|notice| is_told(&notice.kind));
    if state.library.fetching > 0 || (state.library.missed.is_empty() && place.is_none()) {
        return;
    }
    let told = place.map(|place| &state.notices.shown[place].kind);
    let told: Vec<ArticleId> = told.map(told_of).unwrap_or_default();
    let news = std::mem::take(&mut state.library.missed);
    let is_meant = |entry: &&LibraryEntry| told.contains(&entry.id) || news.contains(&entry.id);
    let missing = state.library.entries.iter().filter(|entry| entry.is_missed());
    let missing: Vec<(ArticleId, String)> = missing
        .filter(is_meant)
        .map(|entry| (entry.id.clone(), state.name_of_entry(entry).to_owned()))
        .collect();
    if news.is_empty() && missing.len() == told.len() {
        return;
    }
    // One that says more is read out anew.
    match place.filter(|_| news.is_empty() && !missing.is_empty()) {
        Some(place) => state.notices.shown[place].kind = NoticeKind::NotLoaded(missing),
        None => {
            state.notices.shown.retain(|notice| !is_told(&notice.kind));
            if !missing.is_empty() {
                state.notify(NoticeKind::NotLoaded(missing), context);
            }
        }
    }
    context.render(View::Page);
}

/// Takes the message away; returns of which articles it was.
pub fn take_told(state: &mut State) -> Vec<ArticleId> {
    let mut told = Vec::new();
    for notice in &state.notices.shown {
        told.extend(told_of(&notice.kind));
    }
    let is_told = |kind: &NoticeKind| matches!(kind, NoticeKind::NotLoaded(_));
    state.notices.shown.retain(|notice| !is_told(&notice.kind));
    told
}

fn told_of(kind: &NoticeKind) -> Vec<ArticleId> {
    match kind {
        NoticeKind::NotLoaded(articles) => articles.iter().map(|(id, _)| id.clone()).collect(),
        _ => Vec::new(),
    }
}
