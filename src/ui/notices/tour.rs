//! The tour of the first visit: a note beside the page, which stays as it is.

use crate::session::tour;
use yew::prelude::*;

use crate::i18n::fill;
use crate::session::{Message, State, TOUR_STEPS};
use crate::ui::store::Store;

/// The step that is shown, if one is.
pub fn tour(store: &Store, state: &State) -> Html {
    let Some(step) = state.tour_step() else {
        return Html::default();
    };
    let m = state.messages();
    let text = [m.tour.pick, m.tour.press, m.tour.hand_in][step];
    let number = |n: usize| state.locale.number(n);
    let place = fill(m.tour.step, &[("n", &number(step + 1)), ("total", &number(TOUR_STEPS))]);
    let is_last = step + 1 == TOUR_STEPS;
    html! {
        <section class="notice tour" data-tour={step.to_string()} aria-label={m.tour.title}>
            <p role="status"><b>{ place }</b>{ state.locale.digits(text) }</p>
            if !is_last {
                <button class="button quiet" data-action="tour-skip" onclick={store.sender(|_| Message::Tour(tour::Message::Skip))}>
                    { m.tour.skip }
                </button>
            }
            <button class="button" data-action="tour-next" onclick={store.sender(|_| Message::Tour(tour::Message::Next))}>
                { if is_last { m.tour.done } else { m.tour.next } }
            </button>
        </section>
    }
}
