//! The cards of all articles. Of a large library those that fill any screen are drawn at once, and the rest
//! in the browser's next turns, so that the page can be used meanwhile.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::card::Card;
use super::tick::choose;
use crate::article::ArticleId;
use crate::session::{Arrangement, Message, library};
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::store::Store;
use crate::ui::text::html;

/// So many cards are drawn at first: as many as the page shows before the program is there
/// (`xtask/src/skeleton.rs`).
const FIRST: usize = 60;

/// So many more in each turn: a small part of a tenth of a second, on a slow telephone too.
const A_TURN: usize = 60;

/// Which cards there are, and what brought them together.
#[derive(PartialEq)]
struct Look {
    ids: Rc<[ArticleId]>,
    arrangement: Arrangement,
    is_selecting: bool,
}

/// The cards.
#[component]
pub fn Cards(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, |state| Look {
        ids: Rc::clone(&state.library.shown),
        arrangement: state.arrangement(),
        is_selecting: state.is_selecting(),
    });
    // Of another arrangement the first are drawn at once, and the rest follows again. What comes or goes while
    // it stays the same leaves the reader where they are.
    let drawn = use_state(|| (look.arrangement.clone(), FIRST));
    let count = if drawn.0 == look.arrangement { drawn.1 } else { FIRST };
    // So that many that come back, after a deletion, come in turns too.
    let most = look.ids.len().next_multiple_of(A_TURN).max(FIRST);
    {
        let drawn = drawn.clone();
        let next = match count {
            count if count < look.ids.len() => Some(count + A_TURN),
            count => (count > most).then_some(most),
        };
        use_effect_with((look.arrangement.clone(), next), move |(arrangement, next)| {
            let next = next.map(|next| (arrangement.clone(), next));
            let more = next.map(|next| Timeout::new(0, move || drawn.set(next)));
            move || drop(more)
        });
    }
    let boxed = use_boxed(look.is_selecting, count);
    let cards = look.ids.iter().take(count).enumerate().map(|(place, id)| {
        let key = id.to_string();
        let has_box = look.is_selecting == (place < boxed);
        html! { <Card {key} store={store.clone()} id={id.clone()} {has_box} /> }
    });
    let onkeydown = {
        let store = store.clone();
        Callback::from(move |event: KeyboardEvent| key_pressed(&store, &event))
    };
    html! { <ul class="cards" {onkeydown}>{ for cards }</ul> }
}

/// How many of the cards, from the first, have come by now to having boxes, or to having none: they come and go in
/// turns as well.
#[hook]
fn use_boxed(is_selecting: bool, count: usize) -> usize {
    const ALL: usize = usize::MAX;
    let state = use_state(|| (is_selecting, ALL));
    let boxed = if state.0 == is_selecting { state.1 } else { FIRST };
    use_effect_with((is_selecting, boxed, count), move |(is_selecting, now, count)| {
        let next = now.saturating_add(A_TURN);
        let next = (*is_selecting, if next < *count { next } else { ALL });
        let more = (*now < ALL).then(|| Timeout::new(0, move || state.set(next)));
        move || drop(more)
    });
    boxed
}

/// While articles are selected, the arrows go from box to box, with Shift selecting what they pass; Control or ⌘
/// and A selects all that are shown.
fn key_pressed(store: &Store, event: &KeyboardEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(here) = target.filter(|target| target.has_attribute("data-tick")) else {
        return;
    };
    if (event.ctrl_key() || event.meta_key()) && event.code() == "KeyA" {
        event.prevent_default();
        let message = library::selecting::Message::ChooseAll;
        return store.send(Message::Library(library::Message::Select(message)));
    }
    let forward = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    event.prevent_default();
    let Some(next) = neighbour(&here, forward) else {
        return;
    };
    let id = |tick: &HtmlInputElement| tick.get_attribute("data-tick").map(|id| ArticleId::new(&id));
    if event.shift_key()
        && let Some((from, to)) = id(&here).zip(id(&next))
    {
        if !store.read(|state| state.is_article_selected(&from)) {
            store.send(choose(from, false));
        }
        store.send(choose(to, true));
    }
    // One that cannot take it leaves it where it is.
    let focused = next.focus();
    debug_assert!(focused.is_ok());
}

/// The box of the next card, or of the one before.
fn neighbour(tick: &HtmlInputElement, forward: bool) -> Option<HtmlInputElement> {
    let mut card = tick.closest("li").ok()??;
    loop {
        card = match forward {
            true => card.next_element_sibling(),
            false => card.previous_element_sibling(),
        }?;
        if let Some(found) = card.query_selector("[data-tick]").ok()? {
            return found.dyn_into().ok();
        }
    }
}
