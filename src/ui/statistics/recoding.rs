//! The page of a recoding: a sentence in its context, without any tag, and the labels to give.

use crate::session::recoding;
use yew::prelude::*;

use crate::article::ArticleId;
use crate::codebook::LabelId;
use crate::i18n::fill;
use crate::platform::page;
use crate::session::{AnnotatedArticle, LibraryEntry, Message, RecodedSentence, RecodingReport, State};
use crate::text::ByteSpan;
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::links::article_address;
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon, label_sign};
use crate::ui::widgets::label_key::label_key;
use crate::ui::widgets::label_words::LabelWords;

/// The identity of the sentence that is shown.
const SENTENCE: &str = "again";

/// The recoding.
#[component]
pub fn Recoding(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    let next = store.read(|state| state.recoding_report()?.next);
    use_effect_with(next.map(|(index, recoded)| (index, recoded.span)), |_| {
        page::bring_to_middle(SENTENCE)
    });
    store.read(|state| match state.recoding_report() {
        Some(look) => shown(store, state, &look),
        None => ended(store, state),
    })
}

fn shown(store: &Store, state: &State, look: &RecodingReport) -> Html {
    let Some((index, recoded)) = &look.next else {
        return ended(store, state);
    };
    let m = state.messages();
    let entry = &state.library.entries[*index];
    let done = look.table.items();
    let number = |count| state.locale.number(count);
    let place = fill(
        m.recoding.place,
        &[("n", &number(done + 1)), ("total", &number(look.total))],
    );
    let work = entry.annotated();
    let labels: Vec<&LabelId> = work
        .iter()
        .flat_map(|work| work.codebook.given().map(|label| &label.id))
        .collect();
    let words = LabelWords::new(state.codebook_of(Some(&entry.id)), state.locale);
    let button = |(at, label): (usize, &LabelId)| {
        let id = AttrValue::from(label.to_string());
        let given = label.clone();
        html! {
            <button class="label-button" data-action={id.clone()} data-for={id.clone()}
                title={words.definition(label)}
                onclick={store.sender(move |_| Message::Recoding(recoding::Message::Tag(given.clone())))}>
                { label_sign(id) }
                <span>{ words.name(label) }</span>
                { label_key(state.settings.preferences.single_keys(), state.locale, at) }
            </button>
        }
    };
    html! {
        <section class="passing" data-keys-of-sentence="true" tabindex="-1" aria-labelledby="passing" data-done={done.to_string()} data-total={look.total.to_string()}>
            <h2 id="passing">{ m.recoding.title }</h2>
            <div class="progress">
                <progress max={look.total.to_string()} value={done.to_string()} aria-label={m.recoding.title}></progress>
                <span>{ place }</span>
            </div>
            if let Some(work) = entry.annotated() { { context(entry, work, recoded) } }
            <div class="passing-tools">
            <p id="passing-question">{ m.recoding.question }</p>
            <div class="labels" role="group" aria-labelledby="passing-question">
                { for labels.into_iter().enumerate().map(button) }
            </div>
            <div class="choices">
                <button class="button" data-action="take-back" disabled={done == 0}
                    onclick={store.sender(|_| Message::Recoding(recoding::Message::TakeBack))}>
                    { icon(Icon::Undo) }<span>{ m.recoding.take_back }</span>
                </button>
                <button class="button quiet" data-action="leave" onclick={store.sender(|_| Message::Close)}>
                    { m.recoding.leave }
                </button>
            </div>
            </div>
        </section>
    }
}

/// There is no sentence to read again: the figures say what there is.
fn ended(store: &Store, state: &State) -> Html {
    html! {
        <p class="list-state">
            <button class="button" data-action="leave" onclick={store.sender(|_| Message::Close)}>
                { state.messages().statistics.title }
            </button>
        </p>
    }
}

/// The paragraph of the sentence, with the ones around it.
fn context(entry: &LibraryEntry, work: &AnnotatedArticle, recoded: &RecodedSentence) -> Html {
    let document = &work.document;
    let block = work.block_of(document.sentence_covering(recoded.span.start()));
    let is_text = |index: &usize| work.role(*index).is_text();
    let before = (0..block).rev().find(is_text);
    let after = (block + 1..document.blocks.len()).find(is_text);
    let text = |index: usize| document.blocks[index].bytes.of(&document.article.text);
    let paragraph = |index: usize| html! { <p class="aside" translate="no" dir={document.blocks[index].direction.as_str()}>{ text(index) }</p> };
    html! {
        <blockquote class="passing-text" lang={document.language.tag()} cite={source(&entry.id)}>
            { for before.map(paragraph) }
            <p translate="no" dir={document.blocks[block].direction.as_str()}>{ marked(work, block, recoded) }</p>
            { for after.map(paragraph) }
        </blockquote>
    }
}

fn source(id: &ArticleId) -> String {
    article_address(id, None)
}

/// The paragraph with the sentence marked in it.
fn marked(work: &AnnotatedArticle, block: usize, recoded: &RecodedSentence) -> Html {
    let text = &work.document.article.text;
    let whole = work.document.blocks[block].bytes;
    let sentence = recoded.bytes_in(text);
    let part = |from: usize, until: usize| ByteSpan::new(from.min(until), until).of(text);
    html! {
        <>
            { part(whole.start(), sentence.start()) }
            <mark id={SENTENCE} data-again={recoded.span.start().to_string()}>{ sentence.of(text) }</mark>
            { part(sentence.end(), whole.end().max(sentence.end())) }
        </>
    }
}
