//! The tools above the cards of a library with many articles: words of titles, order, source, state; and how
//! many articles fit.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::i18n::{Locale, Messages, fill, isolated};
use crate::session::{
    Arrangement, CollectionId, FromWhere, HowFar, Message, Order, Preference, State, library, settings,
};
use crate::ui::element_ids::SEARCH_FIELD;
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};

/// What they show.
#[derive(PartialEq)]
struct Look {
    locale: Locale,
    arrangement: Arrangement,
    collections: Vec<(CollectionId, String, usize)>,
    is_selecting: bool,
    shown: usize,
    all: usize,
}

impl Look {
    fn of(state: &State) -> Option<Self> {
        state.has_many_articles().then(|| Self {
            locale: state.locale,
            arrangement: state.arrangement(),
            collections: state.collections(),
            is_selecting: state.is_selecting(),
            shown: state.library.shown.len(),
            all: state.current_entries().count(),
        })
    }
}

/// The tools; absent as long as there are few articles.
#[component]
pub fn Tools(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let Some(look) = &*look else {
        return Html::default();
    };
    let m = look.locale.messages();
    let oninput = store.sender(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Message::Library(library::Message::Find(input.value()))
    });
    let select = store
        .sender(|_: MouseEvent| Message::Library(library::Message::Select(library::selecting::Message::BeginOrEnd)));
    html! {
        <search class="library-tools" aria-label={m.arranging.region}>
            <label class="library-find">
                { icon(Icon::Search) }
                <input id={SEARCH_FIELD} type="search" data-find="true" dir="auto" placeholder={m.arranging.find} aria-label={m.arranging.find}
                    autocomplete="off" spellcheck="false" value={look.arrangement.words.clone()} {oninput} />
            </label>
            { choice(store, "order", m.arranging.order, &Order::ALL.map(|order| (order.as_str(), order_name(m, order))),
                look.arrangement.order.as_str(), |name| Order::ALL.into_iter().find(|order| order.as_str() == name).map(Preference::Order)) }
            { choice(store, "source", m.arranging.source, &FromWhere::ALL.map(|from| (from.as_str(), source_name(m, from))),
                look.arrangement.from_where.as_str(), |name| FromWhere::ALL.into_iter().find(|from| from.as_str() == name).map(Preference::FromWhere)) }
            { choice(store, "state", m.arranging.state, &HowFar::ALL.map(|state| (state.as_str(), state_name(m, state))),
                look.arrangement.how_far.as_str(), |name| HowFar::ALL.into_iter().find(|state| state.as_str() == name).map(Preference::HowFar)) }
            if !look.collections.is_empty() { { collection_choice(store, look) } }
            <button class="button" data-action="select" aria-pressed={look.is_selecting.to_string()} onclick={select}>
                { icon(Icon::Choose) }<span>{ m.collections.select }</span>
            </button>
            <p class="library-shown" data-filtered={look.arrangement.leaves_out().to_string()}>
                <span role="status" data-shown={look.shown.to_string()}>{ shown(look) }</span>
                if look.arrangement.leaves_out() {
                    <button class="button quiet" data-action="show-all"
                        onclick={store.sender(|_| Message::Library(library::Message::ShowAll))}>{ m.arranging.show_all }</button>
                }
            </p>
        </search>
    }
}

/// How many of the articles are shown; where all are, nothing need be said.
fn shown(look: &Look) -> String {
    let (m, locale) = (look.locale.messages(), look.locale);
    match look.shown {
        _ if !look.arrangement.leaves_out() => String::new(),
        0 => m.arranging.none.to_owned(),
        shown => {
            let of_all = locale.count(&m.arranging.shown, look.all);
            fill(&of_all, &[("shown", &locale.number(shown))])
        }
    }
}

/// The collection whose articles are shown alone.
fn collection_choice(store: &Store, look: &Look) -> Html {
    let m = look.locale.messages();
    let onchange = store.sender(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let chosen = Some(select.value()).filter(|id| !id.is_empty());
        let message = library::collecting::Message::Show(chosen.map(|id| CollectionId::new(&id)));
        Message::Library(library::Message::Collect(message))
    });
    let chosen = look.arrangement.collection.as_ref();
    let option = |(id, name, size): &(CollectionId, String, usize)| {
        let size = look.locale.number(*size);
        html! {
            <option value={id.as_str().to_owned()} selected={chosen == Some(id)} translate="no">{ format!("{} ({size})", isolated(name)) }</option>
        }
    };
    html! {
        <label class="library-choice">
            <span>{ m.collections.title }</span>
            <select data-arrange="collection" {onchange}>
                <option value="" selected={chosen.is_none()}>{ m.collections.any }</option>
                { for look.collections.iter().map(option) }
            </select>
        </label>
    }
}

/// A choice of a preference: each with its name in records and its text.
fn choice<const N: usize>(
    store: &Store,
    name: &'static str,
    label: &'static str,
    options: &[(&'static str, &'static str); N],
    chosen: &'static str,
    of: fn(&str) -> Option<Preference>,
) -> Html {
    let target = store.clone();
    let onchange = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Some(preference) = of(&select.value()) {
            target.send(Message::Settings(settings::Message::Prefer(preference)));
        }
    });
    let option = |(value, text): &(&'static str, &'static str)| {
        html! { <option value={*value} selected={*value == chosen}>{ *text }</option> }
    };
    html! {
        <label class="library-choice">
            <span>{ label }</span>
            <select data-arrange={name} {onchange}>{ for options.iter().map(option) }</select>
        </label>
    }
}

fn order_name(m: &'static Messages, order: Order) -> &'static str {
    match order {
        Order::Added => m.arranging.by_added,
        Order::LastRead => m.arranging.by_read,
        Order::Title => m.arranging.by_title,
        Order::Progress => m.arranging.by_progress,
    }
}

fn source_name(m: &'static Messages, from: FromWhere) -> &'static str {
    match from {
        FromWhere::Any => m.arranging.any_source,
        FromWhere::Own => m.arranging.own,
        FromWhere::Delivered => m.arranging.delivered,
    }
}

fn state_name(m: &'static Messages, how_far: HowFar) -> &'static str {
    match how_far {
        HowFar::Any => m.arranging.any_state,
        HowFar::Untagged => m.arranging.untagged,
        HowFar::Begun => m.arranging.begun,
        HowFar::Done => m.arranging.done,
        HowFar::Unsure => m.arranging.unsure,
    }
}
