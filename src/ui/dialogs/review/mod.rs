//! The list of what became of the tagged sentences of earlier versions: the sentences, the one that is selected beside
//! them, and what the reader decides, by keys alone if they like.
//!
//! The sentences are asked of the state when something may have changed them, not with every step in the list, and a row
//! is drawn again when it shows something else: so a list of a thousand is as quick as one of ten.

mod by_hand;
mod compared;
mod detail;
mod filter;
mod foot;
mod list;
mod said;
mod window;

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use self::by_hand::ByHand;
use self::detail::detail;
use self::filter::{Filter, filters};
use self::foot::{DONE, actions, foot};
use self::list::{LIST, Rows, row_id};
use self::window::{Window, items_of};
use crate::i18n::{Locale, fill, isolated};
use crate::platform::page;
use crate::session::{
    Decision, LibraryEntry, Message, ReviewDetails, ReviewKey, ReviewStep, SingleKeys, State, review_key,
};
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::key_press::with_key_press;
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::label_words::LabelWords;

/// What the window shows of the state beside the sentences.
#[derive(PartialEq)]
struct Look {
    locale: Locale,
    words: LabelWords,
    title: String,
    is_loading: bool,
    lacks_text: bool,
    can_undo: bool,
    step: Option<ReviewStep>,
    keys: SingleKeys,
}

impl Look {
    fn of(state: &State) -> Self {
        let current = state.reviewed().and_then(|id| state.entry(id));
        let title = current.map(|entry: &LibraryEntry| state.name_of_entry(entry).to_owned());
        Self {
            locale: state.locale,
            words: LabelWords::new(state.codebook_of(state.reviewed()), state.locale),
            title: title.unwrap_or_default(),
            is_loading: state.is_review_loading(),
            lacks_text: state.lacks_text_of_review(),
            can_undo: state.can_undo_decision(),
            step: state.revising.step.clone(),
            keys: state.settings.preferences.single_keys(),
        }
    }
}

/// How often the page as a whole has changed: what was read of it before may be another thing now.
#[hook]
fn use_news(store: &Store) -> u32 {
    let update = use_force_update();
    let count = use_memo((), |()| Cell::new(0));
    let counted = Rc::clone(&count);
    use_memo(store.clone(), move |store| {
        let watcher = Callback::from(move |()| {
            counted.set(counted.get() + 1);
            update.force_update();
        });
        store.watch(Watch::Page, watcher)
    });
    count.get()
}

/// The window.
#[component]
pub fn ReviewWindow(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let news = use_news(store);
    let items = use_memo((news, look.is_loading), |_| store.read(items_of));
    let chosen_filter = use_state(|| None::<Filter>);
    let selected = use_state(|| None);
    let said = use_state(String::new);
    // At first what waits; where nothing does, all.
    let first_filter = use_mut_ref(|| None::<Filter>);
    if !look.is_loading && first_filter.borrow().is_none() {
        let waits = items.iter().any(|item| item.waits());
        *first_filter.borrow_mut() = Some(if waits { Filter::ToDecide } else { Filter::All });
    }
    let filter = chosen_filter.or(*first_filter.borrow()).unwrap_or(Filter::ToDecide);
    let shown: Vec<usize> = (0..items.len()).filter(|index| filter.shows(&items[*index])).collect();
    let is_selected = |index: &usize| {
        let item = &items[*index];
        selected
            .as_ref()
            .is_some_and(|(earlier, span)| *earlier == item.earlier && *span == item.span)
    };
    let at = shown.iter().position(is_selected).or((!shown.is_empty()).then_some(0));
    let window = Window {
        store: store.clone(),
        locale: look.locale,
        words: look.words.clone(),
        items: items.clone(),
        filter,
        shown,
        at,
        step: look.step.clone(),
        set_filter: chosen_filter,
        selected,
        said,
    };
    use_keys(&window);
    let chosen = window.at.map(|at| window.shown[at]);
    use_effect_with((chosen, window.shown.len()), |(chosen, _)| {
        if let Some(chosen) = chosen {
            page::show_within(LIST, &row_id(*chosen));
        }
    });
    // What had the keyboard may be gone: a button of a sentence that was decided, or what was done in two steps.
    let has_step = look.step.is_some();
    use_effect(move || {
        if !has_step && page::focused().is_none() {
            page::focus(LIST);
            if page::focused().is_none() {
                page::focus(DONE);
            }
        }
    });
    if look.is_loading {
        return html! { <div class="dialog-body review"><p role="status">{ look.locale.messages().common.loading }</p></div> };
    }
    shown_window(&window, &look)
}

/// Hears keys as long as the window is open, wherever in it the keyboard is: after a click on nothing it is nowhere.
#[hook]
fn use_keys(window: &Window) {
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = Some(window.clone());
    use_effect_with(window.store.clone(), move |_| {
        let active = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&crate::platform::window(), "keydown", active, move |event| {
            let window = latest.borrow().clone();
            if let (Some(window), Some(event)) = (window, event.dyn_ref::<KeyboardEvent>()) {
                key_pressed(&window, event);
            }
        });
        move || drop(listener)
    });
}

