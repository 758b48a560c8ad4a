//! Backing up, in the settings; and what a backup would bring, before it is restored.

use crate::session::transfer;
use yew::prelude::*;

use super::whose::answers;
use crate::annotation::Stamp;
use crate::exchange::date_of;
use crate::i18n::{Locale, Messages, fill, isolated, shortened};
use crate::session::{ArticleReport, ImportCounts, Message, PendingRestore, State};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::backup_button::back_up_button;
use crate::ui::widgets::file_chooser::open_chosen;
use crate::ui::widgets::handed_file::handed_file;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::long_title::clamped;

/// The part of the settings about backups.
pub fn settings_section(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let unsaved = store.read(State::unsaved_changes);
    html! {
        <section>
            <h3>{ m.backup.section }</h3>
            <p class="hint">{ m.backup.explained }</p>
            if unsaved > 0 {
                <p data-unsaved={unsaved.to_string()}>{ locale.count(&m.backup.unsaved_changes, unsaved) }</p>
            }
            { handed_file(store, locale) }
            <div class="choices">
                { back_up_button(store, locale) }
                <label class="button" data-action="choose-backup">
                    { icon(Icon::Open) }<span>{ m.backup.choose }</span>
                    <input type="file" class="visually-hidden" data-restore="true" accept=".json,application/json"
                        onchange={open_chosen(store)} />
                </label>
            </div>
        </section>
    }
}

/// What the backup that waits would bring.
#[component]
pub fn RestorePreview(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    store.read(|state| {
        let waiting = state.transfer.restores.front();
        waiting.map_or_else(Html::default, |restoring| preview(store, restoring, state.locale))
    })
}

fn preview(store: &Store, restoring: &PendingRestore, locale: Locale) -> Html {
    let m = locale.messages();
    let report = &restoring.report;
    // A question that is open may bring something.
    let nothing = report.is_nothing() && restoring.is_answered();
    let is_told = |article: &&ArticleReport| article.is_new || article.counts.is_seen() || article.counts.skipped > 0;
    let told: Vec<&ArticleReport> = report.articles.iter().filter(is_told).collect();
    let quiet = report.articles.len() - told.len();
    html! {
        <div class="dialog-body restore" data-nothing={nothing.to_string()}>
            <p>{ origin(restoring, locale) }</p>
            { answers(store, restoring, locale) }
            if nothing {
                <p>{ m.backup.restore_nothing }</p>
            }
            <ul class="gains">
                { for told.into_iter().map(|article| article_row(article, locale)) }
                if quiet > 0 {
                    <li class="hint" data-quiet={quiet.to_string()}>{ locale.count(&m.backup.restore_quiet, quiet) }</li>
                }
                if let Some(reader) = &report.reader {
                    <li data-reader="true">{ fill(m.backup.restore_reader, &[("name", &isolated(name_of(&reader.name, m)))]) }</li>
                }
                if report.settings > 0 {
                    <li data-settings={report.settings.to_string()}>{ m.backup.restore_settings }</li>
                }
                if report.quarantined > 0 {
                    <li data-aside={report.quarantined.to_string()}>{ locale.count(&m.backup.restore_quarantined, report.quarantined) }</li>
                }
            </ul>
            if !nothing {
                <p class="hint">{ m.backup.restore_explained }</p>
            }
            <div class="choices">
                if !nothing {
                    <button class="button primary" data-action="restore" autofocus=true disabled={!restoring.is_answered()}
                        onclick={store.sender(|_| Message::Transfer(transfer::Message::Restore))}>{ m.backup.restore }</button>
                }
                <button class="button" data-action="cancel" autofocus={nothing}
                    onclick={store.sender(|_| Message::Close)}>
                    { if nothing { m.common.close } else { m.common.cancel } }
                </button>
            </div>
        </div>
    }
}

/// Which file it is, whose backup, and of when.
fn origin(restoring: &PendingRestore, locale: Locale) -> String {
    let m = locale.messages();
    let date = restoring.made_at.map(|at| date_of(Stamp::from_millis(at)));
    let date = locale.date(&date.unwrap_or_default());
    let values: [(&str, &str); 3] = [
        ("file", &shortened(&restoring.name)),
        ("name", &isolated(name_of(&restoring.reader, m))),
        ("date", &date),
    ];
    fill(m.backup.restore_origin, &values)
}

fn name_of<'a>(name: &'a str, m: &'a Messages) -> &'a str {
    if name.is_empty() {
        m.common.nameless_reader
    } else {
        name
    }
}

fn article_row(article: &ArticleReport, locale: Locale) -> Html {
    let m = locale.messages();
    html! {
        <li data-gain={article.id.to_string()}>
            <p class="gain-title">
                <b class={clamped(&article.title)} translate="no" dir="auto">{ &article.title }</b>
                if article.is_new { <span class="badge">{ m.backup.restore_new_article }</span> }
            </p>
            { counts_of(&article.counts, locale) }
        </li>
    }
}

/// The counts that are not zero, each with its name.
fn counts_of(counts: &ImportCounts, locale: Locale) -> Html {
    let m = locale.messages();
    let counts = [
        ("added", m.backup.count_added, counts.added),
        ("changed", m.backup.count_changed, counts.changed),
        ("skipped", m.backup.count_skipped, counts.skipped),
        ("same", m.backup.count_same, counts.same),
        ("roles", m.backup.count_roles, counts.roles),
        ("cuts", m.backup.count_cuts, counts.cuts),
        ("second", m.backup.count_second, counts.second),
        ("drafts", m.backup.count_drafts, counts.drafts),
        ("unplaced", m.backup.count_unplaced, counts.unplaced),
    ];
    let shown = counts.into_iter().filter(|(_, _, count)| *count > 0);
    html! {
        <dl class="gain">{ for shown.map(|(name, text, count)| html! {
            <div data-count={name}><dt>{ text }</dt><dd>{ locale.number(count) }</dd></div>
        }) }</dl>
    }
}
