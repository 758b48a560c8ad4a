//! The tools: the labels, and what can be done with the focused sentence. Within thumb's reach.

use crate::session::annotate::drafts::{Beginning, beginning};
use crate::session::{annotate, navigation};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::article::Role;
use crate::codebook::LabelId;
use crate::i18n::{Locale, fill, isolated};
use crate::session::{AnnotatedArticle, Message, Open, SingleKeys, State};
use crate::ui::element_ids::TOOLBAR;
use crate::ui::hooks::{StoreProps, use_late_look, use_look};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::action_button::{Tool, tool};
use crate::ui::widgets::icons::{Icon, icon, label_sign};
use crate::ui::widgets::label_key::label_key;
use crate::ui::widgets::label_words::LabelWords;
use crate::ui::widgets::menu::menu;

/// What the toolbar itself shows: its parts look after themselves.
#[derive(PartialEq)]
struct Bar {
    locale: Locale,
    is_choosing: bool,
}

impl Bar {
    fn of(state: &State) -> Option<Self> {
        state.open_article().map(|_| Self {
            locale: state.locale,
            is_choosing: state.is_choosing(),
        })
    }
}

/// The tools of the reading page.
#[component]
pub fn Toolbar(props: &StoreProps) -> Html {
    let store = &props.store;
    let bar = use_look(store, Bar::of);
    let Some(Bar { locale, is_choosing }) = &*bar else {
        return Html::default();
    };
    html! {
        <section id={TOOLBAR} class="toolbar" data-choosing={is_choosing.then_some("true")} aria-label={locale.messages().common.tools_region}
            onmousedown={Callback::from(keep_focus)}>
            <Whereabouts store={store.clone()} />
            <LabelButtons store={store.clone()} />
            <Tools store={store.clone()} />
        </section>
    }
}

/// The mouse and the finger leave the keyboard with the sentence; who comes by Tab stays.
fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}

/// Where the reader is.
#[derive(PartialEq)]
enum Where {
    /// Choosing sentences one by one, of which there are so many by now.
    Choosing(usize),
    /// At no sentence.
    Nowhere,
    /// At several sentences in a row.
    Selected(usize),
    /// At a sentence.
    At {
        /// The role of its block where that is a guess, to be confirmed.
        guess: Option<Role>,
        /// Whose tag it is, where that is another's.
        author: Option<String>,
        note: Option<String>,
        /// A note that was begun and not saved.
        draft: Option<String>,
    },
}

impl Where {
    fn of(state: &State) -> (Locale, Self) {
        let place = match state.open_article() {
            Some((open, work)) => Self::of_article(state, open, work),
            None => Self::Nowhere,
        };
        (state.locale, place)
    }

    fn of_article(state: &State, open: &Open, work: &AnnotatedArticle) -> Self {
        let m = state.messages();
        if state.is_choosing() {
            return Self::Choosing(state.selected_sentences().len());
        }
        let Some(focus) = open.focus else {
            return Self::Nowhere;
        };
        if let Some((first, last)) = state.selection().filter(|(first, last)| first < last) {
            return Self::Selected(last - first + 1);
        }
        let block = work.block_of(focus);
        let role = work.role(block);
        let tag = work.tag(focus);
        let author = work.label(focus).map(|(author, _)| author);
        let author = author
            .or_else(|| tag.map(|(author, _)| author))
            .filter(|author| **author != state.reader.id);
        let draft = beginning(work, focus).filter(Beginning::is_draft);
        Self::At {
            guess: (!state.is_open_newer() && work.is_guess(block)).then_some(role),
            author: author.map(|author| {
                let name = state.name_of(author).unwrap_or(m.common.another_reader);
                fill(m.reading.tagged_by, &[("name", &isolated(name))])
            }),
            note: tag.map(|(_, entry)| entry.note.clone()).filter(|note| !note.is_empty()),
            draft: draft.map(|draft| draft.text),
        }
    }
}

