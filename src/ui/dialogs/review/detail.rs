//! The sentence that is selected: as it was, with what was said of it, and beside it where it is or may be.

use yew::prelude::*;

use super::compared::{Side, compared};
use super::filter::outcome_name;
use super::said::said;
use crate::anchor::Outcome;
use crate::article::ArticleId;
use crate::i18n::{Locale, Messages, fill, isolated};
use crate::session::{Around, Message, PlaceShown, ReviewDetails, ReviewItem, State, TextShown};
use crate::ui::links::article_address;
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::label_words::LabelWords;

/// The id of its heading.
const HEADING: &str = "review-detail";

fn why(m: &'static Messages, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Unchanged => m.revising.unchanged_why,
        Outcome::Moved => m.revising.moved_why,
        Outcome::Changed => m.revising.changed_why,
        Outcome::Unsure => m.revising.uncertain_why,
        Outcome::Gone => m.revising.gone_why,
    }
}

/// The sentence with both texts.
pub fn detail(store: &Store, state: &State, item: &ReviewItem, details: &ReviewDetails) -> Html {
    let m = state.messages();
    let current = state.current_of(&item.earlier);
    html! {
        <section class="review-detail" aria-labelledby={HEADING} data-detail={item.outcome.as_str()}>
            <h3 id={HEADING}>{ outcome_name(m, item.outcome) }</h3>
            <p class="hint">{ why(m, item.outcome) }</p>
            <div class="review-sides">
                <section class="review-side" data-side="old">
                    <h4>
                        <span>{ m.revising.before }</span>
                        if let Some(date) = &details.opened_on {
                            <span class="hint">{ fill(m.revising.opened_on, &[("date", date)]) }</span>
                        }
                    </h4>
                    { words(compared(&item.text, compared_with(item, details), Side::Old, m), &details.earlier, &details.around) }
                    { said(state, item, &LabelWords::new(state.codebook_of(Some(current)), state.locale)) }
                </section>
                <div class="review-side" data-side="new">{ places(store, state, current, item, details) }</div>
            </div>
        </section>
    }
}

/// What the old sentence is compared with: the place that it has, or the only one that is suggested. Else with itself:
/// of several each shows what is otherwise there.
fn compared_with<'a>(item: &'a ReviewItem, details: &'a ReviewDetails) -> &'a str {
    match (&details.to, details.suggested.as_slice()) {
        (Some(place), _) | (None, [place]) => &place.place.text,
        _ => &item.text,
    }
}

/// Where it is, else where it may be, else that it is nowhere.
fn places(store: &Store, state: &State, current: &ArticleId, item: &ReviewItem, details: &ReviewDetails) -> Html {
    let m = state.messages();
    let now = || m.revising.now.to_owned();
    let shown = |heading, side, place: &PlaceShown| {
        let compared = compared(&item.text, &place.place.text, side, m);
        place_shown(store, state, current, details, heading, compared, place)
    };
    match (&details.to, details.suggested.as_slice()) {
        (Some(place), _) | (None, [place]) => shown(now(), Side::New, place),
        (None, []) => html! {
            <section class="review-place">
                <h4>{ m.revising.now }</h4>
                <p class="review-nowhere">{ m.revising.no_place }</p>
            </section>
        },
        (None, several) => {
            let numbered = |(at, place): (usize, &PlaceShown)| {
                let number = state.locale.number(at + 1);
                shown(fill(m.revising.place, &[("n", &number)]), Side::Both, place)
            };
            html! { <>{ for several.iter().enumerate().map(numbered) }</> }
        }
    }
}

fn place_shown(
    store: &Store,
    state: &State,
    current: &ArticleId,
    details: &ReviewDetails,
    heading: String,
    compared: Html,
    place: &PlaceShown,
) -> Html {
    let (m, locale) = (state.messages(), state.locale);
    let number = place.ordinal.map(|ordinal| number_of(locale, ordinal, details.total));
    let words_of_labels = LabelWords::new(state.codebook_of(Some(current)), locale);
    html! {
        <section class="review-place" data-place={place.place.sentence.map(|sentence| sentence.to_string())}>
            <h4>
                <span>{ heading }</span>
                if let Some(number) = number { <span class="hint">{ number }</span> }
            </h4>
            { words(compared, &details.later, &place.around) }
            if let Some(own) = &place.own {
                <p class="review-own" data-own-label={own.label.to_string()}>
                    { icon(Icon::Warning) }
                    <span>{ fill(m.revising.own_label, &[
                        ("label", &isolated(&words_of_labels.name(&own.label))),
                        ("counts", &isolated(&words_of_labels.name(&own.counts))),
                    ]) }</span>
                </p>
            }
            if let Some(sentence) = place.place.sentence {
                <a class="review-link" data-action="go-to-sentence" href={article_address(current, Some(sentence))}
                    onclick={store.sender(|_: MouseEvent| Message::Close)}>{ m.revising.go_to }</a>
            }
        </section>
    }
}

/// The number of a sentence among those that count.
fn number_of(locale: Locale, ordinal: usize, total: usize) -> String {
    let [n, total] = [ordinal, total].map(|number| locale.number(number));
    fill(locale.messages().reading.sentence_of, &[("n", &n), ("total", &total)])
}

/// A sentence within those beside it, which tell it from others with the same words.
fn words(compared: Html, text: &TextShown, around: &Around) -> Html {
    let beside = |text: &Option<String>| {
        text.clone()
            .map(|text| html! { <span class="review-around">{ text }</span> })
    };
    html! {
        <blockquote translate="no" lang={text.language.clone()} dir={text.direction.as_str()}>
            { for beside(&around.before) }{ " " }{ compared }{ " " }{ for beside(&around.after) }
        </blockquote>
    }
}
