//! The recoding on the statistics page: beginning it, resuming it, and its results.

use crate::session::recoding;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::agreement::{Kappa, kappa};
use crate::codebook::LabelId;
use crate::i18n::{fill, isolated};
use crate::platform::page;
use crate::session::{Disagreement, Message, RecodingReport, Route, State, Statistics};
use crate::text::Direction;
use crate::ui::links::article_address;
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::label_sign;

/// How many sentences are proposed.
const USUAL: usize = 20;

/// The part of the page about the recoding.
pub fn recoding_results(store: &Store, state: &State) -> Html {
    let m = state.messages();
    let look = state.recoding_report();
    let rest = match &look {
        Some(look) if look.next.is_some() => going_on(state, look),
        Some(look) => results(state, look),
        None => Html::default(),
    };
    html! {
        <section class="second-pass" aria-labelledby="second-pass">
            <h2 id="second-pass">{ m.recoding.title }</h2>
            <p class="hint">{ m.recoding.explained }</p>
            { rest }
            { beginning(store, state, look.is_some()) }
        </section>
    }
}

/// The way back into a recoding that was left.
fn going_on(state: &State, look: &RecodingReport) -> Html {
    let of = state.navigation.statistics.as_ref().and_then(|shown| shown.of.clone());
    let number = |count| state.locale.number(count);
    let values = [("done", &*number(look.table.items())), ("total", &*number(look.total))];
    html! {
        <p><a class="button primary" data-action="go-on" href={Route::Statistics(Statistics { of, recoding: true }).hash()}>
            { fill(state.messages().recoding.go_on, &values) }
        </a></p>
    }
}

/// Size and beginning of a recoding.
fn beginning(store: &Store, state: &State, is_another: bool) -> Html {
    let m = state.messages();
    let count = state.sentences_to_recode();
    if count == 0 {
        return html! { <p>{ m.recoding.nothing_yet }</p> };
    }
    let begin = store.sender(|_: MouseEvent| {
        Message::Recoding(recoding::Message::Begin {
            size: chosen_size(),
            seed: page::random_number(),
        })
    });
    html! {
        <div class="beginning">
            <p>{ state.locale.count(&m.recoding.drawn_from, count) }</p>
            <div class="choices">
                <label>
                    { m.recoding.size }{ " " }
                    <input id="again-size" type="number" min="1" max={count.to_string()} data-size="true"
                        value={count.min(USUAL).to_string()} />
                </label>
                <button class={classes!("button", (!is_another).then_some("primary"))} data-action="begin" onclick={begin}>
                    { if is_another { m.recoding.begin_anew } else { m.recoding.begin } }
                </button>
            </div>
            if is_another { <p class="hint">{ m.recoding.anew_warning }</p> }
        </div>
    }
}

/// The number in the field; the usual one where there is none.
fn chosen_size() -> usize {
    let field = page::element_as::<HtmlInputElement>("again-size");
    let size = field.and_then(|field| field.value().parse().ok());
    size.unwrap_or(USUAL)
}

/// What came out of a recoding at its end.
fn results(state: &State, look: &RecodingReport) -> Html {
    let m = state.messages();
    let locale = state.locale;
    let (value, word) = match kappa(&look.table) {
        Kappa::Hundredths(hundredths) => (hundredths.to_string(), Some(hundredth_words(state, hundredths))),
        Kappa::OneLabel | Kappa::NoItems => ("none".to_owned(), None),
    };
    let number = |count| locale.number(count);
    let (agreed, items) = (look.table.agreed(), look.table.items());
    html! {
        <div class="results" data-kappa={value} data-agreed={agreed.to_string()} data-items={items.to_string()}>
            <dl class="big-figures">
                <div>
                    <dt>{ m.recoding.same }</dt>
                    <dd>{ locale.percent(look.table.per_cent().unwrap_or_default()) }</dd>
                    <dd>{ fill(m.recoding.same_of, &[("n", &number(agreed)), ("total", &number(items))]) }</dd>
                </div>
                if let Some(word) = &word {
                    <div><dt>{ m.recoding.kappa }</dt><dd>{ word }</dd><dd>{ locale.digits(m.recoding.kappa_how) }</dd></div>
                }
            </dl>
            if word.is_none() { <p>{ m.recoding.kappa_none }</p> }
            { confusion(state, look) }
            <h3>{ m.recoding.differing }</h3>
            if look.differing.is_empty() {
                <p>{ m.recoding.none_differing }</p>
            } else {
                <ol class="differing">{ for look.differing.iter().map(|row| differing(state, row)) }</ol>
            }
        </div>
    }
}

/// A number of hundredths, which keeps its sign on the side where the line begins.
fn hundredth_words(state: &State, hundredths: i32) -> String {
    let mark = match state.locale.direction() {
        Direction::Ltr => '\u{2066}',
        Direction::Rtl => '\u{2067}',
    };
    format!("{mark}{}\u{2069}", state.locale.decimal(hundredths as isize, 2))
}

/// Which label became which.
fn confusion(state: &State, look: &RecodingReport) -> Html {
    let m = state.messages();
    let (labels, table) = (&look.labels, &look.table);
    let name = |label: &LabelId| state.locale.label_name(state.codebook_of(None), label).to_owned();
    let cell = |first: usize, second: usize| {
        let count = table.count(first, second);
        html! {
            <td class={classes!((first == second).then_some("same"))} data-cell={format!("{first}-{second}")}>
                { state.locale.number(count) }
            </td>
        }
    };
    html! {
        <>
            <h3 id="confusion">{ m.recoding.confusion }</h3>
            <div class="table-room" tabindex="0" role="region" aria-labelledby="confusion">
                <table class="confusion">
                    <caption>{ m.recoding.confusion_how }</caption>
                    <thead><tr>
                        <td></td>
                        { for labels.iter().map(|label| html! {
                            <th scope="col">{ label_sign(label.to_string()) }{ " " }{ name(label) }</th>
                        }) }
                    </tr></thead>
                    <tbody>{ for labels.iter().enumerate().map(|(first, label)| html! {
                        <tr>
                            <th scope="row">{ label_sign(label.to_string()) }{ " " }{ name(label) }</th>
                            { for (0..labels.len()).map(|second| cell(first, second)) }
                        </tr>
                    }) }</tbody>
                </table>
            </div>
        </>
    }
}

/// A sentence with two labels, and the way to it.
fn differing(state: &State, row: &Disagreement) -> Html {
    let m = state.messages();
    let codebook = state.codebook_of(Some(&row.article));
    let name = |label| state.locale.label_name(codebook, label);
    let labels = [("first", name(&row.labels.0)), ("second", name(&row.labels.1))];
    let now = row.now.as_ref().map_or(m.reading.untagged, name);
    html! {
        <li>
            <q translate="no" dir="auto">{ &row.text }</q>
            <p>
                { fill(m.recoding.first_second, &labels) }{ " " }
                { fill(m.recoding.now, &[("label", &isolated(now))]) }{ " " }
                <a href={article_address(&row.article, Some(row.sentence))}>{ m.recoding.decide }</a>
            </p>
        </li>
    }
}