/// Where the reader is: the sentence and its state, or how many are selected.
#[component]
fn Whereabouts(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Where::of);
    let (locale, place) = &*look;
    html! { <p class="where">{ whereabouts(store, *locale, place) }</p> }
}

fn whereabouts(store: &Store, locale: Locale, place: &Where) -> Html {
    let m = locale.messages();
    match place {
        Where::Choosing(count) => choosing(store, locale, *count),
        Where::Nowhere => html! { m.reading.no_sentence },
        Where::Selected(count) => html! { locale.count(&m.reading.selected_sentences, *count) },
        Where::At {
            guess,
            author,
            note,
            draft,
        } => html! {
            <>
                <Place store={store.clone()} />
                if let Some(role) = guess { { confirm_guess(store, locale, *role) } }
                if let Some(author) = author { <span>{ author }</span> }
                if let Some(note) = note {
                    <span class="where-note" translate="no" title={note.clone()}>{ fill(m.notes.quoted, &[("note", &isolated(note))]) }</span>
                }
                if let Some(draft) = draft {
                    <span class="where-note" translate="no" data-where="draft" title={draft.clone()}>
                        { fill(m.notes.draft_quoted, &[("note", &isolated(draft))]) }
                    </span>
                }
            </>
        },
    }
}

/// The place of the focused sentence, or what it is where it has none.
fn place(state: &State) -> Option<String> {
    let (open, work) = state.open_article()?;
    let focus = open.focus?;
    let Some(ordinal) = work.ordinal(focus) else {
        // A line that is not counted has no place.
        let role = work.role(work.block_of(focus));
        return role.is_text().then(|| state.locale.role_name(role).to_owned());
    };
    let [n, total] = [ordinal, work.counts().total].map(|number| state.locale.number(number));
    Some(fill(
        state.messages().reading.sentence_of,
        &[("n", &n), ("total", &total)],
    ))
}

/// The same, as it is shown.
#[component]
fn Place(props: &StoreProps) -> Html {
    let place = use_late_look(&props.store, place);
    html! { if let Some(place) = &*place { <span>{ place }</span> } }
}

