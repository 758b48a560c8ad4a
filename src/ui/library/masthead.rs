//! The head of the library: the name of the app, opening and exporting.

use crate::session::transfer;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::session::Message;
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::file_chooser::open_chosen;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::menu::menu;
use crate::ui::widgets::page_actions::{CommonActions, PAGE_MENU, common_actions};

/// The head of the library.
pub fn masthead(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    html! {
        <header class="masthead">
            <div class="brand">
                <h1>{ m.common.app_name }</h1>
                <p>{ m.common.tagline }</p>
            </div>
            <div class="actions">
                { open_button(store, locale) }
                <button class="button" data-action="export" onclick={store.sender(|_| Message::Transfer(transfer::Message::ExportAll))}>
                    { icon(Icon::Download) }<span>{ m.library.export_all }</span>
                </button>
            </div>
            { menu(PAGE_MENU, locale, store.read(|state| common_actions(store, &CommonActions::of(state)))) }
        </header>
    }
}

/// The files that the window for choosing one offers first.
const OPENED: &str =
    ".txt,.md,.html,.htm,.xhtml,.mhtml,.mht,.docx,.epub,.zip,.json,.jsonl,.csv,.tsv,text/*,application/json";

/// The button that opens files: a label around the file input, so that both the keyboard and the
/// mouse reach it in the browser's own way.
fn open_button(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    html! {
        <label class="button primary" data-action="open" title={m.library.open_file_hint}>
            { icon(Icon::Open) }<span>{ m.library.open_file }</span>
            <input id="open-files" type="file" class="visually-hidden" data-open="true" multiple=true
                accept={OPENED} onchange={open_chosen(store)} />
        </label>
    }
}
