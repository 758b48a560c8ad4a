//! Files that are shown before anything of them is used: a backup, and a file of which the reader is asked
//! whose work it is. What is shown is what the merge did to a copy of everything, so that it cannot differ
//! from what the merge then does.

use std::rc::Rc;

use crate::annotation::AnnotatorId;
use crate::exchange::file::File;
use crate::exchange::parse_moment;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::focus;
use crate::model::state::State;
use crate::transfer::asked::{Asked, Whose};
use crate::transfer::import_report::ImportReport;
use crate::transfer::merge_file::{merge_file, notify_done};
use crate::transfer::restore_records::profile_of;
use crate::transfer::state::PendingRestore;
use crate::transfer::whose::questions;

/// Shows what a file would bring, and asks whose it is. Nothing is changed. Several wait for each other.
pub fn show(state: &mut State, name: &str, file: File, asked: Vec<Asked>, context: &mut Context) {
    let profile = file.backup.as_ref().and_then(profile_of);
    state.transfer.restores.push_back(PendingRestore {
        name: name.to_owned(),
        is_backup: file.backup.is_some(),
        asked,
        reader: profile.map(|profile| profile.annotator.name).unwrap_or_default(),
        made_at: parse_moment(&file.exported_at).map(|stamp| stamp.millis()),
        report: ImportReport::default(),
        file: Rc::new(file),
    });
    if is_showing(state) {
        // How many wait is told in the window.
        context.render(View::Page);
    } else {
        show_next(state, context);
    }
}

fn is_showing(state: &State) -> bool {
    matches!(state.navigation.dialog, Some(Dialog::Restore | Dialog::Whose))
}

/// Shows the first file that waits, or closes the window when none does. Whoever was asked about meanwhile
/// is known: a file with no question left is opened.
fn show_next(state: &mut State, context: &mut Context) {
    state.navigation.dialog = None;
    while let Some(mut next) = state.transfer.restores.pop_front() {
        let asked = questions(state, &next.file);
        let answered = |asked: Asked| Asked {
            answer: next
                .asked
                .iter()
                .find(|known| known.annotator == asked.annotator)
                .and_then(|known| known.answer.clone())
                .or(asked.answer.clone()),
            ..asked
        };
        next.asked = asked.into_iter().map(answered).collect();
        if !next.is_backup && next.asked.is_empty() {
            let report = merge_file(state, &next.file, &[], context);
            notify_done(state, &next.name, &report, context);
            continue;
        }
        state.navigation.dialog = Some(if next.is_backup { Dialog::Restore } else { Dialog::Whose });
        state.transfer.restores.push_front(next);
        preview(state, context);
        break;
    }
    context.render(View::Page);
}

/// Finds out what the file that is shown would do, with the answers so far.
fn preview(state: &mut State, context: &mut Context) {
    if let Some(next) = state.transfer.restores.front() {
        let (file, asked) = (Rc::clone(&next.file), next.asked.clone());
        let report = merge_file(&mut state.clone(), &file, &asked, &mut context.apart());
        if let Some(next) = state.transfer.restores.front_mut() {
            next.report = report;
        }
    }
    context.render(View::Page);
}

/// The reader says whose work that of an annotator in the file that is shown is. Nothing is changed yet.
pub fn answer(state: &mut State, annotator: &AnnotatorId, whose: Whose, context: &mut Context) {
    let shown = state.transfer.restores.front_mut();
    let asked = shown.and_then(|shown| shown.asked.iter_mut().find(|asked| asked.annotator.id == *annotator));
    if let Some(asked) = asked {
        asked.answer = Some(whose);
        preview(state, context);
    }
}

/// Opens the file that is shown, once every question of it is answered.
pub fn restore(state: &mut State, context: &mut Context) {
    let is_answered = state.transfer.restores.front().is_some_and(PendingRestore::is_answered);
    if let Some(shown) = is_answered.then(|| state.transfer.restores.pop_front()).flatten() {
        let report = merge_file(state, &shown.file, &shown.asked, context);
        notify_done(state, &shown.name, &report, context);
        show_next(state, context);
        focus::refocus(state, context);
    }
}

/// Opens every file that is no backup as other people's work; what was answered already stays.
pub fn open_all_as_others(state: &mut State, context: &mut Context) {
    for waiting in state.transfer.restores.iter_mut().filter(|waiting| !waiting.is_backup) {
        for asked in &mut waiting.asked {
            asked.answer.get_or_insert(Whose::Another);
        }
    }
    while state
        .transfer
        .restores
        .front()
        .is_some_and(|shown| !shown.is_backup && shown.is_answered())
    {
        restore(state, context);
    }
}

/// Puts the file that is shown away: nothing of it is used.
pub fn cancel(state: &mut State, context: &mut Context) {
    state.transfer.restores.pop_front();
    show_next(state, context);
    focus::refocus(state, context);
}
