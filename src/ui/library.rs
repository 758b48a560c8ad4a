//! The library: every article with its progress.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::action_button::tool;
use super::app::{StoreProps, use_watch};
use super::icons::{Icon, icon, label_sign};
use super::menu::menu;
use super::saving::SaveSign;
use super::statistics;
use super::store::{Store, Watch};
use crate::article::{DecodeError, Origin};
use crate::codebook::LABELS;
use crate::i18n::{Locale, fill, isolated};
use crate::platform::scroll;
use crate::session::{Counts, FetchError, LoadError, Message, Reminder, Route, Slot, State, Status, Target, Work};

/// Words that a reader reads in a minute: the mean for Arabic in Trauzettel-Klosinski and others
/// 2012, "Standardized assessment of reading performance" (138 words a minute).
const WORDS_A_MINUTE: usize = 138;

/// The library.
#[component]
pub fn Library(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Bars);
    use_effect_with((), |()| scroll::to_top());
    let (locale, counts) = store.read(|state| (state.locale, state.counts()));
    let articles = store.read(|state| state.slots.len());
    let cards = store.read(|state| {
        state
            .slots
            .iter()
            .map(|slot| card(store, slot, state.can_delete(slot), locale))
            .collect::<Html>()
    });
    html! {
        <div class="library">
            { masthead(store, locale) }
            <main id="main" tabindex="-1">
                <section class="overall" aria-label={locale.messages().library.progress_all}>
                    { progress(&counts, locale, locale.messages().library.progress_all) }
                    { label_counts(&counts, locale) }
                    <div class="overall-row">
                        <p class="hint">{ locale.count(&locale.messages().library.articles, articles) }</p>
                        <a class="button" data-action="statistics" href={statistics::address(None)}>
                            { icon(Icon::Chart) }<span>{ locale.messages().statistics.title }</span>
                        </a>
                        { back_up_button(store, locale) }
                        <SaveSign store={store.clone()} />
                    </div>
                </section>
                { reminder(store, locale) }
                { resume(store, locale) }
                { list_state(store, locale) }
                <ul class="cards">{ cards }</ul>
                <p class="hint">{ locale.messages().library.hint }</p>
            </main>
        </div>
    }
}

/// Says that much is in no file, when that is so.
fn reminder(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let Reminder::Shown(changes) = store.read(|state| state.reminder) else {
        return Html::default();
    };
    html! {
        <aside class="reminder" role="status" data-reminder={changes.to_string()}>
            <p>{ locale.count(&m.backup.unsaved_changes, changes) }{ " " }{ m.backup.remind_why }</p>
            <div class="choices">
                { back_up_button(store, locale) }
                <button class="button quiet" data-action="later"
                    onclick={store.sender(|_| Message::PutOffBackup)}>{ m.common.later }</button>
            </div>
        </aside>
    }
}

/// Leads to the article that was read last, where it was left.
fn resume(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    store
        .read(|state| {
            let slot = state.last_read()?;
            let work = slot.work()?;
            let document = &work.document;
            let address = Route::Article {
                id: slot.id.clone(),
                sentence: None,
            };
            let place = work.left_at().map(|place| {
                let (n, total) = (locale.number(place), locale.number(work.counts().total));
                html! { <span class="hint">{ fill(m.reading.sentence_of, &[("n", &n), ("total", &total)]) }</span> }
            });
            Some(html! {
                <a class="resume" data-action="continue" href={address.hash()}>
                    <span class="resume-verb">{ m.library.resume }</span>
                    <span class="resume-title" lang={document.language.tag()} dir={document.direction.as_str()}>
                        { &document.title }
                    </span>
                    { place.unwrap_or_default() }
                </a>
            })
        })
        .unwrap_or_default()
}

/// Backs everything up.
pub fn back_up_button(store: &Store, locale: Locale) -> Html {
    html! {
        <button class="button" data-action="back-up" onclick={store.sender(|_| Message::BackUp)}>
            { icon(Icon::Archive) }<span>{ locale.messages().backup.back_up }</span>
        </button>
    }
}

