//! The tools: the labels, and what can be done with the focused sentence. Within thumb's reach.

use crate::session::annotate::drafts::{Beginning, beginning};
use crate::session::{annotate, navigation};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::article::Role;
use crate::codebook::{LABELS, Label};
use crate::i18n::{Locale, fill, isolated};
use crate::session::{AnnotatedArticle, Message, Open, State};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::action_button::{named_tool, tool};
use crate::ui::widgets::icons::{Icon, icon, label_sign};
use crate::ui::widgets::label_key::label_key;
use crate::ui::widgets::menu::menu;

/// The tools of the reading page.
#[component]
pub fn Toolbar(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    store.read(|state| match state.open_article() {
        None => Html::default(),
        Some((open, work)) => html! {
            <section class="toolbar" data-choosing={state.is_choosing().then_some("true")} aria-label={state.messages().common.tools_region}
                onmousedown={Callback::from(keep_focus)}>
                <p class="where">{ whereabouts(store, state, open, work) }</p>
                <div class="labels">
                    { for LABELS.iter().map(|label| label_button(store, state, label)) }
                </div>
                { tools(store, state, open, work) }
            </section>
        },
    })
}

/// The mouse and the finger leave the keyboard with the sentence; who comes by Tab stays.
fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}

/// Where the reader is: the sentence and its state, or how many are selected.
fn whereabouts(store: &Store, state: &State, open: &Open, work: &AnnotatedArticle) -> Html {
    let m = state.messages();
    let locale = state.locale;
    if state.is_choosing() {
        return choosing(store, state);
    }
    let Some(focus) = open.focus else {
        return html! { m.reading.no_sentence };
    };
    if let Some((first, last)) = state.selection().filter(|(first, last)| first < last) {
        return html! { locale.count(&m.reading.selected_sentences, last - first + 1) };
    }
    let total = locale.number(work.counts().total);
    let place = work.ordinal(focus).map(|ordinal| {
        fill(
            m.reading.sentence_of,
            &[("n", &locale.number(ordinal)), ("total", &total)],
        )
    });
    let role = work.role(work.block_of(focus));
    // A line that is not counted has no place: what it is stands there.
    let place = place.or_else(|| role.is_text().then(|| locale.role_name(role).to_owned()));
    let tag = work.tag(focus);
    let author = work.label(focus).map(|(author, _)| author);
    let author = author
        .or_else(|| tag.map(|(author, _)| author))
        .filter(|author| **author != state.reader.id)
        .map(|author| {
            let name = state.name_of(author).unwrap_or(m.common.another_reader);
            fill(m.reading.tagged_by, &[("name", &isolated(name))])
        });
    let draft = beginning(work, focus).filter(Beginning::is_draft);
    let note = tag.map(|(_, entry)| entry.note.clone()).filter(|note| !note.is_empty());
    html! {
        <>
            if let Some(place) = place { <span>{ place }</span> }
            { guess(store, state, work, work.block_of(focus)) }
            if let Some(author) = author { <span>{ author }</span> }
            if let Some(note) = note {
                <span class="where-note" translate="no" title={note.clone()}>{ fill(m.notes.quoted, &[("note", &isolated(&note))]) }</span>
            }
            if let Some(draft) = draft {
                <span class="where-note" translate="no" data-where="draft" title={draft.text.clone()}>
                    { fill(m.notes.draft_quoted, &[("note", &isolated(&draft.text))]) }
                </span>
            }
        </>
    }
}

/// How many sentences are chosen, and the end of choosing.
fn choosing(store: &Store, state: &State) -> Html {
    let m = state.messages();
    let text = match state.selected_sentences().len() {
        0 => m.reading.choose_hint.to_owned(),
        count => state.locale.count(&m.reading.selected_sentences, count),
    };
    html! {
        <>
            <span class="where-chosen">{ text }</span>
            <button class="button primary" data-action="choose-done"
                onclick={store.sender(|_| Message::Navigation(navigation::Message::BeginOrEndChoosing))}>
                { icon(Icon::Check) }<span>{ m.reading.choose_done }</span>
            </button>
        </>
    }
}

