//! Secondary tools: beside the others where there is room, behind one button elsewhere. The style
//! sheet decides; the browser opens and closes the menu, at Escape and at a press beside it too.

use yew::prelude::*;

use super::icons::{Icon, icon};
use crate::i18n::Locale;
use crate::ui::text::html;

/// A menu with the id `id`.
pub fn menu(id: &'static str, locale: Locale, content: Html) -> Html {
    let more = locale.messages().common.more;
    html! {
        <>
            <button class="button quiet more" data-more={id} popovertarget={id} title={more} aria-label={more}>
                { icon(Icon::More) }
            </button>
            <div {id} class="menu" popover="auto">{ content }</div>
        </>
    }
}
