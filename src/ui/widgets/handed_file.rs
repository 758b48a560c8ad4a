//! The file that was handed to the browser, until the reader says that they have it.

use yew::prelude::*;

use crate::i18n::{Locale, fill, shortened};
use crate::session::{Message, transfer};
use crate::ui::store::Store;

/// What is asked about the file, with the answer; nothing where there is none.
pub fn handed_file(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let Some(name) = store.read(|state| state.handed_file().map(shortened)) else {
        return Html::default();
    };
    html! {
        <div class="handed" data-handed="true">
            <p>{ fill(m.files.handed, &[("name", &name)]) }</p>
            <button class="button" data-action="confirm-file"
                onclick={store.sender(|_| Message::Transfer(transfer::Message::ConfirmFile))}>{ m.files.confirm }</button>
        </div>
    }
}
