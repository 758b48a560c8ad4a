//! An import from its beginning to its report.

use std::rc::Rc;

use crate::article::ArticleId;
use crate::importing::paste;
use crate::importing::state::{Job, Report, is_pasted};
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::{Effect, View};
use crate::model::imported::{FileRefusal, Outcome, ReadArticle, ReadFile};
use crate::model::library_entry::LibraryEntry;
use crate::model::notice::{FileFault, NoticeKind};
use crate::model::request::Request;
use crate::model::state::State;
use crate::storage::brought_texts::bring_text;
use crate::storage::kinds::opened_text::OpenedText;
use crate::storage::opened_articles::{add_unread, place_of};

/// The worker begins with so many files; with more, where one is under way.
pub fn begin(state: &mut State, files: usize, context: &mut Context) {
    if state.importing.job.is_none() {
        // What came of the one before is over.
        let is_earlier = |kind: &NoticeKind| matches!(kind, NoticeKind::Imported { .. });
        state.notices.shown.retain(|notice| !is_earlier(&notice.kind));
    }
    let text = state.locale.count(&state.messages().importing.begins, files);
    let job = state.importing.job.get_or_insert_default();
    if files > 0 {
        if std::mem::take(&mut state.importing.is_through) {
            // The worker is through with those before, which wait to be taken; it counts anew.
            (job.before, job.done) = (job.files, job.files);
        }
        context.announce(text);
    }
    job.files += files;
    context.render(View::Page);
}

/// The worker is at a file.
pub fn go_on(state: &mut State, (at, done): (usize, usize), file: String, context: &mut Context) {
    let file = match is_pasted(&file) {
        true => state.messages().importing.clipboard.to_owned(),
        false => file,
    };
    if state.importing.is_through {
        // It was stopped.
        return;
    }
    let Some(job) = &mut state.importing.job else { return };
    (job.at, job.done, job.file) = (job.before + at, job.before + done, file);
    context.render(View::Page);
}

/// The worker has read some files. They wait as long as the articles are not known: what is the same as one of
/// them cannot be told before.
pub fn take(state: &mut State, files: Vec<ReadFile>, context: &mut Context) {
    if state.importing.job.is_none() || state.importing.is_through {
        // It was stopped.
        return;
    }
    for file in files {
        match is_pasted(&file.file) {
            // What it is called is asked first, and then it is known what it is the same as.
            true => paste::read(state, file, context),
            false => state.importing.held.push(file),
        }
    }
    take_held(state, context);
}

/// Takes what was held, once it is known of all articles which text they have.
pub fn take_held(state: &mut State, context: &mut Context) {
    let is_unknown = |entry: &LibraryEntry| entry.is_unread() && entry.sha256().is_none();
    if state.library.list_loading || state.library.entries.iter().any(is_unknown) {
        return;
    }
    for ReadFile { file, read } in std::mem::take(&mut state.importing.held) {
        let guessed = read.as_ref().ok().filter(|read| read.article.encoding_is_guess);
        let encoding = guessed.and_then(|read| read.article.metadata.encoding.clone());
        let outcome = match read {
            Ok(article) => add(state, ArticleId::from_file_name(&file), &file, article, context),
            Err(fault) => Outcome::Refused(FileRefusal::Fault(fault)),
        };
        if let Some(job) = &mut state.importing.job
            && let Some(encoding) = encoding
        {
            job.encodings.insert(file.clone(), encoding);
        }
        tell(state, file, outcome);
    }
    if state.importing.is_through {
        report(state, context);
    }
}

/// An article of its own, called `own` where that is free, unless its text is here.
pub fn add(state: &mut State, own: ArticleId, file: &str, read: ReadArticle, context: &mut Context) -> Outcome {
    let (id, is_known) = place_of(state, own.clone(), &read.summary.sha256);
    if is_known && !state.entry(&id).is_some_and(LibraryEntry::is_missed) {
        return Outcome::Same(id);
    }
    if !is_known {
        // The moment of opening, each later than the one before: the library is in its order.
        state.clock.tick(context.now());
    }
    let article = read.article;
    let opened = OpenedText {
        file: file.to_owned(),
        language: article.metadata.language.clone(),
        text: article.text,
        opened_at: state.clock.last().millis(),
        direction: None,
        metadata: article.metadata,
        roles: article.roles,
    };
    if is_known {
        // What is here of it is its tags: the file has the text that they are of.
        bring_text(state, &id, &opened, context);
        return Outcome::Same(id);
    }
    let is_beside = id != own;
    context.request(Request::Added(id.clone()));
    add_unread(state, &id, Rc::new(opened), read.summary, context);
    match is_beside {
        true => Outcome::OtherText(id),
        false => Outcome::Added(id),
    }
}

