//! The list: a row for each sentence, which draws itself again only when it is something else.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::filter::outcome_name;
use super::said::labels_of;
use super::window::Items;
use crate::platform::page;
use crate::session::ReviewItem;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon, label_sign};
use crate::ui::widgets::label_words::LabelWords;

/// The id of the list.
pub const LIST: &str = "review-list";

/// So many rows are drawn at once on either side of the selected one, and so many more in each turn of the browser after
/// that: a list of a thousand is there as soon as one of ten, and blocks nothing.
const FIRST: usize = 40;
const MORE: usize = 60;

/// About so many code points of a sentence stand in its row; beside it the whole is read.
const EXCERPT: usize = 90;

/// The id of a row, by the number of its sentence.
pub fn row_id(index: usize) -> String {
    format!("review-row-{index}")
}

/// Properties of [`Rows`].
#[derive(Clone, PartialEq, Properties)]
pub struct RowsProps {
    /// All sentences.
    pub items: Items,
    /// The numbers of those that are shown.
    pub shown: Vec<usize>,
    /// The place of the selected one among them.
    pub at: Option<usize>,
    /// For screen readers, of the selected one: where it may be.
    pub description: Option<AttrValue>,
    /// The words for labels, and the language of the page.
    pub words: LabelWords,
}

/// The rows of the list: those around the selected one, then all.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let RowsProps {
        items,
        shown,
        at,
        description,
        words,
    } = props;
    let at_first = use_memo((), |()| at.unwrap_or_default());
    let reach = use_state(|| FIRST);
    let selected = at.unwrap_or(*at_first);
    let first = at_first.saturating_sub(*reach).min(selected.saturating_sub(FIRST));
    let end = (*at_first + *reach).max(selected + FIRST).min(shown.len());
    let is_whole = first == 0 && end == shown.len();
    let row = shown.get(selected).map(|index| row_id(*index)).unwrap_or_default();
    use_effect_with((reach, is_whole), move |(reach, is_whole)| {
        if !is_whole {
            // Rows that came before it have moved it.
            page::show_within(LIST, &row);
        }
        let reach = reach.clone();
        let next = (!is_whole).then(|| Timeout::new(0, move || reach.set(*reach + MORE)));
        move || drop(next)
    });
    let total = AttrValue::from(shown.len().to_string());
    let row = |(place, index): (usize, &usize)| {
        let is_selected = *at == Some(place);
        html! {
            <Row key={*index} index={*index} item={Rc::clone(&items[*index])} place={(!is_whole).then(|| (place + 1, total.clone()))} {is_selected}
                description={description.clone().filter(|_| is_selected)} words={words.clone()} />
        }
    };
    html! { <>{ for shown.iter().enumerate().take(end).skip(first).map(row) }</> }
}

/// Properties of [`Row`].
#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    /// The number of the sentence among all.
    index: usize,
    item: Rc<ReviewItem>,
    /// Its place among those that are shown, from 1, and their number, as long as the list is not drawn as a whole.
    place: Option<(usize, AttrValue)>,
    is_selected: bool,
    description: Option<AttrValue>,
    words: LabelWords,
}

/// A row: what has become of the sentence, its beginning, its labels.
#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps {
        index,
        item,
        place,
        is_selected,
        description,
        words,
    } = props;
    let m = words.locale.messages();
    let (number, total) = place.clone().unzip();
    let number = number.map(|number| number.to_string());
    let (state, text, sign) = match (item.waits(), item.is_left_out) {
        (true, _) => ("waits", m.revising.to_decide, Icon::Wait),
        (_, true) => ("left-out", m.revising.left_out, Icon::Close),
        _ => ("placed", m.revising.placed, Icon::Check),
    };
    let label = |(id, name): (AttrValue, AttrValue)| {
        html! { <span class="review-row-label">{ label_sign(id) }<span class="visually-hidden">{ name }</span></span> }
    };
    html! {
        <li id={row_id(*index)} class="review-row" role="option" aria-posinset={number} aria-setsize={total}
            aria-selected={is_selected.to_string()} aria-description={description.clone()}
            data-item={index.to_string()} data-outcome={item.outcome.as_str()} data-review-state={state}>
            <span class="review-row-head">
                <b>{ outcome_name(m, item.outcome) }</b>
                <span class="review-row-state">{ icon(sign) }<span>{ text }</span></span>
                <span class="review-row-labels">{ for labels_of(item, words).into_iter().map(label) }</span>
            </span>
            <span class="review-row-text" translate="no" dir="auto">{ excerpt(&item.text) }</span>
        </li>
    }
}

/// The beginning of a sentence, in whole words.
fn excerpt(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(EXCERPT) else {
        return text.to_owned();
    };
    let beginning = &text[..end];
    let whole = beginning.rfind(char::is_whitespace).filter(|at| *at > end / 2);
    format!("{}…", beginning[..whole.unwrap_or(end)].trim_end())
}
