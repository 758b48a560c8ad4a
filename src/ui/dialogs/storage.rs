//! Where the reader's work is, how much room it takes, and whether the browser keeps it.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::i18n::{Locale, fill};
use crate::platform::storage_permission::{self, Estimate};
use crate::session::{BrowserHabit, StoragePermission, TAGS_BEFORE_ASKING, browser_habits};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::Watch;
use crate::ui::text::html;

/// The part of the settings about storage.
#[component]
pub fn StorageSection(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    let estimate = use_state(|| None);
    {
        let (store, estimate) = (store.clone(), estimate.clone());
        use_effect_with((), move |()| {
            store.count_again();
            spawn_local(async move { estimate.set(storage_permission::estimate().await) });
        });
    }
    let (locale, offline, answer, browser) = store.read(|state| {
        let storage = &state.storage;
        (
            state.locale,
            state.installation.offline_ready,
            storage.permission,
            storage.browser,
        )
    });
    let m = locale.messages();
    let (used, quota, bytes) = store.quota(|quota| (quota.used(), quota.limit(), quota.measure().bytes()));
    // What it is about decides where it stands.
    let (of_room, of_keeping): (Vec<_>, Vec<_>) = browser_habits(browser, answer)
        .into_iter()
        .partition(|habit| *habit == BrowserHabit::CountsBytes);
    let in_all = estimate.map(|estimate| estimate_text(estimate, locale));
    html! {
        <section>
            <h3>{ m.storage.section }</h3>
            <p>{ m.storage.explained }</p>
            <p data-persistence={name_of(answer)}>{ persistence_text(answer, locale) }</p>
            { for of_keeping.into_iter().map(|habit| sentence(habit, None, locale)) }
            <meter class="room" data-used={used.to_string()} aria-labelledby="room-used" min="0"
                max={quota.to_string()} high={(quota / 5 * 4).to_string()} value={used.to_string()} />
            <p id="room-used" class="hint">{ room_text(used * bytes, quota * bytes, locale) }</p>
            { for of_room.into_iter().map(|habit| sentence(habit, Some("hint"), locale)) }
            if let Some(in_all) = in_all { <p class="hint" data-estimate="true">{ in_all }</p> }
            if offline { <p class="hint">{ m.storage.offline_ready }</p> }
        </section>
    }
}

/// What the reader should know of this browser.
fn sentence(habit: BrowserHabit, class: Option<&'static str>, locale: Locale) -> Html {
    html! { <p {class} data-habit={habit.as_str()}>{ habit.text(locale) }</p> }
}

/// How much of the room is used, in bytes.
fn room_text(used: usize, quota: usize, locale: Locale) -> String {
    filled(locale.messages().storage.used, used as u64, quota as u64, locale)
}

/// What the browser counts, in bytes. Positive and far below 2^53, so the casts are exact enough.
fn estimate_text(Estimate { usage, quota }: Estimate, locale: Locale) -> String {
    filled(locale.messages().storage.estimate, usage as u64, quota as u64, locale)
}

fn filled(text: &str, used: u64, quota: u64, locale: Locale) -> String {
    fill(text, &[("used", &locale.size(used)), ("quota", &locale.size(quota))])
}

fn persistence_text(answer: StoragePermission, locale: Locale) -> String {
    let m = locale.messages();
    let tags = locale.number(TAGS_BEFORE_ASKING);
    match answer {
        StoragePermission::Granted => m.storage.persistence_granted.into(),
        StoragePermission::Denied => m.storage.persistence_denied.into(),
        StoragePermission::Unasked => fill(m.storage.persistence_unasked, &[("n", &tags)]),
        StoragePermission::Unknown => m.storage.persistence_unknown.into(),
    }
}

/// The word in the page's `data-persistence`.
fn name_of(answer: StoragePermission) -> &'static str {
    match answer {
        StoragePermission::Granted => "granted",
        StoragePermission::Denied => "denied",
        StoragePermission::Unasked => "unasked",
        StoragePermission::Unknown => "unknown",
    }
}
