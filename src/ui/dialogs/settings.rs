//! The settings: name, language, storage.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::damaged::DamagedRecords;
use super::storage::StorageSection;
use super::{backup, delete};
use crate::i18n::Locale;
use crate::session::Message;
use crate::ui::app::{StoreProps, use_watch};
use crate::ui::store::Watch;

/// The settings.
#[component]
pub fn Settings(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    let locale = store.read(|state| state.locale);
    let m = locale.messages();
    let name = store.read(|state| state.reader.name.clone());
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
    html! {
        <div class="dialog-body settings">
            <section>
                <label for="reader-name"><h3>{ m.settings.your_name }</h3></label>
                <input id="reader-name" type="text" data-name="true" dir="auto" value={name} autocomplete="name"
                    maxlength="100" aria-describedby="name-hint" {onchange} />
                <p id="name-hint" class="hint">{ m.settings.your_name_hint }</p>
            </section>
            <section>
                <h3>{ m.settings.interface_language }</h3>
                <div class="choices">{ for Locale::all().map(language) }</div>
            </section>
            <StorageSection store={store.clone()} />
            { backup::settings_section(store, locale) }
            <DamagedRecords store={store.clone()} />
            { delete::settings_section(store, locale) }
        </div>
    }
}
