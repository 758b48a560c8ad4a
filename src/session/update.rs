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
pub fn update(mut state: State, message: Message, context: &Context) -> (State, Vec<Effect>) {
    let mut effects = Vec::new();
    let out = &mut effects;
    if newer::refuses(&mut state, &message, out) {
        return (state, effects);
    }
    let by_reader = !gone::is_from_outside(&message);
    if by_reader && !matches!(message, Message::Print(_) | Message::Printing(_)) {
        state.paper = Paper::Tagged;
    }
    let did = tour::step_of(&message);
    let was_at = state.open.clone();
    let comes_back = matches!(message, Message::Undelete(_));
    match message {
        Message::Booted(boot) => loading::boot(&mut state, *boot, context, out),
        Message::ListFetched(result) => {
            loading::list_fetched(&mut state, result, out);
            importing::open_waiting(&mut state, context, out);
        }
        Message::Fetched { id, result } => {
            loading::fetched(&mut state, &id, result, out);
            importing::open_waiting(&mut state, context, out);
        }
        Message::RetryList => loading::retry_list(&mut state, out),
        Message::StoredRead(records) => hearing::stored_read(&mut state, records, context, out),
        Message::RouteChanged(route) => moving::go(&mut state, route, out),
        Message::Go(route) => out.push(Effect::Go(route)),
        Message::Focus { sentence, extend } => moving::focus(&mut state, sentence, extend, out),
        Message::Move { step, extend } => moving::step(&mut state, step, extend, out),
        Message::NextUntagged => moving::next_untagged(&mut state, out),
        Message::Tag(label) => {
            tagging::tag(&mut state, label, context, out);
            persistence::tagged(&mut state, out);
        }
        Message::Clear => tagging::clear(&mut state, context, out),
        Message::NextTourStep => tour::go_on(&mut state, context, out),
        Message::SkipTour => drop(tour::skip(&mut state, context, out)),
        Message::Undo => making::undo(&mut state, context, out),
        Message::Redo => making::redo(&mut state, context, out),
        Message::Close => close(&mut state, context, out),
        Message::SetLocale(locale) => set_locale(&mut state, locale, context, out),
        Message::StorageRecovered => storage_recovered(&mut state, out),
        Message::JournalWorks(works) => journal_works(&mut state, works, out),
        Message::QuotaIsTight(is_tight) => quota_is_tight(&mut state, is_tight, out),
        Message::Persistence(answer) => persistence::answered(&mut state, answer, out),
        Message::Installable(install) => set_install(&mut state, install, out),
        Message::OfflineReady => offline_ready(&mut state, out),
        other => seldom(&mut state, other, context, out),
    }
    tour::follow(&mut state, did, context, out);
    resuming::note(&mut state, was_at.as_ref(), context, out);
    reminding::remind(&mut state, context, out);
    if state.dialog != Some(Dialog::Delete) {
        state.deleting = None;
    }
    gone::hold_back(&mut state, by_reader, out);
    // What comes back is written as it was, by whatever program.
    if !comes_back {
        newer::hold_back(&state, out);
    }
    damaged::note_writes(&mut state, &effects);
    (state, effects)
}

/// What most visits never hear of. On its own, so that the page has it only when somebody asks for it.
#[inline(never)]
fn seldom(state: &mut State, message: Message, context: &Context, out: &mut Vec<Effect>) {
    match message {
        Message::Retry(id) => loading::retry(state, &id, out),
        Message::StoredElsewhere { key, value } => hearing::stored_elsewhere(state, key, value, out),
        Message::ChooseFiles => out.push(Effect::ChooseFiles),
        Message::NextUnsure => moving::next_unsure(state, out),
        Message::ToggleUnsure => tagging::toggle_unsure(state, context, out),
        Message::SaveNote(note) => tagging::save_note(state, &note, context, out),
        Message::SetRole(role) => tagging::set_role(state, role, context, out),
        Message::CycleRole => tagging::cycle_role(state, context, out),
        Message::Split { at } => cutting::split(state, at, context, out),
        Message::Merge => cutting::merge(state, context, out),
        Message::TreatAsText { block } => tagging::treat_as_text(state, block, context, out),
        Message::ComeBack(sentence) => come_back(state, sentence, out),
        Message::StartTour => tour::start(state, out),
        Message::OpenSearch => searching::open(state, out),
        Message::Search(query) => searching::search(state, query, out),
        Message::SearchStep { back } => searching::step(state, back, out),
        Message::ExportArticle => exporting::download(state, Kind::Article, context, out),
        Message::ExportAll => exporting::download(state, Kind::All, context, out),
        Message::BackUp => exporting::download(state, Kind::Backup, context, out),
        Message::Report => reporting::report(state, context, out),
        Message::Print(paper) => reporting::print(state, paper, context, out),
        Message::Printing(true) => reporting::begin(state, context, out),
        Message::Printing(false) => reporting::end(state, out),
        Message::PutOffBackup => reminding::put_off(state, context, out),
        Message::Restore => restoring::restore(state, context, out),
        Message::AskToDelete(target) => deleting::ask(state, target, out),
        Message::Delete { new_annotator } => deleting::delete(state, &new_annotator, context, out),
        Message::Undelete(id) => deleting::undelete(state, id, context, out),
        Message::BeginAgain { size, seed } => passing::begin(state, size, seed, context, out),
        Message::TagAgain(label) => passing::tag(state, &label, context, out),
        Message::TakeBackAgain => passing::take_back(state, context, out),
        Message::SaveChart { chart, png } => statistics::save(state, chart, png, context, out),
        Message::DownloadFailed => state.notify(NoticeKind::DownloadFailed, out),
        Message::PngFailed => state.notify(NoticeKind::PngFailed, out),
        Message::KeepGone(id) => gone::keep(state, &id, out),
        Message::LetGo(id) => gone::let_go(state, &id, out),
        Message::FileOpened { name, bytes } => importing::open_file(state, &name, bytes, context, out),
        Message::FileRefused { name, fault } => importing::refuse(state, &name, fault, out),
        Message::SetName(name) => set_name(state, &name, context, out),
        Message::Prefer(preference) => preferences::prefer(state, preference, context, out),
        Message::OpenDialog(dialog) => open_dialog(state, dialog, out),
        Message::Dismiss(id) => dismiss(state, id, out),
        Message::StorageFailed(kind) => storage_failed(state, kind, out),
        Message::DownloadDamaged(aside) => damaged::download(state, &aside, context, out),
        Message::DiscardDamaged(aside) => damaged::discard(state, &aside, out),
        Message::Install => {
            // An offer can be taken once.
            set_install(state, Install::None, out);
            out.push(Effect::Install);
        }
        Message::NewVersion => state.notify(NoticeKind::NewVersion, out),
        Message::Reload => out.push(Effect::Reload),
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
        | Message::QuotaIsTight(_)
        | Message::Persistence(_)
        | Message::Installable(_)
        | Message::OfflineReady => {
            debug_assert!(false, "what every visit needs is dealt with before");
        }
    }
}

