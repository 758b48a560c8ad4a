//! The list of what became of files that were imported.

use yew::prelude::*;

use crate::i18n::{Locale, fill, isolated};
use crate::session::importing::rereading;
use crate::session::{FileFault, FileRefusal, Message, NoticeKind, Outcome, Route, State, importing};
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
                <ul class="imported-list">{ for rows.map(|(file, outcome)| {
                    let encoding = report.encodings.get(file).map(String::as_str);
                    row(store, state, (file, outcome), encoding, &close)
                }) }</ul>
                if more > 0 {
                    <p class="hint">{ locale.count(&m.importing.more_rows, more) }</p>
                }
            </div>
        }
    })
}

/// A file and what became of it, with the encoding where that was guessed.
fn row(
    store: &Store,
    state: &State,
    (file, outcome): (&str, &Outcome),
    encoding: Option<&str>,
    close: &Callback<MouseEvent>,
) -> Html {
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
            { encoding_button(store, state, (file, outcome), encoding) }
        </li>
    }
}

/// What chooses another encoding: where it was guessed, and where none fits.
fn encoding_button(
    store: &Store,
    state: &State,
    (file, outcome): (&str, &Outcome),
    encoding: Option<&str>,
) -> Option<Html> {
    let m = state.messages();
    let (text, said) = match outcome {
        Outcome::Added(id) | Outcome::OtherText(id) => {
            let said = fill(m.encoding.guessed, &[("encoding", &isolated(encoding?))]);
            (said, rereading::Message::OfArticle(id.clone()))
        }
        Outcome::Refused(refusal) if FileFault::Import(refusal.clone()).is_about_encoding() => {
            (String::new(), rereading::Message::OfFile(file.to_owned()))
        }
        Outcome::Refused(_) | Outcome::Same(_) | Outcome::Handed => return None,
    };
    let label = if text.is_empty() {
        m.encoding.choose
    } else {
        m.encoding.change
    };
    let name = format!("{label}: {}", isolated(file));
    let choose = store.sender(move |_: MouseEvent| Message::Importing(importing::Message::Reread(said.clone())));
    Some(html! {
        <span class="imported-encoding">
            if !text.is_empty() { <span>{ text }</span> }
            <button class="button" data-action="change-encoding" title={name.clone()} aria-label={name} onclick={choose}>{ label }</button>
        </span>
    })
}

fn refusal_text(state: &State, file: &str, refusal: &FileRefusal) -> String {
    let fault = FileFault::Import(refusal.clone());
    NoticeKind::FileFailed(file.to_owned(), fault).text(state.locale)
}
