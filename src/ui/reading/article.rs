//! The text of the article: its blocks as paragraphs of flowing prose.

use std::ops::Range;

use crate::session::navigation;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::block::Block;
use super::document::Shared;
use crate::article::Document;
use crate::platform::page;
use crate::session::{MANY_SENTENCES, Message, Preparing};
use crate::ui::store::Store;
use crate::ui::text::html;

/// Properties of [`ArticleText`].
#[derive(Clone, PartialEq, Properties)]
pub struct ArticleTextProps {
    /// The store.
    pub store: Store,
    /// The document to show.
    pub document: Shared,
}

/// So many sentences, about, are drawn between two turns of the browser where an article has very many.
const SECTION: usize = 400;

/// The blocks of an article in the parts that are drawn at once: all, unless there are very many sentences.
fn sections_of(document: &Document) -> Vec<Range<usize>> {
    let blocks = document.blocks.len();
    if document.sentences.len() <= MANY_SENTENCES {
        return vec![0..blocks];
    }
    let mut sections = Vec::new();
    let mut first = 0;
    let mut sentences = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        sentences += block.sentences.len();
        if sentences >= SECTION || index + 1 == blocks {
            sections.push(first..index + 1);
            (first, sentences) = (index + 1, 0);
        }
    }
    sections
}

/// Has the next part drawn in the browser's next turn, until all are, and tells the reader how far that is.
#[hook]
fn use_drawing_on(store: &Store, title: &str, drawn: &UseStateHandle<usize>, all: usize) {
    let leaving = store.clone();
    let (store, title, drawn) = (store.clone(), title.to_owned(), drawn.clone());
    use_effect_with((*drawn, all), move |(now, all)| {
        let (now, all) = (*now, *all);
        let percent = now * 100 / all.max(1);
        let before = now.saturating_sub(1) * 100 / all.max(1);
        if now < all && (now == 1 || percent != before) {
            let preparing = Preparing {
                name: title,
                percent,
                is_drawn: true,
            };
            store.tell_preparing(Some(preparing));
        } else if now >= all && all > 1 {
            store.tell_preparing(None);
        }
        let next = (now < all).then(|| Timeout::new(0, move || drawn.set(now + 1)));
        move || drop(next)
    });
    // The reader leaves the page before it is whole.
    use_effect_with((), move |()| move || leaving.tell_preparing(None));
}

/// Properties of [`Section`].
#[derive(Clone, PartialEq, Properties)]
struct SectionProps {
    store: Store,
    document: Shared,
    /// Its first block, and the one after its last.
    first: usize,
    end: usize,
}

/// A part of the article that is drawn at once; nothing of it shows in the page.
#[component]
fn Section(props: &SectionProps) -> Html {
    let blocks = (props.first..props.end).map(|index| {
        html! { <Block key={index} store={props.store.clone()} document={props.document.clone()} {index} /> }
    });
    html! { <>{ for blocks }</> }
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
    let sections = use_memo(props.document.clone(), |document| sections_of(&document.0));
    let drawn = use_state(|| 1);
    use_drawing_on(store, &document.title, &drawn, sections.len());
    let sections = sections.iter().take(*drawn).map(|blocks| {
        html! { <Section key={blocks.start} store={store.clone()} document={props.document.clone()} first={blocks.start} end={blocks.end} /> }
    });
    html! {
        <article class="article notranslate" translate="no" lang={document.language.tag()} dir={document.direction.as_str()}>
            <h1 id="article-title" class="visually-hidden">{ &document.title }</h1>
            <div class="blocks" role="listbox" aria-labelledby="article-title" aria-multiselectable="true" {onclick}
                {onfocusin} onmousedown={Callback::from(keep_shift_from_marking)}>
                { for sections }
            </div>
        </article>
    }
}

/// One listener for all sentences: a click or tap focuses the sentence under it, or takes it in or
/// out while sentences are chosen; with Shift it extends the selection. A piece of text that was marked with the mouse stays marked.
fn clicked(store: &Store, event: &MouseEvent) {
    let index = sentence_of(event);
    if let Some(index) = index.filter(|_| event.shift_key() || !page::has_text_selection()) {
        let extend = event.shift_key();
        let chooses = store.read(|state| state.is_choosing());
        store.send(Message::Navigation(if chooses {
            navigation::Message::Choose {
                sentence: index,
                extend,
            }
        } else {
            navigation::Message::Focus {
                sentence: index,
                extend,
            }
        }));
    }
}

/// The session follows a focus that came by the keyboard or with a screen reader's cursor: to a line
/// left over from the page, which moving passes by, or to any sentence.
fn focused(store: &Store, event: &FocusEvent) {
    let by_keyboard = |element: Element| element.matches(":focus-visible").unwrap_or(false);
    let known = store.read(|state| state.navigation.open.as_ref().and_then(|open| open.focus));
    if let Some(sentence) = sentence_of(event).filter(|index| Some(*index) != known)
        && element_of(event).is_some_and(by_keyboard)
    {
        store.send(Message::Navigation(navigation::Message::Focus {
            sentence,
            extend: false,
        }));
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
