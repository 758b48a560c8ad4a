//! Files of many articles, which are written a portion in each turn of the browser.

use hashiya_core::article::ArticleId;
use hashiya_core::codec::to_pretty_text;
use hashiya_core::exchange::read;
use hashiya_session::{DeletionTarget, Effect, Message, delete, transfer};

use crate::shell::Shell;

/// So many articles, of which no portion takes all.
const MANY: usize = 40;

fn id(number: usize) -> ArticleId {
    ArticleId::new(&format!("part-{number:02}"))
}

/// A library of many articles, the first of them open, whose answers wait.
fn large() -> Shell {
    let text = |number: usize| {
        let sentences =
            (0..60).map(|sentence| format!("وصل الوفد رقم {} إلى العاصمة مساء أمس.", number * 100 + sentence));
        format!("عنوان {number}\n\n{}\n", sentences.collect::<Vec<_>>().join(" "))
    };
    let files: Vec<(String, String)> = (0..MANY)
        .map(|number| (format!("{}.txt", id(number)), text(number)))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut shell = Shell::reading(&files);
    shell.focus(3);
    shell.tag("claim");
    shell.slow = true;
    shell
}

fn send(shell: &mut Shell, message: transfer::Message) -> Vec<Effect> {
    shell.send(Message::Transfer(message))
}

/// Lets the browser have so many turns.
fn turns(shell: &mut Shell, count: usize) {
    for _ in 0..count {
        let message = shell.on_the_way.pop_front().expect("it goes on");
        shell.send(message);
    }
}

/// Has everything happen that is going to, and returns the one file that came of it.
fn file(shell: &mut Shell) -> String {
    shell.arrive();
    let [(_, text)] = &shell.downloads[..] else {
        panic!("{} files", shell.downloads.len());
    };
    text.clone()
}

/// The identities of the articles in a file, and how many tags it has.
fn said(text: &str) -> (Vec<String>, usize) {
    let file = read(text).expect("a file that can be read");
    assert_eq!(to_pretty_text(&file), text, "to the letter as it is written as a whole");
    let sentences = file.articles.iter().flat_map(|article| &article.sentences);
    let tags = sentences.map(|sentence| sentence.annotations.len()).sum();
    (file.articles.into_iter().map(|article| article.id).collect(), tags)
}

fn all() -> Vec<String> {
    (0..MANY).map(|number| id(number).to_string()).collect()
}

#[test]
fn a_large_file_comes_in_portions_and_is_whole() {
    let some = (0..MANY).filter(|number| number % 8 != 0).map(id).collect();
    for (message, articles) in [
        (transfer::Message::ExportAll, MANY),
        (transfer::Message::ExportSome(some), MANY - MANY / 8),
        (transfer::Message::BackUp, 1),
    ] {
        let mut shell = large();
        // What a backup has of articles that nobody worked on comes with the app.
        let is_backup = matches!(message, transfer::Message::BackUp);
        send(&mut shell, message);
        let mut longest = 0;
        while let Some(next) = shell.on_the_way.pop_front() {
            for effect in shell.send(next) {
                if let Effect::KeepPart(part) = effect {
                    longest = longest.max(part.len());
                }
            }
        }
        let text = file(&mut shell);
        assert_eq!(said(&text).0.len(), articles);
        assert_eq!(is_backup, longest == 0, "one article is written at once");
        assert!(longest * 2 < text.len(), "{longest} of {}", text.len());
        assert_eq!(shell.notices(), ["file-handed"]);
        assert_eq!(shell.parts, [""; 0]);
    }
}

