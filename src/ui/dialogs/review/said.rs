//! What was said of a sentence: its labels, whose they are, notes and marks.

use yew::prelude::*;

use crate::annotation::{AnnotatorId, Entry};
use crate::codebook::{self, LabelId};
use crate::i18n::{Locale, fill, isolated};
use crate::session::{ReviewItem, State};
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon, label_sign};

/// The sign of a label: that of all others for one of another codebook.
fn sign_of(label: &LabelId) -> &'static str {
    codebook::default_label(label).map_or("other", |label| label.id)
}

/// The signs and names of the labels of a sentence.
pub fn labels_of(item: &ReviewItem, locale: Locale) -> Vec<(&'static str, String)> {
    let labels = item.said.iter().filter_map(|(_, entry)| entry.label.as_ref());
    let named = labels.map(|label| (sign_of(label), locale.label_name(label).to_owned()));
    named.collect()
}

/// A label, as it stands beside a sentence.
pub fn chip(label: &LabelId, locale: Locale) -> Html {
    let sign = sign_of(label);
    html! {
        <span class="label-chip" data-chip={sign}>{ label_sign(sign) }<span>{ locale.label_name(label).to_owned() }</span></span>
    }
}

/// All that was said of a sentence.
pub fn said(state: &State, item: &ReviewItem) -> Html {
    let m = state.messages();
    let begun = item.begun.as_ref();
    let begun = begun.map(|text| fill(m.notes.draft_quoted, &[("note", &isolated(text))]));
    let second = item.second.as_ref().map(|label| state.locale.label_name(label));
    let second = second.map(|label| fill(m.revising.second_label, &[("label", &isolated(label))]));
    html! {
        <ul class="review-said">
            { for item.said.iter().map(|(annotator, entry)| entry_said(state, annotator, entry)) }
            { for second.into_iter().chain(begun).map(|text| html! { <li><span class="review-note">{ text }</span></li> }) }
        </ul>
    }
}

fn entry_said(state: &State, annotator: &AnnotatorId, entry: &Entry) -> Html {
    let m = state.messages();
    let author = (*annotator != state.reader.id).then(|| {
        let name = state.name_of(annotator).unwrap_or(m.common.another_reader);
        fill(m.reading.tagged_by, &[("name", &isolated(name))])
    });
    html! {
        <li>
            if let Some(label) = &entry.label { { chip(label, state.locale) } }
            if let Some(author) = author { <span>{ author }</span> }
            if entry.is_unsure() { <span class="review-unsure">{ icon(Icon::Unsure) }<span>{ m.unsure.mark }</span></span> }
            if !entry.note.is_empty() {
                <span class="review-note" translate="no">{ fill(m.notes.quoted, &[("note", &isolated(&entry.note))]) }</span>
            }
        </li>
    }
}
