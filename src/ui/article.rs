//! The text of the article: its blocks as paragraphs of flowing prose.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::reading::locale_of;
use super::sentence::Sentence;
use super::store::{Store, Watch, Watching};
use crate::article::{Document, Role};
use crate::platform::page;
use crate::session::Message;

/// A document behind a pointer: equal when it is the same one, so that comparing costs nothing.
#[derive(Clone)]
pub struct Shared(pub Rc<Document>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl From<Rc<Document>> for Shared {
    fn from(document: Rc<Document>) -> Self {
        Self(document)
    }
}

impl yew::html::IntoPropValue<Shared> for Rc<Document> {
    fn into_prop_value(self) -> Shared {
        Shared(self)
    }
}

/// Properties of [`ArticleText`].
#[derive(Clone, PartialEq, Properties)]
pub struct ArticleTextProps {
    /// The store.
    pub store: Store,
    /// The document to show.
    pub document: Shared,
}

/// The article. Drawn once for each document; blocks and sentences draw themselves again.
#[component]
pub fn ArticleText(props: &ArticleTextProps) -> Html {
    let (store, document) = (&props.store, &props.document.0);
    let onclick = {
        let store = store.clone();
        Callback::from(move |event: MouseEvent| clicked(&store, &event))
    };
    let onfocusin = {
        let store = store.clone();
        Callback::from(move |event: FocusEvent| focused(&store, &event))
    };
    let blocks = (0..document.blocks.len()).map(|index| {
        html! { <Block key={index} store={store.clone()} document={props.document.clone()} {index} /> }
    });
    html! {
        <article class="article" lang={document.language.tag()} dir={document.direction.as_str()}>
            <h1 id="article-title" class="visually-hidden">{ &document.title }</h1>
            <div class="blocks" role="listbox" aria-labelledby="article-title" aria-multiselectable="true" {onclick}
                {onfocusin} onmousedown={Callback::from(keep_shift_from_marking)}>
                { for blocks }
            </div>
        </article>
    }
}

/// One listener for all sentences: a click or tap focuses the sentence under it, with Shift it
/// extends the selection. A piece of text that was marked with the mouse stays marked.
fn clicked(store: &Store, event: &MouseEvent) {
    let index = sentence_of(event);
    if let Some(index) = index.filter(|_| event.shift_key() || !page::has_text_selection()) {
        store.send(Message::Focus {
            sentence: index,
            extend: event.shift_key(),
        });
    }
}

/// The session follows a focus that came by the keyboard or with a screen reader's cursor: to a line
/// left over from the page, which moving passes by, or to any sentence.
fn focused(store: &Store, event: &FocusEvent) {
    let by_keyboard = |element: Element| element.matches(":focus-visible").unwrap_or(false);
    let known = store.read(|state| state.open.as_ref().and_then(|open| open.focus));
    if let Some(sentence) = sentence_of(event).filter(|index| Some(*index) != known)
        && element_of(event).is_some_and(by_keyboard)
    {
        store.send(Message::Focus {
            sentence,
            extend: false,
        });
    }
}

fn element_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The number of the sentence that an event is about.
fn sentence_of(event: &Event) -> Option<usize> {
    let sentence = element_of(event)?.closest("[data-sentence]").ok()??;
    sentence.get_attribute("data-sentence")?.parse().ok()
}

/// Shift and click mean a range of sentences here, not a range of letters.
fn keep_shift_from_marking(event: MouseEvent) {
    if event.shift_key() {
        event.prevent_default();
        page::drop_text_selection();
    }
}

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
        let (role, is_guess) = store.read(|state| match state.open_work() {
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

/// About how many lines a block of so many code points takes, in the steps of the style sheet. (An
/// inline style could say it to the line; the page's policy allows none.)
fn line_step(code_points: usize) -> &'static str {
    let lines = code_points.div_ceil(LINE);
    let step = LINE_STEPS.iter().find(|(step, _)| lines <= *step);
    step.unwrap_or(&LINE_STEPS[LINE_STEPS.len() - 1]).1
}

/// Lets the reader say that a block is part of the article after all: for the mouse and the finger.
/// The keyboard comes to the line itself, where a key and the tools do the same; a list has nothing
/// but its entries for a screen reader.
fn as_text_button(store: &Store, block: usize) -> Html {
    let m = locale_of(store).messages();
    html! {
        <button class="button as-text" data-action="as-text" tabindex="-1" aria-hidden="true"
            onclick={store.sender(move |_| Message::TreatAsText { block })}>
            { m.roles.treat_as_text }
        </button>
    }
}
