//! Asks what a text out of the clipboard is called, before it becomes an article.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::session::{Message, importing};
use crate::ui::hooks::StoreProps;
use crate::ui::input_method;
use crate::ui::text::html;

/// The question.
#[component]
pub fn PasteQuestion(props: &StoreProps) -> Html {
    let store = &props.store;
    let field = use_node_ref();
    let Some((m, pasted)) = store.read(|state| Some((state.messages(), state.importing.pasted.front().cloned()?)))
    else {
        return Html::default();
    };
    let confirm = {
        let (store, field) = (store.clone(), field.clone());
        Callback::from(move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                store.send(Message::Importing(importing::Message::ConfirmPaste(field.value())));
            }
        })
    };
    let onkeydown = {
        let confirm = confirm.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !input_method::takes(&event) {
                event.prevent_default();
                confirm.emit(());
            }
        })
    };
    let length = store.read(|state| state.locale.count(&m.library.sentences, pasted.sentences));
    html! {
        <div class="dialog-body settings note">
            <section>
                <label for="paste-title"><h3>{ m.importing.paste_name }</h3></label>
                <input ref={field} id="paste-title" type="text" data-paste-title="true" dir="auto" autofocus=true
                    value={pasted.title.clone()} {onkeydown} />
            </section>
            <blockquote translate="no" dir="auto">{ pasted.beginning.clone() }</blockquote>
            <p class="hint">{ length }</p>
            <div class="choices">
                <button class="button primary" data-action="confirm-paste" onclick={confirm.reform(|_: MouseEvent| ())}>
                    { m.importing.paste_add }
                </button>
                <button class="button" data-action="cancel-paste" onclick={store.sender(|_| Message::Close)}>{ m.common.cancel }</button>
            </div>
        </div>
    }
}
