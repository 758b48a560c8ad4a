//! The box on a card that selects its article, while articles are being selected. It covers the card, so that
//! a tap anywhere on it takes the article in or out.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::article::ArticleId;
use crate::i18n::{Locale, fill, in_label};
use crate::session::{Message, library};
use crate::ui::hooks::use_store_look;
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;

/// Properties of [`Tick`].
#[derive(Clone, PartialEq, Properties)]
pub struct TickProps {
    /// The store.
    pub store: Store,
    /// The article.
    pub id: ArticleId,
    /// What it is called.
    pub name: AttrValue,
    /// The language of the interface.
    pub locale: Locale,
}

/// The box.
#[component]
pub fn Tick(props: &TickProps) -> Html {
    let (store, id) = (&props.store, &props.id);
    let asked = id.clone();
    // Boxes go in turns once nothing is being selected any more; until then they stay as they are.
    let last = use_mut_ref(|| false);
    let look = use_store_look(store, Watch::Bars, move |store| {
        let now = store.read(|state| state.is_selecting().then(|| state.is_article_selected(&asked)));
        let is_selected = now.unwrap_or(*last.borrow());
        last.replace(is_selected);
        is_selected
    });
    let is_selected = *look;
    let onclick = {
        let (store, id) = (store.clone(), id.clone());
        Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            // The browser toggles its own box; a click on the card around it would come twice.
            if target.is_some_and(|target| !target.is_instance_of::<HtmlInputElement>()) {
                event.prevent_default();
                focus_box(&event);
            }
            store.send(choose(id.clone(), event.shift_key()));
        })
    };
    // A click with Shift means articles, not a piece of text.
    let onmousedown = Callback::from(|event: MouseEvent| {
        if event.shift_key() {
            event.prevent_default();
        }
    });
    let text = fill(
        props.locale.messages().collections.select_article,
        &[("name", &in_label(&props.name))],
    );
    html! {
        <label class="card-tick" data-selected={is_selected.to_string()} {onclick} {onmousedown}>
            <input type="checkbox" data-tick={id.to_string()} checked={is_selected} aria-label={text} />
        </label>
    }
}

/// What takes an article in or out.
pub fn choose(id: ArticleId, extend: bool) -> Message {
    Message::Library(library::Message::Select(library::selecting::Message::Choose {
        id,
        extend,
    }))
}

fn focus_box(event: &MouseEvent) {
    let label = event
        .current_target()
        .and_then(|label| label.dyn_into::<Element>().ok());
    let found = label.and_then(|label| label.query_selector("input").ok().flatten());
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // One that cannot take it leaves it where it is.
        let focused = found.focus();
        debug_assert!(focused.is_ok());
    }
}
