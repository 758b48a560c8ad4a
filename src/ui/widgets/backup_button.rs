//! The button that backs everything up.

use crate::session::transfer;
use yew::prelude::*;

use super::icons::{Icon, icon};
use crate::i18n::Locale;
use crate::session::Message;
use crate::ui::store::Store;
use crate::ui::text::html;

/// Backs everything up.
pub fn back_up_button(store: &Store, locale: Locale) -> Html {
    html! {
        <button class="button" data-action="back-up" onclick={store.sender(|_| Message::Transfer(transfer::Message::BackUp))}>
            { icon(Icon::Archive) }<span>{ locale.messages().backup.back_up }</span>
        </button>
    }
}
