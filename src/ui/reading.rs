//! The reading page: the bar with the progress, the article, the tools.

use yew::prelude::*;

use super::action_button::tool;
use super::app::{StoreProps, use_watch};
use super::article::ArticleText;
use super::icons::{Icon, icon};
use super::library::{PAGE_MENU, common_actions, label_counts, load_error_text, progress};
use super::menu::menu;
use super::saving::SaveSign;
use super::search_bar::SearchBar;
use super::store::{Store, Watch};
use super::toolbar::Toolbar;
use crate::i18n::Locale;
use crate::platform::scroll;
use crate::session::{Dialog, Message, State, Status};

/// The page of the open article.
#[component]
pub fn Reading(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    use_effect_with((), |()| scroll::to_top());
    let locale = store.read(|state| state.locale);
    let document = store.read(|state| state.open_work().map(|(_, work)| work.document.clone()));
    let article = match document {
        Some(document) => html! { <ArticleText store={store.clone()} document={document} /> },
        None => waiting(store, locale),
    };
    html! {
        <div class="reading">
            <TopBar store={store.clone()} />
            <Legend store={store.clone()} />
            <main id="main" tabindex="-1">{ article }</main>
            <Toolbar store={store.clone()} />
        </div>
    }
}

/// What stands in the place of an article that is not there.
fn waiting(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    store.read(|state| {
        let slot = state.open.as_ref().and_then(|open| state.slot(&open.id));
        match slot.map(|slot| (slot.id.clone(), &slot.status)) {
            Some((id, Status::Failed(error))) => {
                let store = store.clone();
                html! {
                    <div class="list-state" role="alert">
                        <p>{ load_error_text(error, locale) }</p>
                        <button class="button" data-action="retry" onclick={move |_| store.retry(&id)}>
                            { m.common.retry }
                        </button>
                    </div>
                }
            }
            None if !state.list_loading => html! {
                <div class="list-state" role="alert">
                    <h1>{ m.loading.article_missing }</h1>
                    <a class="button" href="#/">{ m.library.back }</a>
                </div>
            },
            _ => html! { <p class="list-state" role="status">{ m.common.loading }</p> },
        }
    })
}

/// Back, progress of the article and of all, counts, and the actions on the whole article.
#[component]
fn TopBar(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    let locale = store.read(|state| state.locale);
    let m = locale.messages();
    let counts = store.read(|state| state.open_work().map(|(_, work)| *work.counts()));
    let (search, content) = store.read(|state| {
        let tool = |id, sign| tool(store, state, PAGE_MENU, id, sign);
        let content = html! {
            <>
                { tool("export-article", Icon::Download) }
                { tool("share", Icon::Share) }
                { tool("statistics", Icon::Chart) }
                { common_actions(store, state) }
            </>
        };
        (tool("search", Icon::Search), content)
    });
    html! {
        <header class="topbar">
            <div class="topbar-row">
                <a class="button quiet" data-action="library" href="#/" title={m.library.back}
                    aria-label={m.library.back}>
                    { icon(Icon::Back) }<span class="wide-only">{ m.library.title }</span>
                </a>
                if let Some(counts) = counts {
                    { progress(&counts, locale, m.common.article_region) }
                }
                <SaveSign store={store.clone()} />
                { search }
                { menu(PAGE_MENU, locale, content) }
            </div>
            <SearchBar store={store.clone()} />
        </header>
    }
}

/// The legend with the counts, and how far all articles are: in the margin where there is one.
#[component]
fn Legend(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    let locale = store.read(|state| state.locale);
    let Some(counts) = store.read(|state| state.open_work().map(|(_, work)| *work.counts())) else {
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
            title={m.unsure.title} onclick={store.sender(|_| Message::OpenDialog(Dialog::Unsure))}>
            { icon(Icon::Unsure) }<span class="count-name">{ m.unsure.mark }</span><b>{ state.locale.number(count) }</b>
        </button>
    }
}

/// The locale of the interface, for components that draw nothing else of the state.
pub fn locale_of(store: &Store) -> Locale {
    store.read(|state| state.locale)
}
