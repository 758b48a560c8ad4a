//! The card of an article. Each looks for itself whether what it shows is something else now: a message costs
//! a card that stays as it is a comparison, which copies nothing, and draws only those that do not.

use std::borrow::Cow;
use std::cell::Cell;

use crate::session::{delete, library};
use yew::prelude::*;

use super::tick::Tick;
use crate::article::{ArticleId, Origin};
use crate::i18n::{Locale, fill, in_label};
use crate::session::{
    AnnotatedArticle, Counts, DeletionTarget, Detail, LibraryEntry, LoadError, Message, Route, State, Status, Summary,
};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::load_error::load_error_text;
use crate::ui::widgets::long_title::clamped;
use crate::ui::widgets::progress::progress;

/// Words that a reader reads in a minute: the mean for Arabic in Trauzettel-Klosinski and others
/// 2012, "Standardized assessment of reading performance" (138 words a minute).
const WORDS_A_MINUTE: usize = 138;

/// What a card shows: as the state has it, or once it is drawn as its own.
#[derive(Clone, PartialEq)]
struct Look<'a> {
    id: ArticleId,
    file: Cow<'a, str>,
    is_opened: bool,
    can_delete: bool,
    known: Known<'a>,
    /// How many tags of earlier versions wait for a place.
    waiting: usize,
    locale: Locale,
}

/// What is known of the article.
#[derive(Clone, PartialEq)]
enum Known<'a> {
    Nothing,
    Fault(Cow<'a, LoadError>),
    About(About<'a>),
}

/// An article as its card tells of it.
#[derive(Clone, PartialEq)]
struct About<'a> {
    title: Cow<'a, str>,
    source: Option<Cow<'a, str>>,
    language: Cow<'a, str>,
    direction: &'static str,
    words: usize,
    counts: Counts,
}

impl<'a> About<'a> {
    fn of_summary(state: &'a State, id: &ArticleId, summary: &'a Summary, counts: Counts) -> Self {
        let said = |detail| state.said_of(id, detail);
        Self {
            title: said(Detail::Title).unwrap_or(&summary.title).into(),
            source: said(Detail::Author).or(summary.source.as_deref()).map(Cow::from),
            language: said(Detail::Language).unwrap_or(&summary.language).into(),
            direction: summary.direction().as_str(),
            words: summary.words,
            counts,
        }
    }

    fn of_work(state: &'a State, work: &'a AnnotatedArticle) -> Self {
        let document = &work.document;
        let author = state.said_of(&document.article.id, Detail::Author);
        Self {
            title: state.title_of_work(work).into(),
            source: author.or(document.source.as_deref()).map(Cow::from),
            language: state.language_of_work(work).into(),
            direction: document.direction.as_str(),
            words: work.words(),
            counts: work.counts().clone(),
        }
    }

    fn into_owned(self) -> About<'static> {
        About {
            title: owned(self.title),
            source: self.source.map(owned),
            language: owned(self.language),
            ..self
        }
    }
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

impl<'a> Look<'a> {
    /// The card of an article of the library.
    fn of(state: &'a State, entry: &'a LibraryEntry) -> Self {
        let counts = state.counts_of(entry).cloned().unwrap_or_default();
        let known = match (&entry.status, entry.summary()) {
            (Status::Ready(work), _) => Known::About(About::of_work(state, work)),
            (Status::Failed(error, None), _) => Known::Fault(Cow::Borrowed(error)),
            (_, Some(summary)) => Known::About(About::of_summary(state, &entry.id, summary, counts)),
            (_, None) => Known::Nothing,
        };
        Self {
            id: entry.id.clone(),
            file: entry.file.as_str().into(),
            is_opened: entry.origin == Origin::Opened,
            can_delete: state.can_delete(entry),
            known,
            waiting: state.waiting_of(&entry.id),
            locale: state.locale,
        }
    }

    /// The card of an article that was at this place of the library when it was last looked for; where it is now
    /// is kept. Others come before it more often than they go.
    fn at(state: &'a State, id: &ArticleId, place: &Cell<usize>) -> Option<Self> {
        let entries = &state.library.entries;
        let (before, after) = entries.split_at(place.get().min(entries.len()));
        let is_it = |entry: &LibraryEntry| entry.id == *id;
        let found = after.iter().position(is_it).map(|at| before.len() + at);
        let found = found.or_else(|| before.iter().position(is_it))?;
        place.set(found);
        Some(Self::of(state, &entries[found]))
    }

    fn into_owned(self) -> Look<'static> {
        let known = match self.known {
            Known::Nothing => Known::Nothing,
            Known::Fault(error) => Known::Fault(Cow::Owned(error.into_owned())),
            Known::About(about) => Known::About(about.into_owned()),
        };
        Look {
            file: owned(self.file),
            known,
            ..self
        }
    }
}

