//! The actions on the page as a whole, on every page: language, codebook, settings, help.

use crate::session::settings;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::action_button::{Tool, tool};
use super::icons::{Icon, icon};
use crate::i18n::Locale;
use crate::session::{Message, State};
use crate::ui::store::Store;
use crate::ui::text::html;

/// The menu of what concerns the page as a whole.
pub const PAGE_MENU: &str = "page-menu";

/// What the actions of every page show.
#[derive(Clone, PartialEq)]
pub struct CommonActions {
    locale: Locale,
    tools: Vec<Tool>,
}

impl CommonActions {
    /// Language, settings and help.
    pub fn of(state: &State) -> Self {
        let tools = [
            ("codebook", Icon::Book),
            ("settings", Icon::Settings),
            ("help", Icon::Help),
        ];
        Self {
            locale: state.locale,
            tools: tools
                .into_iter()
                .filter_map(|(id, sign)| Tool::of(state, id, sign))
                .collect(),
        }
    }
}

/// Language, settings and help: on every page.
pub fn common_actions(store: &Store, shown: &CommonActions) -> Html {
    html! {
        <>
            { language_choice(store, shown.locale) }
            { for shown.tools.iter().map(|shown| tool(store, PAGE_MENU, shown)) }
        </>
    }
}

/// The languages of the interface, each by its own name.
pub fn language_choice(store: &Store, locale: Locale) -> Html {
    let onchange = store.sender(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Message::Settings(settings::Message::SetLocale(
            Locale::from_tag(&select.value()).unwrap_or(locale),
        ))
    });
    let option = |choice: Locale| {
        let tag = choice.tag();
        html! { <option value={tag} lang={tag} selected={tag == locale.tag()}>{ choice.own_name() }</option> }
    };
    let name = locale.messages().settings.interface_language;
    html! {
        <label class="button quiet language" title={name}>
            { icon(Icon::Language) }
            <select data-action="language" aria-label={name} {onchange}>{ for Locale::all().map(option) }</select>
        </label>
    }
}
