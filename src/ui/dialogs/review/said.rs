//! What was said of a sentence: its labels, whose they are, notes and marks.

use yew::prelude::*;

use crate::annotation::{AnnotatorId, Entry};
use crate::codebook::LabelId;
use crate::i18n::{fill, isolated};
use crate::session::{ReviewItem, State};
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon, label_sign};
use crate::ui::widgets::label_words::LabelWords;

/// The signs and names of the labels of a sentence.
pub fn labels_of(item: &ReviewItem, words: &LabelWords) -> Vec<(AttrValue, AttrValue)> {
    let labels = item.said.iter().filter_map(|(_, entry)| entry.label.as_ref());
    let counting = labels.map(|label| words.codebook.counting(label));
    counting.map(|label| (words.sign(label), words.name(label))).collect()
}

/// A label, as it stands beside a sentence.
pub fn chip(label: &LabelId, words: &LabelWords) -> Html {
    let label = words.codebook.counting(label);
    let sign = words.sign(label);
    html! {
        <span class="label-chip" data-chip={sign.clone()}>{ label_sign(sign) }<span>{ words.name(label) }</span></span>
    }
}

/// All that was said of a sentence.
pub fn said(state: &State, item: &ReviewItem, words: &LabelWords) -> Html {
    let m = state.messages();
    let begun = item.begun.as_ref();
    let begun = begun.map(|text| fill(m.notes.draft_quoted, &[("note", &isolated(text))]));
    let second = item
        .second
        .as_ref()
        .map(|label| words.name(words.codebook.counting(label)));
    let second = second.map(|label| fill(m.revising.second_label, &[("label", &isolated(&label))]));
    html! {
        <ul class="review-said">
            { for item.said.iter().map(|(annotator, entry)| entry_said(state, annotator, entry, words)) }
            { for second.into_iter().chain(begun).map(|text| html! { <li><span class="review-note">{ text }</span></li> }) }
        </ul>
    }
}

fn entry_said(state: &State, annotator: &AnnotatorId, entry: &Entry, words: &LabelWords) -> Html {
    let m = state.messages();
    let author = (*annotator != state.reader.id).then(|| {
        let name = state.name_of(annotator).unwrap_or(m.common.another_reader);
        fill(m.reading.tagged_by, &[("name", &isolated(name))])
    });
    html! {
        <li>
            if let Some(label) = &entry.label { { chip(label, words) } }
            if let Some(author) = author { <span>{ author }</span> }
            if entry.is_unsure() { <span class="review-unsure">{ icon(Icon::Unsure) }<span>{ m.unsure.mark }</span></span> }
            if !entry.note.is_empty() {
                <span class="review-note" translate="no">{ fill(m.notes.quoted, &[("note", &isolated(&entry.note))]) }</span>
            }
        </li>
    }
}
