//! How safe the reader's work is, in the bar: a sign and a word, and for what is weaker than it
//! should be the reason behind them.

use std::rc::Rc;

use crate::session::navigation;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::icons::{Icon, icon};
use crate::i18n::fill;
use crate::session::{Dialog, Message, Quota, SaveState};
use crate::ui::hooks::{StoreProps, use_store_look, use_watch};
use crate::ui::store::Watch;
use crate::ui::text::html;

/// For so long nothing may wait to be stored before the sign says so, in milliseconds: who goes from tag to tag
/// sees that the work is being saved, and with the first pause that it is, and no sign that flickers.
const PAUSE: u32 = 300;

/// The sign. It changes while the reader works, so it is not announced; what is weaker is, once.
#[component]
pub fn SaveSign(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Saving);
    // Its words are in the language of the page.
    use_watch(store, Watch::Page);
    let (state, locale) = (store.save_state(), store.read(|state| state.locale));
    let shown = use_shown(state);
    let sign = match shown {
        SaveState::Saved => Icon::Check,
        SaveState::Saving => Icon::Wait,
        SaveState::BrowserOnly | SaveState::MemoryOnly => Icon::Warning,
    };
    let words = html! { <>{ icon(sign) }<span>{ shown.text(locale) }</span></> };
    html! {
        <>
        <QuotaSign store={store.clone()} />
        // The style sheets do not ask for the state, so that one alone draws nothing.
        <div class="save-state" role="status" aria-live="off" data-save-state={state.as_str()}>
            if let Some(why) = shown.why(locale) {
                <details>
                    <summary title={why}>{ words }</summary>
                    <p>{ why }</p>
                </details>
            } else {
                { words }
            }
        </div>
        </>
    }
}

/// What the sign shows: never that the work is saved before it is, and that only after a pause.
#[hook]
fn use_shown(state: SaveState) -> SaveState {
    let update = use_force_update();
    let shown = use_mut_ref(|| state);
    if state != SaveState::Saved {
        *shown.borrow_mut() = state;
    }
    let lags = *shown.borrow() != state;
    let held = Rc::clone(&shown);
    use_effect_with((state, lags), move |(state, lags)| {
        let state = *state;
        let timer = lags.then(|| {
            Timeout::new(PAUSE, move || {
                *held.borrow_mut() = state;
                update.force_update();
            })
        });
        move || drop(timer)
    });
    *shown.borrow()
}

/// How full the storage is, once most of it is used; leads to the settings.
#[component]
fn QuotaSign(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_store_look(store, Watch::Bars, |store| {
        store.read(|state| {
            let per_cent = state.storage.quota_is_tight.then(|| store.quota(Quota::per_cent));
            (state.locale, per_cent)
        })
    });
    let (locale, Some(per_cent)) = *look else {
        return Html::default();
    };
    let text = fill(
        locale.messages().storage.room_percent,
        &[("percent", &locale.percent(per_cent))],
    );
    html! {
        <button class="button quiet room-sign" data-room={per_cent.to_string()}
            onclick={store.sender(|_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Settings)))}>{ text }</button>
    }
}
