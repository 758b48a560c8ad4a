//! The card of an article. It is drawn again only when what it shows has changed, so that a library of a
//! thousand articles costs a message no more than one of ten.

use crate::session::delete;
use yew::prelude::*;

use crate::article::{ArticleId, Origin};
use crate::i18n::{Locale, fill, isolated};
use crate::session::{
    AnnotatedArticle, Counts, DeletionTarget, LibraryEntry, LoadError, Message, Route, State, Status, Summary,
};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::load_error::load_error_text;
use crate::ui::widgets::progress::progress;

/// Words that a reader reads in a minute: the mean for Arabic in Trauzettel-Klosinski and others
/// 2012, "Standardized assessment of reading performance" (138 words a minute).
const WORDS_A_MINUTE: usize = 138;

/// What a card shows.
#[derive(Clone, PartialEq)]
pub struct Look {
    id: ArticleId,
    file: AttrValue,
    is_opened: bool,
    can_delete: bool,
    known: Known,
    locale: Locale,
}

/// What is known of the article.
#[derive(Clone, PartialEq)]
enum Known {
    Nothing,
    Fault(LoadError),
    About(About),
}

/// An article as its card tells of it.
#[derive(Clone, PartialEq)]
struct About {
    title: AttrValue,
    source: Option<AttrValue>,
    language: AttrValue,
    direction: &'static str,
    words: usize,
    counts: Counts,
}

impl About {
    fn of_summary(summary: &Summary, counts: Counts) -> Self {
        Self {
            title: summary.title.clone().into(),
            source: summary.source.clone().map(AttrValue::from),
            language: summary.language.clone().into(),
            direction: summary.direction().as_str(),
            words: summary.words,
            counts,
        }
    }

    fn of_work(work: &AnnotatedArticle) -> Self {
        let document = &work.document;
        Self {
            title: document.title.clone().into(),
            source: document.source.clone().map(AttrValue::from),
            language: document.language.tag().to_owned().into(),
            direction: document.direction.as_str(),
            words: work.words(),
            counts: *work.counts(),
        }
    }
}

impl Look {
    /// What tells it from the other cards.
    pub fn key(&self) -> String {
        self.id.to_string()
    }

    /// The card of an article of the library.
    pub fn of(state: &State, entry: &LibraryEntry) -> Self {
        let counts = state.counts_of(entry).copied().unwrap_or_default();
        let known = match (&entry.status, entry.summary()) {
            (Status::Ready(work), _) => Known::About(About::of_work(work)),
            (Status::Failed(error, None), _) => Known::Fault(error.clone()),
            (_, Some(summary)) => Known::About(About::of_summary(summary, counts)),
            (_, None) => Known::Nothing,
        };
        Self {
            id: entry.id.clone(),
            file: entry.file.clone().into(),
            is_opened: entry.origin == Origin::Opened,
            can_delete: state.can_delete(entry),
            known,
            locale: state.locale,
        }
    }
}

/// Properties of [`Card`].
#[derive(Clone, PartialEq, Properties)]
pub struct CardProps {
    /// The store.
    pub store: Store,
    /// What the card shows.
    pub look: Look,
}

/// The card of an article: its progress, or why it is not there.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps { store, look } = props;
    let state = match &look.known {
        Known::Nothing => "loading",
        Known::Fault(_) => "error",
        Known::About(_) => "ready",
    };
    let content = match &look.known {
        Known::Nothing => html! { <p role="status">{ look.locale.messages().common.loading }</p> },
        Known::Fault(error) => failed_card(store, look, error),
        Known::About(about) => ready_card(look, about),
    };
    let progress = match &look.known {
        Known::About(about) => Some(format!("{}/{}", about.counts.tagged(), about.counts.total)),
        _ => None,
    };
    html! {
        <li class="card" data-article={look.id.to_string()} data-state={state} data-progress={progress}>
            { content }
            if look.can_delete { { delete_button(store, look) } }
        </li>
    }
}

/// Deletes the article, or the annotations of one that is delivered with the app; asks first.
fn delete_button(store: &Store, look: &Look) -> Html {
    let m = look.locale.messages();
    let text = if look.is_opened {
        m.deleting.article
    } else {
        m.deleting.start_over
    };
    let title = match &look.known {
        Known::About(about) => about.title.as_str(),
        _ => "",
    };
    let text = fill(text, &[("name", &isolated(title))]);
    let id = look.id.clone();
    html! {
        <button class="button quiet card-delete" data-action="delete" title={text.clone()} aria-label={text}
            onclick={store.sender(move |_| Message::Delete(delete::Message::Ask(DeletionTarget::Article(id.clone()))))}>
            { icon(Icon::Delete) }
        </button>
    }
}

fn failed_card(store: &Store, look: &Look, error: &LoadError) -> Html {
    let id = look.id.clone();
    let store = store.clone();
    html! {
        <div role="alert" class="card-error">
            <h2 translate="no" dir="auto">{ &look.file }</h2>
            <p>{ load_error_text(error, look.locale) }</p>
            <button class="button" data-action="retry" onclick={move |_| store.retry(&id)}>
                { look.locale.messages().common.retry }
            </button>
        </div>
    }
}

fn ready_card(look: &Look, about: &About) -> Html {
    let (m, locale) = (look.locale.messages(), look.locale);
    let minutes = about.words.div_ceil(WORDS_A_MINUTE);
    let address = Route::Article {
        id: look.id.clone(),
        sentence: None,
    };
    let verb = if about.counts.tagged() > 0 {
        m.library.go_on
    } else {
        m.library.read
    };
    html! {
        <a class="card-link" href={address.hash()}>
            <p class="card-source" lang={about.language.clone()} dir={about.direction}>
                { about.source.as_ref().unwrap_or(&look.file) }
            </p>
            <h2 translate="no" lang={about.language.clone()} dir={about.direction}>{ &about.title }</h2>
            <p class="card-facts">
                <span>{ locale.count(&m.library.sentences, about.counts.total) }</span>
                <span>{ locale.count(&m.library.minutes, minutes) }</span>
                if look.is_opened {
                    <span class="badge">{ m.library.opened_badge }</span>
                }
            </p>
            { progress(&about.counts, locale, &about.title) }
            <span class="card-verb" aria-hidden="true">{ verb }</span>
        </a>
    }
}
