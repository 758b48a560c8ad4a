//! `update`: the one way in which the state changes. It guards, hands the message to its feature,
//! answers the features' requests, and takes out the writes that must not be made.

use std::rc::Rc;

use crate::article::ArticleId;
use crate::awaiting::{Whereabouts, arrive, awaited_file, call_question_off, must_gather, needs_to_ask, wait};
use crate::boot::boot;
use crate::delete::replacing;
use crate::delete::state::DeletionTarget;
use crate::importing::{questions, rereading};
use crate::library::{describing, filtering, loading, missed, selecting};
use crate::message::Message;
use crate::model::awaited::Awaited;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::{Effect, View};
use crate::model::focus;
use crate::model::message_kind::Source;
use crate::model::request::Request;
use crate::model::state::State;
use crate::navigation::{moving, resume, search};
use crate::print::printing;
use crate::recoding::recode;
use crate::storage::key::RecordKey;
use crate::storage::kinds::place;
use crate::storage::{
    details, kept_texts, moving_texts, quarantine, remote_deletion, revisions, summaries, texts, version_guard,
};
use crate::tour::steps;
use crate::transfer::{remind, restore};
use crate::{
    annotate, citing, delete, importing, installation, library, navigation, notices, print, recoding, revising,
    settings, statistics, storage, tour, transfer,
};

/// The new state after a message, and what the shell has to do, in order.
pub fn update(mut state: State, message: Message, mut context: Context) -> (State, Vec<Effect>) {
    state.clock.set(context.now());
    let nature = message.kind();
    if nature.edits && version_guard::refuses(&mut state, &mut context) {
        return (state, context.into_effects());
    }
    let mut by_reader = nature.source == Source::Reader;
    if by_reader && !matches!(message, Message::Print(_)) {
        printing::forget(&mut state);
    }
    let was_at = state.navigation.open.clone();
    let was_on = Whereabouts::of(&state);
    let searched = search::searched(&state);
    let comes_back = matches!(
        message,
        Message::Delete(delete::Message::Undelete(_)) | Message::Storage(storage::Message::Lost(_))
    );
    let waiting = state.transfer.waiting_files.len();
    let told = told_elsewhere(&message);
    // A file may bring the text of an article that could not be fetched, and a deletion takes all away.
    let may_end_a_lack = matches!(
        message,
        Message::Library(_)
            | Message::Transfer(_)
            | Message::Importing(_)
            | Message::Delete(_)
            | Message::Storage(storage::Message::TextsRead(_))
    );
    let may_bring_details = !matches!(
        message,
        Message::Annotate(_) | Message::Navigation(_) | Message::Recoding(_) | Message::Importing(_)
    );
    let may_revise = !matches!(
        message,
        Message::Annotate(_) | Message::Navigation(_) | Message::Recoding(_) | Message::Notices(_)
    );
    let may_arrange = !matches!(message, Message::Library(library::Message::Select(_)));
    let (reader, aliases) = (state.reader.id.clone(), Rc::clone(&state.settings.aliases));
    dispatch(&mut state, message, &mut context);
    if may_bring_details {
        details::follow(&mut state, &mut context);
    }
    if may_revise {
        revisions::follow(&mut state, &mut context);
    }
    if may_end_a_lack {
        missed::follow(&mut state, &mut context);
        moving::arrive(&mut state, &mut context);
    }
    // A file that waited for its turn is the reader's, whatever it waited for.
    by_reader |= state.transfer.waiting_files.len() < waiting;
    perform_requests(&mut state, &mut context);
    call_question_off(&mut state, &was_on);
    selecting::follow(&mut state);
    describing::follow(&mut state, &mut context);
    rereading::follow(&mut state, &mut context);
    questions::follow(&mut state, &mut context);
    revising::follow(&mut state, may_revise, &mut context);
    steps::follow(&mut state, nature.tour_step, &mut context);
    perform_requests(&mut state, &mut context);
    let others = reader != state.reader.id || !Rc::ptr_eq(&aliases, &state.settings.aliases);
    if others || told.is_some() {
        let id = told.flatten().filter(|_| !others);
        loading::check_summaries(&mut state, id.as_ref(), &mut context);
    }
    search::follow(&mut state, searched.as_deref(), &mut context);
    resume::note(&mut state, was_at.as_ref(), &mut context);
    remind::remind(&mut state, &mut context);
    if state.navigation.dialog != Some(Dialog::Delete) {
        state.deletions.asked = None;
    }
    if may_arrange {
        filtering::follow(&mut state);
    }
    let left = was_at.map(|open| open.id);
    summaries::follow(&mut state, left.as_ref(), &mut context);
    remote_deletion::withhold(&mut state, by_reader, &mut context);
    // What comes back is written as it was, by whatever program.
    if !comes_back {
        version_guard::withhold(&state, &mut context);
    }
    texts::accompany(&mut state, &mut context);
    quarantine::note_writes(&mut state, context.effects());
    (state, context.into_effects())
}

