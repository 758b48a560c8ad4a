//! Restoring a backup: first shown, then merged. What is shown is what the merge did to a copy of
//! everything, so that it cannot differ from what the merge then does.

use std::rc::Rc;

use super::absorbing::profile_of;
use super::gain::Outcome;
use super::importing::{merge_file, notify_done};
use super::message::{Context, View};
use super::moving;
use super::state::{Dialog, State};
use crate::exchange::file::File;
use crate::exchange::parse_moment;

/// A backup that the reader was shown and has not decided on.
#[derive(Clone, Debug)]
pub struct Restoring {
    /// The file's name.
    pub name: String,
    /// The name of the reader whose backup it is; may be empty.
    pub reader: String,
    /// When it was made, in milliseconds since 1970-01-01 UTC.
    pub made_at: Option<u64>,
    /// What it would do.
    pub outcome: Outcome,
    file: Rc<File>,
}

/// Shows what a backup would bring. Nothing is changed. Several wait for each other.
pub fn show(state: &mut State, name: &str, file: File, context: &mut Context) {
    let profile = file.backup.as_ref().and_then(profile_of);
    state.restoring.push_back(Restoring {
        name: name.to_owned(),
        reader: profile.map(|profile| profile.annotator.name).unwrap_or_default(),
        made_at: parse_moment(&file.exported_at).map(|stamp| stamp.millis()),
        outcome: Outcome::default(),
        file: Rc::new(file),
    });
    if state.dialog != Some(Dialog::Restore) {
        show_next(state, context);
    }
}

/// Shows the first backup that waits, or closes the window when none does.
fn show_next(state: &mut State, context: &mut Context) {
    state.dialog = None;
    if let Some(file) = state.restoring.front().map(|next| next.file.clone()) {
        let outcome = merge_file(&mut state.clone(), &file, &mut context.apart());
        state.dialog = Some(Dialog::Restore);
        if let Some(next) = state.restoring.front_mut() {
            next.outcome = outcome;
        }
    }
    context.render(View::Page);
}

/// Restores the backup that is shown.
pub fn restore(state: &mut State, context: &mut Context) {
    if let Some(restoring) = state.restoring.pop_front() {
        let outcome = merge_file(state, &restoring.file, context);
        notify_done(state, &restoring.name, &outcome, context);
        show_next(state, context);
        moving::refocus(state, context);
    }
}

/// Puts the backup that is shown away.
pub fn cancel(state: &mut State, context: &mut Context) {
    state.restoring.pop_front();
    show_next(state, context);
    moving::refocus(state, context);
}
