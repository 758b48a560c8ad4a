//! Places: addresses, the focused sentence, the selection.

use super::message::{Context, Effect, Step, View};
use super::newer;
use super::notice::NoticeKind;
use super::records::place_key;
use super::resuming;
use super::route::Route;
use super::state::{Open, State};
use super::work::Work;

/// Goes to a place. An article that is still on its way is gone to when it comes.
pub fn go(state: &mut State, route: Route, context: &mut Context) {
    // Whatever was waited for, the reader has gone elsewhere.
    state.wanted = None;
    let Route::Article { id, sentence } = &route else {
        leave(state);
        context.render(View::Page);
        match route {
            Route::Statistics(shown) => state.statistics = Some(shown),
            Route::Continue => resuming::go_on(state, context),
            Route::Library | Route::Article { .. } => {}
        }
        return;
    };
    let same = state.open.as_ref().is_some_and(|open| open.id == *id);
    if !same {
        leave(state);
        state.open = Some(Open {
            id: id.clone(),
            focus: None,
            anchor: None,
        });
        context.render(View::Page);
    }
    match state.slot(id).and_then(|slot| slot.work()) {
        None => state.wanted = Some(route),
        Some(work) => {
            let target = sentence.filter(|index| *index < work.document.sentences.len());
            let current = state.open.as_ref().and_then(|open| open.focus);
            if current.is_some() && (target.is_none() || target == current) {
                return refocus(state, context);
            }
            let target = target.or(work.place).or_else(|| neighbour(work, None, true));
            let changed = work.has_changed_text();
            if changed && current.is_none() {
                state.notify(NoticeKind::TextChanged, context);
            }
            if current.is_none() {
                newer::tell_of_open(state, context);
            }
            if let Some(target) = target {
                focus(state, target, false, context);
            }
        }
    }
}

/// Closes what belongs to the page.
fn leave(state: &mut State) {
    state.open = None;
    state.statistics = None;
    state.search = None;
    state.dialog = None;
    state.restoring.clear();
    let of_page = |kind: &NoticeKind| {
        matches!(
            kind,
            NoticeKind::TextChanged
                | NoticeKind::NewerRecords
                | NoticeKind::NothingToContinue
                | NoticeKind::ArticleEnd { .. }
        )
    };
    state.notices.retain(|notice| !of_page(&notice.kind));
}

/// Goes to the place that was asked for before its article had come, once it is there.
pub fn arrive(state: &mut State, context: &mut Context) {
    if state.wanted == Some(Route::Continue) {
        return resuming::go_on(state, context);
    }
    let has_come = match &state.wanted {
        Some(Route::Article { id, .. }) => state.slot(id).is_some_and(|slot| slot.work().is_some()),
        _ => false,
    };
    if let Some(route) = state.wanted.take_if(|_| has_come) {
        go(state, route, context);
    }
}

/// Focuses a sentence; with `extend`, selects from where the selection began up to it.
pub fn focus(state: &mut State, sentence: usize, extend: bool, context: &mut Context) {
    let Some((open, work)) = state.open_work_mut() else {
        return;
    };
    if sentence >= work.document.sentences.len() {
        return;
    }
    let before = (open.anchor, open.focus);
    open.anchor = if extend { open.anchor.or(open.focus) } else { None };
    open.focus = Some(sentence);
    work.place = Some(sentence);
    let id = open.id.clone();
    let after = (open.anchor, open.focus);
    if before != after && drop_end(state) {
        context.render(View::Page);
    }
    context.write(place_key(&id), sentence.to_string());
    render_difference(before, after, context);
    context.push(Effect::FocusSentence(sentence));
    context.push(Effect::ReplaceRoute(Route::Article {
        id,
        sentence: Some(sentence),
    }));
}

type Ends = (Option<usize>, Option<usize>);

