//! The reading page: the bar with the progress, the article, the tools.
//!
//! For a screen reader the article is one list (`role="listbox"`) whose options are the sentences, each
//! with its place, and as its description the kind of its paragraph when that is not plain text, the
//! label, the note. An option's focus has the single keys reach the page, which reading modes of screen
//! readers keep for themselves elsewhere. Paragraphs and headings say nothing in it; lines left over
//! from the page count for no place, and Tab comes to them.
//!
//! From 75rem on, the legend stands in one margin and the notes of sentences in the other, beside the
//! line on which each sentence begins (`styles/margins.css`). Below, secondary tools are behind a menu
//! (`widgets/menu.rs`), and a phone has the labels lowest.

mod article;
mod block;
mod document;
mod legend;
mod parts;
mod search_bar;
mod sentence;
mod toolbar;
mod top_bar;

use yew::prelude::*;

use self::article::ArticleText;
use self::legend::Legend;
use self::toolbar::Toolbar;
use self::top_bar::TopBar;
use crate::i18n::Locale;
use crate::platform::scroll;
use crate::session::{State, Status};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::load_error::load_error_text;

/// The page of the open article.
#[component]
pub fn Reading(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    use_effect_with((), |()| scroll::to_top());
    let locale = store.read(|state| state.locale);
    let shown = store.read(|state| {
        let (_, work) = state.open_article()?;
        let (title, language) = (
            state.title_of_work(work).to_owned(),
            state.language_of_work(work).to_owned(),
        );
        Some((work.document.clone(), title, language))
    });
    // Said here, for the style sheet: to look for the tour or the search in the page with `:has()` would have
    // the browser ask with every tag, and match every sentence that is seen again.
    let step = store.read(State::tour_step);
    let searching = store.read(|state| state.navigation.search.is_some());
    let article = match shown {
        Some((document, title, language)) => {
            html! { <ArticleText store={store.clone()} {document} {title} {language} /> }
        }
        None => waiting(store, locale),
    };
    html! {
        <div class="reading" data-pointed-at={step.map(|step| step.to_string())}
            data-searching={searching.then_some("true")}>
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
        let entry = state.navigation.open.as_ref().and_then(|open| state.entry(&open.id));
        match entry.map(|entry| (entry.id.clone(), &entry.status)) {
            Some((id, Status::Failed(error, _))) => {
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
            None if !state.library.list_loading => html! {
                <div class="list-state" role="alert">
                    <h1>{ m.loading.article_missing }</h1>
                    <a class="button" href="#/">{ m.library.back }</a>
                </div>
            },
            _ => html! { <p class="list-state" role="status">{ m.common.loading }</p> },
        }
    })
}