/// Notes what became of a file.
pub fn tell(state: &mut State, file: String, outcome: Outcome) {
    if let Some(job) = &mut state.importing.job {
        job.added += usize::from(matches!(outcome, Outcome::Added(_) | Outcome::OtherText(_)));
        job.outcomes.push((file, outcome));
    }
}

/// The worker is through.
pub fn end(state: &mut State, context: &mut Context) {
    state.importing.is_through = state.importing.job.is_some();
    take_held(state, context);
}

/// The reader stops it. What was read stays, also what is not taken yet; of what was pasted the words are here.
pub fn stop(state: &mut State, context: &mut Context) {
    context.push(Effect::StopImport);
    paste::all_as_text(state, context);
    if let Some(job) = &mut state.importing.job {
        job.leave_the_rest();
    }
    end(state, context);
}

/// The worker could not be loaded. What it read before stays; the files that it did not read are named.
pub fn reader_is_missing(state: &mut State, files: Vec<String>, context: &mut Context) {
    paste::all_as_text(state, context);
    if state.importing.job.is_none() || state.importing.is_through {
        // It was stopped.
        return;
    }
    let files: Vec<String> = files.into_iter().filter(|file| !is_pasted(file)).collect();
    if let Some(job) = &mut state.importing.job {
        // All of them are told.
        job.done = job.files;
    }
    let names_one = files.len() == 1;
    for file in files {
        tell(state, file, Outcome::Refused(FileRefusal::NoReader));
    }
    let is_alone = |job: &Job| job.outcomes.len() == 1 && job.left == 0;
    // The message about that one file says the same.
    let is_said = names_one && state.importing.job.as_ref().is_some_and(is_alone);
    end(state, context);
    if !is_said {
        state.notify(NoticeKind::ReaderOfFilesMissing, context);
    }
}

/// The import is over: one file is told of by itself, many in one message with a list.
fn report(state: &mut State, context: &mut Context) {
    state.importing.is_through = false;
    let Some(Job {
        mut outcomes,
        mut encodings,
        left,
        ..
    }) = state.importing.job.take()
    else {
        return;
    };
    context.render(View::Page);
    if std::mem::take(&mut state.importing.goes_on)
        && let Some(before) = state.importing.report.take()
    {
        outcomes.splice(..0, before.outcomes);
        encodings.extend(before.encodings);
    }
    match &*outcomes {
        [] if left == 0 => {}
        [(file, outcome)] if left == 0 => {
            let file = file.clone();
            let kind = match outcome.clone() {
                Outcome::Added(id) | Outcome::OtherText(id) if encodings.contains_key(&file) => {
                    NoticeKind::FileAddedIn {
                        encoding: encodings.remove(&file).unwrap_or_default(),
                        is_beside: matches!(outcome, Outcome::OtherText(_)),
                        name: file,
                        id,
                    }
                }
                Outcome::Added(id) => NoticeKind::FileAdded(file, id),
                Outcome::OtherText(id) => NoticeKind::FileBeside(file, id),
                Outcome::Same(id) => NoticeKind::FileKnown(file, id),
                Outcome::Refused(refusal) => NoticeKind::FileFailed(file, FileFault::Import(refusal)),
                Outcome::Handed => return,
            };
            state.notify(kind, context);
        }
        _ => {
            // Those first that need the reader.
            outcomes.sort_by_key(|(_, outcome)| match outcome {
                Outcome::Refused(_) => 0,
                Outcome::OtherText(_) => 1,
                Outcome::Same(_) => 2,
                Outcome::Added(_) | Outcome::Handed => 3,
            });
            let report = Report {
                outcomes,
                encodings,
                left,
            };
            let tally = report.tally();
            state.importing.report = Some(report);
            state.notify(NoticeKind::Imported { tally, left }, context);
        }
    }
}

/// Shows what became of each file.
pub fn show_report(state: &mut State, context: &mut Context) {
    if state.importing.report.is_some() {
        state.navigation.dialog = Some(Dialog::Imported);
        context.render(View::Page);
    }
}