/// Draws the sentences that were or are selected or focused, each once.
fn render_difference(before: Ends, after: Ends, context: &mut Context) {
    let range = |(anchor, focus): Ends| {
        let focus = focus?;
        let anchor = anchor.unwrap_or(focus);
        Some(anchor.min(focus)..=anchor.max(focus))
    };
    let (old, new) = (range(before), range(after));
    let gone = old.into_iter().flatten();
    let there: crate::map::Set<usize> = gone.chain(new.into_iter().flatten()).collect();
    context.extend(
        there
            .into_iter()
            .map(|sentence| Effect::Render(View::Sentence(sentence))),
    );
}

/// Moves by one sentence, or to an end; boilerplate is passed over.
pub fn step(state: &mut State, step: Step, extend: bool, context: &mut Context) {
    let Some((open, work)) = state.open_work() else {
        return;
    };
    let target = match step {
        Step::Next => neighbour(work, open.focus, true),
        Step::Previous => neighbour(work, open.focus, false),
        Step::First => neighbour(work, None, true),
        Step::Last => neighbour(work, None, false),
    };
    match target.or(open.focus) {
        Some(target) => focus(state, target, extend, context),
        None => drop_selection(state, context),
    }
}

/// The next sentence that is text after `from` (or from the start), or the one before it.
pub fn neighbour(work: &Work, from: Option<usize>, forward: bool) -> Option<usize> {
    let count = work.document.sentences.len();
    if forward {
        (from.map_or(0, |from| from + 1)..count).find(|index| work.is_text(*index))
    } else {
        (0..from.unwrap_or(count)).rev().find(|index| work.is_text(*index))
    }
}

/// Moves to the next sentence without a tag; after the last one, from the start again.
pub fn next_untagged(state: &mut State, context: &mut Context) {
    let done = state.messages().reading.all_done;
    go_round(state, &|work, sentence| !work.is_tagged(sentence), done, context);
}

/// The same with sentences to come back to.
pub fn next_unsure(state: &mut State, context: &mut Context) {
    let none = state.messages().unsure.none;
    go_round(state, &|work, sentence| work.is_unsure(sentence), none, context);
}

/// Moves to the next sentence of a kind that is text; after the last one, from the start again. When
/// there is none, says so.
fn go_round(state: &mut State, is_meant: &dyn Fn(&Work, usize) -> bool, none: &str, context: &mut Context) {
    let Some((open, work)) = state.open_work() else {
        return;
    };
    let count = work.document.sentences.len();
    let start = open.focus.map_or(0, |focus| focus + 1);
    let target = (start..count)
        .chain(0..start.min(count))
        .find(|index| work.is_text(*index) && is_meant(work, *index));
    match target {
        Some(target) => focus(state, target, false, context),
        None => context.announce(none.to_owned()),
    }
}

/// Tells the reader at the last sentence how many are left, and where the first of them is; returns
/// what the page says.
pub fn tell_end(state: &mut State, context: &mut Context) -> String {
    let Some((_, work)) = state.open_work() else {
        return String::new();
    };
    let mut all = 0..work.document.sentences.len();
    let first = all.find(|index| work.is_text(*index) && !work.is_tagged(*index));
    let kind = NoticeKind::ArticleEnd {
        left: work.counts().untagged(),
        first: first.and_then(|first| work.ordinal(first)),
    };
    let text = kind.text(state.locale);
    drop_end(state);
    state.notify(kind, context);
    text
}

/// Takes what was told at the last sentence away. Returns whether there was anything.
fn drop_end(state: &mut State) -> bool {
    let before = state.notices.len();
    let is_end = |kind: &NoticeKind| matches!(kind, NoticeKind::ArticleEnd { .. });
    state.notices.retain(|notice| !is_end(&notice.kind));
    state.notices.len() < before
}

/// Makes the selection one sentence again.
pub fn drop_selection(state: &mut State, context: &mut Context) {
    let Some(open) = state.open.as_mut() else {
        return;
    };
    let before = (open.anchor, open.focus);
    open.anchor = None;
    render_difference(before, (None, open.focus), context);
}

/// Gives the focus back to the sentence after a window or field had it.
pub fn refocus(state: &State, context: &mut Context) {
    if let Some(focus) = state.open.as_ref().and_then(|open| open.focus) {
        context.push(Effect::FocusSentence(focus));
    }
}
