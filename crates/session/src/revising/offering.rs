//! Versions that stand side by side: where the reader opens one of two articles that are alike, and it was not said yet
//! that both are to stay, they are offered to have one take the other's place. So it is with what earlier versions of the
//! program put beside each other, and with questions that were not answered.

use crate::article::{ArticleId, Origin};
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::library_entry::LibraryEntry;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::revising::asking::has_annotations;
use crate::revising::candidates::Known;
use crate::revising::missing_text::KEPT_AT;
use crate::revising::state::Question;

/// Offers it for the article that has just been opened. Linear in the articles, once for each that is opened.
pub fn follow(state: &mut State, context: &mut Context) {
    let open = state.navigation.open.as_ref().map(|open| open.id.clone());
    if open == state.revising.looked_at {
        return;
    }
    let is_here = |id: &ArticleId| state.entry(id).is_some_and(|entry| entry.annotated().is_some());
    if open.as_ref().is_some_and(|id| !is_here(id)) {
        // Once it has come.
        return;
    }
    state.revising.looked_at.clone_from(&open);
    let shown = state.notices.shown.len();
    let is_offer = |kind: &NoticeKind| matches!(kind, NoticeKind::IsVersion { .. });
    state.notices.shown.retain(|notice| !is_offer(&notice.kind));
    if state.notices.shown.len() < shown {
        context.render(View::Page);
    }
    let Some((old, new)) = open.and_then(|id| pair_of(state, &id)) else {
        return;
    };
    let pair = (old.clone(), new.clone());
    let is_asked = |asked: &Question| [&asked.old, &asked.new].into_iter().all(|id| *id == old || *id == new);
    if state.revising.offered.contains(&pair) || state.revising.asked.iter().any(is_asked) {
        return;
    }
    state.revising.offered.insert(pair);
    let title = state.entry(&old).map(|entry| state.name_of_entry(entry).to_owned());
    let title = title.unwrap_or_else(|| old.to_string());
    state.notify(NoticeKind::IsVersion { old, new, title }, context);
}

/// When an article came in, to be compared: what was kept of a delivered one before all else, then what is delivered.
fn came(entry: &LibraryEntry) -> (u64, ArticleId) {
    let at = match entry.origin {
        Origin::Bundled => KEPT_AT + 1,
        Origin::Opened => entry.opened_at,
    };
    (at, entry.id.clone())
}

/// The article and another one that may be a version of it, the earlier one first; where something was said of one.
fn pair_of(state: &State, id: &ArticleId) -> Option<(ArticleId, ArticleId)> {
    let entry = state.entry(id)?;
    let other = Known::of(state)
        .version_of(id, &[])
        .and_then(|(other, _)| state.entry(&other))?;
    if ![entry, other].into_iter().any(has_annotations) {
        return None;
    }
    let (old, new) = if came(entry) < came(other) {
        (entry, other)
    } else {
        (other, entry)
    };
    Some((old.id.clone(), new.id.clone()))
}
