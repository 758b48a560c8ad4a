//! The legend beside the article: the labels with their counts, and how far all articles are.

use crate::session::navigation;
use yew::prelude::*;

use crate::session::{Dialog, Message, State};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::progress::{label_counts, progress};

/// The legend with the counts, and how far all articles are: in the margin where there is one.
#[component]
pub fn Legend(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    let locale = store.read(|state| state.locale);
    let Some(counts) = store.read(|state| state.open_article().map(|(_, work)| *work.counts())) else {
        return Html::default();
    };
    let all = store.read(|state| state.counts());
    let name = locale.messages().library.progress_all;
    html! {
        <aside class="legend" aria-label={name}>
            { label_counts(&counts, locale) }
            { store.read(|state| unsure_count(store, state, counts.unsure)) }
            <div class="progress-all">
                <span>{ name }</span>
                { progress(&all, locale, name) }
            </div>
        </aside>
    }
}

/// How many sentences wait to be come back to, if any do: opens the list of them.
fn unsure_count(store: &Store, state: &State, count: usize) -> Html {
    if count == 0 {
        return Html::default();
    }
    let m = state.messages();
    html! {
        <button class="button quiet unsure-count" data-action="unsure-list" data-count="unsure"
            title={m.unsure.title} onclick={store.sender(|_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Unsure)))}>
            { icon(Icon::Unsure) }<span class="count-name">{ m.unsure.mark }</span><b>{ state.locale.number(count) }</b>
        </button>
    }
}
