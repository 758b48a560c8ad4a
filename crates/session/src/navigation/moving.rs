//! Moving: following addresses, moving the focus, selecting.

use crate::article::ArticleId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::{Effect, View};
use crate::model::focus;
use crate::model::notice::NoticeKind;
use crate::model::request::Request;
use crate::model::route::{Route, SharedSentence};
use crate::model::state::State;
use crate::navigation::state::Open;
use crate::navigation::{choosing, resume, shared};
use crate::storage::version_guard;

/// Goes to a place. An article that is still on its way is gone to when it comes.
pub fn go(state: &mut State, route: Route, context: &mut Context) {
    // Whatever was waited for, the reader has gone elsewhere.
    state.navigation.wanted = None;
    let route = meant(state, route, context);
    let Route::Article { id, sentence } = &route else {
        leave(state);
        context.render(View::Page);
        match route {
            Route::Statistics(shown) => {
                context.request(shown.of.clone().map_or(Request::LoadAll, Request::Load));
                state.navigation.statistics = Some(shown);
            }
            Route::Continue => continue_reading(state, context),
            Route::Shared(link) => wait(state, link, context),
            Route::Library | Route::Article { .. } => {}
        }
        return;
    };
    let same = state.navigation.open.as_ref().is_some_and(|open| open.id == *id);
    if !same {
        leave(state);
        forget_arrival(state, id);
        state.navigation.open = Some(Open {
            id: id.clone(),
            focus: None,
            anchor: None,
            chosen: None,
        });
        context.render(View::Page);
    }
    match state.entry(id).and_then(|entry| entry.annotated()) {
        None => {
            context.request(Request::Load(id.clone()));
            state.navigation.wanted = Some(route);
        }
        Some(work) => {
            let target = sentence.filter(|index| *index < work.document.sentences.len());
            let current = state.navigation.open.as_ref().and_then(|open| open.focus);
            if current.is_some() && (target.is_none() || target == current) {
                return focus::refocus(state, context);
            }
            let target = target.or(work.place).or_else(|| focus::neighbour(work, None, true));
            let changed = work.has_changed_text();
            if changed && current.is_none() {
                state.notify(NoticeKind::TextChanged, context);
            }
            if current.is_none() {
                version_guard::tell_of_open(state, context);
            }
            if let Some(target) = target {
                if current.is_some() {
                    // It is about the sentence that the reader leaves; what was written there stays a draft.
                    close_sentence_window(state, context);
                }
                focus::focus(state, target, false, context);
            }
        }
    }
}

/// Closes a window that is about the focused sentence.
fn close_sentence_window(state: &mut State, context: &mut Context) {
    let is_of_sentence = |dialog: &mut Dialog| matches!(dialog, Dialog::Note | Dialog::Split);
    if state.navigation.dialog.take_if(is_of_sentence).is_some() {
        context.render(View::Page);
    }
}

/// Goes on with the article that was read last.
fn continue_reading(state: &mut State, context: &mut Context) {
    if let Some(route) = resume::go_on(state, context) {
        go(state, route, context);
    }
}

/// The place that a route means: of a link to the text of an article the one in that article, if it is here; of an
/// article whose place another version has taken the one in that.
fn meant(state: &State, route: Route, context: &mut Context) -> Route {
    let place = match &route {
        Route::Shared(link) => shared::article_of(state, link).map(|id| Route::Article {
            id,
            sentence: Some(link.sentence),
        }),
        _ => None,
    };
    let current = match place.as_ref().unwrap_or(&route) {
        Route::Article { id, sentence } => state.place_in_current(id, *sentence),
        _ => None,
    };
    let Some(place) = current.or(place) else {
        return route;
    };
    context.push(Effect::ReplaceRoute(place.clone()));
    place
}

/// Waits, in the library, for the article of a link that is not here, or of which nobody knows yet whether it is.
fn wait(state: &mut State, link: SharedSentence, context: &mut Context) {
    if state.entry(&link.id).is_some_and(|entry| entry.sha256().is_none()) {
        // Most likely the one.
        context.request(Request::Load(link.id.clone()));
    }
    state.navigation.wanted = Some(Route::Shared(link));
}

