//! Merging a file that was checked: its reader, its articles, names of annotators, unknown fields.
//!
//! A reader who has annotated nothing yet and opens a file by a single annotator goes on as that
//! annotator: it is their own work on another computer.

use crate::annotation::{Annotator, AnnotatorId, Key, Stamp};
use crate::article::ArticleId;
use crate::exchange::extras::FileExtras;
use crate::exchange::file::{File, FileAnnotator, FileArticle};
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::kinds::file_extras::FileExtrasRecord;
use crate::storage::kinds::kind::StateRecord;
use crate::storage::kinds::names::NamesRecord;
use crate::storage::kinds::opened_text::OpenedText;
use crate::storage::kinds::profile::{change_profile, save_profile};
use crate::text::detect_language;
use crate::transfer::identity::open_text;
use crate::transfer::import_report::{ArticleReport, ImportReport};
use crate::transfer::merge_article::import_article;
use crate::transfer::remind::{mark_exported, unsaved};
use crate::transfer::restore_records::{profile_of, records_of, restore_records};

/// Tells the reader what a file has done.
pub fn notify_done(state: &mut State, name: &str, report: &ImportReport, context: &mut Context) {
    let total = report.total();
    let done = NoticeKind::ImportDone {
        name: name.to_owned(),
        merged: total.merged(),
        articles: report.new_articles(),
        choices: total.roles + total.cuts,
        unplaced: total.unplaced,
    };
    state.notify(done, context);
}

/// Merges all of a file that was checked. Returns what that did.
pub fn merge_file(state: &mut State, file: &File, context: &mut Context) -> ImportReport {
    let mut report = ImportReport {
        reader: adopt_reader(state, file, context),
        ..ImportReport::default()
    };
    learn_names(state, file, context);
    let all_in_files = unsaved(state).0 == 0;
    let mut left = file.backup.as_ref().map(records_of).unwrap_or_default();
    let position = state.focus_position();
    for article in &file.articles {
        let opened = text_of_article(state, file, article);
        let (id, is_new) = open_text(state, ArticleId::new(&article.id), opened, context);
        let counts = import_article(state, &id, article, &mut left, context);
        report.articles.push(ArticleReport {
            id,
            title: article.title.clone(),
            is_new,
            counts,
        });
    }
    let extras = FileExtras::of(file);
    if !extras.is_empty() {
        state.transfer.extras.merge(extras);
        FileExtrasRecord.store(state, context);
    }
    restore_records(state, left, &mut report, context);
    if all_in_files && unsaved(state).0 > 0 {
        // All that is new came from a file.
        mark_exported(state, None, context);
    }
    state.focus_again(position);
    context.render(View::Page);
    state.redraw_article(context);
    report
}

/// The record of an article of a file, should it be new here.
fn text_of_article(state: &State, file: &File, article: &FileArticle) -> OpenedText {
    let opened = file.backup.as_ref().and_then(|backup| backup.opened.get(&article.id));
    OpenedText {
        file: opened.map_or_else(|| format!("{}.txt", article.id), |opened| opened.file.clone()),
        text: article.text.clone(),
        opened_at: opened.map_or(state.clock.last().millis(), |opened| opened.opened_at),
        // What the text shows by itself need not be said.
        language: (article.language != detect_language(&article.text).tag()).then(|| article.language.clone()),
    }
}

/// A reader who has said nothing yet and opens a file by one annotator goes on as that annotator:
/// it is their own work, brought to another browser. A backup says whose it is.
fn adopt_reader(state: &mut State, file: &File, context: &mut Context) -> Option<Annotator> {
    let kept = file.backup.as_ref().and_then(profile_of);
    let named = !state.reader.name.is_empty();
    let (annotator, set_at) = match (kept, file.annotators.as_slice()) {
        (Some(kept), _) if !named || kept.annotator.name == state.reader.name => (kept.annotator, kept.set_at),
        (None, [only]) if !named => (annotator_of(only), Stamp::default()),
        _ => return None,
    };
    if annotator == state.reader || annotator.id.as_str().is_empty() || has_own_work(state) {
        return None;
    }
    state.reader.name = annotator.name.clone();
    state.settings.reader_is_new = false;
    state.set_reader(annotator.id.clone());
    if set_at > state.settings.changed_at {
        // Another browser's profile goes on as it is.
        state.clock.observe(set_at);
        state.settings.changed_at = set_at;
        save_profile(state, context);
    } else {
        change_profile(state, context);
    }
    Some(annotator)
}

fn annotator_of(listed: &FileAnnotator) -> Annotator {
    Annotator {
        id: AnnotatorId::new(&listed.id),
        name: listed.name.clone(),
    }
}

/// Whether the reader has said anything here.
fn has_own_work(state: &State) -> bool {
    let mine = |key: &Key| key.annotator == state.reader.id;
    let works = state.library.entries.iter().filter_map(|entry| entry.annotated());
    works.flat_map(|work| work.set.iter()).any(|(key, _)| mine(key))
}

fn learn_names(state: &mut State, file: &File, context: &mut Context) {
    let before = state.settings.other_names.len();
    for annotator in &file.annotators {
        let id = AnnotatorId::new(&annotator.id);
        if id != state.reader.id && !annotator.name.is_empty() {
            state.settings.other_names.insert(id, annotator.name.clone());
        }
    }
    if before != state.settings.other_names.len() || !state.settings.other_names.is_empty() {
        NamesRecord.store(state, context);
    }
}
