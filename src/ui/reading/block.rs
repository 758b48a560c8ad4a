//! A block of the article: one paragraph with its sentences.

use crate::session::annotate;
use yew::prelude::*;

use super::document::Shared;
use super::sentence::Sentence;
use crate::article::{Nesting, Role};
use crate::session::report::DEEPEST;
use crate::session::{Message, State, present_block};
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
        let Look {
            role,
            is_guess,
            level,
            marker,
        } = store.read(|state| Look::of(state, document, *index));
        let sentences = block.sentences.clone().map(|sentence| {
            html! {
                <Sentence key={sentence} store={store.clone()} document={document.clone()} index={sentence} {role}
                    first={sentence == block.sentences.start} />
            }
        });
        html! {
            <div class="block" data-kind={role.as_str()} data-uncertain={is_guess.then_some("true")}>
                <p class="block-text" role="none" data-role={role.as_str()} data-level={level} data-marker={marker}
                    dir={block.direction.as_str()}>
                    { for sentences }
                </p>
                if role == Role::Boilerplate {
                    { as_text_button(store, document, *index) }
                }
            </div>
        }
    }
}

/// What the look of a block depends on.
struct Look {
    role: Role,
    is_guess: bool,
    /// How deep it stands in lists and quotations, from the second level on.
    level: Option<AttrValue>,
    /// What is drawn before it: no text of the article.
    marker: Option<AttrValue>,
}

impl Look {
    fn of(state: &State, document: &Shared, index: usize) -> Self {
        let found = &document.0.blocks[index];
        let (role, is_guess, nesting) = match state.open_article() {
            Some((_, work)) => {
                let index = present(state, document, index);
                (work.role(index), work.is_guess(index), work.nesting(index))
            }
            None => (found.role, false, Nesting::default()),
        };
        let level = nesting.level.min(DEEPEST);
        let level = (level > 1 && role.subrole().is_some()).then(|| AttrValue::from(level.to_string()));
        let marker = state.locale.marker(role, nesting, document.0.language_tag());
        Self {
            role,
            is_guess,
            level,
            marker: marker.map(AttrValue::from),
        }
    }
}

/// The number that a block has now, which its part of the page may not have yet.
fn present(state: &State, document: &Shared, index: usize) -> usize {
    let open = state.open_article();
    open.map_or(index, |(_, work)| present_block(&work.document, &document.0, index))
}

/// Lets the reader say that a block is part of the article after all: for the mouse and the finger.
/// The keyboard comes to the line itself, where a key and the tools do the same; a list has nothing
/// but its entries for a screen reader.
fn as_text_button(store: &Store, document: &Shared, block: usize) -> Html {
    let (here, document) = (store.clone(), document.clone());
    let treat_as_text = store.sender(move |_| {
        let block = here.read(|state| present(state, &document, block));
        Message::Annotate(annotate::Message::TreatAsText { block })
    });
    let m = store.read(|state| state.messages());
    html! {
        <button class="button as-text" data-action="as-text" translate="yes" tabindex="-1" aria-hidden="true"
            onclick={treat_as_text}>
            { m.roles.treat_as_text }
        </button>
    }
}
