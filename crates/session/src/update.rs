//! The one way in which the state changes.

use super::exporting::Kind;
use super::message::{Context, Effect, Message, View};
use super::notice::NoticeKind;
use super::records::profile_key;
use super::state::{Dialog, Install, State};
use super::{
    cutting, damaged, deleting, exporting, gone, hearing, importing, loading, making, moving, newer, passing,
    persistence, preferences, reminding, reporting, restoring, resuming, searching, statistics, tagging, tour,
};
use crate::i18n::Locale;
use crate::json::to_text;
use crate::report::Paper;

/// The new state after a message, and what the shell has to do.
pub fn update(mut state: State, message: Message, mut context: Context) -> (State, Vec<Effect>) {
    let context = &mut context;
    if newer::refuses(&mut state, &message, context) {
        return (state, std::mem::take(context).into_effects());
    }
    let by_reader = !gone::is_from_outside(&message);
    if by_reader && !matches!(message, Message::Print(_) | Message::Printing(_)) {
        state.paper = Paper::Tagged;
    }
    let did = tour::step_of(&message);
    let was_at = state.open.clone();
    let comes_back = matches!(message, Message::Undelete(_));
    match message {
        Message::Booted(boot) => loading::boot(&mut state, *boot, context),
        Message::ListFetched(result) => {
            loading::list_fetched(&mut state, result, context);
            importing::open_waiting(&mut state, context);
        }
        Message::Fetched { id, result } => {
            loading::fetched(&mut state, &id, result, context);
            importing::open_waiting(&mut state, context);
        }
        Message::RetryList => loading::retry_list(&mut state, context),
        Message::StoredRead(records) => hearing::stored_read(&mut state, records, context),
        Message::RouteChanged(route) => moving::go(&mut state, route, context),
        Message::Go(route) => context.push(Effect::Go(route)),
        Message::Focus { sentence, extend } => moving::focus(&mut state, sentence, extend, context),
        Message::Move { step, extend } => moving::step(&mut state, step, extend, context),
        Message::NextUntagged => moving::next_untagged(&mut state, context),
        Message::Tag(label) => {
            tagging::tag(&mut state, label, context);
            persistence::tagged(&mut state, context);
        }
        Message::Clear => tagging::clear(&mut state, context),
        Message::NextTourStep => tour::go_on(&mut state, context),
        Message::SkipTour => drop(tour::skip(&mut state, context)),
        Message::Undo => making::undo(&mut state, context),
        Message::Redo => making::redo(&mut state, context),
        Message::Close => close(&mut state, context),
        Message::SetLocale(locale) => set_locale(&mut state, locale, context),
        Message::StorageRecovered => storage_recovered(&mut state, context),
        Message::JournalWorks(works) => journal_works(&mut state, works, context),
        Message::RoomIsTight(is_tight) => room_is_tight(&mut state, is_tight, context),
        Message::Persistence(answer) => persistence::answered(&mut state, answer, context),
        Message::Installable(install) => set_install(&mut state, install, context),
        Message::OfflineReady => offline_ready(&mut state, context),
        other => seldom(&mut state, other, context),
    }
    tour::follow(&mut state, did, context);
    resuming::note(&mut state, was_at.as_ref(), context);
    reminding::remind(&mut state, context);
    if state.dialog != Some(Dialog::Delete) {
        state.deleting = None;
    }
    gone::hold_back(&mut state, by_reader, context);
    // What comes back is written as it was, by whatever program.
    if !comes_back {
        newer::hold_back(&state, context);
    }
    damaged::note_writes(&mut state, context.effects());
    (state, std::mem::take(context).into_effects())
}

