//! The windows over the page: help, settings, note. The browser's own dialogs: they hold the
//! focus and give it back.

use web_sys::{HtmlDialogElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::app::{StoreProps, use_watch};
use super::icons::{Icon, icon, label_sign};
use super::store::{Store, Watch};
use crate::article::split_points;
use crate::codebook::LABELS;
use crate::i18n::{Locale, fill};
use crate::platform::storage;
use crate::session::{Dialog, KEY_PREFIX, Message};

/// The window that is open, if one is.
#[component]
pub fn Dialogs(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    let (dialog, locale) = store.read(|state| (state.dialog, state.locale));
    let m = locale.messages();
    match dialog {
        None => Html::default(),
        Some(Dialog::Help) => window(store, "help", m.help, locale, help(locale)),
        Some(Dialog::Settings) => window(store, "settings", m.settings, locale, settings(store, locale)),
        Some(Dialog::Split) => window(store, "split", m.split, locale, split(store, locale)),
        Some(Dialog::Note) => {
            let ordinal = store.read(|state| {
                let (open, work) = state.open_work()?;
                work.ordinal(open.focus?)
            });
            let numbered = |ordinal| fill(m.note_for, &[("n", &locale.number(ordinal))]);
            let title = ordinal.map_or_else(|| m.note.to_owned(), numbered);
            window(
                store,
                "note",
                &title,
                locale,
                html! { <NoteEditor store={store.clone()} /> },
            )
        }
    }
}

fn window(store: &Store, name: &'static str, title: &str, locale: Locale, content: Html) -> Html {
    html! {
        <Modal key={name} store={store.clone()} name={name} title={title.to_owned()} close={locale.messages().close}>
            { content }
        </Modal>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ModalProps {
    store: Store,
    name: &'static str,
    title: String,
    close: &'static str,
    children: Html,
}

#[component]
fn Modal(props: &ModalProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        let element = dialog.cast::<HtmlDialogElement>();
        // A dialog that is in the page and closed can always be shown.
        let shown = element.map(|element| element.show_modal());
        debug_assert!(matches!(shown, Some(Ok(()))));
    });
    let close = props.store.sender(|_: MouseEvent| Message::Close);
    // Escape closes by way of the session, so that page and state never differ.
    let oncancel = Callback::from(|event: Event| event.prevent_default());
    html! {
        <dialog ref={dialog} class="dialog" data-dialog={props.name} aria-labelledby="dialog-title" {oncancel}>
            <header>
                <h2 id="dialog-title">{ &props.title }</h2>
                <button class="button quiet" data-action="close" title={props.close} aria-label={props.close}
                    onclick={close}>{ icon(Icon::Close) }</button>
            </header>
            { props.children.clone() }
        </dialog>
    }
}

fn help(locale: Locale) -> Html {
    let m = locale.messages();
    let digit = |number: u8| locale.number(usize::from(number));
    let keys: Vec<(Vec<String>, &str)> = vec![
        (vec!["↓".into(), "↑".into(), "J".into(), "K".into()], m.key_move),
        (vec![format!("{} + ↓ ↑", m.key_shift)], m.key_extend),
        (vec![digit(0), "⌫".into(), "Del".into()], m.clear),
        (vec!["U".into()], m.next_untagged),
        (vec!["N".into()], m.note),
        (vec!["S".into()], m.split),
        (vec!["M".into()], m.merge),
        (vec!["B".into()], m.key_role),
        (vec!["R".into()], m.key_roles),
        (vec!["Ctrl + Z".into()], m.undo),
        (vec!["Ctrl + Y".into()], m.redo),
        (vec!["/".into()], m.key_search),
        (vec!["Home".into(), "End".into()], m.key_first_last),
        (vec!["Ctrl + E".into()], m.export_article),
        (vec!["?".into()], m.help),
        (vec!["Esc".into()], m.key_close),
    ];
    let row = |(keys, what): (Vec<String>, &str)| {
        let keys = keys.into_iter().map(|key| html! { <kbd dir="ltr">{ key }</kbd> });
        html! { <div><dt>{ for keys }</dt><dd>{ what.to_owned() }</dd></div> }
    };
    html! {
        <div class="dialog-body help">
            <section>
                <h3>{ m.labels_section }</h3>
                <dl class="definitions">{ for LABELS.iter().map(|label| html! {
                    <div>
                        <dt>
                            <kbd>{ digit(label.digit) }</kbd>{ label_sign(label.id) }
                            <span>{ label.name_in(locale.tag()) }</span>
                        </dt>
                        <dd>{ label.definition_in(locale.tag()) }</dd>
                    </div>
                }) }</dl>
            </section>
            <section>
                <h3>{ m.keys_section }</h3>
                <dl class="keys">{ for keys.into_iter().map(row) }</dl>
            </section>
        </div>
    }
}

fn settings(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let (name, offline) = store.read(|state| (state.reader.name.clone(), state.offline_ready));
    let onchange = store.sender(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Message::SetName(input.value())
    });
    let language = |choice: Locale| {
        let chosen = (choice == locale).to_string();
        html! {
            <button class="button" lang={choice.tag()} aria-pressed={chosen}
                onclick={store.sender(move |_| Message::SetLocale(choice))}>{ choice.own_name() }</button>
        }
    };
    let used = locale.number(storage::used(KEY_PREFIX).div_ceil(512));
    html! {
        <div class="dialog-body settings">
            <section>
                <label for="reader-name"><h3>{ m.your_name }</h3></label>
                <input id="reader-name" type="text" data-name="true" dir="auto" value={name} autocomplete="name"
                    maxlength="100" aria-describedby="name-hint" {onchange} />
                <p id="name-hint" class="hint">{ m.your_name_hint }</p>
            </section>
            <section>
                <h3>{ m.interface_language }</h3>
                <div class="choices">{ for Locale::ALL.into_iter().map(language) }</div>
            </section>
            <section>
                <h3>{ m.storage_section }</h3>
                <p>{ m.storage_explained }</p>
                <p class="hint">
                    { fill(m.storage_used, &[("used", &used)]) }
                    if offline { <>{ " · " }{ m.offline_ready }</> }
                </p>
            </section>
        </div>
    }
}

