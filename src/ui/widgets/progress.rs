//! How far the reader is: a bar, and the count of each label.

use yew::prelude::*;

use super::icons::label_sign;
use super::label_words::LabelWords;
use crate::i18n::{Locale, fill};
use crate::session::Counts;
use crate::ui::text::html;

/// How much is tagged, as a bar and in words.
pub fn progress(counts: &Counts, locale: Locale, name: &str) -> Html {
    let m = locale.messages();
    let (done, total) = (locale.number(counts.tagged()), locale.number(counts.total));
    let text = fill(m.library.progress, &[("done", &done), ("total", &total)]);
    html! {
        <div class="progress" data-progress={format!("{}/{}", counts.tagged(), counts.total)}>
            <progress max={counts.total.max(1).to_string()} value={counts.tagged().to_string()}
                aria-label={name.to_owned()}></progress>
            <span>{ text }</span>
        </div>
    }
}

/// How many sentences have each label of a codebook, and how many none.
pub fn label_counts(counts: &Counts, words: &LabelWords) -> Html {
    let locale = words.locale;
    let by_label = counts.by_label(&words.codebook).given;
    let labels = by_label.iter().map(|(label, count)| {
        html! {
            <li data-count={label.to_string()} class="count">
                { label_sign(label.to_string()) }
                <span class="count-name">{ words.name(label) }</span>
                <b>{ locale.number(*count) }</b>
            </li>
        }
    });
    html! {
        <ul class="counts">
            { for labels }
            <li data-count="untagged" class="count">
                { label_sign("untagged") }
                <span class="count-name">{ locale.messages().reading.untagged }</span>
                <b>{ locale.number(counts.untagged()) }</b>
            </li>
        </ul>
    }
}
