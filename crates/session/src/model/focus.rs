//! The focused sentence and the selection of the open article.

use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::notice::NoticeKind;
use crate::model::request::Request;
use crate::model::route::Route;
use crate::model::state::State;

/// Focuses a sentence; with `extend`, selects from where the selection began up to it.
pub fn focus(state: &mut State, sentence: usize, extend: bool, context: &mut Context) {
    if choose(state, sentence, extend, context) {
        context.push(Effect::FocusSentence(sentence));
    }
}

/// The same for a reader who types in a field: the sentence is shown, and the keyboard stays where it
/// is. A field that loses it for a moment loses the word that an input method was at.
pub fn show(state: &mut State, sentence: usize, context: &mut Context) {
    if choose(state, sentence, false, context) {
        context.push(Effect::ShowSentence(sentence));
    }
}

/// Makes a sentence the focused one. Returns whether there is such a sentence.
fn choose(state: &mut State, sentence: usize, extend: bool, context: &mut Context) -> bool {
    let Some((open, work)) = state.open_article_mut() else {
        return false;
    };
    if sentence >= work.document.sentences.len() {
        return false;
    }
    let before = (open.anchor, open.focus);
    if let Some(chosen) = &mut open.chosen {
        // What lies between is taken in.
        let from = open.focus.filter(|_| extend).unwrap_or(sentence);
        let between = (from.min(sentence)..=from.max(sentence)).filter(|index| extend && work.is_text(*index));
        let between: Vec<usize> = between.collect();
        chosen.extend(
            between
                .iter()
                .map(|index| work.document.sentences[*index].chars.start()),
        );
        context.extend(between.into_iter().map(|index| Effect::Render(View::Sentence(index))));
    } else {
        open.anchor = if extend { open.anchor.or(open.focus) } else { None };
    }
    open.focus = Some(sentence);
    work.place = Some(sentence);
    let id = open.id.clone();
    let after = (open.anchor, open.focus);
    if before != after && drop_passing_notices(state) {
        context.render(View::Page);
    }
    context.request(Request::KeepPlace {
        article: id.clone(),
        sentence,
    });
    render_difference(before, after, context);
    context.push(Effect::ReplaceRoute(Route::Article {
        id,
        sentence: Some(sentence),
    }));
    true
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
    let mut there: Vec<usize> = gone.chain(new.into_iter().flatten()).collect();
    there.sort_unstable();
    there.dedup();
    context.extend(
        there
            .into_iter()
            .map(|sentence| Effect::Render(View::Sentence(sentence))),
    );
}

/// The next sentence that is text after `from` (or from the start), or the one before it.
pub fn neighbour(work: &AnnotatedArticle, from: Option<usize>, forward: bool) -> Option<usize> {
    let count = work.document.sentences.len();
    if forward {
        (from.map_or(0, |from| from + 1)..count).find(|index| work.is_text(*index))
    } else {
        (0..from.unwrap_or(count)).rev().find(|index| work.is_text(*index))
    }
}

/// The next sentence to tag after `from`: one that counts.
pub fn next_to_tag(work: &AnnotatedArticle, from: usize) -> Option<usize> {
    (from + 1..work.document.sentences.len()).find(|index| work.is_counted(*index))
}

/// Takes away what was told of the sentence that the reader was at: that it is the last one, or none
/// to be tagged. Returns whether there was anything.
pub fn drop_passing_notices(state: &mut State) -> bool {
    let before = state.notices.shown.len();
    let passes = |kind: &NoticeKind| matches!(kind, NoticeKind::ArticleEnd { .. } | NoticeKind::Leftover);
    state.notices.shown.retain(|notice| !passes(&notice.kind));
    state.notices.shown.len() < before
}

/// Makes the selection one sentence again.
pub fn drop_selection(state: &mut State, context: &mut Context) {
    let Some(open) = state.navigation.open.as_mut() else {
        return;
    };
    let before = (open.anchor, open.focus);
    open.anchor = None;
    render_difference(before, (None, open.focus), context);
}

/// Ends choosing sentences one by one; returns whether it was going on.
pub fn stop_choosing(state: &mut State, context: &mut Context) -> bool {
    drop_chosen(state, context);
    let Some(open) = state.navigation.open.as_mut() else {
        return false;
    };
    let focus = open.focus;
    let was_choosing = open.chosen.take().is_some();
    if was_choosing {
        context.extend(focus.map(|focus| Effect::Render(View::Sentence(focus))));
    }
    was_choosing
}

/// Takes all sentences out that were chosen one by one, and goes on choosing.
pub fn drop_chosen(state: &mut State, context: &mut Context) {
    if !state.is_choosing() {
        return;
    }
    let chosen = state.selected_sentences().into_iter();
    context.extend(chosen.map(|sentence| Effect::Render(View::Sentence(sentence))));
    if let Some(open) = state.navigation.open.as_mut() {
        open.chosen = Some(Default::default());
    }
}

/// Gives the focus back to the sentence after a window or field had it.
pub fn refocus(state: &State, context: &mut Context) {
    if let Some(focus) = state.navigation.open.as_ref().and_then(|open| open.focus) {
        context.push(Effect::FocusSentence(focus));
    }
}
