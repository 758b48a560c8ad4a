//! The list of what became of files that were imported.

use yew::prelude::*;

use crate::i18n::Locale;
use crate::session::{FileFault, FileRefusal, Message, NoticeKind, Outcome, Route, State};
use crate::ui::store::Store;
use crate::ui::text::html;

/// So many rows are shown.
const ROWS: usize = 500;

/// The list; each article in it is a link.
pub fn imported(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let close = store.sender(|_: MouseEvent| Message::Close);
    store.read(|state| {
        let Some(report) = &state.importing.report else {
            return Html::default();
        };
        let (tally, left) = (report.tally(), report.left);
        let rows = report.outcomes.iter().take(ROWS);
        let more = report.outcomes.len().saturating_sub(ROWS);
        html! {
            <div class="dialog-body">
                <p>{ NoticeKind::Imported { tally, left }.text(locale) }</p>
                <ul class="imported-list">{ for rows.map(|(file, outcome)| row(state, file, outcome, &close)) }</ul>
                if more > 0 {
                    <p class="hint">{ locale.count(&m.importing.more_rows, more) }</p>
                }
            </div>
        }
    })
}

fn row(state: &State, file: &str, outcome: &Outcome, close: &Callback<MouseEvent>) -> Html {
    let m = state.messages();
    let (kind, what) = match outcome {
        Outcome::Added(_) => ("added", m.importing.is_added.to_owned()),
        Outcome::Same(_) => ("same", m.importing.is_same.to_owned()),
        Outcome::OtherText(_) => ("other-text", m.importing.is_other_text.to_owned()),
        Outcome::Handed => ("handed", m.importing.is_handed.to_owned()),
        Outcome::Refused(refusal) => ("refused", refusal_text(state, file, refusal)),
    };
    let article = match outcome {
        Outcome::Added(id) | Outcome::Same(id) | Outcome::OtherText(id) => state.entry(id),
        Outcome::Handed | Outcome::Refused(_) => None,
    };
    let name = match article {
        None => html! { <bdi>{ file.to_owned() }</bdi> },
        Some(entry) => {
            let address = Route::Article {
                id: entry.id.clone(),
                sentence: None,
            };
            html! {
                <>
                    <a href={address.hash()} onclick={close}><bdi>{ state.name_of_entry(entry).to_owned() }</bdi></a>
                    <bdi class="hint">{ file.to_owned() }</bdi>
                </>
            }
        }
    };
    html! {
        <li data-outcome={kind}>
            // Why a file was refused names it.
            if kind != "refused" {
                <span class="imported-name" translate="no">{ name }</span>
            }
            <span class="imported-what">{ what }</span>
        </li>
    }
}

fn refusal_text(state: &State, file: &str, refusal: &FileRefusal) -> String {
    let fault = FileFault::Import(refusal.clone());
    NoticeKind::FileFailed(file.to_owned(), fault).text(state.locale)
}
