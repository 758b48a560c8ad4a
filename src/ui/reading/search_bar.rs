//! The search field of the reading page.

use crate::session::navigation;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::{Locale, fill};
use crate::session::{Message, State};
use crate::ui::element_ids::SEARCH_FIELD;
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::input_method;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};

/// What the field shows: the words, how many places were found, and at which of them the reader is.
#[derive(PartialEq)]
struct Look {
    locale: Locale,
    query: String,
    current: usize,
    hits: usize,
}

impl Look {
    fn of(state: &State) -> Option<Self> {
        state.navigation.search.as_ref().map(|search| Self {
            locale: state.locale,
            query: search.query.clone(),
            current: search.current,
            hits: search.hits.len(),
        })
    }
}

/// The field with the number of places found; absent while nothing is searched.
#[component]
pub fn SearchBar(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let Some(look) = &*look else {
        return Html::default();
    };
    let locale = look.locale;
    let m = locale.messages();
    let oninput = store.sender(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Message::Navigation(navigation::Message::Search(input.value()))
    });
    let onkeydown = {
        let store = store.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !input_method::takes(&event) {
                event.prevent_default();
                store.send(Message::Navigation(navigation::Message::SearchStep {
                    back: event.shift_key(),
                }));
            }
        })
    };
    let found = match look.hits {
        _ if look.query.trim().is_empty() => String::new(),
        0 => m.search.none.to_owned(),
        hits => {
            let (n, total) = (locale.number(look.current + 1), locale.number(hits));
            fill(m.search.found, &[("n", &n), ("total", &total)])
        }
    };
    html! {
        <div class="search" role="search">
            { icon(Icon::Search) }
            <input id={SEARCH_FIELD} type="search" data-search="true" dir="auto" placeholder={m.search.title} aria-label={m.search.title}
                autocomplete="off" value={look.query.clone()} {oninput} {onkeydown} />
            <span role="status">{ found }</span>
            <button class="button quiet" data-action="close-search" title={m.common.close} aria-label={m.common.close}
                onclick={store.sender(|_| Message::Close)}>{ icon(Icon::Close) }</button>
        </div>
    }
}
