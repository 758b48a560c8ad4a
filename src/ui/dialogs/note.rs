//! The note of a sentence.

use crate::session::annotate;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::session::Message;
use crate::ui::hooks::StoreProps;
use crate::ui::text::html;

/// The note of the focused sentence.
#[component]
pub fn NoteEditor(props: &StoreProps) -> Html {
    let store = &props.store;
    let area = use_node_ref();
    let locale = store.read(|state| state.locale);
    let m = locale.messages();
    let (text, note) = store.read(|state| match state.open_article() {
        Some((open, work)) => {
            let focus = open.focus.unwrap_or(0);
            let own = work.tag(focus).filter(|_| !work.is_anothers(focus));
            let note = own.map(|(_, entry)| entry.note.clone());
            (work.document.sentence_text(focus).to_owned(), note.unwrap_or_default())
        }
        None => (String::new(), String::new()),
    });
    let save = {
        let (store, area) = (store.clone(), area.clone());
        Callback::from(move |()| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                store.send(Message::Annotate(annotate::Message::SaveNote(area.value())));
            }
        })
    };
    let onkeydown = {
        let save = save.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
                event.prevent_default();
                save.emit(());
            }
        })
    };
    html! {
        <div class="dialog-body note">
            <blockquote translate="no" dir="auto">{ text }</blockquote>
            <textarea ref={area} data-note="true" dir="auto" rows="4" autofocus=true placeholder={m.notes.placeholder}
                aria-label={m.notes.title} defaultvalue={note} {onkeydown} />
            <div class="choices">
                <button class="button primary" data-action="save-note" onclick={save.reform(|_: MouseEvent| ())}>
                    { m.common.save }
                </button>
                <button class="button" onclick={store.sender(|_| Message::Close)}>{ m.common.cancel }</button>
            </div>
        </div>
    }
}
