//! The legend beside the article: the labels with their counts, and how far all articles are.

use crate::session::navigation;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::session::{Counts, Dialog, Message, State};
use crate::ui::hooks::{StoreProps, use_late_look};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::label_words::LabelWords;
use crate::ui::widgets::progress::{label_counts, progress};

/// What the legend shows.
#[derive(PartialEq)]
struct Look {
    words: LabelWords,
    article: Counts,
    all: Counts,
}

impl Look {
    fn of(state: &State) -> Option<Self> {
        let (_, work) = state.open_article()?;
        Some(Self {
            words: LabelWords::new(&work.codebook, state.locale),
            article: work.counts().clone(),
            all: state.counts(),
        })
    }
}

/// The legend with the counts, and how far all articles are: in the margin where there is one.
#[component]
pub fn Legend(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_late_look(store, Look::of);
    let Some(Look { words, article, all }) = &*look else {
        return Html::default();
    };
    let locale = words.locale;
    let name = locale.messages().library.progress_all;
    html! {
        <aside class="legend" aria-label={name}>
            { label_counts(article, words) }
            { unsure_count(store, locale, article.unsure) }
            <div class="progress-all">
                <span>{ name }</span>
                { progress(all, locale, name) }
            </div>
        </aside>
    }
}

/// How many sentences wait to be come back to, if any do: opens the list of them.
fn unsure_count(store: &Store, locale: Locale, count: usize) -> Html {
    if count == 0 {
        return Html::default();
    }
    let m = locale.messages();
    html! {
        <button class="button quiet unsure-count" data-action="unsure-list" data-count="unsure"
            title={m.unsure.title} onclick={store.sender(|_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Unsure)))}>
            { icon(Icon::Unsure) }<span class="count-name">{ m.unsure.mark }</span><b>{ locale.number(count) }</b>
        </button>
    }
}
