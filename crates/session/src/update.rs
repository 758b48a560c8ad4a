//! `update`: the one way in which the state changes. It guards, hands the message to its feature,
//! answers the features' requests, and takes out the writes that must not be made.

use crate::boot::boot;
use crate::message::Message;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::{Effect, View};
use crate::model::focus;
use crate::model::message_kind::Source;
use crate::model::request::Request;
use crate::model::state::State;
use crate::navigation::{moving, resume, search};
use crate::recoding::recode;
use crate::storage::kinds::place;
use crate::storage::{quarantine, remote_deletion, version_guard};
use crate::tour::steps;
use crate::transfer::{import, remind, restore};
use crate::{
    annotate, delete, installation, library, navigation, notices, print, recoding, settings, statistics, storage, tour,
    transfer,
};

/// The new state after a message, and what the shell has to do, in order.
pub fn update(mut state: State, message: Message, mut context: Context) -> (State, Vec<Effect>) {
    let nature = message.kind();
    if nature.edits && version_guard::refuses(&mut state, &mut context) {
        return (state, context.into_effects());
    }
    let mut by_reader = nature.source == Source::Reader;
    if by_reader && !matches!(message, Message::Print(_)) {
        print::printing::forget(&mut state);
    }
    let was_at = state.navigation.open.clone();
    let searched = search::searched(&state);
    let comes_back = matches!(message, Message::Delete(delete::Message::Undelete(_)));
    let waiting = state.transfer.waiting_files.len();
    dispatch(&mut state, message, &mut context);
    // A file that waited for its turn is the reader's, whatever it waited for.
    by_reader |= state.transfer.waiting_files.len() < waiting;
    perform_requests(&mut state, &mut context);
    steps::follow(&mut state, nature.tour_step, &mut context);
    perform_requests(&mut state, &mut context);
    search::follow(&mut state, searched.as_deref(), &mut context);
    resume::note(&mut state, was_at.as_ref(), &mut context);
    remind::remind(&mut state, &mut context);
    if state.navigation.dialog != Some(Dialog::Delete) {
        state.deletions.asked = None;
    }
    remote_deletion::withhold(&mut state, by_reader, &mut context);
    // What comes back is written as it was, by whatever program.
    if !comes_back {
        version_guard::withhold(&state, &mut context);
    }
    quarantine::note_writes(&mut state, context.effects());
    (state, context.into_effects())
}

/// Hands a message to its feature.
fn dispatch(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::Booted(opened) => boot(state, *opened, context),
        Message::Close => close(state, context),
        Message::Library(message) => {
            let may_bring_an_article = message.brings();
            library::update(state, message, context);
            if may_bring_an_article {
                moving::arrive(state, context);
                import::open_waiting(state, context);
            }
        }
        Message::Navigation(message) => navigation::update(state, message, context),
        Message::Annotate(message) => annotate::update(state, message, context),
        Message::Transfer(message) => transfer::update(state, message, context),
        Message::Delete(message) => delete::update(state, message, context),
        Message::Recoding(message) => recoding::update(state, message, context),
        Message::Statistics(message) => statistics::update(state, message, context),
        Message::Print(message) => print::update(state, message, context),
        Message::Settings(message) => settings::update(state, message, context),
        Message::Tour(message) => tour::update(state, message, context),
        Message::Notices(message) => notices::update(state, message, context),
        Message::Storage(message) => storage::update(state, message, context),
        Message::Installation(message) => installation::update(state, message, context),
    }
}

/// Deals with what one feature asked another one for.
fn perform_requests(state: &mut State, context: &mut Context) {
    while let Some(request) = context.take_request() {
        match request {
            Request::KeepPlace { article, sentence } => place::store(&article, sentence, context),
            Request::Go(route) => moving::go(state, route, context),
            Request::Prefer(preference) => settings::preferences::prefer(state, preference, context),
        }
    }
}

/// Closes the window, else the search, else the tour, else ends choosing, else drops the selection.
fn close(state: &mut State, context: &mut Context) {
    if matches!(state.navigation.dialog, Some(Dialog::Restore | Dialog::Whose)) {
        restore::cancel(state, context);
    } else if state.navigation.dialog.take().is_some() || state.navigation.search.take().is_some() {
        context.push(Effect::Render(View::Page));
        focus::refocus(state, context);
    } else if !recode::leave(state, context) && !steps::skip(state, context) && !focus::stop_choosing(state, context) {
        focus::drop_selection(state, context);
    }
}
