//! The buttons of the window: what can be decided of the selected sentence, of all that changed, and of the replacement;
//! and the line of keys.

use yew::prelude::*;

use super::window::Window;
use crate::i18n::{fill, isolated};
use crate::platform::page;
use crate::session::{
    Message, REVIEW_COMMANDS, ReviewCommand, ReviewDetails, ReviewItem, ReviewKey, ReviewStep, review_command,
};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};

/// The id of the button that is there when nothing waits.
pub const DONE: &str = "review-done";

/// What can be decided of the selected sentence.
pub fn actions(window: &Window, item: &ReviewItem, details: &ReviewDetails) -> Html {
    let m = window.locale.messages();
    let button = |name: &'static str, text: &'static str, does: ReviewKey, is_primary: bool| {
        let onclick = pressing(window, does);
        let class = if is_primary { "button primary" } else { "button" };
        html! {
            <button key={name} {class} data-action={name} {onclick}><span>{ text }</span>{ key_sign(&window.store, does) }</button>
        }
    };
    let is_at = |number: usize| {
        let place = details.suggested.get(number).map(|place| place.place.span);
        place.is_some() && item.to.as_ref().map(|place| place.span) == place
    };
    let offers = |number: usize| number < details.suggested.len() && !is_at(number);
    let (first, is_one) = (details.suggested.len() > 1, details.suggested.len() == 1);
    let take = if first { m.revising.take_first } else { m.revising.take };
    let waits = item.waits();
    html! {
        <div class="review-actions">
            if offers(0) { { button("take-first", take, ReviewKey::TakeFirst, waits && is_one) } }
            if offers(1) { { button("take-second", m.revising.take_second, ReviewKey::TakeSecond, false) } }
            { button("place-by-hand", m.revising.by_hand, ReviewKey::PlaceByHand, false) }
            if !item.is_left_out { { button("leave-out", m.revising.leave_out, ReviewKey::LeaveOut, false) } }
            if !waits { { button("wait-again", m.revising.wait_again, ReviewKey::WaitAgain, false) } }
        </div>
    }
}

fn pressing(window: &Window, does: ReviewKey) -> Callback<MouseEvent> {
    let window = window.clone();
    Callback::from(move |_| window.press(does))
}

/// The first key of a command, which the reader has not switched off.
fn key_sign(store: &Store, does: ReviewKey) -> Html {
    store.read(|state| {
        let key = review_command(does).and_then(|command| command.keys_in_force(state).next());
        let key = key.map(|key| key.text(state.locale));
        html! { if let Some(key) = key { <kbd dir="ltr" aria-hidden="true">{ key }</kbd> } }
    })
}

/// Taking the places of all that changed.
fn accepting(window: &Window) -> Html {
    let (m, locale) = (window.locale.messages(), window.locale);
    let count = window.acceptable();
    if count == 0 {
        return Html::default();
    }
    let text = fill(m.revising.accept_all, &[("n", &isolated(&locale.number(count)))]);
    html! {
        <button class="button" data-action="accept-all" onclick={pressing(window, ReviewKey::AcceptAll)}>
            { icon(Icon::Check) }<span>{ text }</span>{ key_sign(&window.store, ReviewKey::AcceptAll) }
        </button>
    }
}

/// The question before something that concerns more than the selected sentence.
fn asked(window: &Window) -> Html {
    let (m, locale) = (window.locale.messages(), window.locale);
    if window.step == Some(ReviewStep::AcceptingAll) {
        let yes = {
            let window = window.clone();
            Callback::from(move |_: MouseEvent| window.accept_all())
        };
        let question = locale.count(&m.revising.accept_question, window.acceptable());
        return html! { <Asked store={window.store.clone()} name="accept" {question} answer={m.revising.key_accept_all} {yes} /> };
    }
    let yes = {
        let window = window.clone();
        Callback::from(move |_: MouseEvent| window.take_replacement_back())
    };
    let question = m.revising.take_back_why.to_owned();
    html! { <Asked store={window.store.clone()} name="take-back" {question} answer={m.revising.take_back} {yes} /> }
}

/// The keys, and what concerns more than the selected sentence: the last decision, all that changed, the replacement.
pub fn foot(window: &Window, can_undo: bool) -> Html {
    let m = window.locale.messages();
    let is_asked = matches!(window.step, Some(ReviewStep::AcceptingAll | ReviewStep::TakingBack));
    let begin = {
        let window = window.clone();
        Callback::from(move |_: MouseEvent| window.begin(ReviewStep::TakingBack))
    };
    html! {
        <footer class="review-foot">
            { keys(&window.store) }
            if is_asked {
                { asked(window) }
            } else {
                <div class="review-foot-row">
                    <button class="button" data-action="undo-decision" disabled={!can_undo} onclick={pressing(window, ReviewKey::TakeBack)}>
                        { icon(Icon::Undo) }<span>{ m.revising.undo_decision }</span>{ key_sign(&window.store, ReviewKey::TakeBack) }
                    </button>
                    { accepting(window) }
                    <button class="button quiet apart" data-action="take-replacement-back" title={m.revising.take_back_why} onclick={begin}>
                        { m.revising.take_back }
                    </button>
                </div>
            }
        </footer>
    }
}

/// The keys that are in force.
fn keys(store: &Store) -> Html {
    store.read(|state| {
        let shown = |command: &ReviewCommand| {
            let keys: Vec<Html> = command
                .keys_in_force(state)
                .map(|key| html! { <kbd dir="ltr">{ key.text(state.locale) }</kbd> })
                .collect();
            (!keys.is_empty())
                .then(|| html! { <div><dt>{ for keys }</dt><dd>{ command.text(state.locale) }</dd></div> })
        };
        html! { <dl class="review-keys">{ for REVIEW_COMMANDS.iter().filter_map(shown) }</dl> }
    })
}

#[derive(Clone, PartialEq, Properties)]
struct AskedProps {
    store: Store,
    name: &'static str,
    question: String,
    answer: &'static str,
    yes: Callback<MouseEvent>,
}

/// A question within the window, which takes the keyboard.
#[component]
fn Asked(props: &AskedProps) -> Html {
    let AskedProps {
        store,
        name,
        question,
        answer,
        yes,
    } = props;
    let no = store.read(|state| state.messages().common.cancel);
    let (text, button) = (format!("{name}-question"), format!("{name}-yes"));
    use_effect_with(button.clone(), |button| page::focus_in_sight(button));
    html! {
        <div class="review-asked" role="group" aria-labelledby={text.clone()} data-asked={*name}>
            <p id={text.clone()}>{ question.clone() }</p>
            <div class="choices">
                <button id={button} class="button primary" data-action={format!("{name}-yes")} aria-describedby={text} onclick={yes.clone()}>{ *answer }</button>
                <button class="button" data-action={format!("{name}-no")} onclick={store.sender(|_: MouseEvent| Message::Close)}>{ no }</button>
            </div>
        </div>
    }
}