fn masthead(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    html! {
        <header class="masthead">
            <div class="brand">
                <h1>{ m.common.app_name }</h1>
                <p>{ m.common.tagline }</p>
            </div>
            <div class="actions">
                { open_button(store, locale) }
                <button class="button" data-action="export" onclick={store.sender(|_| Message::ExportAll)}>
                    { icon(Icon::Download) }<span>{ m.library.export_all }</span>
                </button>
            </div>
            { menu(PAGE_MENU, locale, store.read(|state| common_actions(store, state))) }
        </header>
    }
}

/// The menu of what concerns the page as a whole.
pub const PAGE_MENU: &str = "page-menu";

/// Language, settings and help: on every page.
pub fn common_actions(store: &Store, state: &State) -> Html {
    let tool = |id, sign| tool(store, state, PAGE_MENU, id, sign);
    html! {
        <>
            { language_choice(store, state.locale) }
            { tool("codebook", Icon::Book) }
            { tool("settings", Icon::Settings) }
            { tool("help", Icon::Help) }
        </>
    }
}

/// The languages of the interface, each by its own name.
pub fn language_choice(store: &Store, locale: Locale) -> Html {
    let onchange = store.sender(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Message::SetLocale(Locale::from_tag(&select.value()).unwrap_or(locale))
    });
    let option = |choice: Locale| {
        let tag = choice.tag();
        html! { <option value={tag} lang={tag} selected={choice == locale}>{ choice.own_name() }</option> }
    };
    let name = locale.messages().settings.interface_language;
    html! {
        <label class="button quiet language" title={name}>
            { icon(Icon::Language) }
            <select data-action="language" aria-label={name} {onchange}>{ for Locale::all().map(option) }</select>
        </label>
    }
}

/// The button that opens files: a label around the file input, so that both the keyboard and the
/// mouse reach it in the browser's own way.
fn open_button(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    html! {
        <label class="button primary" data-action="open" title={m.library.open_file_hint}>
            { icon(Icon::Open) }<span>{ m.library.open_file }</span>
            <input id="open-files" type="file" class="visually-hidden" data-open="true" multiple=true
                accept=".txt,.md,.json,text/plain,application/json" onchange={open_chosen(store)} />
        </label>
    }
}

/// Opens the files that were chosen in a file input.
pub fn open_chosen(store: &Store) -> Callback<Event> {
    let store = store.clone();
    Callback::from(move |event: Event| {
        if let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        {
            store.open_files(input.files());
            // The same file can be chosen again.
            input.set_value("");
        }
    })
}

fn list_state(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let (loading, failed, empty) =
        store.read(|state| (state.list_loading, state.list_error.is_some(), state.slots.is_empty()));
    if loading {
        return html! { <p class="list-state" role="status">{ m.common.loading }</p> };
    }
    if failed {
        return html! {
            <div class="list-state" role="alert">
                <p>{ m.loading.list_failed }</p>
                <button class="button" data-action="retry-list" onclick={store.sender(|_| Message::RetryList)}>
                    { m.common.retry }
                </button>
            </div>
        };
    }
    if empty {
        html! { <p class="list-state">{ m.library.no_articles }</p> }
    } else {
        Html::default()
    }
}

fn card(store: &Store, slot: &Slot, can_delete: bool, locale: Locale) -> Html {
    let state = match &slot.status {
        Status::Loading => "loading",
        Status::Failed(_) => "error",
        Status::Ready(_) => "ready",
    };
    let content = match &slot.status {
        Status::Loading => html! { <p role="status">{ locale.messages().common.loading }</p> },
        Status::Failed(error) => failed_card(store, slot, error, locale),
        Status::Ready(work) => ready_card(slot, work, locale),
    };
    let progress = slot
        .work()
        .map(|work| format!("{}/{}", work.counts().tagged(), work.counts().total));
    html! {
        <li key={slot.id.to_string()} class="card" data-article={slot.id.to_string()} data-state={state}
            data-progress={progress}>
            { content }
            if can_delete { { delete_button(store, slot, locale) } }
        </li>
    }
}

