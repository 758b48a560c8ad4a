//! Saying what the lines of the article are: paragraphs, or pieces of paragraphs that are wrapped at a width.

use crate::annotate::history::make_and_record;
use crate::annotation::Change;
use crate::article::LineBreaks;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::focus;
use crate::model::notice::NoticeKind;
use crate::model::state::State;

/// Tells how many sentences there are now. Which were tagged before stay sentences (`model/earlier_sentences.rs`).
fn tell(state: &mut State, breaks: LineBreaks, context: &mut Context) {
    let Some((_, work)) = state.open_article() else {
        return;
    };
    let counts = work.counts();
    let kind = NoticeKind::LinesTaken {
        joined: breaks != LineBreaks::Paragraphs,
        sentences: counts.total,
        tagged: counts.tagged(),
    };
    state.notify(kind, context);
}

/// Puts the message about the lines away: its button would take another step back.
pub fn forget(state: &mut State, context: &mut Context) {
    let before = state.notices.shown.len();
    let is_it = |kind: &NoticeKind| matches!(kind, NoticeKind::LinesTaken { .. });
    state.notices.shown.retain(|notice| !is_it(&notice.kind));
    if state.notices.shown.len() < before {
        context.render(View::Page);
    }
}

/// Takes the lines of the open article for something, as a step that can be taken back. The focus stays at its words.
pub fn take_lines_for(state: &mut State, breaks: LineBreaks, context: &mut Context) {
    let position = state.focus_position();
    let Some((_, work)) = state.open_article() else {
        return;
    };
    let before = work.line_breaks.breaks;
    if before != breaks {
        let at = position.unwrap_or_default();
        let after = breaks;
        make_and_record(state, vec![Change::LineBreaks { at, before, after }], context);
        state.focus_again(position);
        tell(state, breaks, context);
    }
    focus::refocus(state, context);
}
