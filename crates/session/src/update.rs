//! `update`: the one way in which the state changes. It guards, hands the message to its feature,
//! answers the features' requests, and takes out the writes that must not be made.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::article::ArticleId;
use crate::boot::boot;
use crate::delete::state::DeletionTarget;
use crate::delete::{deletion, replacing};
use crate::importing::{job, questions, rereading};
use crate::library::{describing, filtering, loading, missed, selecting};
use crate::message::Message;
use crate::model::awaited::Awaited;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::{Effect, View};
use crate::model::focus;
use crate::model::library_entry::{LibraryEntry, LoadError, Status};
use crate::model::message_kind::Source;
use crate::model::request::Request;
use crate::model::route::{Route, Statistics};
use crate::model::state::State;
use crate::navigation::{moving, resume, search};
use crate::print::printing;
use crate::recoding::recode;
use crate::storage::key::RecordKey;
use crate::storage::kinds::place;
use crate::storage::{details, moving_texts, quarantine, remote_deletion, summaries, texts, version_guard};
use crate::tour::steps;
use crate::transfer::export::Kind;
use crate::transfer::{first_copy, import, remind, restore, writing};
use crate::{
    annotate, citing, delete, importing, installation, library, navigation, notices, print, recoding, settings,
    statistics, storage, tour, transfer,
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
    let may_arrange = !matches!(message, Message::Library(library::Message::Select(_)));
    let (reader, aliases) = (state.reader.id.clone(), Rc::clone(&state.settings.aliases));
    dispatch(&mut state, message, &mut context);
    if may_bring_details {
        details::follow(&mut state, &mut context);
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

/// What the reader has before them: the article or the figures, and the window over it.
struct Whereabouts {
    article: Option<ArticleId>,
    statistics: Option<Statistics>,
    dialog: Option<Dialog>,
}

impl Whereabouts {
    fn of(state: &State) -> Self {
        Self {
            article: state.navigation.open.as_ref().map(|open| open.id.clone()),
            statistics: state.navigation.statistics.clone(),
            dialog: state.navigation.dialog,
        }
    }
}

/// A question whether to delete that waits for articles does not come to a reader who went elsewhere or opened
/// a window since: it would take the place of what they do now.
fn call_question_off(state: &mut State, before: &Whereabouts) {
    let now = Whereabouts::of(state);
    let has_window = now.dialog.is_some() && now.dialog != before.dialog;
    if has_window || (&now.article, &now.statistics) != (&before.article, &before.statistics) {
        forget_question(state);
    }
}

fn forget_question(state: &mut State) {
    let is_question = |awaited: &Awaited| matches!(awaited, Awaited::Delete(_) | Awaited::DeleteSeveral(_));
    state.library.awaited.retain(|awaited| !is_question(awaited));
}

/// Articles have come: what waited for them goes on.
fn arrive(state: &mut State, context: &mut Context) {
    let was_on = Whereabouts::of(state);
    load_needed(state, context);
    moving::arrive(state, context);
    import::open_waiting(state, context);
    job::take_held(state, context);
    call_question_off(state, &was_on);
    for awaited in std::mem::take(&mut state.library.awaited) {
        match awaited {
            Awaited::Export if !is_incomplete(state) => writing::download(state, Kind::All, context),
            Awaited::BackUp if !is_incomplete(state) => writing::download(state, Kind::Backup, context),
            Awaited::Report if !is_incomplete(state) => printing::report_all(state, context),
            Awaited::TakeOver(path, records) if !is_incomplete(state) => {
                first_copy::open(state, &path, records, context);
            }
            Awaited::Delete(None) if !is_incomplete(state) => {
                deletion::ask(state, DeletionTarget::Everything, context);
            }
            Awaited::Delete(Some(id)) if state.entry(&id).is_none_or(|entry| !entry.is_unread()) => {
                if state.entry(&id).is_some_and(is_known) {
                    deletion::ask(state, DeletionTarget::Article(id), context);
                }
            }
            Awaited::ExportSome(ids) if !are_unread(state, &ids) => writing::download_some(state, ids, context),
            Awaited::DeleteSeveral(ids) if !are_unread(state, &ids) => {
                let is_there = |id: &ArticleId| state.entry(id).is_some_and(is_known);
                let there: Vec<ArticleId> = ids.into_iter().filter(is_there).collect();
                if !there.is_empty() {
                    deletion::ask(state, DeletionTarget::Articles(there), context);
                }
            }
            waits => state.library.awaited.push(waits),
        }
    }
}

/// Whether it is known what would go with an article. Of one whose text did not come nobody knows it; a message says
/// so. Of one whose text is gone nothing else will ever be known.
fn is_known(entry: &LibraryEntry) -> bool {
    entry.annotated().is_some() || matches!(entry.status, Status::Failed(LoadError::NoText, _))
}

/// Has those articles loaded that came as a summary alone, by the list, and that something waits for already.
fn load_needed(state: &mut State, context: &mut Context) {
    let is_listed = |id: Option<&ArticleId>| {
        let mut entries = state
            .library
            .entries
            .iter()
            .filter(|entry| id.is_none_or(|id| entry.id == *id));
        entries.any(|entry| matches!(entry.status, Status::Listed(_)))
    };
    let shown = state.navigation.statistics.as_ref().map(|shown| shown.of.clone());
    let awaits_all = state.library.awaited.iter().any(|awaited| !is_about_some(awaited));
    let one = match (&state.navigation.wanted, &shown) {
        (Some(Route::Article { id, .. }), _) | (_, Some(Some(id))) if is_listed(Some(id)) => Some(id.clone()),
        _ => None,
    };
    let all = (awaits_all || shown == Some(None)) && is_listed(None);
    if let Some(id) = one {
        loading::need(state, &id, context);
    }
    if all {
        loading::need_all(state, context);
    }
}

/// Whether there are articles whose texts are still to come, or may be: of one that was tagged at the end of the
/// last visit nothing is known before its text is here. Each fetch ends, with the text or without.
fn is_incomplete(state: &State) -> bool {
    state.library.list_loading || state.library.entries.iter().any(LibraryEntry::is_unread)
}

/// Whether there are articles to be waited for, or to be asked for once more.
fn must_gather(state: &State) -> bool {
    is_incomplete(state) || state.library.entries.iter().any(LibraryEntry::is_missed)
}

/// Whether some of these articles are still on their way.
fn are_unread(state: &State, ids: &[ArticleId]) -> bool {
    let ids: BTreeSet<&ArticleId> = ids.iter().collect();
    let mut meant = state.library.entries.iter().filter(|entry| ids.contains(&entry.id));
    meant.any(LibraryEntry::is_unread)
}

/// Whether it waits for some articles alone.
fn is_about_some(awaited: &Awaited) -> bool {
    matches!(
        awaited,
        Awaited::Delete(Some(_)) | Awaited::DeleteSeveral(_) | Awaited::ExportSome(_)
    )
}

/// What of this needs the texts of articles that are not here.
fn awaited_file(state: &State, message: &transfer::Message) -> Option<Awaited> {
    let awaited = match message {
        transfer::Message::ExportAll => Awaited::Export,
        transfer::Message::ExportArticle if state.navigation.open.is_none() => Awaited::Export,
        transfer::Message::ExportSome(ids) => {
            return are_unread(state, ids).then(|| Awaited::ExportSome(ids.clone()));
        }
        transfer::Message::BackUp => Awaited::BackUp,
        transfer::Message::FirstCopyRead { path, records } if must_gather(state) => {
            Awaited::TakeOver(path.clone(), records.clone())
        }
        _ => return None,
    };
    must_gather(state).then_some(awaited)
}

/// Whether what would go with a deletion is not known yet.
fn needs_to_ask(state: &State, target: &DeletionTarget) -> bool {
    match target {
        DeletionTarget::Everything => must_gather(state),
        DeletionTarget::Articles(ids) => {
            let is_missed = |id: &ArticleId| state.entry(id).is_some_and(LibraryEntry::is_missed);
            are_unread(state, ids) || ids.iter().any(is_missed)
        }
        DeletionTarget::Article(id) => state
            .entry(id)
            .is_some_and(|entry| entry.is_unread() || entry.is_missed()),
    }
}

/// Has what was asked for wait for the articles that it needs.
fn wait(state: &mut State, awaited: Awaited, context: &mut Context) {
    let some = match &awaited {
        Awaited::Delete(id) => id.clone().map(|id| vec![id]),
        Awaited::DeleteSeveral(ids) | Awaited::ExportSome(ids) => Some(ids.clone()),
        Awaited::Export | Awaited::BackUp | Awaited::Report | Awaited::TakeOver(..) => None,
    };
    if matches!(awaited, Awaited::Delete(_) | Awaited::DeleteSeveral(_)) {
        // The later question takes the place of the one before.
        forget_question(state);
    }
    if !state.library.awaited.contains(&awaited) {
        state.library.awaited.push(awaited);
    }
    match some.as_deref() {
        Some([id]) => loading::need(state, id, context),
        Some(ids) => loading::need_some(state, ids, context),
        None => loading::need_all(state, context),
    }
    arrive(state, context);
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
            Request::Prefer(preference) => settings::preferences::prefer(state, preference, context),
        }
    }
}

/// Closes the window, else the search, else the tour, else ends choosing, else drops the selection.
fn close(state: &mut State, context: &mut Context) {
    if questions::leave(state, context) {
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
