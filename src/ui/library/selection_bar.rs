//! What can be done with the selected articles: at the page's foot while articles are being selected.

use yew::prelude::*;

use crate::article::ArticleId;
use crate::i18n::Locale;
use crate::session::{DeletionTarget, Message, State, delete, library, revising, transfer};
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use library::{collecting, selecting};

/// What it shows.
#[derive(PartialEq)]
struct Look {
    locale: Locale,
    selected: Vec<ArticleId>,
    /// How many of them the library does not show now.
    hidden: usize,
    are_all: bool,
    can_delete: bool,
    /// The two that are selected, the one that was here first before the other.
    pair: Option<(ArticleId, ArticleId)>,
}

impl Look {
    fn of(state: &State) -> Option<Self> {
        let selection = state.library.selection.as_ref()?;
        let shown = &state.library.shown;
        let shown_of_them = shown.iter().filter(|id| selection.chosen.contains(id)).count();
        Some(Self {
            locale: state.locale,
            selected: state.selected_articles(),
            hidden: selection.chosen.len().saturating_sub(shown_of_them),
            are_all: !shown.is_empty() && shown_of_them == shown.len(),
            can_delete: state.can_delete_selected(),
            pair: state.selected_pair(),
        })
    }
}

/// The bar; absent while nothing is being selected.
#[component]
pub fn SelectionBar(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let Some(look) = &*look else {
        return Html::default();
    };
    let m = look.locale.messages();
    let (ids, is_none) = (&look.selected, look.selected.is_empty());
    let select = |message: selecting::Message| {
        store.sender(move |_: MouseEvent| Message::Library(library::Message::Select(message.clone())))
    };
    let export = {
        let ids = ids.clone();
        store.sender(move |_: MouseEvent| Message::Transfer(transfer::Message::ExportSome(ids.clone())))
    };
    let delete = {
        let ids = ids.clone();
        store.sender(move |_: MouseEvent| Message::Delete(delete::Message::Ask(DeletionTarget::Articles(ids.clone()))))
    };
    let ask = |(old, new): &(ArticleId, ArticleId)| {
        let (old, new) = (old.clone(), new.clone());
        let message = move || revising::Message::Ask {
            old: old.clone(),
            new: new.clone(),
        };
        store.sender(move |_: MouseEvent| Message::Revising(message()))
    };
    let collect = store.sender(|_: MouseEvent| Message::Library(library::Message::Collect(collecting::Message::Open)));
    let mut count = look.locale.count(&m.collections.selected, ids.len());
    if look.hidden > 0 {
        let hidden = look.locale.count(&m.collections.hidden, look.hidden);
        count = format!("{count}{} {hidden}", m.print.comma);
    }
    html! {
        <section class="selection-bar" aria-label={m.collections.region}>
            <p role="status" data-selected-articles={ids.len().to_string()}>{ count }</p>
            <div class="actions">
                <button class="button" data-action="select-shown" aria-pressed={look.are_all.to_string()}
                    onclick={select(selecting::Message::ChooseAll)}>{ icon(Icon::Choose) }<span>{ m.collections.select_all }</span></button>
                <button class="button" data-action="collections" onclick={collect}>
                    { icon(Icon::Archive) }<span>{ m.collections.title }</span></button>
                if let Some(pair) = &look.pair {
                    <button class="button" data-action="ask-version" onclick={ask(pair)}>
                        { icon(Icon::Versions) }<span>{ m.revising.is_version }</span></button>
                }
                <button class="button" data-action="export-selected" disabled={is_none} onclick={export}>
                    { icon(Icon::Download) }<span>{ m.collections.export }</span></button>
                <button class="button" data-action="delete-selected" disabled={!look.can_delete} onclick={delete}>
                    { icon(Icon::Delete) }<span>{ m.collections.delete }</span></button>
                <button class="button primary" data-action="select-done"
                    onclick={select(selecting::Message::BeginOrEnd)}>{ m.collections.select_done }</button>
            </div>
        </section>
    }
}
