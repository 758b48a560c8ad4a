//! The overview above the cards: progress of all articles, the reminder to back up, the way back into
//! the article that was read last.

use crate::session::transfer;
use yew::prelude::*;

use crate::i18n::{Locale, fill};
use crate::session::{Message, Reminder, Route};
use crate::ui::links::statistics_address;
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::backup_button::back_up_button;
use crate::ui::widgets::handed_file::handed_file;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::label_words::LabelWords;
use crate::ui::widgets::long_title::clamped;
use crate::ui::widgets::progress::{label_counts, progress};
use crate::ui::widgets::save_state::SaveSign;

/// The progress of all articles, with the figures and the backup.
pub fn overall(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let (counts, words, articles) = store.read(|state| {
        let words = LabelWords::new(state.codebook_of(None), state.locale);
        (state.counts(), words, state.current_entries().count())
    });
    html! {
        <section class="overall" aria-label={m.library.progress_all}>
            { progress(&counts, locale, m.library.progress_all) }
            { label_counts(&counts, &words) }
            <div class="overall-row">
                <p class="hint">{ locale.count(&m.library.articles, articles) }</p>
                <a class="button" data-action="statistics" href={statistics_address(None)}>
                    { icon(Icon::Chart) }<span>{ m.statistics.title }</span>
                </a>
                { back_up_button(store, locale) }
                <SaveSign store={store.clone()} />
            </div>
        </section>
    }
}

/// Says that much is in no file, when that is so.
pub fn reminder(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let Reminder::Shown(changes) = store.read(|state| state.transfer.reminder) else {
        return Html::default();
    };
    html! {
        <aside class="reminder" role="status" data-reminder={changes.to_string()}>
            <p>{ locale.count(&m.backup.unsaved_changes, changes) }{ " " }{ m.backup.remind_why }</p>
            { handed_file(store, locale) }
            <div class="choices">
                { back_up_button(store, locale) }
                <button class="button quiet" data-action="later"
                    onclick={store.sender(|_| Message::Transfer(transfer::Message::PutOffBackup))}>{ m.common.later }</button>
            </div>
        </aside>
    }
}

/// Leads to the article that was read last, where it was left.
pub fn resume(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    store
        .read(|state| {
            let entry = state.last_read()?;
            let title = state.title_of(entry)?.to_owned();
            let (language, direction) = match (entry.annotated(), entry.summary()) {
                (Some(work), _) => (state.language_of_work(work).to_owned(), work.document.direction),
                (None, Some(summary)) => (summary.language.clone(), summary.direction()),
                (None, None) => return None,
            };
            let address = Route::Article {
                id: entry.id.clone(),
                sentence: None,
            };
            let total = state.counts_of(entry)?.total;
            let place = state.left_at(entry).map(|place| {
                let (n, total) = (locale.number(place), locale.number(total));
                html! { <span class="hint">{ fill(m.reading.sentence_of, &[("n", &n), ("total", &total)]) }</span> }
            });
            Some(html! {
                <a class="resume" data-action="continue" href={address.hash()}>
                    <span class="resume-verb">{ m.library.resume }</span>
                    <span class={classes!("resume-title", clamped(&title))} translate="no" lang={language} dir={direction.as_str()}>
                        { title }
                    </span>
                    { place.unwrap_or_default() }
                </a>
            })
        })
        .unwrap_or_default()
}