/// The words of the focused sentence: each but the first begins a second sentence when pressed.
fn split(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let (points, language, direction) = store.read(|state| match state.open_work() {
        Some((open, work)) => {
            let document = &work.document;
            let points = split_points(document, open.focus.unwrap_or(0));
            (points, document.language.tag(), document.direction.as_str())
        }
        None => (Vec::new(), locale.tag(), locale.direction().as_str()),
    });
    let hint = if points.len() > 1 { m.split_hint } else { m.split_none };
    let words = points.into_iter().enumerate().map(|(index, point)| {
        let at = point.at;
        if index == 0 {
            return html! { <span class="split-word">{ point.word }</span> };
        }
        html! {
            <button class="split-word" data-split={at.to_string()} autofocus={index == 1}
                onclick={store.sender(move |_| Message::Split { at })}>{ point.word }</button>
        }
    });
    html! {
        <div class="dialog-body split">
            <p class="hint">{ hint }</p>
            <p class="split-words" lang={language} dir={direction}>{ for words }</p>
        </div>
    }
}

/// The note of the focused sentence.
#[component]
fn NoteEditor(props: &StoreProps) -> Html {
    let store = &props.store;
    let area = use_node_ref();
    let locale = store.read(|state| state.locale);
    let m = locale.messages();
    let (text, note) = store.read(|state| match state.open_work() {
        Some((open, work)) => {
            let focus = open.focus.unwrap_or(0);
            let own = work.tag(focus).filter(|_| !work.is_anothers(focus));
            let note = own.map(|(_, entry)| entry.note.clone());
            (work.document.sentence_text(focus).to_owned(), note.unwrap_or_default())
        }
        None => (String::new(), String::new()),
    });
    let save = {
        let (store, area) = (store.clone(), area.clone());
        Callback::from(move |()| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                store.send(Message::SaveNote(area.value()));
            }
        })
    };
    let onkeydown = {
        let save = save.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
                event.prevent_default();
                save.emit(());
            }
        })
    };
    html! {
        <div class="dialog-body note">
            <blockquote dir="auto">{ text }</blockquote>
            <textarea ref={area} data-note="true" dir="auto" rows="4" autofocus=true placeholder={m.note_placeholder}
                aria-label={m.note} defaultvalue={note} {onkeydown} />
            <div class="choices">
                <button class="button primary" data-action="save-note" onclick={save.reform(|_: MouseEvent| ())}>
                    { m.save }
                </button>
                <button class="button" onclick={store.sender(|_| Message::Close)}>{ m.cancel }</button>
            </div>
        </div>
    }
}
