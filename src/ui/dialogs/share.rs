//! Share and print: the files and the paper that can leave the page, each with what it is for.

use crate::session::{print, transfer};
use yew::prelude::*;

use crate::i18n::Locale;
use crate::report::PrintMode;
use crate::session::Message;
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};

/// The choices.
pub fn share(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let choices = [
        (
            "print",
            Icon::Print,
            m.print.title,
            m.print.print_why,
            Message::Print(print::Message::Print(PrintMode::Tagged)),
        ),
        (
            "worksheet",
            Icon::Worksheet,
            m.print.worksheet,
            m.print.worksheet_why,
            Message::Print(print::Message::Print(PrintMode::Worksheet)),
        ),
        (
            "report",
            Icon::Page,
            m.report.title,
            m.report.why,
            Message::Print(print::Message::Report),
        ),
        (
            "share-json",
            Icon::Download,
            m.reading.export_article,
            m.print.json_why,
            Message::Transfer(transfer::Message::ExportArticle),
        ),
    ];
    let choice = |(id, sign, name, why, message): (&'static str, Icon, &'static str, &'static str, Message)| {
        html! {
            <li>
                <button class="share-choice" data-action={id} aria-describedby={format!("why-{id}")}
                    onclick={store.sender(move |_| message.clone())}>
                    { icon(sign) }<b>{ name }</b>
                </button>
                <p id={format!("why-{id}")} class="hint">{ why }</p>
            </li>
        }
    };
    html! { <ul class="dialog-body share">{ for choices.into_iter().map(choice) }</ul> }
}
