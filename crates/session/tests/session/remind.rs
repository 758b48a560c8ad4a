//! The reminder of what is in no file: when it comes, and that it comes once.

use hashiya_session::{Effect, Message, Reminder, Route};
use hashiya_session::{annotate, navigation, settings, transfer};

use super::backup::{back_up, elsewhere, restore};
use super::shell::{Shell, Site};

const WEEK: u64 = 7 * 24 * 60 * 60 * 1000;

/// An article of this many sentences.
fn long(sentences: usize) -> String {
    let sentence = |n| format!("الجملة رقم {n} من هذا التقرير الطويل جدا عن المدينة. ");
    format!("تقرير طويل\n\n{}\n", (1..sentences).map(sentence).collect::<String>())
}

/// A visit that tags sentences from the start of the article; in the article.
fn tagged(count: usize) -> Shell {
    let mut shell = Shell::new(Site::new(&[("long.txt", &long(320))]));
    shell.boot();
    tag_more(&mut shell, 0..count);
    shell
}

fn tag_more(shell: &mut Shell, sentences: std::ops::Range<usize>) {
    shell.go("long");
    for sentence in sentences {
        shell.focus(sentence);
        shell.tag("claim");
    }
}

fn library(shell: &mut Shell) -> Reminder {
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    shell.state().transfer.reminder
}

#[test]
fn a_hundred_changes_in_no_file_are_worth_a_word_in_the_library() {
    let mut shell = tagged(99);
    assert_eq!(library(&mut shell), Reminder::NotYet);
    tag_more(&mut shell, 99..100);
    assert_eq!(shell.state().transfer.reminder, Reminder::NotYet, "not over the text");
    assert_eq!(library(&mut shell), Reminder::Shown(100));
    assert_eq!(shell.state().unsaved_changes(), 100);
    assert_eq!(shell.notices(), Vec::<&str>::new(), "no message over the page");
}

#[test]
fn it_counts_words_that_stand_and_not_key_presses() {
    let mut shell = tagged(50);
    for label in ["quote", "background", "claim"] {
        for sentence in 0..50 {
            shell.focus(sentence);
            shell.tag(label);
        }
    }
    shell.send(Message::Annotate(annotate::Message::CycleRole));
    assert_eq!(shell.state().unsaved_changes(), 51);
}

#[test]
fn twenty_are_worth_it_after_a_week() {
    let mut shell = tagged(20);
    assert_eq!(library(&mut shell), Reminder::NotYet);
    shell.now += WEEK;
    let shell = shell.reload();
    assert_eq!(
        shell.state().transfer.reminder,
        Reminder::Shown(20),
        "as soon as everything is there"
    );
    let mut few = tagged(19);
    few.now += WEEK;
    assert_eq!(few.reload().state().transfer.reminder, Reminder::NotYet);
}

#[test]
fn a_backup_or_an_export_of_everything_answers_it() {
    for message in [
        Message::Transfer(transfer::Message::BackUp),
        Message::Transfer(transfer::Message::ExportAll),
    ] {
        let mut shell = tagged(120);
        library(&mut shell);
        shell.send(message);
        assert_eq!(
            (shell.state().transfer.reminder, shell.state().unsaved_changes()),
            (Reminder::Shown(120), 120),
            "no page is told what became of a download"
        );
        assert_eq!(shell.notices(), ["file-handed"]);
        shell.send(Message::Transfer(transfer::Message::ConfirmFile));
        assert_eq!(
            (shell.state().transfer.reminder, shell.state().unsaved_changes()),
            (Reminder::Done, 0)
        );
        assert_eq!(shell.notices(), Vec::<&str>::new());
        let mut shell = shell.reload();
        assert_eq!(shell.state().transfer.reminder, Reminder::NotYet);
        tag_more(&mut shell, 120..219);
        assert_eq!(library(&mut shell), Reminder::NotYet, "ninety-nine since");
        tag_more(&mut shell, 219..220);
        assert_eq!(library(&mut shell), Reminder::Shown(100));
    }
}

