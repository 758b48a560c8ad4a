//! The bar above the article: the way back, the progress, the actions on the whole article.

use yew::prelude::*;

use super::search_bar::SearchBar;
use crate::i18n::Locale;
use crate::session::{Counts, State};
use crate::ui::element_ids::TOP_BAR;
use crate::ui::hooks::{StoreProps, use_late_look, use_look};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::action_button::{Tool, counting, tool};
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::menu::menu;
use crate::ui::widgets::page_actions::{CommonActions, PAGE_MENU, common_actions};
use crate::ui::widgets::progress::progress;
use crate::ui::widgets::save_state::SaveSign;

/// What the bar shows, beside what changes with every tag.
#[derive(PartialEq)]
struct Look {
    locale: Locale,
    /// How many tags of earlier versions wait for a place, and what shows them.
    waiting: (usize, Option<Tool>),
    search: Option<Tool>,
    of_article: Vec<Tool>,
    common: CommonActions,
}

impl Look {
    fn of(state: &State) -> Self {
        let of_article = [
            ("export-article", Icon::Download),
            ("share", Icon::Share),
            ("details", Icon::Details),
            ("statistics", Icon::Chart),
        ];
        let tool = |(id, sign)| Tool::of(state, id, sign);
        // Only where it makes a difference.
        let of_lines = [("lines-apart", Icon::Split), ("lines-joined", Icon::Merge)];
        let of_lines = of_lines.into_iter().filter_map(tool).filter(Tool::is_available);
        let open = state.navigation.open.as_ref();
        let waiting = open.map_or(0, |open| state.waiting_of(&open.id));
        let versions = tool(("review-versions", Icon::Versions)).filter(Tool::is_available);
        let in_menu = versions.clone().filter(|_| waiting == 0);
        Self {
            locale: state.locale,
            waiting: (waiting, versions),
            search: tool(("search", Icon::Search)),
            of_article: of_article
                .into_iter()
                .filter_map(tool)
                .chain(in_menu)
                .chain(of_lines)
                .collect(),
            common: CommonActions::of(state),
        }
    }
}

/// Back, progress of the article and of all, counts, and the actions on the whole article.
#[component]
pub fn TopBar(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let m = look.locale.messages();
    let tool = |shown: &Tool| tool(store, PAGE_MENU, shown);
    let content = html! {
        <>
            { for look.of_article.iter().map(tool) }
            { common_actions(store, &look.common) }
        </>
    };
    html! {
        <header id={TOP_BAR} class="topbar">
            <div class="topbar-row">
                <a class="button quiet" data-action="library" href="#/" title={m.library.back}
                    aria-label={m.library.back}>
                    { icon(Icon::Back) }<span class="wide-only">{ m.library.title }</span>
                </a>
                <ArticleProgress store={store.clone()} />
                <SaveSign store={store.clone()} />
                { waiting_button(store, &look) }
                { for look.search.iter().map(tool) }
                { menu(PAGE_MENU, look.locale, content) }
            </div>
            <SearchBar store={store.clone()} />
        </header>
    }
}

/// Leads to the tags that wait for a place, as long as any does.
fn waiting_button(store: &Store, look: &Look) -> Html {
    match &look.waiting {
        (waiting @ 1.., Some(versions)) => {
            let text = look.locale.count(&look.locale.messages().revising.to_place, *waiting);
            counting(store, versions, &look.locale.number(*waiting), &text)
        }
        _ => Html::default(),
    }
}

fn counts(state: &State) -> (Locale, Option<Counts>) {
    (
        state.locale,
        state.open_article().map(|(_, work)| work.counts().clone()),
    )
}

/// How far the article is.
#[component]
fn ArticleProgress(props: &StoreProps) -> Html {
    let look = use_late_look(&props.store, counts);
    match &*look {
        (locale, Some(counts)) => progress(counts, *locale, locale.messages().common.article_region),
        (_, None) => Html::default(),
    }
}
