//! Saying what the lines of the article are: paragraphs, or pieces of paragraphs that are wrapped at a width.

use crate::annotate::history::make_and_record;
use crate::annotation::Change;
use crate::article::LineBreaks;
use crate::model::context::Context;
use crate::model::focus;
use crate::model::state::State;

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
    }
    focus::refocus(state, context);
}