/// What most visits never hear of. On its own, so that the page has it only when somebody asks for it.
#[inline(never)]
fn seldom(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::Retry(id) => loading::retry(state, &id, context),
        Message::StoredElsewhere { key, value } => hearing::stored_elsewhere(state, key, value, context),
        Message::ChooseFiles => context.push(Effect::ChooseFiles),
        Message::NextUnsure => moving::next_unsure(state, context),
        Message::ToggleUnsure => tagging::toggle_unsure(state, context),
        Message::SaveNote(note) => tagging::save_note(state, &note, context),
        Message::SetRole(role) => tagging::set_role(state, role, context),
        Message::CycleRole => tagging::cycle_role(state, context),
        Message::Split { at } => cutting::split(state, at, context),
        Message::Merge => cutting::merge(state, context),
        Message::TreatAsText { block } => tagging::treat_as_text(state, block, context),
        Message::ComeBack(sentence) => come_back(state, sentence, context),
        Message::StartTour => tour::start(state, context),
        Message::OpenSearch => searching::open(state, context),
        Message::Search(query) => searching::search(state, query, context),
        Message::SearchStep { back } => searching::step(state, back, context),
        Message::ExportArticle => exporting::download(state, Kind::Article, context),
        Message::ExportAll => exporting::download(state, Kind::All, context),
        Message::BackUp => exporting::download(state, Kind::Backup, context),
        Message::Report => reporting::report(state, context),
        Message::Print(paper) => reporting::print(state, paper, context),
        Message::Printing(true) => reporting::begin(state, context),
        Message::Printing(false) => reporting::end(state, context),
        Message::PutOffBackup => reminding::put_off(state, context),
        Message::Restore => restoring::restore(state, context),
        Message::AskToDelete(target) => deleting::ask(state, target, context),
        Message::Delete { new_annotator } => deleting::delete(state, &new_annotator, context),
        Message::Undelete(id) => deleting::undelete(state, id, context),
        Message::BeginAgain { size, seed } => passing::begin(state, size, seed, context),
        Message::TagAgain(label) => passing::tag(state, &label, context),
        Message::TakeBackAgain => passing::take_back(state, context),
        Message::SaveChart { chart, png } => statistics::save(state, chart, png, context),
        Message::DownloadFailed => state.notify(NoticeKind::DownloadFailed, context),
        Message::PngFailed => state.notify(NoticeKind::PngFailed, context),
        Message::KeepGone(id) => gone::keep(state, &id, context),
        Message::LetGo(id) => gone::let_go(state, &id, context),
        Message::FileOpened { name, bytes } => importing::open_file(state, &name, bytes, context),
        Message::FileRefused { name, fault } => importing::refuse(state, &name, fault, context),
        Message::SetName(name) => set_name(state, &name, context),
        Message::Prefer(preference) => preferences::prefer(state, preference, context),
        Message::OpenDialog(dialog) => open_dialog(state, dialog, context),
        Message::Dismiss(id) => dismiss(state, id, context),
        Message::StorageFailed(kind) => storage_failed(state, kind, context),
        Message::DownloadDamaged(aside) => damaged::download(state, &aside, context),
        Message::DiscardDamaged(aside) => damaged::discard(state, &aside, context),
        Message::Install => {
            // An offer can be taken once.
            set_install(state, Install::None, context);
            context.push(Effect::Install);
        }
        Message::NewVersion => state.notify(NoticeKind::NewVersion, context),
        Message::Reload => context.push(Effect::Reload),
        Message::Booted(_)
        | Message::ListFetched(_)
        | Message::Fetched { .. }
        | Message::RetryList
        | Message::StoredRead(_)
        | Message::RouteChanged(_)
        | Message::Go(_)
        | Message::Focus { .. }
        | Message::Move { .. }
        | Message::NextUntagged
        | Message::Tag(_)
        | Message::Clear
        | Message::NextTourStep
        | Message::SkipTour
        | Message::Undo
        | Message::Redo
        | Message::Close
        | Message::SetLocale(_)
        | Message::StorageRecovered
        | Message::JournalWorks(_)
        | Message::RoomIsTight(_)
        | Message::Persistence(_)
        | Message::Installable(_)
        | Message::OfflineReady => {
            debug_assert!(false, "what every visit needs is dealt with before");
        }
    }
}

