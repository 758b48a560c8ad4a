//! Restoring a backup: first shown, then merged. What is shown is what the merge did to a copy of
//! everything, so that it cannot differ from what the merge then does.

use std::rc::Rc;

use crate::exchange::file::File;
use crate::exchange::parse_moment;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::focus;
use crate::model::state::State;
use crate::transfer::import_report::ImportReport;
use crate::transfer::merge_file::{merge_file, notify_done};
use crate::transfer::restore_records::profile_of;
use crate::transfer::state::PendingRestore;

/// Shows what a backup would bring. Nothing is changed. Several wait for each other.
pub fn show(state: &mut State, name: &str, file: File, context: &mut Context) {
    let profile = file.backup.as_ref().and_then(profile_of);
    state.transfer.restores.push_back(PendingRestore {
        name: name.to_owned(),
        reader: profile.map(|profile| profile.annotator.name).unwrap_or_default(),
        made_at: parse_moment(&file.exported_at).map(|stamp| stamp.millis()),
        report: ImportReport::default(),
        file: Rc::new(file),
    });
    if state.navigation.dialog != Some(Dialog::Restore) {
        show_next(state, context);
    }
}

/// Shows the first backup that waits, or closes the window when none does.
fn show_next(state: &mut State, context: &mut Context) {
    state.navigation.dialog = None;
    if let Some(file) = state.transfer.restores.front().map(|next| next.file.clone()) {
        let report = merge_file(&mut state.clone(), &file, &mut context.apart());
        state.navigation.dialog = Some(Dialog::Restore);
        if let Some(next) = state.transfer.restores.front_mut() {
            next.report = report;
        }
    }
    context.render(View::Page);
}

/// Restores the backup that is shown.
pub fn restore(state: &mut State, context: &mut Context) {
    if let Some(restoring) = state.transfer.restores.pop_front() {
        let report = merge_file(state, &restoring.file, context);
        notify_done(state, &restoring.name, &report, context);
        show_next(state, context);
        focus::refocus(state, context);
    }
}

/// Puts the backup that is shown away.
pub fn cancel(state: &mut State, context: &mut Context) {
    state.transfer.restores.pop_front();
    show_next(state, context);
    focus::refocus(state, context);
}