fn key_pressed(window: &Window, event: &KeyboardEvent) {
    if event.default_prevented() || window.step.is_some() {
        return;
    }
    let found = with_key_press(event, |press| window.store.read(|state| review_key(state, press)));
    if let Some(key) = found {
        event.prevent_default();
        let moves = matches!(
            key,
            ReviewKey::Next | ReviewKey::Previous | ReviewKey::First | ReviewKey::Last
        );
        // A key that is held decides once.
        if moves || !event.repeat() {
            window.press(key);
        }
    }
}

fn shown_window(window: &Window, look: &Look) -> Html {
    let m = look.locale.messages();
    let details = window
        .item()
        .and_then(|item| window.store.read(|state| state.review_details(item)));
    let waiting = window.waiting();
    let is_done = waiting == 0 && window.filter == Filter::ToDecide;
    let waiting_text = match waiting {
        0 => m.revising.all_settled.to_owned(),
        count => look.locale.count(&m.revising.waiting, count),
    };
    let show = {
        let window = window.clone();
        Callback::from(move |filter| window.show(filter))
    };
    html! {
        <div class="dialog-body review" data-step={step_name(window.step.as_ref())} data-review-waiting={waiting.to_string()} data-done={is_done.then_some("true")}>
            <div class="review-bar">
                <p class="review-summary">
                    <b translate="no">{ isolated(&look.title) }</b>
                    <span>{ waiting_text }</span>
                </p>
                if look.lacks_text { <p class="hint" role="status">{ m.revising.text_missing }</p> }
                { filters(&window.items, window.filter, &show, look.locale) }
            </div>
            <p class="visually-hidden" role="status" data-review-said="true">{ (*window.said).clone() }</p>
            if is_done {
                <div class="review-done">
                    { icon(Icon::Check) }
                    <p>{ m.revising.all_settled }</p>
                    <button id={DONE} class="button primary" data-action="close-review" autofocus=true
                        onclick={window.store.sender(|_| Message::Close)}>{ m.common.close }</button>
                </div>
            } else {
                { rows(window, details.as_ref()) }
                { selected_part(window, details.as_ref()) }
            }
            { foot(window, look.can_undo) }
        </div>
    }
}

fn step_name(step: Option<&ReviewStep>) -> Option<&'static str> {
    Some(match step? {
        ReviewStep::Placing { .. } => "placing",
        ReviewStep::AcceptingAll => "accepting-all",
        ReviewStep::TakingBack => "taking-back",
    })
}

fn rows(window: &Window, details: Option<&ReviewDetails>) -> Html {
    let m = window.locale.messages();
    let onclick = {
        let window = window.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(index) = number_of(&event) {
                window.select(index);
            }
        })
    };
    let chosen = window.at.map(|at| window.shown[at]);
    let description = details.map(|details| AttrValue::from(where_now(details, window.locale)));
    html! {
        <ul id={LIST} class="review-list" role="listbox" tabindex="0" aria-label={m.revising.list_title} autofocus=true
            data-keys-of-sentence="true" aria-activedescendant={chosen.map(row_id)} {onclick}>
            // Of other sentences it is another one, which draws the first of them first.
            <Rows key={window.filter.id()} items={Rc::clone(&window.items)} shown={window.shown.clone()} at={window.at}
                {description} words={window.words.clone()} />
        </ul>
    }
}

/// The number of the sentence in whose row a click was.
fn number_of(event: &MouseEvent) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let row = target.closest("[data-item]").ok()??;
    row.get_attribute("data-item")?.parse().ok()
}

/// Where a sentence is or may be, in words: said after what it was.
fn where_now(details: &ReviewDetails, locale: Locale) -> String {
    let m = locale.messages();
    let now = |text: &str| format!("{}: {}", m.revising.now, isolated(text));
    match (&details.to, details.suggested.as_slice()) {
        (Some(place), _) | (None, [place]) => now(&place.place.text),
        (None, []) => m.revising.no_place.to_owned(),
        (None, several) => {
            let numbered = several.iter().enumerate().map(|(at, place)| {
                let name = fill(m.revising.place, &[("n", &locale.number(at + 1))]);
                format!("{name}: {}", isolated(&place.place.text))
            });
            numbered.collect::<Vec<_>>().join("; ")
        }
    }
}

/// The selected sentence with what can be decided of it, or the search for its place.
fn selected_part(window: &Window, details: Option<&ReviewDetails>) -> Html {
    let (Some(item), Some(details)) = (window.item(), details) else {
        return Html::default();
    };
    if let Some(ReviewStep::Placing { earlier, span }) = &window.step
        && (earlier, span) == (&item.earlier, &item.span)
    {
        let take = {
            let window = window.clone();
            Callback::from(move |span| window.decide(Decision::Place(span)))
        };
        return html! {
            <div class="review-selected">
                <ByHand store={window.store.clone()} item={Rc::clone(item)} language={details.later.language.clone()} words={window.words.clone()} {take} />
            </div>
        };
    }
    html! {
        <div class="review-selected">
            // Of another sentence it is another element, which is scrolled to its top.
            <div key={format!("{}/{}", item.earlier, item.span.start())} class="review-scroll">
                { window.store.read(|state| detail(&window.store, state, item, details)) }
            </div>
            { actions(window, item, details) }
        </div>
    }
}