#[test]
fn an_export_of_the_article_alone_counts_for_it() {
    let mut shell = tagged(120);
    shell.send(Message::Transfer(transfer::Message::ExportArticle));
    shell.send(Message::Transfer(transfer::Message::ConfirmFile));
    assert_eq!(library(&mut shell), Reminder::NotYet);
    assert_eq!(shell.state().unsaved_changes(), 0);
    assert_eq!(shell.reload().state().unsaved_changes(), 0);
}

/// A browser that denies a download says nothing: only the reader's word makes it a file.
#[test]
fn a_download_that_nobody_saw_counts_for_nothing() {
    let mut shell = tagged(120);
    library(&mut shell);
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    let mut shell = shell.reload();
    assert_eq!(shell.state().unsaved_changes(), 120);
    assert_eq!(shell.state().transfer.reminder, Reminder::Shown(120));
    let name = shell.state().handed_file().map(str::to_owned);
    assert_eq!(
        name.as_deref(),
        Some("hashiya-2026-11-22.json"),
        "it is asked for still"
    );
    // What was tagged since is in no file, whatever the reader says of that one.
    tag_more(&mut shell, 120..130);
    shell.send(Message::Transfer(transfer::Message::ConfirmFile));
    assert_eq!(
        (shell.state().unsaved_changes(), shell.state().handed_file()),
        (10, None)
    );
    let mut shell = shell.reload();
    assert_eq!(shell.state().unsaved_changes(), 10);
    // One that the browser could not make was never handed over.
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    shell.send(Message::Transfer(transfer::Message::DownloadFailed));
    assert_eq!(
        (shell.notices(), shell.state().handed_file()),
        (vec!["download-failed"], None)
    );
    shell.send(Message::Transfer(transfer::Message::ConfirmFile));
    assert_eq!(shell.state().unsaved_changes(), 10);
}

/// Two tabs: what one of them was told of holds for both, and nothing comes back.
#[test]
fn the_readers_word_holds_in_every_tab() {
    let mut one = tagged(20);
    let mut other = Shell::in_browser(one.site.clone(), one.disk.clone());
    other.boot();
    one.send(Message::Transfer(transfer::Message::ExportAll));
    while other.hear() {}
    assert!(other.state().handed_file().is_some());
    one.send(Message::Transfer(transfer::Message::ConfirmFile));
    while other.hear() | one.hear() {}
    assert_eq!((one.state().handed_file(), other.state().handed_file()), (None, None));
    assert_eq!((one.state().unsaved_changes(), other.state().unsaved_changes()), (0, 0));
}

#[test]
fn later_is_remembered() {
    let mut shell = tagged(120);
    library(&mut shell);
    let effects = shell.send(Message::Transfer(transfer::Message::PutOffBackup));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Write { .. })));
    assert_eq!(shell.state().transfer.reminder, Reminder::Done);
    tag_more(&mut shell, 120..230);
    assert_eq!(library(&mut shell), Reminder::Done, "once in a visit");
    let mut shell = shell.reload();
    assert_eq!(
        shell.state().transfer.reminder,
        Reminder::Shown(230),
        "a hundred more than then"
    );
    shell.send(Message::Transfer(transfer::Message::PutOffBackup));
    let mut shell = shell.reload();
    assert_eq!(shell.state().transfer.reminder, Reminder::NotYet);
    shell.now += WEEK;
    assert_eq!(
        shell.reload().state().transfer.reminder,
        Reminder::Shown(230),
        "a week later"
    );
}

#[test]
fn what_came_from_a_file_is_in_a_file() {
    let mut there = tagged(150);
    let backup = back_up(&mut there);
    let mut here = elsewhere(&[("long.txt", &long(320))]);
    restore(&mut here, &backup);
    assert_eq!(here.state().counts().tagged(), 150);
    assert_eq!(
        (here.state().transfer.reminder, here.state().unsaved_changes()),
        (Reminder::NotYet, 0)
    );
    // Work that was in no file before is in none after.
    let mut here = elsewhere(&[("long.txt", &long(320))]);
    here.send(Message::Settings(settings::Message::SetName("هند".into())));
    tag_more(&mut here, 200..300);
    restore(&mut here, &backup);
    assert_eq!(
        library(&mut here),
        Reminder::Shown(100),
        "another reader's tags are theirs to keep"
    );
}
