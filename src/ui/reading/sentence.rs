//! A sentence: an inline element in its paragraph, which draws itself again only when something about it
//! has changed.
//!
//! Its text is its element's own (`ui/text.rs`), and is looked at whenever the sentence is drawn: what else
//! changes the page may have put other words there, and a label must stand on the words that it is about.
//! A sentence whose element was taken off the page has it drawn anew.
//!
//! Room for its sign is always kept, so a tag moves no letter, and marks never come between joined
//! letters. Each label has a sign and an underline of its own beside its colour.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::document::Shared;
use crate::annotation::Entry;
use crate::article::{Document, Role};
use crate::codebook::LabelId;
use crate::i18n::{fill, isolated};
use crate::session::annotate::drafts::beginning;
use crate::session::{AnnotatedArticle, State, present_sentence};
use crate::ui::element_ids::sentence_element;
use crate::ui::store::{Store, Watch, Watching};
use crate::ui::text::html;

/// Properties of a [`Sentence`].
#[derive(Clone, PartialEq, Properties)]
pub struct SentenceProps {
    /// The store.
    pub store: Store,
    /// The document that it is part of.
    pub document: Shared,
    /// Its number.
    pub index: usize,
    /// The role of its block.
    pub role: Role,
    /// Whether it is the first one of its block.
    pub first: bool,
}

/// A sentence, within its paragraph and with the white space before it: an option of the list that
/// the article is, so that a screen reader says its text, its place, its label and its note. The note
/// stands beside it in the margin where there is one.
pub struct Sentence {
    element: NodeRef,
    /// Which drawing of the page it is part of.
    drawing: u32,
    _watching: Watching,
}

impl Component for Sentence {
    type Message = ();
    type Properties = SentenceProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let watcher = ctx.link().callback(|()| ());
        Self {
            element: NodeRef::default(),
            drawing: props.store.drawing(),
            _watching: props.store.watch(Watch::Sentence(props.index), watcher),
        }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        let SentenceProps {
            store, document, index, ..
        } = ctx.props();
        let element = self.element.cast::<HtmlElement>();
        let Some(element) = element.filter(|element| element.is_connected()) else {
            return store.page_is_torn(self.drawing);
        };
        if first_render {
            return store.sentence_drawn(*index);
        }
        let text = document.0.sentence_text(*index);
        if element.text_content().as_deref() != Some(text) {
            element.set_text_content(Some(text));
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let SentenceProps {
            store,
            document,
            index,
            role,
            first,
        } = ctx.props();
        let look = store.read(|state| Look::of(state, present(state, document, *index), *role));
        // A line left over from the page is passed by; Tab comes to it.
        let in_tab_order = look.focused || *first && *role == Role::Boilerplate;
        html! {
            <>
                if let Some(gap) = gap_before(&document.0, *index) {
                    <span ~textContent={gap} />
                }
                if let Some(note) = look.draft.as_ref().or(look.note.as_ref()) {
                    // Where it stands goes by the text beside it, how it reads by its own words.
                    <span class="margin-note" aria-hidden="true" data-draft={look.draft.is_some().then_some("true")}>
                        <span dir="auto">{ note }</span>
                    </span>
                }
                <span ref={self.element.clone()} id={sentence_element(*index)} class="sentence" data-sentence={index.to_string()}
                    data-start={document.0.sentences[*index].chars.start().to_string()}
                    role="option" aria-posinset={look.place} aria-setsize={look.total}
                    aria-selected={look.chosen} aria-description={look.description}
                    data-label={look.label} data-note={look.note.is_some().then_some("true")}
                    data-draft={look.draft.is_some().then_some("true")}
                    data-unsure={look.unsure.then_some("true")}
                    data-selected={look.selected.then_some("true")} data-by={look.by_another.then_some("another")}
                    tabindex={if in_tab_order { "0" } else { "-1" }} ~textContent={document.0.sentence_text(*index)} />
            </>
        }
    }
}

/// The white space between a sentence and the one before it in its block, if there is any.
fn gap_before(document: &Document, index: usize) -> Option<&str> {
    let sentence = &document.sentences[index];
    let before = index.checked_sub(1).map(|before| &document.sentences[before]);
    let before = before.filter(|before| before.block == sentence.block)?;
    let gap = &document.article.text[before.bytes.end()..sentence.bytes.start()];
    (!gap.is_empty()).then_some(gap)
}

