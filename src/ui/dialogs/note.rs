//! The note of a sentence.

use crate::session::annotate;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::platform::page;
use crate::session::Message;
use crate::ui::hooks::StoreProps;
use crate::ui::input_method;

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
            let wants_to_save = has_command(&event) || !event.shift_key() && !is_touch_keyboard(&event);
            if event.key() == "Enter" && wants_to_save && !input_method::takes(&event) {
                event.prevent_default();
                save.emit(());
            }
        })
    };
    html! {
        <div class="dialog-body note">
            <blockquote dir="auto">{ text }</blockquote>
            <textarea ref={area} data-note="true" dir="auto" rows="4" autofocus=true enterkeyhint="enter" placeholder={m.notes.placeholder}
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

/// Control or ⌘ with Enter saves on every keyboard.
fn has_command(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key()
}

/// Whether the keys are drawn on glass: there Enter makes a line, as in every app, and nothing else could.
fn is_touch_keyboard(event: &KeyboardEvent) -> bool {
    event.code().is_empty() || page::matches("(pointer: coarse)")
}
