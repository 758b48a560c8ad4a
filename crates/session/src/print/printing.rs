//! Making the sheet while the browser prints, and the report for download.

use std::rc::Rc;

use crate::annotation::{AnnotatorId, Stamp};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::LibraryEntry;
use crate::model::local_time::{local, local_date};
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::report::{PrintMode, Sheet, SheetTag, html, sheet};

/// Downloads the report of the article on the page; in the library, of all.
pub fn report(state: &mut State, context: &mut Context) {
    match (&state.navigation.open, state.open_article()) {
        (_, Some((open, work))) => {
            let id = format!("{}-", safe(open.id.as_str()));
            download(state, &[work], &id, context);
        }
        // The article on the page is still on its way: there is nothing of it to report.
        (Some(_), None) => {}
        (None, None) => report_all(state, context),
    }
}

/// Downloads the report of all articles, and says which of them did not come.
pub fn report_all(state: &mut State, context: &mut Context) {
    let (here, missing): (Vec<_>, Vec<_>) = state
        .library
        .entries
        .iter()
        .partition(|entry| entry.annotated().is_some());
    let works: Vec<&AnnotatedArticle> = here.into_iter().filter_map(LibraryEntry::annotated).collect();
    let missing: Vec<String> = missing
        .into_iter()
        .map(|entry| state.name_of_entry(entry).to_owned())
        .collect();
    download(state, &works, "", context);
    let is_older = |kind: &NoticeKind| matches!(kind, NoticeKind::ReportLacks(_));
    state.notices.shown.retain(|notice| !is_older(&notice.kind));
    if !missing.is_empty() {
        state.notify(NoticeKind::ReportLacks(missing), context);
    }
    context.render(View::Page);
}

/// Hands the reader the report of these articles, in whose name `of` stands before the day.
fn download(state: &State, works: &[&AnnotatedArticle], of: &str, context: &mut Context) {
    let sheets: Vec<Sheet> = works.iter().map(|work| of_work(state, work, context)).collect();
    let content = html(&sheets);
    drop(sheets);
    if let Some(content) = content {
        let name = format!("hashiya-report-{of}{}.html", local_date(context));
        context.push(Effect::Download { name, content });
    }
}

/// What of an identity can stand in the name of a file on any system.
fn safe(id: &str) -> String {
    let keeps = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    id.chars().map(|c| if keeps(c) { c } else { '-' }).collect()
}

/// What is printed next is the tagged article again, whatever the reader printed before.
pub fn forget(state: &mut State) {
    state.print.mode = PrintMode::Tagged;
}

/// Prints the article on the page.
pub fn print(state: &mut State, paper: PrintMode, context: &mut Context) {
    state.navigation.dialog = None;
    state.print.mode = paper;
    state.print.sheet = None;
    begin(state, context);
    context.push(Effect::Print);
}

/// The browser is about to print, because this program asked for it or because the reader did:
/// then it is the tagged article.
pub fn begin(state: &mut State, context: &mut Context) {
    if state.print.sheet.is_none()
        && let Some((_, work)) = state.open_article()
    {
        let drawn = sheet(&of_work(state, work, context), state.print.mode);
        state.print.sheet = Some(Rc::new(drawn));
    }
    context.render(View::Page);
}

/// The browser has printed. It may ask for the same paper again, when the reader changes its size.
pub fn end(state: &mut State, context: &mut Context) {
    if state.print.sheet.take().is_some() {
        context.render(View::Page);
    }
}

fn of_work<'a>(state: &'a State, work: &'a AnnotatedArticle, context: &'a Context) -> Sheet<'a> {
    Sheet {
        document: &work.document,
        title: state.title_of_work(work),
        codebook: &work.codebook,
        locale: state.locale,
        counting: state.settings.preferences.counting(),
        role_of: Box::new(|block| work.role(block)),
        nesting_of: Box::new(|block| work.nesting(block)),
        tag_of: Box::new(|sentence| {
            let (author, entry) = work.tag(sentence)?;
            let label = work.label(sentence);
            let author = label.map_or(author, |(author, _)| author);
            Some(SheetTag {
                label: label.map(|(_, label)| label),
                note: &entry.note,
                unsure: entry.is_unsure(),
                by: name(state, author),
                at: local(entry.stamp, context),
            })
        }),
        today: local(Stamp::from_millis(context.now()), context),
    }
}

/// What an annotator is called on paper.
fn name<'a>(state: &'a State, author: &AnnotatorId) -> &'a str {
    let common = &state.messages().common;
    let nameless = if *author == state.reader.id {
        common.nameless_reader
    } else {
        common.another_reader
    };
    state.name_of(author).unwrap_or(nameless)
}