/// Whether a message says that something is stored otherwise than this tab knew, and of which article; with
/// `None` it may be of any.
fn told_elsewhere(message: &Message) -> Option<Option<ArticleId>> {
    match message {
        Message::Storage(storage::Message::ReadLate(_)) => Some(None),
        Message::Storage(storage::Message::ChangedElsewhere { key, .. }) => {
            Some(Some(RecordKey::parse(key).article()?))
        }
        _ => None,
    }
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
                arrive(state, context);
            }
        }
        Message::Navigation(message) => navigation::update(state, message, context),
        Message::Annotate(message) => annotate::update(state, message, context),
        Message::Transfer(message) => match awaited_file(state, &message) {
            Some(awaited) => wait(state, awaited, context),
            None => {
                transfer::update(state, message, context);
            }
        },
        Message::Delete(delete::Message::Ask(target)) if needs_to_ask(state, &target) => {
            let awaited = match target {
                DeletionTarget::Article(id) => Awaited::Delete(Some(id)),
                DeletionTarget::Articles(ids) => Awaited::DeleteSeveral(ids),
                DeletionTarget::Everything => Awaited::Delete(None),
            };
            wait(state, awaited, context);
        }
        Message::Delete(message) => delete::update(state, message, context),
        Message::Citing(message) => citing::update(state, message, context),
        Message::Importing(message) => importing::update(state, message, context),
        Message::Recoding(message) => recoding::update(state, message, context),
        Message::Revising(message) => revising::update(state, message, context),
        Message::Statistics(message) => statistics::update(state, message, context),
        Message::Print(print::Message::Report) if state.navigation.open.is_none() && must_gather(state) => {
            printing::forget(state);
            wait(state, Awaited::Report, context);
        }
        Message::Print(message) => print::update(state, message, context),
        Message::Settings(message) => settings::update(state, message, context),
        Message::Tour(message) => tour::update(state, message, context),
        Message::Notices(message) => notices::update(state, message, context),
        Message::Storage(storage::Message::TextsRead(answers)) => {
            let answers = moving_texts::take_copies(state, answers, context);
            let answers = kept_texts::take(state, answers, context);
            loading::texts_read(state, answers, context);
            arrive(state, context);
        }
        Message::Storage(storage::Message::TextsReachable) => {
            loading::texts_reachable(state, context);
            arrive(state, context);
        }
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
            Request::Load(id) => {
                loading::need(state, &id, context);
                arrive(state, context);
            }
            Request::Replace { old, news } => replacing::replace(state, old, news, context),
            Request::LoadAll => {
                loading::need_all(state, context);
                arrive(state, context);
            }
            Request::Added(id) => revising::added(state, id),
            Request::AskAboutVersions { old, new } => revising::found_versions(state, old, new),
            Request::LookForText { article, hash } => revising::look_for_text(state, &article, &hash, context),
            Request::TakeReplacementBack(id) => revising::take_back(state, &id, context),
            Request::Show(route, dialog) => {
                moving::go(state, route, context);
                state.navigation.dialog = state.navigation.dialog.or(dialog);
            }
            Request::Prefer(preference) => settings::preferences::prefer(state, preference, context),
        }
    }
}

/// Closes the window, else the search, else the tour, else ends choosing, else drops the selection.
fn close(state: &mut State, context: &mut Context) {
    if questions::leave(state, context) || revising::leave(state, context) {
        return;
    }
    if matches!(state.navigation.dialog, Some(Dialog::Restore | Dialog::Whose)) {
        restore::cancel(state, context);
    } else if state.navigation.dialog.take().is_some() || state.navigation.search.take().is_some() {
        context.push(Effect::Render(View::Page));
        focus::refocus(state, context);
    } else if !recode::leave(state, context)
        && !steps::skip(state, context)
        && !focus::stop_choosing(state, context)
        && !selecting::stop(state, context)
    {
        focus::drop_selection(state, context);
    }
}
