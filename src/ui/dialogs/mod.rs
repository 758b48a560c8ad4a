//! The dialogs: the browser's own, which hold the focus and give it back.

mod backup;
mod codebook;
mod collections;
mod columns;
mod delete;
mod details;
mod encoding;
mod help;
mod imported;
mod note;
mod palette;
mod paste;
mod quarantine;
mod review;
mod settings;
mod share;
mod split;
mod storage;
mod unsure;
mod versions;
mod whose;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use self::backup::RestorePreview;
use self::codebook::codebook;
use self::collections::CollectionsWindow;
use self::columns::ColumnsQuestion;
use self::delete::DeleteQuestion;
use self::details::DetailsWindow;
use self::encoding::EncodingQuestion;
use self::help::help;
use self::imported::Imported;
use self::note::NoteEditor;
use self::palette::Palette;
use self::paste::PasteQuestion;
use self::review::ReviewWindow;
use self::settings::Settings;
use self::share::share;
use self::split::SplitWords;
use self::unsure::unsure;
use self::versions::VersionsQuestion;
use self::whose::WhoseQuestion;
use crate::i18n::{Locale, fill};
use crate::platform::page;
use crate::session::{Dialog, Message};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::input_method;
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};

/// The window that is open, if one is.
#[component]
pub fn Dialogs(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    let (dialog, locale) = store.read(|state| (state.navigation.dialog, state.locale));
    dialog.map_or_else(Html::default, |dialog| opened(store, dialog, locale))
}

fn opened(store: &Store, dialog: Dialog, locale: Locale) -> Html {
    let m = locale.messages();
    match dialog {
        Dialog::Help => window(store, "help", m.common.help, locale, help(store)),
        Dialog::Codebook => window(store, "codebook", m.codebook.title, locale, codebook(store, locale)),
        Dialog::Settings => window(
            store,
            "settings",
            m.common.settings,
            locale,
            html! { <Settings store={store.clone()} /> },
        ),
        Dialog::Delete => window(
            store,
            "delete",
            &delete::title(store),
            locale,
            html! { <DeleteQuestion store={store.clone()} /> },
        ),
        Dialog::Restore => window(
            store,
            "restore",
            m.backup.restore_title,
            locale,
            html! { <RestorePreview store={store.clone()} /> },
        ),
        Dialog::Whose => window(
            store,
            "whose",
            m.whose.title,
            locale,
            html! { <WhoseQuestion store={store.clone()} /> },
        ),
        Dialog::Unsure => window(store, "unsure", m.unsure.title, locale, unsure(store)),
        Dialog::Palette => window(
            store,
            "palette",
            m.palette.title,
            locale,
            html! { <Palette store={store.clone()} /> },
        ),
        Dialog::Columns => window(
            store,
            "columns",
            m.importing.columns_title,
            locale,
            html! { <ColumnsQuestion store={store.clone()} /> },
        ),
        Dialog::Pasted => {
            // Of another text it is another window: nothing that was written stays in it.
            let number = store.read(|state| state.importing.pasted.front().map(|pasted| pasted.number));
            html! {
                <Modal key={format!("pasted-{number:?}")} store={store.clone()} name="pasted"
                    title={m.importing.paste_title.to_owned()} close={m.common.close}>
                    <PasteQuestion store={store.clone()} />
                </Modal>
            }
        }
        Dialog::Imported => window(
            store,
            "imported",
            m.importing.report_title,
            locale,
            html! { <Imported store={store.clone()} /> },
        ),
        Dialog::Details => window(
            store,
            "details",
            m.details.title,
            locale,
            html! { <DetailsWindow store={store.clone()} /> },
        ),
        Dialog::Encoding => window(
            store,
            "encoding",
            m.encoding.title,
            locale,
            html! { <EncodingQuestion store={store.clone()} /> },
        ),
        Dialog::Collections => window(
            store,
            "collections",
            m.collections.title,
            locale,
            html! { <CollectionsWindow store={store.clone()} /> },
        ),
        Dialog::Versions => window(
            store,
            "versions",
            versions::title(store),
            locale,
            html! { <VersionsQuestion store={store.clone()} /> },
        ),
        Dialog::Review => window(
            store,
            "review",
            m.revising.list_title,
            locale,
            html! { <ReviewWindow store={store.clone()} /> },
        ),
        Dialog::Share => window(store, "share", m.print.share, locale, share(store, locale)),
        Dialog::Split => window(
            store,
            "split",
            m.reading.split,
            locale,
            html! { <SplitWords store={store.clone()} /> },
        ),
        Dialog::Note => {
            let ordinal = store.read(|state| {
                let (open, work) = state.open_article()?;
                work.ordinal(open.focus?)
            });
            let numbered = |ordinal| fill(m.notes.of_sentence, &[("n", &locale.number(ordinal))]);
            let title = ordinal.map_or_else(|| m.notes.title.to_owned(), numbered);
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
        <Modal key={name} store={store.clone()} name={name} title={title.to_owned()} close={locale.messages().common.close}>
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
        let before = page::focused();
        let element = dialog.cast::<HtmlDialogElement>();
        // A dialog that is in the page and closed can always be shown.
        let shown = element.map(|element| element.show_modal());
        debug_assert!(matches!(shown, Some(Ok(()))));
        // The browser gives the focus back when a dialog is closed, not when it leaves the page, which
        // this one does after this turn.
        move || spawn_local(async { page::focus_again(before) })
    });
    let close = props.store.sender(|_: MouseEvent| Message::Close);
    // Safari's engine cancels a dialog a moment after any Escape, also after one that an input method
    // takes.
    let is_taken = use_mut_ref(|| false);
    let onkeydown = {
        let is_taken = Rc::clone(&is_taken);
        Callback::from(move |event: KeyboardEvent| *is_taken.borrow_mut() = input_method::takes(&event))
    };
    let onkeyup = {
        let is_taken = Rc::clone(&is_taken);
        Callback::from(move |_: KeyboardEvent| *is_taken.borrow_mut() = false)
    };
    // It closes by way of the session, so that page and state never differ. Escape is a key like others;
    // the gesture for "back" comes here.
    let oncancel = {
        let store = props.store.clone();
        Callback::from(move |event: Event| {
            if event.target_dyn_into::<HtmlDialogElement>().is_some() {
                event.prevent_default();
                if !*is_taken.borrow() {
                    store.send(Message::Close);
                }
            }
        })
    };
    html! {
        <dialog ref={dialog} class="dialog" data-dialog={props.name} aria-labelledby="dialog-title"
            {oncancel} {onkeydown} {onkeyup}>
            <header>
                <h2 id="dialog-title">{ &props.title }</h2>
                <button class="button quiet" data-action="close" title={props.close} aria-label={props.close}
                    onclick={close}>{ icon(Icon::Close) }</button>
            </header>
            { props.children.clone() }
        </dialog>
    }
}
