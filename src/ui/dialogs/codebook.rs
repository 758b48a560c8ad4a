//! The codebook: for each label its definition, examples, and hard cases.

use yew::prelude::*;

use crate::codebook::{self, DEFAULT_LABELS, DefaultLabel, LabelId};
use crate::i18n::{HardCase, Locale};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::label_sign;
use crate::ui::widgets::label_key::label_key;

/// The labels, one after the other.
pub fn codebook(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    html! {
        <div class="dialog-body codebook">
            <p>{ m.codebook.intro }</p>
            { for DEFAULT_LABELS.iter().map(|label| section(store, label, locale)) }
        </div>
    }
}

fn section(store: &Store, label: &'static DefaultLabel, locale: Locale) -> Html {
    let (m, texts) = (locale.messages(), locale.label(label));
    html! {
        <section data-codebook={label.id}>
            <h3>
                { label_sign(label.id) }<span>{ texts.name }</span>
                { store.read(|state| label_key(state.settings.preferences.single_keys(), state.locale, usize::from(label.digit) - 1)) }
            </h3>
            <p class="code-definition">{ texts.definition }</p>
            <h4>{ m.codebook.examples }</h4>
            <ul class="code-examples">{ for texts.examples.iter().map(|example| html! { <li><span>{ *example }</span></li> }) }</ul>
            <h4>{ m.codebook.hard_cases }</h4>
            <dl class="code-cases">{ for texts.hard_cases.iter().map(|case| hard_case(case, locale)) }</dl>
        </section>
    }
}

fn hard_case(case: &'static HardCase, locale: Locale) -> Html {
    let name = codebook::default_label(&LabelId::new(case.decision)).map(|label| locale.label(label).name);
    html! {
        <div data-decision={case.decision}>
            <dt>{ case.question }<p class="code-sentence">{ case.sentence }</p></dt>
            <dd><b class="code-decision">{ label_sign(case.decision) }{ name }</b>{ case.reason }</dd>
        </div>
    }
}