/// The number that a sentence has now, which its part of the page may not have yet.
fn present(state: &State, document: &Shared, index: usize) -> usize {
    let open = state.open_article();
    open.map_or(index, |(_, work)| present_sentence(&work.document, &document.0, index))
}

/// All that the look of a sentence depends on.
struct Look {
    label: Option<AttrValue>,
    note: Option<AttrValue>,
    /// A note that was begun and not saved, in words that say so.
    draft: Option<AttrValue>,
    unsure: bool,
    by_another: bool,
    focused: bool,
    selected: bool,
    /// Whether a tag would be for it; nothing where that goes without saying.
    chosen: Option<&'static str>,
    /// Its place among those that count, and their number.
    place: Option<AttrValue>,
    total: Option<AttrValue>,
    /// For screen readers: what it is when it is no plain text, the label's name, whether it is
    /// unsure, the note.
    description: Option<AttrValue>,
}

impl Look {
    fn of(state: &State, index: usize, role: Role) -> Self {
        let open = state.open_article();
        let tag = open.and_then(|(_, work)| work.tag(index));
        let label = open.and_then(|(_, work)| work.label(index)).map(|(_, label)| label);
        let place = open.map(|(_, work)| place_in_lists(state, work, index, role));
        let place = place.unwrap_or_default();
        let note = tag
            .map(|(_, entry)| entry.note.as_str())
            .filter(|note| !note.is_empty());
        let draft = open
            .filter(|(_, work)| work.has_draft(index))
            .and_then(|(_, work)| beginning(work, index));
        let draft = draft.map(|begun| fill(state.messages().notes.draft_quoted, &[("note", &isolated(&begun.text))]));
        let unsure = tag.is_some_and(|(_, entry)| entry.is_unsure());
        let ordinal = open.and_then(|(_, work)| work.ordinal(index));
        let total = open.map(|(_, work)| work.counts().total).filter(|_| ordinal.is_some());
        let number = |number: usize| AttrValue::from(number.to_string());
        let focused = open.is_some_and(|(open, _)| open.focus == Some(index));
        let selected = state.is_selected(index);
        Self {
            label: label.map(|label| AttrValue::from(label.to_string())),
            note: note.map(|note| AttrValue::from(note.to_owned())),
            draft: draft.clone().map(AttrValue::from),
            unsure,
            by_another: open.is_some_and(|(_, work)| work.is_anothers(index)),
            focused,
            selected,
            chosen: match state.is_choosing() {
                _ if selected => Some("true"),
                true => focused.then_some("false"),
                false => focused.then_some("true"),
            },
            place: ordinal.map(number),
            total: total.map(number),
            description: description(
                state,
                (role, &place),
                label,
                tag.map(|(_, entry)| entry),
                draft.as_deref(),
            ),
        }
    }
}

/// The number, the sign and the level of the item that the first sentence of a block begins: said once.
fn place_in_lists(state: &State, work: &AnnotatedArticle, index: usize, role: Role) -> Vec<String> {
    let sentence = &work.document.sentences[index];
    let block = &work.document.blocks[sentence.block];
    match block.sentences.start == index {
        true => state.locale.place_in_lists(role, work.nesting(sentence.block)),
        false => Vec::new(),
    }
}

fn description(
    state: &State,
    (role, place): (Role, &[String]),
    label: Option<&LabelId>,
    tag: Option<&Entry>,
    draft: Option<&str>,
) -> Option<AttrValue> {
    let m = state.messages();
    let mut parts: Vec<&str> = Vec::new();
    if role != Role::Body {
        parts.push(state.locale.role_name(role));
    }
    parts.extend(place.iter().map(String::as_str));
    if let Some(label) = label {
        parts.push(state.locale.label_name(state.codebook(), label));
    }
    if let Some(entry) = tag {
        if entry.is_unsure() {
            parts.push(m.unsure.mark);
        }
        if !entry.note.is_empty() {
            parts.extend([m.notes.title, entry.note.as_str()]);
        }
    }
    parts.extend(draft);
    (!parts.is_empty()).then(|| AttrValue::from(parts.join(", ")))
}