fn set_name(state: &mut State, name: &str, context: &Context, effects: &mut Vec<Effect>) {
    let name = name.trim();
    if state.reader.name != name {
        state.reader.name = name.to_owned();
        change_profile(state, context, effects);
        effects.push(Effect::Render(View::Page));
    }
}

fn set_locale(state: &mut State, locale: Locale, context: &Context, effects: &mut Vec<Effect>) {
    state.locale = locale;
    state.locale_chosen = Some(locale);
    change_profile(state, context, effects);
    effects.push(Effect::SetLocale(locale));
    effects.push(Effect::Render(View::Page));
    state.redraw_article(effects);
}

/// Keeps the reader and the settings as they are from now on: later than what any tab said before.
pub fn change_profile(state: &mut State, context: &Context, effects: &mut Vec<Effect>) {
    state.profile_stamp = state.clock.tick(context.now);
    save_profile(state, effects);
}

/// Keeps the reader and the settings.
pub fn save_profile(state: &State, effects: &mut Vec<Effect>) {
    effects.push(Effect::Write {
        key: profile_key(),
        value: to_text(&state.profile()),
    });
}

fn open_dialog(state: &mut State, dialog: Dialog, effects: &mut Vec<Effect>) {
    let focus = state.open_work().and_then(|(open, _)| open.focus);
    if matches!(dialog, Dialog::Note | Dialog::Split) && focus.is_none() {
        return;
    }
    state.restoring.clear();
    state.dialog = Some(dialog);
    effects.push(Effect::Render(View::Page));
}

/// Closes the list and goes to a sentence of it.
fn come_back(state: &mut State, sentence: usize, effects: &mut Vec<Effect>) {
    state.dialog = None;
    effects.push(Effect::Render(View::Page));
    moving::focus(state, sentence, false, effects);
}

/// Closes the window, else the search, else the tour, else drops the selection.
fn close(state: &mut State, context: &Context, effects: &mut Vec<Effect>) {
    if state.dialog == Some(Dialog::Restore) {
        restoring::cancel(state, context, effects);
    } else if state.dialog.take().is_some() || state.search.take().is_some() {
        effects.push(Effect::Render(View::Page));
        moving::refocus(state, effects);
    } else if !passing::leave(state, effects) && !tour::skip(state, context, effects) {
        moving::drop_selection(state, effects);
    }
}

fn dismiss(state: &mut State, id: u64, effects: &mut Vec<Effect>) {
    state.notices.retain(|notice| notice.id != id);
    effects.push(Effect::Render(View::Page));
}

/// Tells of local storage; what was said of it before is no longer so.
fn storage_failed(state: &mut State, kind: NoticeKind, effects: &mut Vec<Effect>) {
    state.notices.retain(|notice| {
        notice.kind == kind || !notice.kind.is_about_storage() && notice.kind != NoticeKind::QuotaIsTight
    });
    state.notify(kind, effects);
}

/// What is told of local storage says whether the journal takes what it does not.
fn journal_works(state: &mut State, works: bool, effects: &mut Vec<Effect>) {
    for notice in &mut state.notices {
        notice.kind = notice.kind.clone().with_journal(works);
    }
    effects.push(Effect::Render(View::Page));
}

/// Tells once that most of the room is used, until there was enough again.
fn quota_is_tight(state: &mut State, is_tight: bool, effects: &mut Vec<Effect>) {
    state.quota_is_tight = is_tight;
    state.notices.retain(|notice| notice.kind != NoticeKind::QuotaIsTight);
    if is_tight && !state.notices.iter().any(|notice| notice.kind.is_about_storage()) {
        state.notify(NoticeKind::QuotaIsTight, effects);
    }
    effects.push(Effect::Render(View::Page));
}

fn storage_recovered(state: &mut State, effects: &mut Vec<Effect>) {
    state.notices.retain(|notice| !notice.kind.is_about_storage());
    effects.push(Effect::Render(View::Page));
}

fn set_install(state: &mut State, install: Install, effects: &mut Vec<Effect>) {
    state.install = install;
    effects.push(Effect::Render(View::Page));
}

fn offline_ready(state: &mut State, effects: &mut Vec<Effect>) {
    state.offline_ready = true;
    effects.push(Effect::Render(View::Page));
}
