//! The search field of the reading page.

use crate::session::navigation;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::fill;
use crate::session::{Message, Search};
use crate::ui::element_ids::SEARCH_FIELD;
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::input_method;
use crate::ui::store::Watch;
use crate::ui::widgets::icons::{Icon, icon};

/// The field with the number of places found; absent while nothing is searched.
#[component]
pub fn SearchBar(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    let (search, locale) = store.read(|state| (state.navigation.search.clone(), state.locale));
    let Some(search) = search else {
        return Html::default();
    };
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
    let found = match &search {
        Search { query, .. } if query.trim().is_empty() => String::new(),
        Search { hits, .. } if hits.is_empty() => m.search.none.to_owned(),
        Search { hits, current, .. } => {
            let (n, total) = (locale.number(current + 1), locale.number(hits.len()));
            fill(m.search.found, &[("n", &n), ("total", &total)])
        }
    };
    html! {
        <div class="search" role="search">
            { icon(Icon::Search) }
            <input id={SEARCH_FIELD} type="search" data-search="true" dir="auto" placeholder={m.search.title} aria-label={m.search.title}
                autocomplete="off" value={search.query} {oninput} {onkeydown} />
            <span role="status">{ found }</span>
            <button class="button quiet" data-action="close-search" title={m.common.close} aria-label={m.common.close}
                onclick={store.sender(|_| Message::Close)}>{ icon(Icon::Close) }</button>
        </div>
    }
}
