//! The list of what became of files that were imported. Of a long one those rows that fill any screen are drawn at
//! once, and the rest in the browser's next turns.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::session::{FileFault, FileRefusal, ImportTally, Message, NoticeKind, Outcome, Route, State};
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::store::Store;
use crate::ui::text::html;

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
        let outcomes = state.importing.report.iter().flat_map(|report| &report.outcomes);
        let rows = outcomes.take(ROWS).skip(props.from).take(A_TURN);
        html! { { for rows.map(|(file, outcome)| row(state, file, outcome, &close)) } }
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
