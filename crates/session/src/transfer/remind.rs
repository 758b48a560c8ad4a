//! The reminder to back up: how much is in no file yet, told once in a visit.
//!
//! Nothing is counted up as tags are made: what is in a file is known by the latest stamp that went into
//! one, and later stamps are in none. Stamps of the future say nothing of when, and are passed over.

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::exported::{Exported, Handed};
use crate::model::library_entry::Status;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::model::summary::Summary;
use crate::storage::kinds::exported::ExportedRecord;
use crate::storage::kinds::kind::StateRecord;
use crate::transfer::state::Reminder;

/// So many changes in no file are worth a word.
const MANY: usize = 100;
/// So many are, once they are [`OLD`].
const SOME: usize = 20;
/// A week, in milliseconds.
const OLD: u64 = 7 * 24 * 60 * 60 * 1000;

/// How many of the reader's words are in no file, and the earliest of them.
pub fn unsaved(state: &State) -> (usize, Option<Stamp>) {
    let (mut words, mut earliest) = (0, None::<Stamp>);
    for entry in state.current_entries() {
        let since = state.transfer.exported.of(&entry.id);
        let is_meant = |stamp: &Stamp| *stamp > since && !state.clock.is_ahead(*stamp);
        let of_work = |work: &AnnotatedArticle| {
            let stamps = || work.own_stamps().filter(is_meant);
            (stamps().count(), stamps().min())
        };
        // Where only the article itself knows, at most that is.
        let of_summary = |summary: &Summary| {
            let known = summary.unsaved.after(since);
            known.unwrap_or((summary.unsaved.words, summary.unsaved.earliest))
        };
        let known = entry
            .annotated()
            .map(of_work)
            .or_else(|| entry.summary().map(of_summary));
        let (more, first) = known.unwrap_or_default();
        words += more;
        earliest = [earliest, first].into_iter().flatten().min();
    }
    (words, earliest)
}

/// Everything, or some articles, were handed to the browser as a file of this name, with what was said up to then.
pub fn hand_over(state: &mut State, articles: Option<&[ArticleId]>, name: &str, up_to: Stamp, context: &mut Context) {
    let mut handed = Handed {
        name: name.to_owned(),
        at: context.now(),
        ..Handed::default()
    };
    match articles {
        Some(ids) => handed.articles.extend(ids.iter().map(|id| (id.clone(), up_to))),
        None => handed.all = up_to,
    }
    state.transfer.exported.hand(handed);
    ExportedRecord.store(state, context);
}

/// The reader has the file that was handed to the browser.
pub fn confirm(state: &mut State, context: &mut Context) {
    let is_all = state
        .transfer
        .exported
        .handed
        .as_ref()
        .is_some_and(|handed| handed.all > Stamp::default());
    state.transfer.exported.confirm();
    forget_handed(state, context);
    if is_all {
        answer(state, context);
    }
}

/// The browser could not make the file: nothing was handed over.
pub fn failed(state: &mut State, context: &mut Context) {
    state.transfer.exported.handed = None;
    forget_handed(state, context);
    state.notify(NoticeKind::DownloadFailed, context);
}

fn forget_handed(state: &mut State, context: &mut Context) {
    state
        .notices
        .shown
        .retain(|notice| !matches!(notice.kind, NoticeKind::FileHanded { .. }));
    ExportedRecord.store(state, context);
    context.render(View::Page);
}

/// Everything, or one article, is in a file for sure.
pub fn mark_exported(state: &mut State, article: Option<&ArticleId>, context: &mut Context) {
    let now = state.clock.last();
    match article {
        Some(id) => drop(state.transfer.exported.articles.insert(id.clone(), now)),
        None => {
            state.transfer.exported = Exported {
                all: now,
                ..Exported::default()
            };
            answer(state, context);
        }
    }
    ExportedRecord.store(state, context);
}

/// The reminder goes, for this visit.
fn answer(state: &mut State, context: &mut Context) {
    if matches!(state.transfer.reminder, Reminder::Shown(_)) {
        state.transfer.reminder = Reminder::Done;
        context.render(View::Page);
    }
}

/// The reader puts the reminder off: for a week, or until much more is in no file.
pub fn put_off(state: &mut State, context: &mut Context) {
    state.transfer.exported.put_off = Some((context.now(), unsaved(state).0));
    answer(state, context);
    ExportedRecord.store(state, context);
}

/// Shows the reminder when it is due: in the library, with everything loaded, once in a visit.
pub fn remind(state: &mut State, context: &mut Context) {
    let is_loading = |status: &Status| matches!(status, Status::Loading(_));
    let busy = state.library.list_loading || state.library.entries.iter().any(|entry| is_loading(&entry.status));
    if state.transfer.reminder != Reminder::NotYet || state.navigation.open.is_some() || busy {
        return;
    }
    let (changes, oldest) = unsaved(state);
    let age = context.now().saturating_sub(oldest.unwrap_or_default().millis());
    let due = changes >= MANY || (changes >= SOME && age >= OLD);
    let waits = |(at, known): (u64, usize)| changes < known + MANY && context.now() < at + OLD;
    if due && !state.transfer.exported.put_off.is_some_and(waits) {
        state.transfer.reminder = Reminder::Shown(changes);
        context.render(View::Page);
    }
}

impl State {
    /// How many of the reader's words are in no file.
    pub fn unsaved_changes(&self) -> usize {
        unsaved(self).0
    }

    /// The name of the file that was handed to the browser and the reader has not said that they have.
    pub fn handed_file(&self) -> Option<&str> {
        self.transfer
            .exported
            .handed
            .as_ref()
            .map(|handed| handed.name.as_str())
    }
}
