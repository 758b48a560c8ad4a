//! The tour of the first visit: beside the work, never in its way, never twice by itself.

use hashiya_core::codebook::LabelId;
use hashiya_session::{Dialog, Effect, Message, Route, Step};
use hashiya_session::{annotate, navigation, tour, transfer};

use super::FILES;
use super::shell::{Shell, Site};

/// The page as somebody sees it who comes for the first time, with the story open.
fn stranger() -> Shell {
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot_as(|boot| boot.tour = None);
    shell.go("story");
    shell
}

/// The same visit closed and opened again.
fn again(shell: Shell, asked: Option<bool>) -> Shell {
    let mut shell = Shell::in_browser(shell.site, shell.disk);
    shell.boot_as(|boot| boot.tour = asked);
    shell.go("story");
    shell
}

fn step(shell: &Shell) -> Option<usize> {
    shell.state().tour_step()
}

fn tag() -> Message {
    Message::Annotate(annotate::Message::Tag(LabelId::new("claim")))
}

#[test]
fn doing_what_a_step_says_leads_to_the_next() {
    let mut shell = stranger();
    assert_eq!(
        (step(&shell), shell.focused()),
        (Some(0), Some(0)),
        "the page is ready as ever"
    );
    shell.send(Message::Navigation(navigation::Message::Move {
        step: Step::Next,
        extend: false,
    }));
    assert_eq!(step(&shell), Some(1));
    shell.send(Message::Navigation(navigation::Message::Move {
        step: Step::Next,
        extend: false,
    }));
    assert_eq!(step(&shell), Some(1), "each step is done once");
    shell.send(tag());
    assert_eq!(
        (step(&shell), shell.annotated().counts().tagged()),
        (Some(2), 1),
        "the work is real"
    );
    shell.send(Message::Transfer(transfer::Message::ExportArticle));
    assert_eq!((step(&shell), shell.downloads.len()), (None, 1));
    assert_eq!(step(&again(shell, None)), None, "seen");
    // Who tags at once needs no word on picking.
    let mut shell = stranger();
    shell.send(tag());
    assert_eq!(step(&shell), Some(2));
}

#[test]
fn it_is_left_by_button_and_by_escape_and_never_comes_back_by_itself() {
    for message in [Message::Tour(tour::Message::Skip), Message::Close] {
        let mut shell = stranger();
        shell.send(message);
        assert_eq!(step(&shell), None);
        assert_eq!(step(&again(shell, None)), None);
    }
    let mut shell = stranger();
    for expected in [Some(1), Some(2), None] {
        shell.send(Message::Tour(tour::Message::Next));
        assert_eq!(step(&shell), expected);
    }
    assert_eq!(step(&again(shell, None)), None);
    // Not looked at, it is there at the next visit.
    assert_eq!(step(&again(stranger(), None)), Some(0));
}

#[test]
fn escape_closes_a_window_first_and_drops_the_selection_last() {
    let mut shell = stranger();
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Help)));
    shell.send(Message::Close);
    assert_eq!((shell.state().navigation.dialog, step(&shell)), (None, Some(0)));
    shell.extend(3);
    shell.send(Message::Close);
    assert_eq!((step(&shell), shell.state().selection()), (None, Some((0, 3))));
    shell.send(Message::Close);
    assert_eq!(shell.state().selection(), Some((3, 3)));
}

#[test]
fn it_is_found_again_and_the_address_decides() {
    let mut shell = stranger();
    shell.send(Message::Tour(tour::Message::Skip));
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Help)));
    shell.send(Message::Tour(tour::Message::Start));
    assert_eq!((step(&shell), shell.state().navigation.dialog), (Some(0), None));
    shell.send(Message::Tour(tour::Message::Skip));
    let shell = again(shell, Some(true));
    assert_eq!(step(&shell), Some(0), "?tour=1");
    assert_eq!(step(&again(stranger(), Some(false))), None, "?tour=0");
    let mut shell = stranger();
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    assert_eq!(step(&shell), None, "it needs an article");
    let effects = shell.send(Message::Tour(tour::Message::Start));
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Go(Route::Article { .. })))
    );
}

#[test]
fn who_has_tagged_before_is_shown_none() {
    let mut shell = Shell::reading(FILES);
    shell.tag("claim");
    assert_eq!(step(&again(shell, None)), None);
}
