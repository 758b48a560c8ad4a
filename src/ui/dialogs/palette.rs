//! The command palette: a field that finds every action and every article. The keyboard stays in the
//! field; the list says which of its entries Enter takes (the combobox pattern of the ARIA Authoring
//! Practices Guide).

use crate::session::navigation;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::platform::page;
use crate::session::{Message, PaletteItem, Route, choices};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::input_method;
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::long_title::clamped;

/// The palette.
#[component]
pub fn Palette(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    let query = use_state(String::new);
    let at = use_state(|| 0);
    use_effect_with(*at, |at| page::show_nearest(&option_id(*at)));
    let count = store.read(|state| choices(state, &query).len());
    let oninput = {
        let (query, at) = (query.clone(), at.clone());
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            query.set(input.value());
            at.set(0);
        })
    };
    let onkeydown = {
        let (store, query, at) = (store.clone(), query.clone(), at.clone());
        Callback::from(move |event: KeyboardEvent| {
            if input_method::takes(&event) {
                return;
            }
            let step = match event.key().as_str() {
                "ArrowDown" => 1,
                "ArrowUp" => count.saturating_sub(1),
                "Enter" => {
                    event.prevent_default();
                    return choose(&store, &query, *at);
                }
                _ => return,
            };
            event.prevent_default();
            at.set((*at + step) % count.max(1));
        })
    };
    let locale = store.read(|state| state.locale);
    let m = locale.messages();
    let found = if count == 0 {
        m.palette.none.to_owned()
    } else {
        locale.count(&m.palette.found, count)
    };
    html! {
        <div class="dialog-body palette">
            <input type="text" role="combobox" data-palette="true" dir={(!query.is_empty()).then_some("auto")} autofocus=true autocomplete="off"
                spellcheck="false" placeholder={m.palette.hint} aria-label={m.palette.hint} aria-expanded="true"
                aria-autocomplete="list" aria-controls="palette-list"
                aria-activedescendant={(count > 0).then(|| option_id(*at))} value={(*query).clone()} {oninput} {onkeydown} />
            <ul id="palette-list" role="listbox" aria-label={m.palette.title}>{ options(store, &query, *at) }</ul>
            <p class="hint" role="status">{ found }</p>
        </div>
    }
}

fn option_id(at: usize) -> String {
    format!("palette-{at}")
}

fn options(store: &Store, query: &str, at: usize) -> Html {
    store.read(|state| {
        let found = choices(state, query);
        let option = |(index, choice): (usize, &PaletteItem)| {
            let (id, text, key) = match choice {
                PaletteItem::Action(action) => {
                    let key = action.keys_in_force(state).next().map(|key| key.text(state.locale));
                    (action.id.to_owned(), action.text(state), key)
                }
                PaletteItem::Article(id, title) => (id.to_string(), *title, None),
            };
            let onclick = {
                let (store, query) = (store.clone(), query.to_owned());
                Callback::from(move |_: MouseEvent| choose(&store, &query, index))
            };
            html! {
                <li id={option_id(index)} role="option" data-choice={id} aria-selected={(index == at).to_string()} {onclick}>
                    <span class={clamped(text)} dir="auto">{ text }</span>
                    if let Some(key) = key { <kbd dir="ltr">{ key }</kbd> }
                </li>
            }
        };
        found.iter().enumerate().map(option).collect()
    })
}

/// Does what was chosen, once the palette is closed.
fn choose(store: &Store, query: &str, at: usize) {
    let message = store.read(|state| match choices(state, query).get(at)? {
        PaletteItem::Action(action) => Some(action.message(state)),
        PaletteItem::Article(id, _) => Some(Message::Navigation(navigation::Message::Go(Route::Article {
            id: (*id).clone(),
            sentence: None,
        }))),
    });
    if let Some(message) = message {
        store.send(Message::Close);
        store.send(message);
    }
}
