//! The help: all keys, from the table of commands.

use crate::session::{navigation, tour};
use yew::prelude::*;

use crate::i18n::Locale;
use crate::session::{Action, Dialog, Message, SECTIONS, Section};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};

/// The keys, and the way to what the labels mean.
pub fn help(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    html! {
        <div class="dialog-body help">
            <div class="choices">
                <button class="button" data-action="codebook"
                    onclick={store.sender(|_: MouseEvent| Message::Navigation(navigation::Message::OpenDialog(Dialog::Codebook)))}>
                    { icon(Icon::Book) }<span>{ m.help.labels_section }</span>
                </button>
                <button class="button" data-action="tour" onclick={store.sender(|_: MouseEvent| Message::Tour(tour::Message::Start))}>
                    { icon(Icon::Next) }<span>{ m.tour.title }</span>
                </button>
            </div>
            <section>
                <h3>{ m.help.keys_section }</h3>
                { for SECTIONS.iter().map(|section| keys(section, locale)) }
            </section>
        </div>
    }
}

/// The actions of a kind that have keys.
fn keys(section: &Section, locale: Locale) -> Html {
    let row = |action: &Action| {
        let keys = action
            .keys
            .iter()
            .map(|key| html! { <kbd dir="ltr">{ key.text(locale) }</kbd> });
        html! { <div data-help={action.id}><dt>{ for keys }</dt><dd>{ action.text(locale) }</dd></div> }
    };
    let with_keys = section.actions.iter().filter(|action| !action.keys.is_empty());
    html! {
        <>
            <h4>{ section.title(locale) }</h4>
            <dl class="keys">{ for with_keys.map(row) }</dl>
        </>
    }
}