/// The role of the focused block, to be changed.
fn role_choice(store: &Store, state: &State, work: &AnnotatedArticle, block: usize) -> Html {
    let (m, locale) = (state.messages(), state.locale);
    let role = work.role(block);
    let is_guess = work.is_guess(block);
    let onchange = store.sender(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let chosen = Role::ALL.into_iter().find(|known| known.as_str() == select.value());
        Message::Annotate(annotate::Message::SetRole(Some(chosen.unwrap_or(role))))
    });
    let option = |known: Role| {
        html! {
            <option value={known.as_str()} selected={known == role}>{ locale.role_name(known) }</option>
        }
    };
    html! {
        <select class="where-role" data-action="set-role" aria-label={m.roles.of_paragraph} {onchange} disabled={state.is_open_newer()}
            aria-description={is_guess.then_some(m.roles.guess_hint)}
            onmousedown={Callback::from(|event: MouseEvent| event.stop_propagation())}>
            { for Role::ALL.into_iter().map(option) }
        </select>
    }
}

/// Asks whether the role of a block is right, where it is a guess.
fn guess(store: &Store, state: &State, work: &AnnotatedArticle, block: usize) -> Html {
    let m = state.messages();
    if state.is_open_newer() || !work.is_guess(block) {
        return Html::default();
    }
    let role = work.role(block);
    html! {
        <button class="where-guess" data-action="confirm-role" title={m.roles.guess_hint}
            onclick={store.sender(move |_| Message::Annotate(annotate::Message::SetRole(Some(role))))}>
            <span>{ state.locale.role_name(role) }</span><span>{ m.roles.guess }</span>{ icon(Icon::Check) }
        </button>
    }
}

fn label_button(store: &Store, state: &State, label: &'static Label) -> Html {
    let locale = state.locale;
    let current = state.open_article().and_then(|(open, work)| work.label(open.focus?));
    let current = current.filter(|_| !state.is_choosing());
    let pressed = current.is_some_and(|(_, id)| id.as_str() == label.id);
    html! {
        <button class="label-button" data-action={label.id} data-for={label.id} aria-pressed={pressed.to_string()}
            disabled={!state.can_tag()} title={locale.label(label).definition}
            onclick={store.sender(move |_| Message::Annotate(annotate::Message::Tag(label.label_id())))}>
            { label_sign(label.id) }
            <span>{ locale.label(label).name }</span>
            { label_key(state, label) }
        </button>
    }
}

/// What is needed with every other sentence, and behind them the rest.
fn tools(store: &Store, state: &State, open: &Open, work: &AnnotatedArticle) -> Html {
    const MENU: &str = "tools-menu";
    let tool = |id, sign| tool(store, state, MENU, id, sign);
    if state.is_choosing() {
        // Only what is for all that are chosen.
        return html! {
            <div class="tools">
                { tool("unsure", Icon::Unsure) }
                { tool("clear", Icon::Clear) }
                { tool("undo", Icon::Undo) }
            </div>
        };
    }
    let role = role_text(open, work, state.locale);
    let rest = html! {
        <>
            { tool("redo", Icon::Redo) }
            { tool("split", Icon::Split) }
            { tool("merge", Icon::Merge) }
            { named_tool(store, state, MENU, "role", Icon::Page, Some(role)) }
            if let Some(focus) = open.focus {
                { role_choice(store, state, work, work.block_of(focus)) }
            }
        </>
    };
    html! {
        <div class="tools">
            { tool("note", Icon::Note) }
            { tool("unsure", Icon::Unsure) }
            { tool("clear", Icon::Clear) }
            { tool("next", Icon::Next) }
            { tool("choose", Icon::Choose) }
            { tool("undo", Icon::Undo) }
            { menu(MENU, state.locale, rest) }
        </div>
    }
}

/// What the role tool would do.
fn role_text(open: &Open, work: &AnnotatedArticle, locale: Locale) -> &'static str {
    let m = locale.messages();
    let is_text = open.focus.is_none_or(|focus| work.is_text(focus));
    if is_text {
        m.roles.treat_as_boilerplate
    } else {
        m.roles.treat_as_text
    }
}
