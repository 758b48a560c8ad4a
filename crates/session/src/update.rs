//! The one way in which the state changes.

use crate::annotate::boundaries;
use crate::annotate::history;
use crate::annotate::tagging;
use crate::codec::to_text;
use crate::delete::deletion;
use crate::i18n::Locale;
use crate::library::loading;
use crate::message::{Context, Effect, Message, View};
use crate::model::notice::NoticeKind;
use crate::model::preferences;
use crate::model::state::{Dialog, Install, State};
use crate::navigation::moving;
use crate::navigation::resume;
use crate::navigation::search;
use crate::print::printing;
use crate::recoding::recode;
use crate::report::Paper;
use crate::statistics::figures;
use crate::storage::permission;
use crate::storage::quarantine;
use crate::storage::records::profile_key;
use crate::storage::remote_deletion;
use crate::storage::sync;
use crate::storage::version_guard;
use crate::tour::tour;
use crate::transfer::export;
use crate::transfer::export::Kind;
use crate::transfer::import;
use crate::transfer::remind;
use crate::transfer::restore;

/// The new state after a message, and what the shell has to do.
pub fn update(mut state: State, message: Message, mut context: Context) -> (State, Vec<Effect>) {
    let context = &mut context;
    if version_guard::refuses(&mut state, &message, context) {
        return (state, std::mem::take(context).into_effects());
    }
    let by_reader = !remote_deletion::is_from_outside(&message);
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
            import::open_waiting(&mut state, context);
        }
        Message::Fetched { id, result } => {
            loading::fetched(&mut state, &id, result, context);
            import::open_waiting(&mut state, context);
        }
        Message::RetryList => loading::retry_list(&mut state, context),
        Message::Retry(id) => loading::retry(&mut state, &id, context),
        Message::StoredElsewhere { key, value } => sync::stored_elsewhere(&mut state, key, value, context),
        Message::StoredRead(records) => sync::stored_read(&mut state, records, context),
        Message::RouteChanged(route) => moving::go(&mut state, route, context),
        Message::Go(route) => context.push(Effect::Go(route)),
        Message::ChooseFiles => context.push(Effect::ChooseFiles),
        Message::Focus { sentence, extend } => moving::focus(&mut state, sentence, extend, context),
        Message::Move { step, extend } => moving::step(&mut state, step, extend, context),
        Message::NextUntagged => moving::next_untagged(&mut state, context),
        Message::NextUnsure => moving::next_unsure(&mut state, context),
        Message::Tag(label) => {
            tagging::tag(&mut state, label, context);
            permission::tagged(&mut state, context);
        }
        Message::Clear => tagging::clear(&mut state, context),
        Message::ToggleUnsure => tagging::toggle_unsure(&mut state, context),
        Message::SaveNote(note) => tagging::save_note(&mut state, &note, context),
        Message::SetRole(role) => tagging::set_role(&mut state, role, context),
        Message::CycleRole => tagging::cycle_role(&mut state, context),
        Message::Split { at } => boundaries::split(&mut state, at, context),
        Message::Merge => boundaries::merge(&mut state, context),
        Message::TreatAsText { block } => tagging::treat_as_text(&mut state, block, context),
        Message::ComeBack(sentence) => come_back(&mut state, sentence, context),
        Message::StartTour => tour::start(&mut state, context),
        Message::NextTourStep => tour::go_on(&mut state, context),
        Message::SkipTour => drop(tour::skip(&mut state, context)),
        Message::Undo => history::undo(&mut state, context),
        Message::Redo => history::redo(&mut state, context),
        Message::OpenSearch => search::open(&mut state, context),
        Message::Search(query) => search::search(&mut state, query, context),
        Message::SearchStep { back } => search::step(&mut state, back, context),
        Message::ExportArticle => export::download(&mut state, Kind::Article, context),
        Message::ExportAll => export::download(&mut state, Kind::All, context),
        Message::BackUp => export::download(&mut state, Kind::Backup, context),
        Message::Report => printing::report(&state, context),
        Message::Print(paper) => printing::print(&mut state, paper, context),
        Message::Printing(true) => printing::begin(&mut state, context),
        Message::Printing(false) => printing::end(&mut state, context),
        Message::PutOffBackup => remind::put_off(&mut state, context),
        Message::Restore => restore::restore(&mut state, context),
        Message::AskToDelete(target) => deletion::ask(&mut state, target, context),
        Message::Delete { new_annotator } => deletion::delete(&mut state, &new_annotator, context),
        Message::Undelete(id) => deletion::undelete(&mut state, id, context),
        Message::BeginAgain { size, seed } => recode::begin(&mut state, size, seed, context),
        Message::TagAgain(label) => recode::tag(&mut state, &label, context),
        Message::TakeBackAgain => recode::take_back(&mut state, context),
        Message::SaveChart { chart, png } => figures::save(&state, chart, png, context),
        Message::DownloadFailed => state.notify(NoticeKind::DownloadFailed, context),
        Message::PngFailed => state.notify(NoticeKind::PngFailed, context),
        Message::KeepGone(id) => remote_deletion::keep(&mut state, &id, context),
        Message::LetGo(id) => remote_deletion::let_go(&mut state, &id, context),
        Message::FileOpened { name, bytes } => import::open_file(&mut state, &name, bytes, context),
        Message::FileRefused { name, fault } => import::refuse(&mut state, &name, fault, context),
        Message::SetName(name) => set_name(&mut state, &name, context),
        Message::Prefer(preference) => preferences::prefer(&mut state, preference, context),
        Message::SetLocale(locale) => set_locale(&mut state, locale, context),
        Message::OpenDialog(dialog) => open_dialog(&mut state, dialog, context),
        Message::Close => close(&mut state, context),
        Message::Dismiss(id) => dismiss(&mut state, id, context),
        Message::StorageFailed(kind) => storage_failed(&mut state, kind, context),
        Message::StorageRecovered => storage_recovered(&mut state, context),
        Message::JournalWorks(works) => journal_works(&mut state, works, context),
        Message::RoomIsTight(is_tight) => room_is_tight(&mut state, is_tight, context),
        Message::Persistence(answer) => permission::answered(&mut state, answer, context),
        Message::DownloadDamaged(aside) => quarantine::download(&state, &aside, context),
        Message::DiscardDamaged(aside) => quarantine::discard(&mut state, &aside, context),
        Message::Installable(install) => set_install(&mut state, install, context),
        Message::Install => {
            // An offer can be taken once.
            set_install(&mut state, Install::None, context);
            context.push(Effect::Install);
        }
        Message::NewVersion => state.notify(NoticeKind::NewVersion, context),
        Message::OfflineReady => offline_ready(&mut state, context),
        Message::Reload => context.push(Effect::Reload),
    }
    tour::follow(&mut state, did, context);
    resume::note(&mut state, was_at.as_ref(), context);
    remind::remind(&mut state, context);
    if state.dialog != Some(Dialog::Delete) {
        state.deleting = None;
    }
    remote_deletion::hold_back(&mut state, by_reader, context);
    // What comes back is written as it was, by whatever program.
    if !comes_back {
        version_guard::hold_back(&state, context);
    }
    quarantine::note_writes(&mut state, context.effects());
    (state, std::mem::take(context).into_effects())
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
        restore::cancel(state, context);
    } else if state.dialog.take().is_some() || state.search.take().is_some() {
        context.push(Effect::Render(View::Page));
        moving::refocus(state, context);
    } else if !recode::leave(state, context) && !tour::skip(state, context) {
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
