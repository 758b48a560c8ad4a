//! The card of an article.

use crate::session::delete;
use yew::prelude::*;

use crate::article::Origin;
use crate::i18n::{Locale, fill, isolated};
use crate::session::{AnnotatedArticle, DeletionTarget, LibraryEntry, LoadError, Message, Route, Status};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::load_error::load_error_text;
use crate::ui::widgets::progress::progress;

/// Words that a reader reads in a minute: the mean for Arabic in Trauzettel-Klosinski and others
/// 2012, "Standardized assessment of reading performance" (138 words a minute).
const WORDS_A_MINUTE: usize = 138;

/// The card of an article: its progress, or why it is not there.
pub fn card(store: &Store, entry: &LibraryEntry, can_delete: bool, locale: Locale) -> Html {
    let state = match &entry.status {
        Status::Loading => "loading",
        Status::Failed(_) => "error",
        Status::Ready(_) => "ready",
    };
    let content = match &entry.status {
        Status::Loading => html! { <p role="status">{ locale.messages().common.loading }</p> },
        Status::Failed(error) => failed_card(store, entry, error, locale),
        Status::Ready(work) => ready_card(entry, work, locale),
    };
    let progress = entry
        .annotated()
        .map(|work| format!("{}/{}", work.counts().tagged(), work.counts().total));
    html! {
        <li key={entry.id.to_string()} class="card" data-article={entry.id.to_string()} data-state={state}
            data-progress={progress}>
            { content }
            if can_delete { { delete_button(store, entry, locale) } }
        </li>
    }
}

/// Deletes the article, or the annotations of one that is delivered with the app; asks first.
fn delete_button(store: &Store, entry: &LibraryEntry, locale: Locale) -> Html {
    let m = locale.messages();
    let text = if entry.origin == Origin::Opened {
        m.deleting.article
    } else {
        m.deleting.start_over
    };
    let title = entry.annotated().map_or("", |work| work.document.title.as_str());
    let text = fill(text, &[("name", &isolated(title))]);
    let id = entry.id.clone();
    html! {
        <button class="button quiet card-delete" data-action="delete" title={text.clone()} aria-label={text}
            onclick={store.sender(move |_| Message::Delete(delete::Message::Ask(DeletionTarget::Article(id.clone()))))}>
            { icon(Icon::Delete) }
        </button>
    }
}

fn failed_card(store: &Store, entry: &LibraryEntry, error: &LoadError, locale: Locale) -> Html {
    let id = entry.id.clone();
    let store = store.clone();
    html! {
        <div role="alert" class="card-error">
            <h2 translate="no" dir="auto">{ &entry.file }</h2>
            <p>{ load_error_text(error, locale) }</p>
            <button class="button" data-action="retry" onclick={move |_| store.retry(&id)}>
                { locale.messages().common.retry }
            </button>
        </div>
    }
}

fn ready_card(entry: &LibraryEntry, work: &AnnotatedArticle, locale: Locale) -> Html {
    let m = locale.messages();
    let document = &work.document;
    let counts = work.counts();
    let minutes = document
        .words(|block| work.role(block).is_text())
        .div_ceil(WORDS_A_MINUTE);
    let address = Route::Article {
        id: entry.id.clone(),
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
                { document.source.clone().unwrap_or_else(|| entry.file.clone()) }
            </p>
            <h2 translate="no" lang={document.language.tag()} dir={document.direction.as_str()}>{ &document.title }</h2>
            <p class="card-facts">
                <span>{ locale.count(&m.library.sentences, counts.total) }</span>
                <span>{ locale.count(&m.library.minutes, minutes) }</span>
                if entry.origin == Origin::Opened {
                    <span class="badge">{ m.library.opened_badge }</span>
                }
            </p>
            { progress(counts, locale, &document.title) }
            <span class="card-verb" aria-hidden="true">{ verb }</span>
        </a>
    }
}