/// Properties of [`Card`].
#[derive(Clone, PartialEq, Properties)]
pub struct CardProps {
    /// The store.
    pub store: Store,
    /// The article.
    pub id: ArticleId,
    /// Whether it has a box to be selected by.
    pub has_box: bool,
}

/// What a card shows, until that is something else; `None` when its article is gone.
#[hook]
fn use_card_look(props: &CardProps) -> Option<Look<'static>> {
    let update = use_force_update();
    let shown = use_mut_ref(|| None);
    let place = use_memo((), |()| Cell::new(0));
    let CardProps { store, id, .. } = props;
    let look = store.read(|state| Look::at(state, id, &place).map(Look::into_owned));
    shown.borrow_mut().clone_from(&look);
    // Registered while drawing and not in an effect, so that no change in between goes unseen.
    use_memo((store.clone(), id.clone()), move |(store, id)| {
        let (store, id) = (store.clone(), id.clone());
        let watched = store.clone();
        let is_same = move || watched.read(|state| *shown.borrow() == Look::at(state, &id, &place));
        let watcher = Callback::from(move |()| {
            if !is_same() {
                update.force_update();
            }
        });
        store.watch(Watch::Bars, watcher)
    });
    look
}

/// The card of an article: its progress, or why it is not there.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let Some(look) = use_card_look(props) else {
        return Html::default();
    };
    let (store, look) = (&props.store, &look);
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
        <li class="card" data-article={look.id.to_string()} data-state={state} data-progress={progress}
            data-selecting={props.has_box.then_some("true")}>
            { content }
            if let Known::About(about) = &look.known {
                <div class="card-tools">
                    { details_button(store, look, about) }
                    if look.can_delete { { delete_button(store, look) } }
                </div>
                if props.has_box {
                    <Tick store={store.clone()} id={look.id.clone()} name={about.title.to_string()} locale={look.locale} />
                }
            }
        </li>
    }
}

/// Shows what is known of the article.
fn details_button(store: &Store, look: &Look<'static>, about: &About<'static>) -> Html {
    let text = fill(
        look.locale.messages().details.of_article,
        &[("name", &in_label(&about.title))],
    );
    let id = look.id.clone();
    let open = move |_: MouseEvent| {
        let message = library::describing::Message::Open(id.clone());
        Message::Library(library::Message::Describe(message))
    };
    html! {
        <button class="button quiet" data-action="details" title={text.clone()} aria-label={text} onclick={store.sender(open)}>
            { icon(Icon::Details) }
        </button>
    }
}

/// Deletes the article, or the annotations of one that is delivered with the app; asks first.
fn delete_button(store: &Store, look: &Look<'static>) -> Html {
    let m = look.locale.messages();
    let text = if look.is_opened {
        m.deleting.article
    } else {
        m.deleting.start_over
    };
    let title = match &look.known {
        Known::About(about) => &about.title,
        _ => "",
    };
    let text = fill(text, &[("name", &in_label(title))]);
    let id = look.id.clone();
    html! {
        <button class="button quiet" data-action="delete" title={text.clone()} aria-label={text}
            onclick={store.sender(move |_| Message::Delete(delete::Message::Ask(DeletionTarget::Article(id.clone()))))}>
            { icon(Icon::Delete) }
        </button>
    }
}

fn failed_card(store: &Store, look: &Look<'static>, error: &LoadError) -> Html {
    let id = look.id.clone();
    let store = store.clone();
    html! {
        <div role="alert" class="card-error">
            <h2 translate="no" dir="auto">{ &*look.file }</h2>
            <p>{ load_error_text(error, look.locale) }</p>
            <button class="button" data-action="retry" onclick={move |_| store.retry(&id)}>
                { look.locale.messages().common.retry }
            </button>
        </div>
    }
}

fn ready_card(look: &Look<'static>, about: &About<'static>) -> Html {
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
                { about.source.as_deref().unwrap_or(&look.file) }
            </p>
            <h2 class={clamped(&about.title)} translate="no" lang={about.language.clone()} dir={about.direction}>{ &*about.title }</h2>
            <p class="card-facts">
                <span>{ locale.count(&m.library.sentences, about.counts.total) }</span>
                <span>{ locale.count(&m.library.minutes, minutes) }</span>
                if look.is_opened {
                    <span class="badge">{ m.library.opened_badge }</span>
                }
                if look.waiting > 0 {
                    <span class="badge badge-waiting" data-waiting={look.waiting.to_string()}>
                        { locale.count(&m.revising.to_place, look.waiting) }
                    </span>
                }
            </p>
            { progress(&about.counts, locale, &about.title) }
            <span class="card-verb" aria-hidden="true">{ verb }</span>
        </a>
    }
}
