//! Merging a file that was checked: who is who in it, its articles, names of annotators, unknown fields.

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::exchange::extras::FileExtras;
use crate::exchange::file::{File, FileArticle, FileEarlier, plain_file_name};
use crate::exchange::places_of;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::local_time::local;
use crate::model::notice::NoticeKind;
use crate::model::request::Request;
use crate::model::revision;
use crate::model::revision::Revision;
use crate::model::state::State;
use crate::storage::brought_texts::bring_text;
use crate::storage::key::Records;
use crate::storage::kinds::file_extras::FileExtrasRecord;
use crate::storage::kinds::kind::StateRecord;
use crate::storage::kinds::opened_text::OpenedText;
use crate::storage::revisions;
use crate::text::{detect_language, direction_of_article};
use crate::transfer::asked::Asked;
use crate::transfer::dates_ahead::dates_ahead;
use crate::transfer::details::import_details;
use crate::transfer::identity::open_text;
use crate::transfer::import_report::{ArticleReport, ImportReport};
use crate::transfer::merge_article::import_article;
use crate::transfer::names::learn_names;
use crate::transfer::remind::{mark_exported, unsaved};
use crate::transfer::restore_records::{records_of, records_without_text, restore_records};
use crate::transfer::whose::settle;

/// Tells the reader what a file has done.
pub fn notify_done(state: &mut State, name: &str, report: &ImportReport, context: &mut Context) {
    let (count, latest) = report.ahead;
    if count > 0 {
        let (name, latest) = (name.to_owned(), local(latest, context));
        state.notify(NoticeKind::DatesAhead { name, count, latest }, context);
    }
    let total = report.total();
    let done = NoticeKind::ImportDone {
        name: name.to_owned(),
        merged: total.merged(),
        articles: report.new_articles(),
        choices: total.roles + total.cuts,
        unplaced: total.unplaced,
        unknown: total.unknown,
    };
    state.notify(done, context);
}

/// Merges all of a file that was checked, with what the reader answered of its annotators. Returns what
/// that did.
pub fn merge_file(state: &mut State, file: &File, asked: &[Asked], context: &mut Context) -> ImportReport {
    let mut report = ImportReport {
        reader: settle(state, file, asked, context),
        ahead: dates_ahead(file, &state.clock),
        ..ImportReport::default()
    };
    learn_names(state, file, context);
    let all_in_files = unsaved(state).0 == 0;
    let mut left = file.backup.as_ref().map(records_of).unwrap_or_default();
    left.extend(records_without_text(file));
    let position = state.focus_position();
    for article in &file.articles {
        let opened = text_of_article(state, file, article);
        let there = ArticleId::new(&article.id);
        let (id, is_new) = open_text(state, there.clone(), opened.clone(), context);
        if is_new {
            context.request(Request::Added(id.clone()));
        }
        import_details(state, (&there, &id), article, &mut left, context);
        bring_text(state, &id, &opened, context);
        // A backup puts back what was there, to the letter.
        let any_label = file.backup.is_some();
        let counts = import_article(state, &id, (article, any_label), &mut left, context);
        for earlier in &article.earlier_texts {
            import_earlier(state, file, (&id, article, earlier), &mut left, context);
        }
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

/// Merges an earlier text of an article with what was said of it, and what is settled about its sentences. Where that
/// text is here and nothing has taken its place, the reader is asked, as of any version.
fn import_earlier(
    state: &mut State,
    file: &File,
    (new, article, earlier): (&ArticleId, &FileArticle, &FileEarlier),
    left: &mut Records,
    context: &mut Context,
) {
    let was = &earlier.article;
    let there = ArticleId::new(&was.id);
    let opened = text_of_article(state, file, was);
    let (id, is_new) = open_text(state, there, opened.clone(), context);
    bring_text(state, &id, &opened, context);
    import_article(state, &id, (was, file.backup.is_some()), left, context);
    let (set_at, places) = places_of(earlier);
    let there = Revision {
        by: is_new.then(|| article.sha256.clone()),
        set_at: if is_new { set_at } else { Stamp::default() },
        places: [(article.sha256.clone(), places)].into(),
        ..Revision::default()
    };
    let is_replaced = state.revision_of(&id).is_some_and(|revision| revision.by.is_some());
    revisions::learn(state, &revision::key(&id, &was.sha256), there, context);
    if !is_new && !is_replaced && id != *new {
        context.request(Request::AskAboutVersions {
            old: id,
            new: new.clone(),
        });
    }
}

/// The record of an article of a file, should it be new here.
fn text_of_article(state: &State, file: &File, article: &FileArticle) -> OpenedText {
    let opened = file.backup.as_ref().and_then(|backup| backup.opened.get(&article.id));
    OpenedText {
        file: opened
            .map(|opened| &opened.file)
            .or(article.imported_file.as_ref())
            .filter(|file| !file.is_empty())
            .map_or_else(|| plain_file_name(&article.id), String::clone),
        text: article.text.clone(),
        opened_at: opened.map_or(state.clock.last().millis(), |opened| opened.opened_at),
        // What the text shows by itself need not be said.
        language: (article.language != detect_language(&article.text).tag()).then(|| article.language.clone()),
        direction: (article.direction != direction_of_article(&article.text).as_str())
            .then(|| article.direction.clone()),
        metadata: article.imported_from.clone().unwrap_or_default(),
        roles: article.imported_roles.clone(),
    }
}
