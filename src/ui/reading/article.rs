//! The text of the article: its blocks as paragraphs of flowing prose.

use std::cell::Cell;
use std::rc::Rc;

use crate::session::navigation;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::document::Shared;
use super::parts::Parts;
use crate::platform::page;
use crate::session::Message;
use crate::ui::store::Store;
use crate::ui::text::html;

/// Properties of [`ArticleText`].
#[derive(Clone, PartialEq, Properties)]
pub struct ArticleTextProps {
    /// The store.
    pub store: Store,
    /// The document to show.
    pub document: Shared,
    /// What the article is called.
    pub title: AttrValue,
    /// Its language, as a BCP 47 tag.
    pub language: AttrValue,
}

/// The article. Drawn once for each document; blocks and sentences draw themselves again.
#[component]
pub fn ArticleText(props: &ArticleTextProps) -> Html {
    let (store, document) = (&props.store, &props.document.0);
    let onclick = {
        let store = store.clone();
        Callback::from(move |event: MouseEvent| clicked(&store, &event))
    };
    let pressing = use_memo((), |()| Pressing::default());
    let onmousedown = {
        let (store, pressing) = (store.clone(), (*pressing).clone());
        Callback::from(move |event: MouseEvent| {
            pressing.begin();
            keep_click_from_marking(&store, &event);
        })
    };
    let onfocusin = {
        let (store, pressing) = (store.clone(), (*pressing).clone());
        Callback::from(move |event: FocusEvent| {
            if !pressing.is_going_on() {
                focused(&store, &event);
            }
        })
    };
    html! {
        <article class="article notranslate" translate="no" lang={&props.language} dir={document.direction.as_str()}>
            <h1 id="article-title" class="visually-hidden">{ &props.title }</h1>
            <div class="blocks" role="listbox" aria-labelledby="article-title" aria-multiselectable="true" {onclick}
                {onfocusin} {onmousedown}>
                <Parts store={store.clone()} document={props.document.clone()} />
            </div>
        </article>
    }
}

/// One listener for all sentences: a click or tap focuses the sentence under it, or takes it in or
/// out while sentences are chosen; with Shift it extends the selection. A piece of text that was marked with the mouse stays marked.
fn clicked(store: &Store, event: &MouseEvent) {
    let index = sentence_of(store, event);
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

/// Whether a button of the mouse is going down: what gets the focus by that is not chosen before the
/// button goes up again, and maybe it is the beginning of a piece of text.
///
/// `:focus-visible` would not tell: in Firefox it says the same of what a screen reader's cursor focuses
/// after a click.
#[derive(Clone, Default)]
struct Pressing(Rc<Cell<bool>>);

impl Pressing {
    fn begin(&self) {
        self.0.set(true);
        let going_on = Rc::clone(&self.0);
        // The browser moves the focus right after the event, before anything else has its turn.
        Timeout::new(0, move || going_on.set(false)).forget();
    }

    fn is_going_on(&self) -> bool {
        self.0.get()
    }
}

/// The session follows a focus that came by the keyboard or with a screen reader's cursor: to a line
/// left over from the page, which moving passes by, or to any sentence.
fn focused(store: &Store, event: &FocusEvent) {
    let known = store.read(|state| state.navigation.open.as_ref().and_then(|open| open.focus));
    if let Some(sentence) = sentence_of(store, event).filter(|index| Some(*index) != known) {
        store.send(Message::Navigation(navigation::Message::Focus {
            sentence,
            extend: false,
        }));
    }
}

fn element_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The number of the sentence that an event is about: by its place in the text, as its number in the page may
/// still be the one before another cut.
fn sentence_of(store: &Store, event: &Event) -> Option<usize> {
    let sentence = element_of(event)?.closest("[data-sentence]").ok()??;
    let start = sentence.get_attribute("data-start")?.parse().ok()?;
    store.read(|state| Some(state.open_article()?.1.document.sentence_covering(start)))
}

/// Shift and click mean a range of sentences here, not a range of letters; while sentences are chosen, a
/// second click soon after the first takes one out again, and marks no word.
fn keep_click_from_marking(store: &Store, event: &MouseEvent) {
    let is_again = event.detail() > 1 && store.read(|state| state.is_choosing());
    if event.shift_key() || is_again {
        event.prevent_default();
        page::drop_text_selection();
    }
}