/// Puts the messages away of articles that were added, of this one or of many: the reader has gone on.
fn forget_arrival(state: &mut State, opened: &ArticleId) {
    let is_done = |kind: &NoticeKind| match kind {
        NoticeKind::FileAdded(_, id)
        | NoticeKind::FileBeside(_, id)
        | NoticeKind::FileAddedIn { id, .. }
        | NoticeKind::FileKnown(_, id) => id == opened,
        NoticeKind::FilesAdded { .. } => true,
        _ => false,
    };
    state.notices.shown.retain(|notice| !is_done(&notice.kind));
}

/// Closes what belongs to the page.
fn leave(state: &mut State) {
    state.navigation.open = None;
    state.navigation.statistics = None;
    state.navigation.search = None;
    state.navigation.dialog = None;
    state.transfer.restores.clear();
    let of_page = |kind: &NoticeKind| {
        matches!(
            kind,
            NoticeKind::TextChanged
                | NoticeKind::NewerRecords
                | NoticeKind::NothingToContinue
                | NoticeKind::ArticleEnd { .. }
                | NoticeKind::Leftover
                | NoticeKind::LinesTaken { .. }
        )
    };
    state.notices.shown.retain(|notice| !of_page(&notice.kind));
}

/// Goes to the place that was asked for before its article had come, once it is there.
pub fn arrive(state: &mut State, context: &mut Context) {
    if state.navigation.wanted == Some(Route::Continue) {
        return continue_reading(state, context);
    }
    let has_come = match &state.navigation.wanted {
        Some(Route::Article { id, .. }) => state.entry(id).is_some_and(|entry| entry.annotated().is_some()),
        // A window that came up meanwhile asks something of what is being opened.
        Some(Route::Shared(link)) => state.navigation.dialog.is_none() && shared::article_of(state, link).is_some(),
        _ => false,
    };
    if let Some(route) = state.navigation.wanted.take_if(|_| has_come) {
        go(state, route, context);
    }
}

/// Where to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next sentence that is text.
    Next,
    /// To the one before.
    Previous,
    /// To the first.
    First,
    /// To the last.
    Last,
}

/// Moves by one sentence, or to an end; boilerplate is passed over.
pub fn step(state: &mut State, step: Step, extend: bool, context: &mut Context) {
    let Some((open, work)) = state.open_article() else {
        return;
    };
    let target = match step {
        Step::Next => focus::neighbour(work, open.focus, true),
        Step::Previous => focus::neighbour(work, open.focus, false),
        Step::First => focus::neighbour(work, None, true),
        Step::Last => focus::neighbour(work, None, false),
    };
    match target.or(open.focus) {
        Some(target) => {
            focus::focus(state, target, extend, context);
            if extend && state.is_choosing() {
                choosing::announce(state, context);
            }
        }
        None => focus::drop_selection(state, context),
    }
}

/// Moves to the next sentence without a tag; after the last one, from the start again.
pub fn next_untagged(state: &mut State, context: &mut Context) {
    let done = state.messages().reading.all_done;
    go_round(
        state,
        &|work, sentence| work.is_counted(sentence) && !work.is_tagged(sentence),
        done,
        context,
    );
}

/// The same with sentences to come back to.
pub fn next_unsure(state: &mut State, context: &mut Context) {
    let none = state.messages().unsure.none;
    go_round(state, &|work, sentence| work.is_unsure(sentence), none, context);
}

/// Moves to the next sentence of a kind that is text; after the last one, from the start again. When
/// there is none, says so.
fn go_round(state: &mut State, is_meant: &dyn Fn(&AnnotatedArticle, usize) -> bool, none: &str, context: &mut Context) {
    let Some((open, work)) = state.open_article() else {
        return;
    };
    let count = work.document.sentences.len();
    let start = open.focus.map_or(0, |focus| focus + 1);
    let target = (start..count)
        .chain(0..start.min(count))
        .find(|index| work.is_text(*index) && is_meant(work, *index));
    match target {
        Some(target) => focus::focus(state, target, false, context),
        None => context.announce(none.to_owned()),
    }
}
