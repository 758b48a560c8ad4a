//! Articles that are delivered with another text, what earlier versions of the program left, and versions side by side.

use hashiya_session::revising::Message as Revising;
use hashiya_session::revising::state::Choice;
use hashiya_session::{Message, NoticeAction};

use super::FILES;
use super::rereading::{import, worker};
use super::revising::*;
use super::shell::{Shell, Site};

#[test]
fn versions_that_stand_side_by_side_are_offered_when_one_is_opened() {
    let mut shell = tagged(&ALL);
    shell.open_file("harbour.txt", AFTER);
    // Not now.
    shell.send(Message::Close);
    let mut shell = shell.reload();
    let mut new = shell.state().library.entries.iter().map(|entry| entry.id.clone());
    let new = new
        .rfind(|id| id.as_str().starts_with("harbour-"))
        .expect("the later one");
    shell.go(new.as_str());
    assert_eq!(shell.notices(), ["is-version"]);
    shell.go("other");
    assert!(shell.notices().is_empty(), "it is about the open article");
    shell.go("harbour");
    assert!(shell.notices().is_empty(), "once a visit");
    let mut shell = shell.reload();
    shell.go("harbour");
    let action = shell.state().notices.shown[0].kind.action();
    let Some(NoticeAction::AskAboutVersions { old, new }) = action else {
        panic!("{action:?}")
    };
    revising(&mut shell, Revising::Ask { old, new });
    revising(&mut shell, Revising::Choose(0, Choice::KeepBoth));
    revising(&mut shell, Revising::Confirm);
    let mut shell = shell.reload();
    shell.go("harbour");
    assert!(shell.notices().is_empty(), "both are to stay");
}

/// The story with its number changed on the server.
fn site_later() -> Site {
    Site::new(&[("story.txt", AFTER), FILES[1]])
}

fn site_before() -> Shell {
    let mut shell = Shell::reading(&[("story.txt", BEFORE), FILES[1]]);
    for (sentence, label) in ALL {
        shell.focus(sentence);
        shell.tag(label);
    }
    shell
}

#[test]
fn a_delivered_article_that_changed_on_the_server_is_asked_about() {
    let shell = site_before();
    let mut later = Shell::in_browser(site_later(), shell.disk.clone());
    later.now = shell.now + 1000;
    drop(shell);
    later.boot();
    later.go("story");
    let asked = later.state().revising.asked.clone();
    assert_eq!(asked.len(), 1, "{:?}", later.notices());
    assert_eq!((asked[0].new.as_str(), asked[0].choice), ("story", Choice::Replace));
    assert_eq!(
        labels_of(&later, &asked[0].old).len(),
        5,
        "the text was kept, and has its tags"
    );
    assert!(later.notices().is_empty(), "{:?}", later.notices());
    revising(&mut later, Revising::Confirm);
    assert_eq!(
        labels_of(&later, &id("story")),
        pairs(&[
            ("The harbour", "claim"),
            ("Nobody knows", "claim"),
            ("The council", "background")
        ])
    );
    assert_eq!(later.state().waiting_of(&id("story")), 2);
    // It stays so.
    let mut later = later.reload();
    later.go("story");
    assert_eq!(labels_of(&later, &id("story")).len(), 3);
    assert_eq!(later.state().waiting_of(&id("story")), 2);
    assert!(later.state().revising.asked.is_empty());
    // And may be taken back: both are there then.
    revising(&mut later, Revising::TakeBack(id("story")));
    assert!(labels_of(&later, &id("story")).is_empty());
    assert_eq!(labels_of(&later, &asked[0].old).len(), 5);
}

#[test]
fn what_was_left_under_a_text_that_nobody_kept_is_given_to_it_when_a_file_brings_it() {
    for is_opened_first in [false, true] {
        brought_by_a_file(is_opened_first);
    }
}

fn brought_by_a_file(is_opened_first: bool) {
    let shell = site_before();
    {
        // As an earlier version of the program left it.
        let mut disk = shell.disk.borrow_mut();
        disk.records
            .retain(|key, _| !key.contains(":kept:") && !key.contains("text-of:"));
    }
    let mut later = Shell::in_browser(site_later(), shell.disk.clone());
    later.now = shell.now + 1000;
    drop(shell);
    later.boot();
    if is_opened_first {
        later.open_file("found again.txt", BEFORE);
    }
    later.go("story");
    if !is_opened_first {
        assert_eq!(later.notices(), ["text-changed"]);
        assert!(later.state().revising.asked.is_empty());
        later.open_file("found again.txt", BEFORE);
    }
    let asked = later.state().revising.asked.clone();
    assert_eq!(asked.len(), 1, "{:?}", later.notices());
    assert_eq!((asked[0].old.as_str(), asked[0].new.as_str()), ("found again", "story"));
    assert_eq!(labels_of(&later, &asked[0].old).len(), 5);
    revising(&mut later, Revising::Confirm);
    assert_eq!(labels_of(&later, &id("story")).len(), 3);
}

#[test]
fn of_many_that_are_like_one_article_the_most_alike_is_asked_about() {
    let mut shell = tagged(&[(OPENED, "claim")]);
    let alike = |number: usize| {
        let text = AFTER.replace("thirteen", &format!("{number} and {number}"));
        worker(&format!("ship-{number}.txt"), text.as_bytes(), None)
    };
    let mut files: Vec<_> = (20..30).map(alike).collect();
    let nearly = BEFORE.replace("twelve", "eleven");
    files.insert(4, worker("later.txt", nearly.as_bytes(), None));
    import(&mut shell, files);
    let asked: Vec<(&str, &str)> = shell
        .state()
        .revising
        .asked
        .iter()
        .map(|question| (question.old.as_str(), question.new.as_str()))
        .collect();
    assert_eq!(asked, [("harbour", "later")]);
}
