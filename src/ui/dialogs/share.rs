//! Share and print: the files and the paper that can leave the page, each with what it is for.

use crate::session::{citing, print, transfer};
use yew::prelude::*;

use crate::i18n::Locale;
use crate::report::PrintMode;
use crate::session::{Message, State};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};

/// The choices.
pub fn share(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let has_address = |state: &State| {
        let open = state.open_article();
        open.is_some_and(|(_, work)| work.document.article.address().is_some())
    };
    let of_page = store.read(has_address).then_some((
        "copy-source-link",
        Icon::Link,
        m.citing.copy_source_link,
        m.citing.source_link_why,
        Message::Citing(citing::Message::CopySourceLink),
    ));
    let choices = [
        (
            "copy-quotation",
            Icon::Quote,
            m.citing.copy_quotation,
            m.citing.quotation_why,
            Message::Citing(citing::Message::CopyQuotation),
        ),
        (
            "copy-link",
            Icon::Link,
            m.citing.copy_link,
            m.citing.link_why,
            Message::Citing(citing::Message::CopyLink),
        ),
    ];
    let files = [
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
    html! { <ul class="dialog-body share">{ for choices.into_iter().chain(of_page).chain(files).map(choice) }</ul> }
}