fn set_name(state: &mut State, name: &str, context: &mut Context) {
    let name = name.trim();
    if state.reader.name != name {
        state.reader.name = name.to_owned();
        change_profile(state, context);
        context.push(Effect::Render(View::Page));
    }
}

fn set_locale(state: &mut State, locale: Locale, context: &mut Context) {
    state.locale = locale;
    state.locale_chosen = Some(locale);
    change_profile(state, context);
    context.push(Effect::SetLocale(locale));
    context.push(Effect::Render(View::Page));
    state.redraw_article(context);
}

/// Keeps the reader and the settings as they are from now on: later than what any tab said before.
pub fn change_profile(state: &mut State, context: &mut Context) {
    state.profile_stamp = state.clock.tick(context.now());
    save_profile(state, context);
}

/// Keeps the reader and the settings.
pub fn save_profile(state: &State, context: &mut Context) {
    context.push(Effect::Write {
        key: profile_key(),
        value: to_text(&state.profile()),
    });
}

fn open_dialog(state: &mut State, dialog: Dialog, context: &mut Context) {
    let focus = state.open_work().and_then(|(open, _)| open.focus);
    if matches!(dialog, Dialog::Note | Dialog::Split) && focus.is_none() {
        return;
    }
    state.restoring.clear();
    state.dialog = Some(dialog);
    context.push(Effect::Render(View::Page));
}

/// Closes the list and goes to a sentence of it.
fn come_back(state: &mut State, sentence: usize, context: &mut Context) {
    state.dialog = None;
    context.push(Effect::Render(View::Page));
    moving::focus(state, sentence, false, context);
}

/// Closes the window, else the search, else the tour, else drops the selection.
fn close(state: &mut State, context: &mut Context) {
    if state.dialog == Some(Dialog::Restore) {
        restoring::cancel(state, context);
    } else if state.dialog.take().is_some() || state.search.take().is_some() {
        context.push(Effect::Render(View::Page));
        moving::refocus(state, context);
    } else if !passing::leave(state, context) && !tour::skip(state, context) {
        moving::drop_selection(state, context);
    }
}

fn dismiss(state: &mut State, id: u64, context: &mut Context) {
    state.notices.retain(|notice| notice.id != id);
    context.push(Effect::Render(View::Page));
}

/// Tells of local storage; what was said of it before is no longer so.
fn storage_failed(state: &mut State, kind: NoticeKind, context: &mut Context) {
    state.notices.retain(|notice| {
        notice.kind == kind || !notice.kind.is_about_storage() && notice.kind != NoticeKind::RoomIsTight
    });
    state.notify(kind, context);
}

/// What is told of local storage says whether the journal takes what it does not.
fn journal_works(state: &mut State, works: bool, context: &mut Context) {
    for notice in &mut state.notices {
        notice.kind = notice.kind.clone().with_journal(works);
    }
    context.push(Effect::Render(View::Page));
}

/// Tells once that most of the room is used, until there was enough again.
fn room_is_tight(state: &mut State, is_tight: bool, context: &mut Context) {
    state.room_is_tight = is_tight;
    state.notices.retain(|notice| notice.kind != NoticeKind::RoomIsTight);
    if is_tight && !state.notices.iter().any(|notice| notice.kind.is_about_storage()) {
        state.notify(NoticeKind::RoomIsTight, context);
    }
    context.push(Effect::Render(View::Page));
}

fn storage_recovered(state: &mut State, context: &mut Context) {
    state.notices.retain(|notice| !notice.kind.is_about_storage());
    context.push(Effect::Render(View::Page));
}

fn set_install(state: &mut State, install: Install, context: &mut Context) {
    state.install = install;
    context.push(Effect::Render(View::Page));
}

fn offline_ready(state: &mut State, context: &mut Context) {
    state.offline_ready = true;
    context.push(Effect::Render(View::Page));
}
