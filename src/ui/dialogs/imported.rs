//! The list of what became of files that were imported. Of a long one those rows that fill any screen are drawn at
//! once, and the rest in the browser's next turns.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::i18n::{Locale, fill, isolated};
use crate::session::importing::rereading;
use crate::session::{FileFault, FileRefusal, ImportTally, Message, NoticeKind, Outcome, Route, State, importing};
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::long_title::clamped;

/// So many rows are shown: more than a browser lays out in no time are no list to read.
const ROWS: usize = 2_000;

/// So many are drawn in one turn: a small part of a tenth of a second, on a slow telephone too.
const A_TURN: usize = 60;

/// Which list it is.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    tally: ImportTally,
    left: usize,
    files: usize,
    locale: Locale,
}

impl Look {
    fn of(state: &State) -> Option<Self> {
        let report = state.importing.report.as_ref()?;
        Some(Self {
            tally: report.tally(),
            left: report.left,
            files: report.outcomes.len(),
            locale: state.locale,
        })
    }
}

/// The list; each article in it is a link.
#[component]
pub fn Imported(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let drawn = use_state(|| A_TURN);
    let rows = look.as_ref().as_ref().map_or(0, |look| look.files.min(ROWS));
    {
        let drawn = drawn.clone();
        use_effect_with((*drawn, rows), move |(now, rows)| {
            let next = now + A_TURN;
            let more = (now < rows).then(|| Timeout::new(0, move || drawn.set(next)));
            move || drop(more)
        });
    }
    let Some(look) = *look else {
        return Html::default();
    };
    let Look {
        tally,
        left,
        files,
        locale,
    } = look;
    let parts = (0..rows.min(*drawn)).step_by(A_TURN);
    let more = files.saturating_sub(ROWS);
    html! {
        <div class="dialog-body">
            <p>{ NoticeKind::Imported { tally, left }.text(locale) }</p>
            <ul class="imported-list">
                { for parts.map(|from| html! { <Rows key={from} store={store.clone()} {from} {look} /> }) }
            </ul>
            if more > 0 {
                <p class="hint">{ locale.count(&locale.messages().importing.more_rows, more) }</p>
            }
        </div>
    }
}

/// Properties of [`Rows`].
#[derive(Clone, PartialEq, Properties)]
struct RowsProps {
    store: Store,
    /// The first of them, from 0.
    from: usize,
    look: Look,
}

/// A part of the rows: one that is drawn is not drawn again with those after it.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let store = &props.store;
    let close = store.sender(|_: MouseEvent| Message::Close);
    store.read(|state| {
        let Some(report) = &state.importing.report else {
            return Html::default();
        };
        let outcomes = report.outcomes.iter().take(ROWS);
        let rows = outcomes.skip(props.from).take(A_TURN).map(|(file, outcome)| {
            let encoding = report.encodings.get(file).map(String::as_str);
            row(store, state, (file, outcome), encoding, &close)
        });
        html! { { for rows } }
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
                    <a href={address.hash()} onclick={close}><bdi class={clamped(state.name_of_entry(entry))}>{ state.name_of_entry(entry).to_owned() }</bdi></a>
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