/// How many sentences are chosen, and the end of choosing.
fn choosing(store: &Store, locale: Locale, count: usize) -> Html {
    let m = locale.messages();
    let text = match count {
        0 => m.reading.choose_hint.to_owned(),
        count => locale.count(&m.reading.selected_sentences, count),
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

/// Asks whether the role of a block, a guess, is right.
fn confirm_guess(store: &Store, locale: Locale, role: Role) -> Html {
    let m = locale.messages();
    html! {
        <button class="where-guess" data-action="confirm-role" title={m.roles.guess_hint}
            onclick={store.sender(move |_| Message::Annotate(annotate::Message::SetRole(Some(role))))}>
            <span>{ locale.role_name(role) }</span><span>{ m.roles.guess }</span>{ icon(Icon::Check) }
        </button>
    }
}

/// What the buttons of the labels show.
#[derive(PartialEq)]
struct LabelsLook {
    words: LabelWords,
    keys: SingleKeys,
    /// The label that the focused sentence has.
    pressed: Option<LabelId>,
    can_tag: bool,
}

impl LabelsLook {
    fn of(state: &State) -> Self {
        let current = state.open_article().and_then(|(open, work)| work.label(open.focus?));
        let current = current.filter(|_| !state.is_choosing());
        Self {
            words: LabelWords::new(state.codebook(), state.locale),
            keys: state.settings.preferences.single_keys(),
            pressed: current.map(|(_, label)| label.clone()),
            can_tag: state.can_tag(),
        }
    }
}

#[component]
fn LabelButtons(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, LabelsLook::of);
    let buttons = look.words.codebook.given().enumerate();
    html! {
        <div class="labels">
            { for buttons.map(|(at, label)| label_button(store, &look, at, &label.id)) }
        </div>
    }
}

fn label_button(store: &Store, look: &LabelsLook, at: usize, label: &LabelId) -> Html {
    let pressed = look.pressed.as_ref() == Some(label);
    let id = AttrValue::from(label.to_string());
    let given = label.clone();
    html! {
        <button class="label-button" data-action={id.clone()} data-for={id.clone()} aria-pressed={pressed.to_string()}
            disabled={!look.can_tag} title={look.words.definition(label)}
            onclick={store.sender(move |_| Message::Annotate(annotate::Message::Tag(given.clone())))}>
            { label_sign(id) }
            <span>{ look.words.name(label) }</span>
            { label_key(look.keys, look.words.locale, at) }
        </button>
    }
}

/// What the other tools show.
#[derive(PartialEq)]
struct ToolsLook {
    locale: Locale,
    /// Those that are needed with every other sentence; while sentences are chosen, those that are for all of
    /// them.
    often: Vec<Tool>,
    rest: Option<Rest>,
}

/// The tools behind the others.
#[derive(PartialEq)]
struct Rest {
    tools: Vec<Tool>,
    role: Option<RoleChoice>,
}

/// The role of the focused block, to be changed.
#[derive(Clone, Copy, PartialEq)]
struct RoleChoice {
    role: Role,
    is_guess: bool,
    is_read_only: bool,
}

impl ToolsLook {
    fn of(state: &State) -> Self {
        let tools = |tools: &[(&'static str, Icon)]| -> Vec<Tool> {
            let tools = tools.iter().filter_map(|(id, sign)| Tool::of(state, id, *sign));
            tools.collect()
        };
        let (often, rest) = match state.open_article() {
            Some((open, work)) if !state.is_choosing() => {
                let often = [
                    ("note", Icon::Note),
                    ("unsure", Icon::Unsure),
                    ("clear", Icon::Clear),
                    ("next", Icon::Next),
                    ("choose", Icon::Choose),
                    ("undo", Icon::Undo),
                ];
                (tools(&often), Some(Rest::of(state, open, work)))
            }
            _ => {
                let of_all = [("unsure", Icon::Unsure), ("clear", Icon::Clear), ("undo", Icon::Undo)];
                (tools(&of_all), None)
            }
        };
        Self {
            locale: state.locale,
            often,
            rest,
        }
    }
}

impl Rest {
    fn of(state: &State, open: &Open, work: &AnnotatedArticle) -> Self {
        let role = Some(role_text(open, work, state.locale));
        let tools = [
            ("redo", Icon::Redo, None),
            ("split", Icon::Split, None),
            ("merge", Icon::Merge, None),
            ("role", Icon::Page, role),
        ];
        let tools = tools.into_iter();
        Self {
            tools: tools
                .filter_map(|(id, sign, name)| Tool::named(state, id, sign, name))
                .collect(),
            role: open.focus.map(|focus| work.block_of(focus)).map(|block| RoleChoice {
                role: work.role(block),
                is_guess: work.is_guess(block),
                is_read_only: state.is_open_newer(),
            }),
        }
    }
}

/// What is needed with every other sentence, and behind them the rest.
#[component]
fn Tools(props: &StoreProps) -> Html {
    const MENU: &str = "tools-menu";
    let store = &props.store;
    let look = use_look(store, ToolsLook::of);
    let tool = |shown: &Tool| tool(store, MENU, shown);
    let rest = look.rest.as_ref().map(|rest| {
        let content = html! {
            <>
                { for rest.tools.iter().map(tool) }
                { for rest.role.map(|choice| role_choice(store, look.locale, choice)) }
            </>
        };
        menu(MENU, look.locale, content)
    });
    html! {
        <div class="tools">
            { for look.often.iter().map(tool) }
            { for rest }
        </div>
    }
}

fn role_choice(store: &Store, locale: Locale, choice: RoleChoice) -> Html {
    let m = locale.messages();
    let RoleChoice { role, is_guess, .. } = choice;
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
        <select class="where-role" data-action="set-role" aria-label={m.roles.of_paragraph} {onchange} disabled={choice.is_read_only}
            aria-description={is_guess.then_some(m.roles.guess_hint)}
            onmousedown={Callback::from(|event: MouseEvent| event.stop_propagation())}>
            { for Role::ALL.into_iter().map(option) }
        </select>
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