/// Deletes the article, or the work on one that is delivered with the app; asks first.
fn delete_button(store: &Store, slot: &Slot, locale: Locale) -> Html {
    let m = locale.messages();
    let text = if slot.origin == Origin::Opened {
        m.deleting.article
    } else {
        m.deleting.start_over
    };
    let title = slot.work().map_or("", |work| work.document.title.as_str());
    let text = fill(text, &[("name", &isolated(title))]);
    let id = slot.id.clone();
    html! {
        <button class="button quiet card-delete" data-action="delete" title={text.clone()} aria-label={text}
            onclick={store.sender(move |_| Message::AskToDelete(Target::Article(id.clone())))}>
            { icon(Icon::Delete) }
        </button>
    }
}

fn failed_card(store: &Store, slot: &Slot, error: &LoadError, locale: Locale) -> Html {
    let id = slot.id.clone();
    let store = store.clone();
    html! {
        <div role="alert" class="card-error">
            <h2 dir="auto">{ &slot.file }</h2>
            <p>{ load_error_text(error, locale) }</p>
            <button class="button" data-action="retry" onclick={move |_| store.retry(&id)}>
                { locale.messages().common.retry }
            </button>
        </div>
    }
}

/// What is wrong with an article that did not come, and what to do.
pub fn load_error_text(error: &LoadError, locale: Locale) -> String {
    let m = locale.messages();
    let number = |count: usize| locale.number(count);
    match error {
        LoadError::Fetch(FetchError::Network) => m.loading.network.into(),
        LoadError::Fetch(FetchError::Status(status)) => {
            fill(m.loading.status, &[("status", &number(usize::from(*status)))])
        }
        LoadError::Decode(DecodeError::Empty) => m.loading.empty.into(),
        LoadError::Decode(DecodeError::NotUtf8 { offset, line }) => fill(
            m.loading.not_utf8,
            &[("offset", &number(*offset)), ("line", &number(*line))],
        ),
    }
}

fn ready_card(slot: &Slot, work: &Work, locale: Locale) -> Html {
    let m = locale.messages();
    let document = &work.document;
    let counts = work.counts();
    let minutes = document
        .words(|block| work.role(block).is_text())
        .div_ceil(WORDS_A_MINUTE);
    let address = Route::Article {
        id: slot.id.clone(),
        sentence: None,
    };
    let verb = if counts.tagged() > 0 {
        m.library.go_on
    } else {
        m.library.read
    };
    html! {
        <a class="card-link" href={address.hash()}>
            <p class="card-source" lang={document.language.tag()} dir={document.direction.as_str()}>
                { document.source.clone().unwrap_or_else(|| slot.file.clone()) }
            </p>
            <h2 lang={document.language.tag()} dir={document.direction.as_str()}>{ &document.title }</h2>
            <p class="card-facts">
                <span>{ locale.count(&m.library.sentences, counts.total) }</span>
                <span>{ locale.count(&m.library.minutes, minutes) }</span>
                if slot.origin == Origin::Opened {
                    <span class="badge">{ m.library.opened_badge }</span>
                }
            </p>
            { progress(counts, locale, &document.title) }
            <span class="card-verb" aria-hidden="true">{ verb }</span>
        </a>
    }
}

/// How much is tagged, as a bar and in words.
pub fn progress(counts: &Counts, locale: Locale, name: &str) -> Html {
    let m = locale.messages();
    let (done, total) = (locale.number(counts.tagged()), locale.number(counts.total));
    let text = fill(m.library.progress, &[("done", &done), ("total", &total)]);
    html! {
        <div class="progress" data-progress={format!("{}/{}", counts.tagged(), counts.total)}>
            <progress max={counts.total.max(1).to_string()} value={counts.tagged().to_string()}
                aria-label={name.to_owned()}></progress>
            <span>{ text }</span>
        </div>
    }
}

/// How many sentences have each label, and how many none.
pub fn label_counts(counts: &Counts, locale: Locale) -> Html {
    let labels = LABELS.iter().zip(counts.labels).map(|(label, count)| {
        html! {
            <li data-count={label.id} class="count">
                { label_sign(label.id) }
                <span class="count-name">{ locale.label(label).name }</span>
                <b>{ locale.number(count) }</b>
            </li>
        }
    });
    html! {
        <ul class="counts">
            { for labels }
            <li data-count="untagged" class="count">
                { label_sign("untagged") }
                <span class="count-name">{ locale.messages().reading.untagged }</span>
                <b>{ locale.number(counts.untagged()) }</b>
            </li>
        </ul>
    }
}
