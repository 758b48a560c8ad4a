//! What waits for articles, and what the reader does meanwhile.

use std::rc::Rc;

use hashiya_core::article::ArticleId;
use hashiya_session::{DeletionTarget, Dialog, Message, Route};
use hashiya_session::{installation, library, navigation, print, transfer};

use super::backup::{back_up, full_visit};
use super::import::visit_by;
use super::listed::{again, ask, go_home};
use super::shell::Shell;

/// The library of a reader who has worked on the story, on a slow line.
fn slow() -> Shell {
    let mut shell = full_visit();
    go_home(&mut shell);
    let mut shell = again(shell);
    shell.slow = true;
    shell
}

fn arrive(shell: &mut Shell) {
    shell.slow = false;
    shell.arrive();
}

fn open(shell: &mut Shell, dialog: Dialog) {
    shell.send(Message::Navigation(navigation::Message::OpenDialog(dialog)));
}

fn story() -> DeletionTarget {
    DeletionTarget::Article(ArticleId::new("story"))
}

fn asked(shell: &Shell) -> Option<DeletionTarget> {
    shell.state().asked_to_delete().map(|(target, _)| target.clone())
}

#[test]
fn what_is_asked_for_several_times_while_it_waits_is_done_once() {
    for message in [
        Message::Transfer(transfer::Message::ExportAll),
        Message::Transfer(transfer::Message::BackUp),
        Message::Print(print::Message::Report),
    ] {
        let mut shell = slow();
        for _ in 0..3 {
            shell.send(message.clone());
        }
        arrive(&mut shell);
        assert_eq!(shell.downloads.len(), 1, "{message:?}");
        shell.send(message.clone());
        assert_eq!(shell.downloads.len(), 2, "and again later: {message:?}");
    }
}

#[test]
fn the_question_of_deleting_comes_to_whoever_waits_for_it() {
    for target in [story(), DeletionTarget::Everything] {
        let mut shell = slow();
        // As it is asked for in the settings: the window is there already.
        open(&mut shell, Dialog::Settings);
        ask(&mut shell, target.clone());
        assert_eq!(asked(&shell), None);
        arrive(&mut shell);
        assert_eq!(asked(&shell), Some(target));
        assert_eq!(shell.state().navigation.dialog, Some(Dialog::Delete));
    }
}

#[test]
fn the_question_of_deleting_does_not_come_to_whoever_went_on() {
    type Go = fn(&mut Shell);
    let went_on: [(&str, Go); 5] = [
        ("to an article", |shell| drop(shell.go("letter"))),
        ("to the figures", |shell| {
            let route = Route::parse("#/statistics");
            shell.send(Message::Navigation(navigation::Message::RouteChanged(route)));
        }),
        ("to an article and back", |shell| {
            shell.go("letter");
            go_home(shell);
        }),
        ("to a window", |shell| open(shell, Dialog::Help)),
        ("to a window and back", |shell| {
            open(shell, Dialog::Help);
            shell.send(Message::Close);
        }),
    ];
    for target in [story(), DeletionTarget::Everything] {
        for (where_to, go) in went_on {
            let mut shell = slow();
            ask(&mut shell, target.clone());
            go(&mut shell);
            let dialog = shell.state().navigation.dialog;
            arrive(&mut shell);
            assert_eq!(asked(&shell), None, "{where_to}");
            assert_eq!(shell.state().navigation.dialog, dialog, "{where_to}");
            go_home(&mut shell);
            ask(&mut shell, target.clone());
            assert_eq!(asked(&shell), Some(target.clone()), "asked again");
        }
    }
}

#[test]
fn a_note_that_was_begun_meanwhile_keeps_its_window() {
    let mut shell = slow();
    ask(&mut shell, story());
    shell.go("letter");
    shell.arrive_texts();
    shell.focus(1);
    open(&mut shell, Dialog::Note);
    arrive(&mut shell);
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Note));
    assert_eq!(asked(&shell), None);
}

#[test]
fn a_file_that_was_opened_meanwhile_is_not_put_away_for_the_question() {
    let mut other = visit_by("id-2", "سامي", &[(2, "quote")]);
    let backup = back_up(&mut other);
    let mut shell = slow();
    ask(&mut shell, DeletionTarget::Everything);
    shell.asks = true;
    shell.open_file("backup.json", &backup);
    assert_eq!(shell.notices(), ["file-waits"]);
    arrive(&mut shell);
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Restore));
    assert!(!shell.state().transfer.restores.is_empty());
}

#[test]
fn of_two_questions_that_wait_the_later_one_is_asked() {
    let mut shell = slow();
    ask(&mut shell, story());
    ask(&mut shell, DeletionTarget::Article(ArticleId::new("letter")));
    arrive(&mut shell);
    assert_eq!(asked(&shell), Some(DeletionTarget::Article(ArticleId::new("letter"))));
    shell.send(Message::Close);
    assert_eq!(asked(&shell), None);
}

#[test]
fn the_offer_of_another_copy_comes_back_when_the_reader_does_not_wait() {
    let first = visit_by("id-1", "منى", &[(2, "claim")]);
    let records: Vec<(String, String)> = first.disk.borrow().records.clone().into_iter().collect();
    let keys: Vec<String> = records.iter().map(|(key, _)| key.clone()).collect();
    let site = first.site.clone().summarised();
    let mut shell = Shell::in_browser(site, Rc::default());
    shell.boot();
    let path = "/hashiya/".to_owned();
    shell.send(Message::Installation(installation::Message::FirstCopy {
        path: path.clone(),
        keys,
    }));
    assert_eq!(shell.notices(), ["first-copy"]);
    shell.slow = true;
    shell.send(Message::Installation(installation::Message::TakeOver));
    shell.send(Message::Transfer(transfer::Message::FirstCopyRead { path, records }));
    assert_eq!(shell.notices(), Vec::<&str>::new());
    shell.send(Message::Library(library::Message::StopGathering));
    arrive(&mut shell);
    assert_eq!(
        (shell.notices(), shell.state().navigation.dialog),
        (vec!["first-copy"], None)
    );
}
