//! The list of the article's unsure sentences.

use crate::session::navigation;
use yew::prelude::*;

use crate::session::{AnnotatedArticle, Message, State};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::label_sign;
use crate::ui::widgets::label_words::LabelWords;

/// The list; a choice goes to its sentence.
pub fn unsure(store: &Store) -> Html {
    store.read(|state| {
        let Some((_, work)) = state.open_article() else {
            return Html::default();
        };
        let rows: Vec<Html> = work
            .unsure()
            .map(|sentence| row(store, state, work, sentence))
            .collect();
        html! {
            <div class="dialog-body">
                if rows.is_empty() {
                    <p>{ state.messages().unsure.none }</p>
                }
                <p class="hint">{ state.messages().unsure.hint }</p>
                <ol class="unsure-list">{ for rows }</ol>
            </div>
        }
    })
}

fn row(store: &Store, state: &State, work: &AnnotatedArticle, sentence: usize) -> Html {
    let m = state.messages();
    let document = &work.document;
    let label = work.label(sentence).map(|(_, label)| label);
    let words = LabelWords::new(&work.codebook, state.locale);
    let name = label.map_or(AttrValue::Static(m.reading.untagged), |label| words.name(label));
    html! {
        <li>
            <button class="unsure-row" data-unsure-sentence={sentence.to_string()}
                onclick={store.sender(move |_| Message::Navigation(navigation::Message::ComeBack(sentence)))}>
                <span class="unsure-where">
                    { place(state, work, sentence) }
                    if let Some(sign) = label.and_then(|label| words.own_sign(label)) { { label_sign(sign) } }
                    <span>{ name }</span>
                </span>
                <span class="unsure-text" translate="no" lang={document.language.tag()} dir="auto">
                    { document.sentence_text(sentence).to_owned() }
                </span>
            </button>
        </li>
    }
}

/// The number of a sentence; of one that is not counted, what it is.
fn place(state: &State, work: &AnnotatedArticle, sentence: usize) -> String {
    let role = || state.locale.role_name(work.role(work.block_of(sentence))).to_owned();
    work.ordinal(sentence)
        .map_or_else(role, |ordinal| state.locale.number(ordinal))
}
