//! Splitting a sentence at a word.

use crate::session::annotate;
use yew::prelude::*;

use crate::article::split_points;
use crate::i18n::Locale;
use crate::session::Message;
use crate::ui::store::Store;
use crate::ui::text::html;

/// The words of the focused sentence: each but the first begins a second sentence when pressed.
pub fn split(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let (points, language, direction) = store.read(|state| match state.open_article() {
        Some((open, work)) => {
            let document = &work.document;
            let points = split_points(document, open.focus.unwrap_or(0));
            (points, document.language.tag(), document.direction.as_str())
        }
        None => (Vec::new(), locale.tag(), locale.direction().as_str()),
    });
    let hint = if points.len() > 1 {
        m.reading.split_hint
    } else {
        m.reading.split_none
    };
    let words = points.into_iter().enumerate().map(|(index, point)| {
        let at = point.at;
        if index == 0 {
            return html! { <span class="split-word">{ point.word }</span> };
        }
        html! {
            <button class="split-word" data-split={at.to_string()} autofocus={index == 1}
                onclick={store.sender(move |_| Message::Annotate(annotate::Message::Split { at }))}>{ point.word }</button>
        }
    });
    html! {
        <div class="dialog-body split">
            <p class="hint">{ hint }</p>
            <p class="split-words" translate="no" lang={language} dir={direction}>{ for words }</p>
        </div>
    }
}
