//! The settings: name, language, storage.

use crate::session::{installation, settings};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::quarantine::DamagedRecords;
use super::storage::StorageSection;
use super::{backup, delete};
use crate::i18n::Locale;
use crate::session::{Digits, Install, Message, Preference, Theme};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::action_button::worded;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::single_keys::single_keys;

/// The settings.
#[component]
pub fn Settings(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    let locale = store.read(|state| state.locale);
    let m = locale.messages();
    let name = store.read(|state| state.reader.name.clone());
    let direction = (!name.is_empty()).then_some("auto");
    let onchange = store.sender(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Message::Settings(settings::Message::SetName(input.value()))
    });
    let language = |choice: Locale| {
        let chosen = (choice.tag() == locale.tag()).to_string();
        html! {
            <button class="button" lang={choice.tag()} aria-pressed={chosen}
                onclick={store.sender(move |_| Message::Settings(settings::Message::SetLocale(choice)))}>{ choice.own_name() }</button>
        }
    };
    html! {
        <div class="dialog-body settings">
            <section>
                <label for="reader-name"><h3>{ m.settings.your_name }</h3></label>
                <input id="reader-name" type="text" data-name="true" dir={direction} value={name} autocomplete="name"
                    maxlength="100" aria-describedby="name-hint" {onchange} />
                <p id="name-hint" class="hint">{ m.settings.your_name_hint }</p>
            </section>
            <section>
                <h3>{ m.settings.interface_language }</h3>
                <div class="choices">{ for Locale::all().map(language) }</div>
                { digits(store, locale) }
            </section>
            { appearance(store) }
            { installing(store, locale) }
            <StorageSection store={store.clone()} />
            { backup::settings_section(store, locale) }
            <DamagedRecords store={store.clone()} />
            { delete::settings_section(store, locale) }
        </div>
    }
}

/// Which digits, where the language is written with several kinds.
fn digits(store: &Store, locale: Locale) -> Html {
    if !locale.has_choice_of_digits() {
        return Html::default();
    }
    let m = locale.messages();
    let chosen = store.read(|state| state.settings.preferences.digits());
    let choice = |known: Digits| {
        let range = || locale.with_digits(known, &[]).range_of_digits();
        let (text, direction) = match known {
            Digits::ByRegion => (m.settings.digits_by_region.to_owned(), None),
            // A range reads as its digits' own text does.
            Digits::Western => (range(), Some("ltr")),
            Digits::Native => (range(), Some(locale.direction().as_str())),
        };
        html! {
            <button class="button" data-digits={known.as_str()} dir={direction} aria-pressed={(known == chosen).to_string()}
                onclick={store.sender(move |_| Message::Settings(settings::Message::Prefer(Preference::Digits(known))))}>
                { text }
            </button>
        }
    };
    html! {
        <div class="choice" role="group" aria-labelledby="digits">
            <p id="digits">{ m.settings.digits }</p>
            <div class="choices">{ for Digits::ALL.into_iter().map(choice) }</div>
        </div>
    }
}

/// Whether the focus moves on after a tag and what is counted, text size and colours.
fn appearance(store: &Store) -> Html {
    store.read(|state| {
        let m = state.messages();
        let theme = state.settings.preferences.theme();
        let themes = ["theme-system", "theme-light", "theme-dark"]
            .into_iter()
            .zip(Theme::ALL);
        let moves_on = state.settings.preferences.moves_on();
        let onchange =
            store.sender(move |_: Event| Message::Settings(settings::Message::Prefer(Preference::MoveOn(!moves_on))));
        let counts = state.settings.preferences.counting().credits;
        let change_counting = store
            .sender(move |_: Event| Message::Settings(settings::Message::Prefer(Preference::CountCredits(!counts))));
        html! {
            <>
                <section>
                    <h3>{ m.actions.tagging }</h3>
                    <label class="check">
                        <input type="checkbox" data-action="move-on" checked={moves_on} {onchange} />
                        <span>{ m.settings.move_on }</span>
                    </label>
                    <label class="check">
                        <input type="checkbox" data-action="count-credits" checked={counts} onchange={change_counting}
                            aria-describedby="count-credits-hint" />
                        <span>{ m.settings.count_credits }</span>
                    </label>
                    <p id="count-credits-hint" class="hint">{ m.settings.count_credits_hint }</p>
                    { single_keys(store, state) }
                </section>
                <section>
                    <h3>{ m.appearance.title }</h3>
                    <p>{ m.appearance.size }</p>
                    <div class="choices">
                        { worded(store, state, "text-smaller", None) }
                        { worded(store, state, "text-larger", None) }
                    </div>
                    <p class="sample">{ m.common.tagline }</p>
                    <p>{ m.appearance.colours }</p>
                    <div class="choices">
                        { for themes.map(|(id, known)| worded(store, state, id, Some(known == theme))) }
                    </div>
                </section>
            </>
        }
    })
}

/// Installing the app, where that can be done from here.
fn installing(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let install = store.read(|state| state.installation.offer);
    if install == Install::None {
        return Html::default();
    }
    html! {
        <section>
            <h3>{ m.install.title }</h3>
            <p class="hint">{ m.install.why }</p>
            if install == Install::Offered { <p class="hint">{ m.install.tags_stay }</p> }
            if install == Install::ByHand {
                <p>{ m.install.by_hand }</p>
            } else {
                <button class="button" data-action="install" onclick={store.sender(|_| Message::Installation(installation::Message::Install))}>
                    { icon(Icon::Download) }<span>{ m.install.title }</span>
                </button>
            }
        </section>
    }
}
