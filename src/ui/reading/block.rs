//! A block of the article: one paragraph with its sentences.

use crate::session::annotate;
use yew::prelude::*;

use super::document::Shared;
use super::sentence::Sentence;
use crate::article::Role;
use crate::session::Message;
use crate::ui::store::{Store, Watch, Watching};
use crate::ui::text::html;

/// Properties of a [`Block`].
#[derive(Clone, PartialEq, Properties)]
pub struct BlockProps {
    /// The store.
    pub store: Store,
    /// The document that it is part of.
    pub document: Shared,
    /// Its number.
    pub index: usize,
}

/// A block: one paragraph with its sentences. Draws itself again when its role changes.
pub struct Block {
    _watching: Watching,
}

impl Component for Block {
    type Message = ();
    type Properties = BlockProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let watcher = ctx.link().callback(|()| ());
        Self {
            _watching: props.store.watch(Watch::Block(props.index), watcher),
        }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let BlockProps { store, document, index } = ctx.props();
        let block = &document.0.blocks[*index];
        let (role, is_guess) = store.read(|state| match state.open_article() {
            Some((_, work)) => (work.role(*index), work.is_guess(*index)),
            None => (block.role, false),
        });
        let sentences = block.sentences.clone().map(|sentence| {
            html! {
                <Sentence key={sentence} store={store.clone()} document={document.clone()} index={sentence} {role}
                    first={sentence == block.sentences.start} />
            }
        });
        html! {
            <div class="block" data-kind={role.as_str()} data-lines={line_step(block.chars.len())} data-uncertain={is_guess.then_some("true")}>
                <p class="block-text" role="none" data-role={role.as_str()} dir={block.direction.as_str()}>
                    { for sentences }
                </p>
                if role == Role::Boilerplate {
                    { as_text_button(store, *index) }
                }
            </div>
        }
    }
}

/// Code points in a line of the widest column, about.
const LINE: usize = 60;

/// Lines for which the style sheet has a height, for blocks that were never laid out.
const LINE_STEPS: [(usize, &str); 14] = [
    (1, "1"),
    (2, "2"),
    (3, "3"),
    (4, "4"),
    (5, "5"),
    (6, "6"),
    (7, "7"),
    (8, "8"),
    (10, "10"),
    (12, "12"),
    (16, "16"),
    (24, "24"),
    (40, "40"),
    (80, "80"),
];

/// About how many lines a block of so many code points takes.
pub(super) fn lines_of(code_points: usize) -> usize {
    code_points.div_ceil(LINE)
}

/// The same in the steps of the style sheet. (An
/// inline style could say it to the line; the page's policy allows none.)
fn line_step(code_points: usize) -> &'static str {
    let lines = lines_of(code_points);
    let step = LINE_STEPS.iter().find(|(step, _)| lines <= *step);
    step.unwrap_or(&LINE_STEPS[LINE_STEPS.len() - 1]).1
}

/// Lets the reader say that a block is part of the article after all: for the mouse and the finger.
/// The keyboard comes to the line itself, where a key and the tools do the same; a list has nothing
/// but its entries for a screen reader.
fn as_text_button(store: &Store, block: usize) -> Html {
    let m = store.read(|state| state.messages());
    html! {
        <button class="button as-text" data-action="as-text" translate="yes" tabindex="-1" aria-hidden="true"
            onclick={store.sender(move |_| Message::Annotate(annotate::Message::TreatAsText { block }))}>
            { m.roles.treat_as_text }
        </button>
    }
}
