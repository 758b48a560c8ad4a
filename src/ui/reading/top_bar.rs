//! The bar above the article: the way back, the progress, the actions on the whole article.

use yew::prelude::*;

use super::search_bar::SearchBar;
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::Watch;
use crate::ui::text::html;
use crate::ui::widgets::action_button::tool;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::menu::menu;
use crate::ui::widgets::page_actions::{PAGE_MENU, common_actions};
use crate::ui::widgets::progress::progress;
use crate::ui::widgets::save_state::SaveSign;

/// Back, progress of the article and of all, counts, and the actions on the whole article.
#[component]
pub fn TopBar(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    let locale = store.read(|state| state.locale);
    let m = locale.messages();
    let counts = store.read(|state| state.open_article().map(|(_, work)| *work.counts()));
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
