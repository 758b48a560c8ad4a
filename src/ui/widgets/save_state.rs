//! How safe the reader's work is, in the bar: a sign and a word, and for what is weaker than it
//! should be the reason behind them.

use crate::session::navigation;
use yew::prelude::*;

use super::icons::{Icon, icon};
use crate::i18n::fill;
use crate::session::{Dialog, Message, Quota, SaveState};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::Watch;
use crate::ui::text::html;

/// The sign. It changes with every tag, so it is not announced; what is weaker is, once.
#[component]
pub fn SaveSign(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Saving);
    let (state, locale) = (store.save_state(), store.read(|state| state.locale));
    let sign = match state {
        SaveState::Saved => Icon::Check,
        SaveState::Saving => Icon::Wait,
        SaveState::BrowserOnly | SaveState::MemoryOnly => Icon::Warning,
    };
    let shown = html! { <>{ icon(sign) }<span>{ state.text(locale) }</span></> };
    html! {
        <>
        <QuotaSign store={store.clone()} />
        <div class="save-state" role="status" aria-live="off" data-save-state={state.as_str()}>
            if let Some(why) = state.why(locale) {
                <details>
                    <summary title={why}>{ shown }</summary>
                    <p>{ why }</p>
                </details>
            } else {
                { shown }
            }
        </div>
        </>
    }
}

/// How full the storage is, once most of it is used; leads to the settings.
#[component]
fn QuotaSign(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    let (is_tight, locale) = store.read(|state| (state.storage.quota_is_tight, state.locale));
    if !is_tight {
        return Html::default();
    }
    let per_cent = store.quota(Quota::per_cent);
    let text = fill(
        locale.messages().storage.room_percent,
        &[("percent", &locale.percent(per_cent))],
    );
    html! {
        <button class="button quiet room-sign" data-room={per_cent.to_string()}
            onclick={store.sender(|_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Settings)))}>{ text }</button>
    }
}
