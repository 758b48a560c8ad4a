//! What is said of a link that was followed and whose article is not here, or not yet.

use yew::prelude::*;

use crate::i18n::Locale;
use crate::session::navigation::shared::Awaited;
use crate::session::{Message, State, transfer};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};

/// That the article is waited for; or that it is not here, and how it comes.
pub fn awaited_link(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    // Of the list itself the library says so anyway.
    let says_so = store.read(|state| state.library.list_loading || state.library.list_error.is_some());
    match store.read(State::awaited_link) {
        None => Html::default(),
        Some(Awaited::Unknown) if says_so => Html::default(),
        Some(Awaited::Unknown) => html! { <p class="list-state" role="status">{ m.common.loading }</p> },
        Some(Awaited::Absent { is_other_text }) => html! {
            <div class="list-state" data-awaited-link="absent" role="alert">
                <p><b>{ m.citing.absent }</b></p>
                if is_other_text {
                    <p>{ m.citing.other_text }</p>
                }
                <p>{ m.citing.how_to_follow }</p>
                <button class="button primary" data-action="open-for-link"
                    onclick={store.sender(|_| Message::Transfer(transfer::Message::ChooseFiles))}>
                    { icon(Icon::Open) }<span>{ m.library.open_file }</span>
                </button>
            </div>
        },
    }
}
