//! The table of everything that the reader can do, kind by kind.

use crate::article::LineBreaks;
use crate::commands::action::{Action, Section, When};
use crate::commands::entry::{moving, page, step};
use crate::commands::key::Key;
use crate::commands::library_table;
use crate::commands::tagging_table;
use crate::message::Message;
use crate::model::dialog::Dialog;
use crate::model::preferences::{Preference, Theme};
use crate::model::route::Route;
use crate::model::state::State;
use crate::navigation::moving::Step;
use crate::report::PrintMode;
use crate::{annotate, citing, navigation, print, settings, tour, transfer};

/// Every action, kind by kind. A new one is a line here; its text stands in the locales.
pub const SECTIONS: [Section; 5] = [
    Section {
        title: |m| m.actions.moving,
        actions: MOVING,
    },
    Section {
        title: |m| m.actions.tagging,
        actions: tagging_table::TAGGING,
    },
    Section {
        title: |m| m.actions.cutting,
        actions: CUTTING,
    },
    Section {
        title: |m| m.library.title,
        actions: library_table::LIBRARY,
    },
    Section {
        title: |m| m.actions.app,
        actions: APP,
    },
];

/// Every action.
pub fn actions() -> impl Iterator<Item = &'static Action> {
    SECTIONS.into_iter().flat_map(|section| section.actions)
}

/// The action with this name.
pub fn action(id: &str) -> Option<&'static Action> {
    actions().find(|action| action.id == id)
}

const MOVING: &[Action] = &[
    moving(
        "next-sentence",
        |m| m.actions.next,
        &[Key::plain("ArrowDown"), Key::plain("KeyJ")],
        |_| step(Step::Next, false),
    ),
    moving(
        "previous-sentence",
        |m| m.actions.previous,
        &[Key::plain("ArrowUp"), Key::plain("KeyK")],
        |_| step(Step::Previous, false),
    ),
    moving(
        "first-sentence",
        |m| m.actions.first,
        &[Key::plain("Home")],
        |_| step(Step::First, false),
    ),
    moving(
        "last-sentence",
        |m| m.actions.last,
        &[Key::plain("End")],
        |_| step(Step::Last, false),
    ),
    moving(
        "select-next",
        |m| m.actions.select_next,
        &[Key::shift("ArrowDown"), Key::shift("KeyJ")],
        |_| step(Step::Next, true),
    ),
    moving(
        "select-previous",
        |m| m.actions.select_previous,
        &[Key::shift("ArrowUp"), Key::shift("KeyK")],
        |_| step(Step::Previous, true),
    ),
    moving(
        "select-first",
        |m| m.actions.select_first,
        &[Key::shift("Home")],
        |_| step(Step::First, true),
    ),
    moving(
        "select-last",
        |m| m.actions.select_last,
        &[Key::shift("End")],
        |_| step(Step::Last, true),
    ),
    Action {
        id: "choose",
        text: |m| m.reading.choose,
        keys: &[],
        when: When::OnSentence,
        message: |_| Message::Navigation(navigation::Message::BeginOrEndChoosing),
    },
    Action {
        id: "choose-one",
        text: |m| m.reading.choose_one,
        keys: &[Key::plain("Space")],
        when: When::Choosing,
        message: |_| Message::Navigation(navigation::Message::ChooseFocused),
    },
    moving(
        "next",
        |m| m.reading.next_untagged,
        &[Key::plain("KeyU")],
        |_| Message::Navigation(navigation::Message::NextUntagged),
    ),
    moving(
        "next-unsure",
        |m| m.unsure.next,
        &[Key::shift("KeyQ")],
        |_| Message::Navigation(navigation::Message::NextUnsure),
    ),
    moving(
        "unsure-list",
        |m| m.unsure.title,
        &[],
        |_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Unsure)),
    ),
    moving(
        "search",
        |m| m.search.title,
        &[Key::plain("Slash").writing("/")],
        |_| Message::Navigation(navigation::Message::OpenSearch),
    ),
];

const CUTTING: &[Action] = &[
    Action {
        id: "split",
        text: |m| m.reading.split,
        keys: &[Key::plain("KeyS")],
        when: When::OnSentence,
        message: |_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Split)),
    },
    Action {
        id: "merge",
        text: |m| m.reading.merge,
        keys: &[Key::plain("KeyM")],
        when: When::OnSentence,
        message: |_| Message::Annotate(annotate::Message::Merge),
    },
    Action {
        id: "role",
        text: |m| m.help.key_role,
        keys: &[Key::plain("KeyB")],
        when: When::OnSentence,
        message: |_| Message::Annotate(annotate::Message::SetRole(None)),
    },
    Action {
        id: "lines-apart",
        text: |m| m.reading.lines_apart,
        keys: &[],
        when: When::LinesWrapped,
        message: |_| Message::Annotate(annotate::Message::TakeLinesFor(LineBreaks::Paragraphs)),
    },
    Action {
        id: "lines-joined",
        text: |m| m.reading.lines_joined,
        keys: &[],
        when: When::LinesApart,
        message: |_| Message::Annotate(annotate::Message::TakeLinesFor(LineBreaks::Wrapped)),
    },
    Action {
        id: "next-role",
        text: |m| m.help.key_roles,
        keys: &[Key::plain("KeyR")],
        when: When::OnSentence,
        message: |_| Message::Annotate(annotate::Message::CycleRole),
    },
];

