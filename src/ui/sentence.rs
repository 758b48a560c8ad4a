//! A sentence. It draws itself again only when something about it has changed.

use yew::prelude::*;

use super::article::BlockProps;
use super::store::{Watch, Watching, sentence_element};
use crate::article::Document;
use crate::codebook;
use crate::session::State;

/// A sentence, within its paragraph and with the white space before it. Its properties are those
/// of a block: the store, the document, the number.
pub struct Sentence {
    _watching: Watching,
}

impl Component for Sentence {
    type Message = ();
    type Properties = BlockProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let watcher = ctx.link().callback(|()| ());
        Self {
            _watching: props.store.watch(Watch::Sentence(props.index), watcher),
        }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let BlockProps { store, document, index } = ctx.props();
        let look = store.read(|state| Look::of(state, *index));
        html! {
            <>
                { gap_before(&document.0, *index) }
                <span id={sentence_element(*index)} class="sentence" data-sentence={index.to_string()}
                    data-label={look.label} data-note={look.note.then_some("true")}
                    data-unsure={look.unsure.then_some("true")}
                    data-selected={look.selected.then_some("true")} data-by={look.by_another.then_some("another")}
                    tabindex={if look.focused { "0" } else { "-1" }} aria-description={look.description}>
                    { document.0.sentence_text(*index) }
                </span>
            </>
        }
    }
}

/// The white space between a sentence and the one before it in its block.
fn gap_before(document: &Document, index: usize) -> &str {
    let sentence = &document.sentences[index];
    let before = index.checked_sub(1).map(|before| &document.sentences[before]);
    match before.filter(|before| before.block == sentence.block) {
        Some(before) => &document.article.text[before.bytes.end()..sentence.bytes.start()],
        None => "",
    }
}

/// All that the look of a sentence depends on.
struct Look {
    label: Option<AttrValue>,
    note: bool,
    unsure: bool,
    by_another: bool,
    focused: bool,
    selected: bool,
    /// For screen readers: the label's name, whether it is unsure, and whether there is a note.
    description: Option<AttrValue>,
}

impl Look {
    fn of(state: &State, index: usize) -> Self {
        let open = state.open_work();
        let tag = open.and_then(|(_, work)| work.tag(index));
        let label = tag.and_then(|(_, entry)| entry.label.as_ref());
        let name = label.map(|label| codebook::label(label).map_or(label.as_str(), |l| l.name(state.locale)));
        let note = tag.is_some_and(|(_, entry)| !entry.note.is_empty());
        let unsure = tag.is_some_and(|(_, entry)| entry.is_unsure());
        let parts: Vec<&str> = name
            .into_iter()
            .chain(unsure.then_some(state.messages().unsure.mark))
            .chain(note.then_some(state.messages().reading.has_note))
            .collect();
        Self {
            label: label.map(|label| AttrValue::from(label.to_string())),
            note,
            unsure,
            by_another: tag.is_some_and(|(author, _)| *author != state.reader.id),
            focused: open.is_some_and(|(open, _)| open.focus == Some(index)),
            selected: state.is_selected(index),
            description: (!parts.is_empty()).then(|| AttrValue::from(parts.join(", "))),
        }
    }
}
