//! The statistics page: the distribution of labels, their places in an article, pace, and agreement with
//! oneself.

mod chart;
mod recoding;
mod recoding_results;

use yew::prelude::*;

use self::chart::ChartFigure;
use self::recoding::Recoding;
use self::recoding_results::recoding_results;
use crate::article::ArticleId;
use crate::i18n::{Plural, fill};
use crate::platform::scroll;
use crate::session::{Chart, FEWEST, State, TimeEstimate};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::links::{article_address, statistics_address};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::long_title::clamped;
use crate::ui::widgets::menu::menu;
use crate::ui::widgets::page_actions::{CommonActions, PAGE_MENU, common_actions};

/// The statistics page, or the recoding that is begun from it.
#[component]
pub fn StatisticsPage(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    use_effect_with((), |()| scroll::to_top());
    store.read(|state| {
        let shown = state.navigation.statistics.as_ref();
        let content = match shown {
            _ if state.waits_for_figures() => {
                html! { <p class="list-state" role="status">{ state.messages().common.loading }</p> }
            }
            Some(shown) if shown.of.is_some() && state.shown_articles().next().is_none() => missing(state),
            Some(shown) if shown.recoding => html! { <Recoding store={store.clone()} /> },
            _ => figures(store, state),
        };
        html! {
            <div class="statistics">
                { head(store, state) }
                <main id="main" tabindex="-1">{ content }</main>
            </div>
        }
    })
}

/// The way back, what the figures are about, and the actions of every page.
fn head(store: &Store, state: &State) -> Html {
    let m = state.messages();
    let of = state.navigation.statistics.as_ref().and_then(|shown| shown.of.clone());
    let work = state
        .shown_articles()
        .next()
        .filter(|_| of.is_some())
        .map(|(_, _, work)| work);
    let (href, text) = match &of {
        None => ("#/".to_owned(), m.library.back),
        Some(id) => (article_address(id, None), m.statistics.to_article),
    };
    html! {
        <header class="topbar statistics-head">
            <div class="topbar-row">
                <a class="button quiet" data-action="back" href={href} title={text} aria-label={text}>
                    { icon(Icon::Back) }<span class="wide-only">{ text }</span>
                </a>
                <div class="statistics-title">
                    <h1>{ m.statistics.title }</h1>
                    if let Some(work) = work {
                        <p><bdi translate="no" lang={work.document.language.tag()}>{ state.title_of_work(work) }</bdi></p>
                    }
                </div>
                { menu(PAGE_MENU, state.locale, common_actions(store, &CommonActions::of(state))) }
            </div>
        </header>
    }
}

/// There is no such article.
fn missing(state: &State) -> Html {
    let m = state.messages();
    html! {
        <div class="list-state" role="alert">
            <p>{ m.loading.article_missing }</p>
            <a class="button" href="#/">{ m.library.back }</a>
        </div>
    }
}

fn figures(store: &Store, state: &State) -> Html {
    let of = state.navigation.statistics.as_ref().and_then(|shown| shown.of.clone());
    if state.distribution_rows(&state.kinds()).is_empty() {
        return nothing_yet(state, of);
    }
    let chart = |chart| html! { <ChartFigure store={store.clone()} chart={chart} /> };
    html! {
        <>
            { times(state) }
            { chart(Chart::Distribution) }
            if of.is_some() {
                { chart(Chart::Strip) }
                <p><a class="button" data-action="statistics" href={statistics_address(None)}>
                    { icon(Icon::Chart) }<span>{ state.messages().statistics.all }</span>
                </a></p>
            } else {
                { articles(state) }
            }
            { recoding_results(store, state) }
        </>
    }
}

/// What to do before there is anything to show.
fn nothing_yet(state: &State, of: Option<ArticleId>) -> Html {
    let m = state.messages();
    let (href, text) = match &of {
        None => ("#/".to_owned(), m.library.back),
        Some(id) => (article_address(id, None), m.statistics.to_article),
    };
    html! {
        <div class="list-state" data-empty="true">
            <p>{ state.locale.digits(m.statistics.nothing_yet) }</p>
            <a class="button primary" href={href}>{ text }</a>
        </div>
    }
}

/// The pages of single articles.
fn articles(state: &State) -> Html {
    let m = state.messages();
    let tagged = state.shown_articles().filter(|(_, _, work)| work.counts().tagged() > 0);
    html! {
        <nav class="by-article" aria-labelledby="by-article">
            <h2 id="by-article">{ m.statistics.by_article }</h2>
            <ul>{ for tagged.map(|(_, entry, work)| html! {
                <li key={entry.id.to_string()}>
                    <a href={statistics_address(Some(entry.id.clone()))} data-figures-of={entry.id.to_string()}>
                        <bdi class={clamped(state.title_of_work(work))} translate="no" lang={work.document.language.tag()}>{ state.title_of_work(work) }</bdi>
                    </a>
                </li>
            }) }</ul>
        </nav>
    }
}

/// The pace, what is left at that pace, and how it is found.
fn times(state: &State) -> Html {
    let m = state.messages();
    let TimeEstimate { sentence, of_all, left } = state.times();
    let count = |texts: &Plural, number| state.locale.count(texts, number);
    // At least a second: nobody reads a sentence in none.
    let seconds = |millis: u64| usize::try_from((millis + 500) / 1000).unwrap_or(usize::MAX).max(1);
    let words = |millis| state.locale.duration(seconds(millis));
    let of_left = count(&m.library.sentences, left);
    html! {
        <section class="times" aria-labelledby="times" data-pace={sentence.map(|millis| millis.to_string())}>
            <h2 id="times">{ m.statistics.pace }</h2>
            if let Some(millis) = sentence {
                <dl class="big-figures">
                    <div><dt>{ m.statistics.a_sentence }</dt><dd>{ words(millis) }</dd></div>
                    if left > 0 {
                        <div data-left={left.to_string()}>
                            <dt>{ fill(m.statistics.left, &[("sentences", &of_left)]) }</dt>
                            <dd>{ words(millis * left as u64) }</dd>
                        </div>
                    }
                </dl>
            } else {
                <p>{ count(&m.statistics.pace_unknown, FEWEST) }</p>
            }
            if left == 0 {
                <p>{ m.statistics.none_left }</p>
            }
            <p class="hint">
                if of_all && sentence.is_some() { { m.statistics.pace_of_all }{ " " } }
                { m.statistics.pace_how }
            </p>
        </section>
    }
}