/// The reader tags, clears and deletes while the file is being written: it is the one that was asked for.
#[test]
fn a_file_is_of_the_moment_in_which_it_was_asked_for() {
    let expected = {
        let mut shell = large();
        send(&mut shell, transfer::Message::ExportAll);
        file(&mut shell)
    };
    assert_eq!(said(&expected), (all(), 1));
    for turns_before in 0..3 {
        let mut shell = large();
        send(&mut shell, transfer::Message::ExportAll);
        turns(&mut shell, turns_before);
        shell.focus(5);
        shell.tag("quote");
        for target in [DeletionTarget::Article(id(0)), DeletionTarget::Everything] {
            shell.send(Message::Delete(delete::Message::Ask(target)));
            let new_annotator = "new".into();
            shell.send(Message::Delete(delete::Message::Delete { new_annotator }));
        }
        assert_eq!(shell.state().unsaved_changes(), 0);
        assert_eq!(file(&mut shell), expected, "{turns_before} turns before");
        assert!(shell.notices().contains(&"file-handed"), "{:?}", shell.notices());
    }
}

/// What was said after the file was asked for is not in it, and counts as being in no file.
#[test]
fn what_is_said_meanwhile_is_in_no_file() {
    let mut shell = large();
    send(&mut shell, transfer::Message::ExportAll);
    turns(&mut shell, 1);
    shell.focus(5);
    shell.tag("quote");
    shell.arrive();
    send(&mut shell, transfer::Message::ConfirmFile);
    assert_eq!(shell.state().unsaved_changes(), 1);
}

#[test]
fn a_file_that_is_stopped_is_none() {
    for turns_before in 0..3 {
        let mut shell = large();
        send(&mut shell, transfer::Message::ExportAll);
        turns(&mut shell, turns_before);
        send(&mut shell, transfer::Message::StopWriting);
        shell.arrive();
        assert_eq!((shell.downloads.len(), shell.parts.len()), (0, 0));
        assert_eq!((shell.notices(), shell.state().handed_file()), (vec![], None));
        assert_eq!(shell.state().unsaved_changes(), 1);
        // The next one begins anew.
        send(&mut shell, transfer::Message::ExportAll);
        assert_eq!(said(&file(&mut shell)), (all(), 1));
    }
}

/// Two files are asked for one after the other: each is of its own moment. One of them is stopped: the other comes.
#[test]
fn files_that_are_asked_for_at_once_come_one_after_the_other() {
    for stopped in [false, true] {
        let mut shell = large();
        send(&mut shell, transfer::Message::ExportAll);
        turns(&mut shell, 1);
        shell.focus(5);
        shell.tag("quote");
        send(&mut shell, transfer::Message::ExportSome((1..MANY).map(id).collect()));
        send(&mut shell, transfer::Message::ExportAll);
        turns(&mut shell, 1);
        if stopped {
            send(&mut shell, transfer::Message::StopWriting);
        }
        let going_on = |message: &&Message| matches!(message, Message::Transfer(transfer::Message::WriteOn));
        assert_eq!(
            shell.on_the_way.iter().filter(going_on).count(),
            1,
            "one after the other"
        );
        shell.arrive();
        let files: Vec<_> = shell.downloads.iter().map(|(_, text)| said(text)).collect();
        let expected = [(all(), 1), (all().split_off(1), 0), (all(), 2)];
        assert_eq!(files, expected[usize::from(stopped)..]);
    }
}

/// A second goes by with each message here: the reader is told from the second on, and at the end no more.
#[test]
fn the_reader_is_told_of_a_file_that_takes_long() {
    let mut shell = large();
    send(&mut shell, transfer::Message::ExportAll);
    assert_eq!(shell.state().writing(), None);
    let mut told = Vec::new();
    while let Some(next) = shell.on_the_way.pop_front() {
        shell.send(next);
        told.extend(shell.state().writing());
    }
    assert_eq!(shell.state().writing(), None);
    let percents: Vec<usize> = told.iter().map(|told| told.percent).collect();
    assert!(percents.len() > 1 && percents.is_sorted(), "{percents:?}");
    assert!(
        told.iter().all(|told| told.name == "hashiya-2026-11-22.json"),
        "{told:?}"
    );
}
