//! A chart with its heading, its table, and the buttons that save it.

use crate::session::{navigation, statistics};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::agreement::shares;
use crate::charts::{Kind, WIDE};
use crate::i18n::fill;
use crate::platform::{page, window};
use crate::session::{Chart, Message, Route, Run, State, runs_of};
use crate::ui::hooks::use_watch;
use crate::ui::links::article_address;
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::element_tree::drawn;
use crate::ui::widgets::icons::{Icon, icon, label_sign};
use crate::ui::widgets::long_title::clamped;

/// The narrowest chart, in units.
const NARROW: usize = 256;

#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// The store.
    pub store: Store,
    /// Which chart.
    pub chart: Chart,
}

/// A chart as wide as there is room for it: its letters are as large as those around it.
#[component]
pub fn ChartFigure(props: &ChartProps) -> Html {
    let ChartProps { store, chart } = props;
    use_watch(store, Watch::Bars);
    let width = use_state_eq(room);
    let frame = width.clone();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), "resize", move |_| frame.set(room()));
        move || drop(listener)
    });
    let is_table_open = use_state_eq(|| false);
    store.read(|state| {
        let Some(picture) = state.chart(*chart, *width) else {
            return Html::default();
        };
        let m = state.messages();
        let (name, title, how) = match chart {
            Chart::Distribution => ("distribution", m.statistics.distribution, m.statistics.distribution_how),
            Chart::Strip => ("strip", m.statistics.strip, m.statistics.strip_how),
        };
        let opened = is_table_open.clone();
        let ontoggle = Callback::from(move |event: Event| {
            let details: Element = event.target_unchecked_into();
            opened.set(details.has_attribute("open"));
        });
        html! {
            <figure class="chart" data-chart={name} aria-labelledby={format!("{name}-heading")}>
                <h2 id={format!("{name}-heading")}>{ title }</h2>
                <p class="hint">{ how }</p>
                <div class="drawing" onclick={cell_chosen(store, state)}>{ drawn(&picture.root) }</div>
                <details {ontoggle}>
                    <summary data-action="table">{ m.statistics.as_table }</summary>
                    // Only when it is looked at: an article may have thousands of rows.
                    if *is_table_open { { table(state, *chart) } }
                </details>
                <div class="choices">
                    <button class="button" data-action="save-svg" onclick={saver(store, *chart, false)}>
                        { icon(Icon::Download) }<span>{ m.statistics.save_svg }</span>
                    </button>
                    <button class="button" data-action="save-png" onclick={saver(store, *chart, true)}>
                        { icon(Icon::Download) }<span>{ m.statistics.save_png }</span>
                    </button>
                </div>
            </figure>
        }
    })
}

/// The room for a chart, in units.
fn room() -> usize {
    page::room().clamp(NARROW, WIDE)
}

/// A press on a sentence's cell leads to the sentence. The table has a link for the keyboard.
fn cell_chosen(store: &Store, state: &State) -> Option<Callback<MouseEvent>> {
    let id = state.navigation.statistics.as_ref()?.of.clone()?;
    let store = store.clone();
    Some(Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let cell = target.and_then(|target| target.get_attribute("data-cell"));
        if let Some(sentence) = cell.and_then(|cell| cell.parse().ok()) {
            let id = id.clone();
            let sentence = Some(sentence);
            store.send(Message::Navigation(navigation::Message::Go(Route::Article {
                id,
                sentence,
            })));
        }
    }))
}

fn table(state: &State, chart: Chart) -> Html {
    match chart {
        Chart::Distribution => distribution_table(state),
        Chart::Strip => strip_table(state),
    }
}

/// The figures of the distribution: for each row and kind how many sentences, and for labels which
/// part of the tags.
fn distribution_table(state: &State) -> Html {
    let m = state.messages();
    let locale = state.locale;
    let all = state.kinds();
    let rows = state.distribution_rows(&all);
    let occurs = |kind: usize| rows.iter().any(|row| row.counts[kind] > 0);
    let kinds: Vec<(usize, &Kind)> = all
        .all()
        .iter()
        .enumerate()
        .filter(|(place, _)| occurs(*place))
        .collect();
    let cell = |counts: &[usize], place: usize, kind: &Kind| {
        let tagged = &counts[..all.untagged()];
        let shares = shares(tagged);
        let share = shares.get(place).filter(|_| tagged.iter().sum::<usize>() > 0);
        html! {
            <td data-kind={kind.id.clone()} data-count={counts[place].to_string()}>
                <bdi>{ locale.number(counts[place]) }</bdi>
                if let Some(share) = share { { " " }<small><bdi>{ locale.percent(*share) }</bdi></small> }
            </td>
        }
    };
    html! {
        <div class="table-room" tabindex="0" role="region" aria-labelledby="distribution-heading">
            <table>
                <caption>{ m.statistics.share }</caption>
                <thead><tr>
                    <th scope="col">{ m.statistics.article }</th>
                    { for kinds.iter().map(|(_, kind)| html! {
                        <th scope="col">{ label_sign(kind.id.clone()) }{ " " }{ &kind.name }</th>
                    }) }
                </tr></thead>
                <tbody>{ for rows.iter().map(|row| html! {
                    <tr>
                        <th scope="row"><bdi class={clamped(&row.title)} translate="no">{ &row.title }</bdi></th>
                        { for kinds.iter().map(|(place, kind)| cell(&row.counts, *place, kind)) }
                    </tr>
                }) }</tbody>
            </table>
        </div>
    }
}

/// The sentences in their order, those of one kind that follow each other in one row.
fn strip_table(state: &State) -> Html {
    let m = state.messages();
    let locale = state.locale;
    let kinds = state.kinds();
    let Some((_, entry, work)) = state.shown_articles().next() else {
        return Html::default();
    };
    let row = |run: &Run| {
        let (first, last) = run.ordinals;
        let (from, until) = (locale.number(first), locale.number(last));
        let sentences = if first == last {
            from
        } else {
            fill(m.statistics.range, &[("first", &from), ("last", &until)])
        };
        let kind = &kinds.all()[run.kind];
        html! {
            <tr data-kind={kind.id.clone()} data-first={first.to_string()} data-last={last.to_string()}>
                <th scope="row"><a href={article_address(&entry.id, Some(run.sentence))}>{ sentences }</a></th>
                <td>{ label_sign(kind.id.clone()) }{ " " }{ &kind.name }</td>
                <td>{ locale.number(run.length) }</td>
            </tr>
        }
    };
    html! {
        <div class="table-room" tabindex="0" role="region" aria-labelledby="strip-heading">
            <table>
                <thead><tr>
                    <th scope="col">{ m.statistics.sentences }</th>
                    <th scope="col">{ m.statistics.label }</th>
                    <th scope="col">{ m.statistics.length }</th>
                </tr></thead>
                <tbody>{ for runs_of(&kinds.cells_of(work)).iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// A callback that saves a chart.
fn saver(store: &Store, chart: Chart, png: bool) -> Callback<MouseEvent> {
    store.sender(move |_| Message::Statistics(statistics::Message::SaveChart { chart, png }))
}
