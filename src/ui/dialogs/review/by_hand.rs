//! Looking for the place of a sentence by hand: a field that finds sentences of the new text by their words. The keyboard
//! stays in the field (the combobox pattern of the ARIA Authoring Practices Guide); the list begins where the sentence is
//! to be expected.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::said::chip;
use crate::platform::page;
use crate::session::{Message, PossiblePlace, PossiblePlaces, ReviewItem};
use crate::text::CodePointSpan;
use crate::ui::input_method;
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::label_words::LabelWords;

const FIELD: &str = "hand-field";
const LIST: &str = "hand-list";
const TITLE: &str = "hand-title";

/// So many sentences are drawn on either side of the chosen one: in a long text more would make each letter wait.
const DRAWN: usize = 30;

/// Properties of [`ByHand`].
#[derive(Clone, PartialEq, Properties)]
pub struct ByHandProps {
    /// The store.
    pub store: Store,
    /// The sentence whose place is looked for.
    pub item: Rc<ReviewItem>,
    /// The language of the new text, as a BCP 47 tag.
    pub language: String,
    /// The words for labels, and the language of the page.
    pub words: LabelWords,
    /// Takes the place that was chosen.
    pub take: Callback<CodePointSpan>,
}

/// The search.
#[component]
pub fn ByHand(props: &ByHandProps) -> Html {
    let ByHandProps {
        store,
        item,
        language,
        words,
        take,
    } = props;
    let (m, locale) = (words.locale.messages(), words.locale);
    let places: Rc<PossiblePlaces> = use_memo(item.clone(), |item| store.read(|state| state.possible_places(item)));
    let query = use_state(String::new);
    let found = use_memo(((*query).clone(), item.clone()), |(query, _)| places.found(query));
    let at = use_state(|| places.expected);
    let chosen = (*at).min(found.len().saturating_sub(1));
    use_effect_with((), |()| page::focus_in_sight(FIELD));
    use_effect_with((chosen, found.clone()), |(chosen, _)| {
        page::show_within(LIST, &option_id(*chosen))
    });
    let oninput = {
        let (query, at, expected) = (query.clone(), at.clone(), places.expected);
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            at.set(if value.trim().is_empty() { expected } else { 0 });
            query.set(value);
        })
    };
    let choose = {
        let (places, found, take) = (places.clone(), found.clone(), take.clone());
        Callback::from(move |at: usize| {
            if let Some(place) = found.get(at).and_then(|at| places.sentences.get(*at)) {
                take.emit(place.span);
            }
        })
    };
    let onkeydown = {
        let (at, choose, count) = (at.clone(), choose.clone(), found.len());
        Callback::from(move |event: KeyboardEvent| {
            if input_method::takes(&event) {
                return;
            }
            let step = match event.key().as_str() {
                "ArrowDown" => 1,
                "ArrowUp" => count.saturating_sub(1),
                "Enter" => {
                    event.prevent_default();
                    return choose.emit(chosen);
                }
                _ => return,
            };
            event.prevent_default();
            at.set((chosen + step) % count.max(1));
        })
    };
    let status = match found.len() {
        0 => m.search.none.to_owned(),
        count => locale.count(&m.library.sentences, count),
    };
    let first = chosen.saturating_sub(DRAWN);
    let drawn = found.iter().enumerate().skip(first).take(2 * DRAWN + 1);
    let option = |(number, place): (usize, &usize)| {
        let place = &places.sentences[*place];
        let onclick = choose.reform(move |_: MouseEvent| number);
        html! {
            <li key={place.span.start()} id={option_id(number)} role="option" aria-selected={(number == chosen).to_string()}
                aria-posinset={(number + 1).to_string()} aria-setsize={found.len().to_string()} {onclick}>
                { possible(place, words) }
            </li>
        }
    };
    html! {
        <section class="by-hand" aria-labelledby={TITLE}>
            <h3 id={TITLE}>{ m.revising.hand_title }</h3>
            <blockquote translate="no" dir="auto">{ item.text.clone() }</blockquote>
            <input id={FIELD} type="text" role="combobox" data-place-by-hand="true" dir={(!query.is_empty()).then_some("auto")} autocomplete="off"
                spellcheck="false" placeholder={m.revising.hand_field} aria-label={m.revising.hand_field} aria-expanded="true"
                aria-autocomplete="list" aria-controls={LIST} aria-describedby="hand-hint"
                aria-activedescendant={(!found.is_empty()).then(|| option_id(chosen))} value={(*query).clone()} {oninput} {onkeydown} />
            <p class="hint" role="status">{ status }</p>
            <ul id={LIST} role="listbox" aria-label={m.revising.hand_title} lang={language.clone()}>{ for drawn.map(option) }</ul>
            <p id="hand-hint" class="hint">{ m.revising.hand_hint }</p>
            <div class="choices">
                <button class="button" data-action="leave-step" onclick={store.sender(|_| Message::Close)}>{ m.common.cancel }</button>
            </div>
        </section>
    }
}

fn option_id(at: usize) -> String {
    format!("hand-{at}")
}

fn possible(place: &PossiblePlace, words: &LabelWords) -> Html {
    let locale = words.locale;
    html! {
        <>
            <span class="hand-where">
                if let Some(ordinal) = place.ordinal { <span>{ locale.number(ordinal) }</span> }
                if let Some(label) = &place.label { { chip(label, words) } }
            </span>
            <span class="hand-text" translate="no" dir="auto">{ place.text.clone() }</span>
        </>
    }
}
