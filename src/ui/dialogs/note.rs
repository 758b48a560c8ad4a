//! The note of a sentence. What is written is kept with every letter, as a draft that stays with its
//! sentence whatever becomes of the window (`annotate/drafts.rs`).

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::platform::page;
use crate::session::annotate::drafts::{Beginning, beginning};
use crate::session::{Message, State, annotate};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::input_method;
use crate::ui::store::Watch;
use crate::ui::text::html;

/// The note of the focused sentence.
#[component]
pub fn NoteEditor(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    let area = use_node_ref();
    // As the window was opened: what is typed into it belongs to that sentence and goes on from there.
    let begun = use_memo((), |()| store.read(begin));
    use_effect_with(area.clone(), |area| {
        if let Some(area) = area.cast::<HtmlTextAreaElement>() {
            // Who goes on with a text does so at its end. After this turn, in which the window is shown
            // and the field gets the keyboard: WebKit forgets a place that was set before.
            spawn_local(async move {
                let end = area.text_length();
                let set = area.set_selection_range(end, end);
                // A field of text has such a place always.
                debug_assert!(set.is_ok());
            });
        }
    });
    let m = store.read(|state| state.messages());
    let (text, is_draft) = store.read(|state| {
        let open = state.open_article().map(|(_, work)| {
            let sentence = work.document.sentence_covering(begun.at);
            (
                work.document.sentence_text(sentence).to_owned(),
                work.has_draft(sentence),
            )
        });
        open.unwrap_or_default()
    });
    let oninput = {
        let (store, begun) = (store.clone(), begun.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            let begun = (*begun).clone();
            store.send(Message::Annotate(annotate::Message::WriteDraft { begun, text }));
        })
    };
    let save = {
        let (store, area, begun) = (store.clone(), area.clone(), begun.clone());
        Callback::from(move |()| {
            let Some(text) = area.cast::<HtmlTextAreaElement>().map(|area| area.value()) else {
                return;
            };
            // Another tab may have saved a note meanwhile: what was not touched does not take its place.
            let is_untouched = !is_draft && text == begun.text;
            store.send(if is_untouched {
                Message::Close
            } else {
                Message::Annotate(annotate::Message::SaveNote(text))
            });
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
            <blockquote translate="no" dir="auto">{ text }</blockquote>
            <textarea ref={area} data-note="true" dir="auto" rows="4" autofocus=true enterkeyhint="enter" placeholder={m.notes.placeholder}
                aria-label={m.notes.title} defaultvalue={begun.text.clone()} {oninput} {onkeydown} />
            <p class="hint" role="status">{ if is_draft { m.notes.draft_stays } else { "" } }</p>
            <div class="choices">
                <button class="button primary" data-action="save-note" onclick={save.reform(|_: MouseEvent| ())}>
                    { m.common.save }
                </button>
                <button class="button" data-action="close-note" onclick={store.sender(|_| Message::Close)}>{ m.common.close }</button>
                if is_draft {
                    <button class="button quiet" data-action="discard-draft"
                        onclick={store.sender(|_| Message::Annotate(annotate::Message::DiscardDraft))}>{ m.notes.discard }</button>
                }
            </div>
        </div>
    }
}

/// What the window begins with.
fn begin(state: &State) -> Beginning {
    let focused = state
        .open_article()
        .and_then(|(open, work)| beginning(work, open.focus?));
    focused.unwrap_or_default()
}

/// Control or ⌘ with Enter saves on every keyboard.
fn has_command(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key()
}

/// Whether the keys are drawn on glass: there Enter makes a line, as in every app, and nothing else could.
fn is_touch_keyboard(event: &KeyboardEvent) -> bool {
    event.code().is_empty() || page::matches("(pointer: coarse)")
}
