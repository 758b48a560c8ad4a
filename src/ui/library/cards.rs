//! The cards of all articles. Of a large library those that fill any screen are drawn at once, and the rest
//! in the browser's next turns, so that the page can be used meanwhile.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::card::Card;
use crate::article::ArticleId;
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::text::html;

/// So many cards are drawn at first: as many as the page shows before the program is there
/// (`xtask/src/skeleton.rs`).
const FIRST: usize = 60;

/// So many more in each turn: a small part of a tenth of a second, on a slow telephone too.
const A_TURN: usize = 60;

/// The cards.
#[component]
pub fn Cards(props: &StoreProps) -> Html {
    let store = &props.store;
    let ids = use_look(store, |state| {
        let entries = state.library.entries.iter();
        entries.map(|entry| entry.id.clone()).collect::<Vec<ArticleId>>()
    });
    let drawn = use_state(|| FIRST);
    let all = ids.len();
    {
        let drawn = drawn.clone();
        use_effect_with((*drawn, all), move |(now, all)| {
            let next = *now + A_TURN;
            let more = (now < all).then(|| Timeout::new(0, move || drawn.set(next)));
            move || drop(more)
        });
    }
    let cards = ids.iter().take(*drawn).enumerate().map(|(place, id)| {
        let key = id.to_string();
        html! { <Card {key} store={store.clone()} id={id.clone()} {place} /> }
    });
    html! { <ul class="cards">{ for cards }</ul> }
}
