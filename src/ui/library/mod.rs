//! The library: every article with its progress.

mod awaited_link;
mod card;
mod cards;
mod masthead;
mod overview;
mod selection_bar;
mod tick;
mod tools;

use crate::session::library;
use yew::prelude::*;

use self::awaited_link::awaited_link;
use self::cards::Cards;
use self::masthead::masthead;
use self::overview::{overall, reminder, resume};
use self::selection_bar::SelectionBar;
use self::tools::Tools;
use crate::i18n::Locale;
use crate::platform::scroll;
use crate::session::Message;
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;

/// The library.
#[component]
pub fn Library(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    use_effect_with((), |()| scroll::to_top());
    let locale = store.read(|state| state.locale);
    html! {
        <div class="library">
            { masthead(store, locale) }
            <main id="main" tabindex="-1">
                { awaited_link(store, locale) }
                { overall(store, locale) }
                { reminder(store, locale) }
                { resume(store, locale) }
                { list_state(store, locale) }
                <Tools store={store.clone()} />
                <Cards store={store.clone()} />
                <p class="hint">{ locale.messages().library.hint }</p>
            </main>
            <SelectionBar store={store.clone()} />
        </div>
    }
}

fn list_state(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let (loading, failed, empty) = store.read(|state| {
        (
            state.library.list_loading,
            state.library.list_error.is_some(),
            state.library.entries.is_empty(),
        )
    });
    if loading {
        return html! { <p class="list-state" role="status">{ m.common.loading }</p> };
    }
    if failed {
        return html! {
            <div class="list-state" role="alert">
                <p>{ m.loading.list_failed }</p>
                <button class="button" data-action="retry-list" onclick={store.sender(|_| Message::Library(library::Message::RetryList))}>
                    { m.common.retry }
                </button>
            </div>
        };
    }
    if empty {
        html! { <p class="list-state">{ m.library.no_articles }</p> }
    } else {
        Html::default()
    }
}