const APP: &[Action] = &[
    page(
        "palette",
        |m| m.palette.title,
        &[Key::command("KeyK"), Key::plain("KeyP")],
        |_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Palette)),
    ),
    page(
        "help",
        |m| m.common.help,
        &[Key::shift("Slash").writing("?؟")],
        |_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Help)),
    ),
    page(
        "codebook",
        |m| m.codebook.title,
        &[Key::plain("KeyC")],
        |_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Codebook)),
    ),
    page("tour", |m| m.tour.title, &[], |_| Message::Tour(tour::Message::Start)),
    page(
        "settings",
        |m| m.common.settings,
        &[],
        |_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Settings)),
    ),
    Action {
        id: "library",
        text: |m| m.library.back,
        keys: &[],
        when: When::NotInLibrary,
        message: |_| Message::Navigation(navigation::Message::Go(Route::Library)),
    },
    Action {
        id: "continue",
        text: |m| m.library.resume,
        keys: &[],
        when: When::CanContinue,
        message: |_| Message::Navigation(navigation::Message::Go(Route::Continue)),
    },
    Action {
        id: "open",
        text: |m| m.library.open_file,
        keys: &[],
        when: When::InLibrary,
        message: |_| Message::Transfer(transfer::Message::ChooseFiles),
    },
    moving("details", |m| m.details.title, &[], State::show_details),
    Action {
        id: "review-versions",
        text: |m| m.revising.list_title,
        keys: &[Key::plain("KeyV")],
        when: When::WithEarlier,
        message: State::show_review,
    },
    Action {
        id: "export-article",
        text: |m| m.reading.export_article,
        keys: &[Key::command("KeyE")],
        when: When::Reading,
        message: |_| Message::Transfer(transfer::Message::ExportArticle),
    },
    Action {
        id: "export",
        text: |m| m.library.export_all,
        keys: &[Key::command("KeyE")],
        when: When::InLibrary,
        message: |_| Message::Transfer(transfer::Message::ExportAll),
    },
    moving(
        "share",
        |m| m.print.share,
        &[],
        |_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Share)),
    ),
    moving(
        "copy-quotation",
        |m| m.citing.copy_quotation,
        &[],
        |_| Message::Citing(citing::Message::CopyQuotation),
    ),
    moving(
        "copy-link",
        |m| m.citing.copy_link,
        &[],
        |_| Message::Citing(citing::Message::CopyLink),
    ),
    Action {
        id: "copy-source-link",
        text: |m| m.citing.copy_source_link,
        keys: &[],
        when: When::WithAddress,
        message: |_| Message::Citing(citing::Message::CopySourceLink),
    },
    moving(
        "print",
        |m| m.print.title,
        &[],
        |_| Message::Print(print::Message::Print(PrintMode::Tagged)),
    ),
    moving(
        "worksheet",
        |m| m.print.worksheet,
        &[],
        |_| Message::Print(print::Message::Print(PrintMode::Worksheet)),
    ),
    page(
        "report",
        |m| m.report.title,
        &[],
        |_| Message::Print(print::Message::Report),
    ),
    page("statistics", |m| m.statistics.title, &[], State::go_to_figures),
    page(
        "back-up",
        |m| m.backup.back_up,
        &[],
        |_| Message::Transfer(transfer::Message::BackUp),
    ),
    page(
        "move-on",
        |m| m.settings.move_on,
        &[],
        |state| {
            Message::Settings(settings::Message::Prefer(Preference::MoveOn(
                !state.settings.preferences.moves_on(),
            )))
        },
    ),
    page(
        "text-larger",
        |m| m.appearance.larger,
        &[],
        |state| {
            Message::Settings(settings::Message::Prefer(Preference::TextSize(
                state.settings.preferences.text_size().next(true),
            )))
        },
    ),
    page(
        "text-smaller",
        |m| m.appearance.smaller,
        &[],
        |state| {
            Message::Settings(settings::Message::Prefer(Preference::TextSize(
                state.settings.preferences.text_size().next(false),
            )))
        },
    ),
    page(
        "theme-system",
        |m| m.appearance.system,
        &[],
        |_| Message::Settings(settings::Message::Prefer(Preference::Theme(Theme::System))),
    ),
    page(
        "theme-light",
        |m| m.appearance.light,
        &[],
        |_| Message::Settings(settings::Message::Prefer(Preference::Theme(Theme::Light))),
    ),
    page(
        "theme-dark",
        |m| m.appearance.dark,
        &[],
        |_| Message::Settings(settings::Message::Prefer(Preference::Theme(Theme::Dark))),
    ),
    page(
        "close",
        |m| m.help.key_close,
        &[Key::anywhere("Escape")],
        |_| Message::Close,
    ),
];
