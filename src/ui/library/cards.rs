//! The cards of all articles. Of a large library those that fill any screen are drawn at once, and the rest
//! in the browser's next turns, so that the page can be used meanwhile.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::card::{Card, Look};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::Watch;
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
    use_watch(store, Watch::Bars);
    let drawn = use_state(|| FIRST);
    let all = store.read(|state| state.library.entries.len());
    {
        let drawn = drawn.clone();
        use_effect_with((*drawn, all), move |(now, all)| {
            let next = *now + A_TURN;
            let more = (now < all).then(|| Timeout::new(0, move || drawn.set(next)));
            move || drop(more)
        });
    }
    let looks: Vec<Look> = store.read(|state| {
        let entries = state.library.entries.iter().take(*drawn);
        entries.map(|entry| Look::of(state, entry)).collect()
    });
    let cards = looks.into_iter().map(|look| {
        let key = look.key();
        html! { <Card {key} store={store.clone()} {look} /> }
    });
    html! { <ul class="cards">{ for cards }</ul> }
}
