//! Imports that wait for the library, those that are stopped, and those that bring a text that is gone.

use hashiya_core::article::ArticleId;
use hashiya_session::i18n::Locale;
use hashiya_session::{FileRefusal, ImportTally, LoadError, Message, NoticeKind, Outcome, Status, importing};

use super::FILES;
use super::driven_browser::Browser;
use super::driver::stored;
use super::driver_texts::{LETTER, POINTER, entry, go_to, has_text, next_visit, open_file, text};
use super::importing::{ONE, OTHER, import, last_notice, outcomes, read, send};
use super::shell::{Shell, Site};

/// Whether the library has an article of this identity.
fn has(shell: &Shell, id: &str) -> bool {
    shell
        .state()
        .library
        .entries
        .iter()
        .any(|entry| entry.id.as_str() == id)
}

/// A page whose library has not arrived.
fn before_the_list() -> Shell {
    let mut shell = Shell::new(Site::new(FILES));
    shell.slow = true;
    shell.boot();
    shell
}

/// The library arrives.
fn list_arrives(shell: &mut Shell) {
    shell.slow = false;
    shell.arrive();
}

#[test]
fn a_second_import_while_the_first_waits_for_the_list_is_part_of_it() {
    let mut shell = before_the_list();
    import(&mut shell, vec![read("a.html", ONE)]);
    send(&mut shell, importing::Message::Began(1));
    list_arrives(&mut shell);
    assert!(has(&shell, "a"));
    let job = shell.state().importing.job.clone().expect("the second is under way");
    assert_eq!((job.files, job.done), (2, 1));
    let at = importing::Message::At {
        at: 0,
        done: 0,
        file: "b.html".into(),
    };
    send(&mut shell, at);
    let job = shell.state().importing.job.clone().expect("the second is under way");
    assert_eq!((job.at, job.done, job.files), (1, 1, 2));
    send(&mut shell, importing::Message::Read(vec![read("b.html", OTHER)]));
    send(&mut shell, importing::Message::Ended);
    assert!(has(&shell, "b"), "{:?}", shell.notices());
    let tally = ImportTally {
        added: 2,
        ..ImportTally::default()
    };
    assert_eq!(last_notice(&shell), Some(NoticeKind::Imported { tally, left: 0 }));
    assert_eq!(shell.state().importing.job, None);
}

#[test]
fn what_the_disk_did_not_give_is_told_with_those_that_wait_for_the_list() {
    let mut shell = before_the_list();
    import(&mut shell, vec![read("a.html", ONE)]);
    send(&mut shell, importing::Message::Began(0));
    let outcome = Outcome::Refused(FileRefusal::Unreadable);
    send(&mut shell, importing::Message::Told("b.html".into(), outcome.clone()));
    send(&mut shell, importing::Message::Ended);
    list_arrives(&mut shell);
    assert_eq!(
        outcomes(&shell),
        [
            ("b.html".into(), outcome),
            ("a.html".into(), Outcome::Added(ArticleId::new("a"))),
        ]
    );
    assert_eq!(shell.state().importing.job, None);
}

/// How far the worker is, as it says.
fn at(shell: &mut Shell, at: usize, file: &str) {
    let file = file.to_owned();
    send(shell, importing::Message::At { at, done: at, file });
}

#[test]
fn what_was_read_stays_when_it_is_stopped_before_the_list_is_here() {
    let missed = importing::Message::ReaderMissing(vec!["b.html".into(), "c.html".into()]);
    // What is named is not counted without a name.
    for (stopped, refused, left) in [(importing::Message::Stop, 0, 2), (missed, 2, 0)] {
        let mut shell = before_the_list();
        send(&mut shell, importing::Message::Began(3));
        send(&mut shell, importing::Message::Read(vec![read("a.html", ONE)]));
        at(&mut shell, 1, "b.html");
        send(&mut shell, stopped.clone());
        send(&mut shell, stopped.clone());
        // What was on its way.
        send(&mut shell, importing::Message::Read(vec![read("b.html", OTHER)]));
        at(&mut shell, 2, "c.html");
        list_arrives(&mut shell);
        assert!(has(&shell, "a"), "{stopped:?}: {:?}", shell.notices());
        assert!(!has(&shell, "b"), "{stopped:?}");
        let tally = ImportTally {
            added: 1,
            refused,
            ..ImportTally::default()
        };
        assert_eq!(last_notice(&shell), Some(NoticeKind::Imported { tally, left }));
        assert_eq!(shell.state().importing.job, None);
    }
}

#[test]
fn what_was_left_is_told_with_the_import_that_comes_before_the_list() {
    let mut shell = before_the_list();
    send(&mut shell, importing::Message::Began(3));
    send(&mut shell, importing::Message::Read(vec![read("a.html", ONE)]));
    at(&mut shell, 1, "b.html");
    send(&mut shell, importing::Message::Stop);
    import(&mut shell, vec![read("d.html", OTHER)]);
    list_arrives(&mut shell);
    let tally = ImportTally {
        added: 2,
        ..ImportTally::default()
    };
    assert_eq!(last_notice(&shell), Some(NoticeKind::Imported { tally, left: 2 }));
}

#[test]
fn one_that_is_stopped_before_its_first_file_says_how_many_were_not_read() {
    let mut shell = Shell::reading(FILES);
    send(&mut shell, importing::Message::Began(3));
    send(&mut shell, importing::Message::Stop);
    let tally = ImportTally::default();
    let told = NoticeKind::Imported { tally, left: 3 };
    assert_eq!(last_notice(&shell), Some(told.clone()));
    assert_eq!(told.text(Locale::default()), "3 files were not read any more.");
    assert_eq!(told.action(), None);
    assert_eq!(shell.state().importing.job, None);
}

#[test]
fn a_file_brings_back_the_text_of_an_article_that_has_lost_it() {
    let mut browser = Browser::reading(FILES);
    open_file(&mut browser, 0, "letter.txt", LETTER);
    browser.tag(0, 1, "claim");
    go_to(&mut browser, 0, "story");
    browser.rest();
    drop(browser.journal.texts.remove(&format!("texts:{POINTER}")));
    let local = stored(&browser);
    assert_eq!(next_visit(&mut browser, local), None);
    let lost = entry(&browser, 0, "letter").map(|entry| matches!(entry.status, Status::Failed(LoadError::NoText, _)));
    assert_eq!(lost, Some(true));
    for message in [
        importing::Message::Began(1),
        importing::Message::Read(vec![read("another-name.txt", LETTER)]),
        importing::Message::Ended,
    ] {
        browser.send(0, Message::Importing(message));
    }
    browser.rest();
    // The reader is at the article: it opens.
    assert_eq!(text(&browser, 0, "letter").as_deref(), Some(LETTER));
    assert_eq!(browser.tabs[0].label(1).as_deref(), Some("claim"));
    assert_eq!(
        entry(&browser, 0, "letter").map(|entry| &*entry.file),
        Some("letter.txt")
    );
    assert!(has_text(&browser, POINTER));
    let local = stored(&browser);
    assert_eq!(next_visit(&mut browser, local).as_deref(), Some(LETTER));
    assert_eq!(browser.tabs[0].label(1).as_deref(), Some("claim"));
}
