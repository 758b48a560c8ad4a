//! The list: a row for each sentence, which draws itself again only when it is something else.

use std::rc::Rc;

use yew::prelude::*;

use super::filter::outcome_name;
use super::said::labels_of;
use crate::i18n::Locale;
use crate::session::ReviewItem;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon, label_sign};

/// The id of the list.
pub const LIST: &str = "review-list";

/// About so many code points of a sentence stand in its row; beside it the whole is read.
const EXCERPT: usize = 90;

/// The id of a row, by the number of its sentence.
pub fn row_id(index: usize) -> String {
    format!("review-row-{index}")
}

/// Properties of [`Row`].
#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    /// The number of the sentence among all.
    pub index: usize,
    /// The sentence.
    pub item: Rc<ReviewItem>,
    /// Whether it is the selected one.
    pub is_selected: bool,
    /// For screen readers, of the selected one: where it may be.
    pub description: Option<AttrValue>,
    /// The language of the page.
    pub locale: Locale,
}

/// A row: what has become of the sentence, its beginning, its labels.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let RowProps {
        index,
        item,
        is_selected,
        description,
        locale,
    } = props;
    let m = locale.messages();
    let (state, text, sign) = match (item.waits(), item.is_left_out) {
        (true, _) => ("waits", m.revising.to_decide, Icon::Wait),
        (_, true) => ("left-out", m.revising.left_out, Icon::Close),
        _ => ("placed", m.revising.placed, Icon::Check),
    };
    let label = |(id, name): (&'static str, String)| {
        html! { <span class="review-row-label">{ label_sign(id) }<span class="visually-hidden">{ name }</span></span> }
    };
    html! {
        <li id={row_id(*index)} class="review-row" role="option" aria-selected={is_selected.to_string()} aria-description={description.clone()}
            data-item={index.to_string()} data-outcome={item.outcome.as_str()} data-review-state={state}>
            <span class="review-row-head">
                <b>{ outcome_name(m, item.outcome) }</b>
                <span class="review-row-state">{ icon(sign) }<span>{ text }</span></span>
                <span class="review-row-labels">{ for labels_of(item, *locale).into_iter().map(label) }</span>
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
