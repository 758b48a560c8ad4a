//! Choosing the roles of blocks. Confirming a guess is a choice as well.

use crate::annotate::history::make_and_record;
use crate::annotation::Change;
use crate::article::Role;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::focus;
use crate::model::state::State;

/// Swaps the role of the focused block between text and boilerplate, or sets it; the one that it has
/// already is worth saying when that was a guess.
pub fn set_role(state: &mut State, role: Option<Role>, context: &mut Context) {
    let Some((open, work)) = state.open_article() else {
        return;
    };
    let Some(block) = open.focus.map(|focus| work.block_of(focus)) else {
        return;
    };
    let swapped = || {
        if work.role(block).is_text() {
            Role::Boilerplate
        } else {
            text_role(work, block)
        }
    };
    let role = role.unwrap_or_else(swapped);
    change_role(state, block, role, context);
    // A block of another role is another element: the focus has to follow.
    focus::refocus(state, context);
}

/// Gives the focused block the next role in their order.
pub fn cycle_role(state: &mut State, context: &mut Context) {
    let Some((open, work)) = state.open_article() else {
        return;
    };
    let Some(focus) = open.focus else {
        return;
    };
    let role = work.role(work.block_of(focus));
    let place = Role::ALL.iter().position(|known| *known == role).unwrap_or(0);
    let next = Role::ALL[(place + 1) % Role::ALL.len()];
    set_role(state, Some(next), context);
}

/// The role of a block that is text after all: what was found, if that was text.
fn text_role(work: &AnnotatedArticle, block: usize) -> Role {
    let found = work.document.blocks[block].role;
    if found.is_text() { found } else { Role::Body }
}

/// Makes a block text and focuses its first sentence.
pub fn treat_as_text(state: &mut State, block: usize, context: &mut Context) {
    let Some((_, work)) = state.open_article() else {
        return;
    };
    let Some(first) = work.document.blocks.get(block).map(|block| block.sentences.start) else {
        return;
    };
    let role = text_role(work, block);
    change_role(state, block, role, context);
    focus::focus(state, first, false, context);
}

fn change_role(state: &mut State, block: usize, role: Role, context: &mut Context) {
    let Some((_, work)) = state.open_article_mut() else {
        return;
    };
    // The role that was guessed, said by the reader, is no guess any more.
    let confirms = work.is_guess(block) && work.role(block) == role;
    if work.role(block) == role && !confirms {
        return;
    }
    let found = work.document.blocks[block].role;
    if focus::drop_passing_notices(state) {
        context.render(View::Page);
    }
    let Some((_, work)) = state.open_article() else {
        return;
    };
    let step = vec![Change::Role {
        block,
        before: work.roles.get(&block).and_then(|choice| choice.role),
        after: (role != found || confirms).then_some(role),
    }];
    make_and_record(state, step, context);
}
