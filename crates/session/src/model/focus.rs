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
    let Some((open, work)) = state.open_article_mut() else {
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
    if before != after && drop_end_notice(state) {
        context.render(View::Page);
    }
    context.request(Request::KeepPlace {
        article: id.clone(),
        sentence,
    });
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

/// Takes what was told at the last sentence away. Returns whether there was anything.
pub fn drop_end_notice(state: &mut State) -> bool {
    let before = state.notices.shown.len();
    let is_end = |kind: &NoticeKind| matches!(kind, NoticeKind::ArticleEnd { .. });
    state.notices.shown.retain(|notice| !is_end(&notice.kind));
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

/// Gives the focus back to the sentence after a window or field had it.
pub fn refocus(state: &State, context: &mut Context) {
    if let Some(focus) = state.navigation.open.as_ref().and_then(|open| open.focus) {
        context.push(Effect::FocusSentence(focus));
    }
}
