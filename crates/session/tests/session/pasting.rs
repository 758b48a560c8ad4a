//! What is pasted in the library: several texts one after the other, beside files, and what the reader does not want.

use hashiya_core::article::{GivenRole, Role};
use hashiya_session::importing::state::pasted_name;
use hashiya_session::{Dialog, Effect, FileRefusal, Message, NoticeKind, Outcome, importing};

use super::FILES;
use super::importing::{ONE, OTHER, last_notice, read, send};
use super::shell::{Shell, Site};

fn library() -> Shell {
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot();
    shell
}

/// Something is pasted that the clipboard has as a page as well: the worker is to read it under this number.
fn paste_page(shell: &mut Shell, number: u64, plain: &str) {
    let page = Some(pasted_name(number));
    let plain = plain.to_owned();
    send(shell, importing::Message::Pasted { plain, page });
    send(shell, importing::Message::Began(1));
}

fn paste_text(shell: &mut Shell, plain: &str) {
    let plain = plain.to_owned();
    send(shell, importing::Message::Pasted { plain, page: None });
}

/// The title of the text that the reader is asked about.
fn asked(shell: &Shell) -> Option<String> {
    let is_open = shell.state().navigation.dialog == Some(Dialog::Pasted);
    let pasted = shell.state().importing.pasted.front();
    assert_eq!(is_open, pasted.is_some(), "the window and what it asks about");
    pasted.map(|pasted| pasted.title.clone())
}

fn confirm(shell: &mut Shell) {
    send(shell, importing::Message::ConfirmPaste(String::new()));
}

/// Names and texts of the articles that came, by their names.
fn articles(shell: &mut Shell) -> Vec<(String, String)> {
    let file = shell.export();
    let articles = file["articles"].as_array().expect("articles");
    let word = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let all = articles
        .iter()
        .map(|article| (word(&article["id"]), word(&article["text"])));
    let mut all: Vec<_> = all
        .filter(|(id, _)| !["story", "other"].contains(&id.as_str()))
        .collect();
    all.sort();
    all
}

fn both() -> Vec<(String, String)> {
    [("A ship came in.", ONE), ("A ship went out.", OTHER)]
        .map(|(id, text)| (id.to_owned(), text.to_owned()))
        .into()
}

#[test]
fn two_pages_that_are_pasted_in_a_row_are_two_articles() {
    for in_one_portion in [true, false] {
        let mut shell = library();
        paste_page(&mut shell, 0, ONE);
        paste_page(&mut shell, 1, OTHER);
        let files = vec![read(&pasted_name(0), ONE), read(&pasted_name(1), OTHER)];
        match in_one_portion {
            true => drop(send(&mut shell, importing::Message::Read(files))),
            false => files.into_iter().for_each(|file| {
                send(&mut shell, importing::Message::Read(vec![file]));
            }),
        }
        send(&mut shell, importing::Message::Ended);
        assert_eq!(asked(&shell).as_deref(), Some("A ship came in."));
        confirm(&mut shell);
        assert_eq!(asked(&shell).as_deref(), Some("A ship went out."));
        confirm(&mut shell);
        assert_eq!(asked(&shell), None);
        assert_eq!(articles(&mut shell), both());
        assert!(shell.state().importing.job.is_none());
    }
}

#[test]
fn a_text_that_is_pasted_while_one_is_asked_about_takes_nothing_from_it() {
    let mut shell = library();
    paste_page(&mut shell, 0, ONE);
    paste_text(&mut shell, OTHER);
    assert_eq!(asked(&shell).as_deref(), Some("A ship went out."));
    send(&mut shell, importing::Message::Read(vec![read(&pasted_name(0), ONE)]));
    send(&mut shell, importing::Message::Ended);
    assert_eq!(asked(&shell).as_deref(), Some("A ship went out."));
    confirm(&mut shell);
    assert_eq!(asked(&shell).as_deref(), Some("A ship came in."));
    confirm(&mut shell);
    assert_eq!(articles(&mut shell), both());
}

#[test]
fn a_window_that_is_closed_leaves_out_its_text_alone() {
    let mut shell = library();
    paste_text(&mut shell, ONE);
    paste_text(&mut shell, OTHER);
    shell.send(Message::Close);
    assert_eq!(asked(&shell).as_deref(), Some("A ship went out."));
    confirm(&mut shell);
    assert_eq!(articles(&mut shell), both()[1..]);
    // What the reader did not want does not come with what they paste next.
    paste_text(&mut shell, ONE);
    assert_eq!(asked(&shell).as_deref(), Some("A ship came in."));
    shell.send(Message::Close);
    assert_eq!(asked(&shell), None);
    assert_eq!(articles(&mut shell), both()[1..]);
}

#[test]
fn a_page_that_is_pasted_while_files_are_read_is_none_of_them() {
    let mut shell = library();
    send(&mut shell, importing::Message::Began(2));
    paste_page(&mut shell, 0, ONE);
    let files = vec![
        read("a.html", "A first page.\n\nIt has words."),
        read(&pasted_name(0), ONE),
        read("b.html", "Another page.\n\nIt has others."),
    ];
    send(&mut shell, importing::Message::Read(files));
    assert_eq!(asked(&shell).as_deref(), Some("A ship came in."));
    send(&mut shell, importing::Message::Ended);
    let report = shell.state().importing.report.clone().expect("a report");
    let names: Vec<&str> = report.outcomes.iter().map(|(file, _)| file.as_str()).collect();
    assert_eq!(names, ["a.html", "b.html"]);
    assert_eq!(asked(&shell).as_deref(), Some("A ship came in."));
    confirm(&mut shell);
    let found = articles(&mut shell);
    let names: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(names, ["A ship came in.", "a", "b"]);
}

#[test]
fn what_was_pasted_is_asked_about_as_text_when_its_page_is_not_read() {
    let broke = |number| importing::Message::Told(pasted_name(number), Outcome::Refused(FileRefusal::BrokeReader));
    for (ends, left) in [
        (vec![importing::Message::Stop], 1),
        (
            vec![importing::Message::ReaderMissing(vec![pasted_name(0), pasted_name(1)])],
            0,
        ),
        (vec![broke(1), broke(0), importing::Message::Ended], 0),
    ] {
        let mut shell = library();
        if left > 0 {
            send(&mut shell, importing::Message::Began(left));
        }
        paste_page(&mut shell, 0, ONE);
        paste_page(&mut shell, 1, OTHER);
        for message in &ends {
            send(&mut shell, message.clone());
        }
        // What was on its way when it ended.
        send(&mut shell, importing::Message::Read(vec![read(&pasted_name(0), ONE)]));
        let mut titles = vec![];
        while let Some(title) = asked(&shell) {
            titles.push(title);
            confirm(&mut shell);
        }
        titles.sort();
        assert_eq!(titles, ["A ship came in.", "A ship went out."], "{ends:?}");
        assert_eq!(articles(&mut shell).len(), 2, "{ends:?}");
        assert_eq!(shell.state().importing.job, None, "{ends:?}");
        let told = shell.state().notices.shown.iter().find_map(|notice| match notice.kind {
            NoticeKind::Imported { left, .. } => Some(left),
            _ => None,
        });
        assert_eq!(told.unwrap_or_default(), left, "{ends:?}");
        // The next page has nothing of those before.
        paste_page(&mut shell, 2, "A third ship.\n\nIt stays here.");
        send(
            &mut shell,
            importing::Message::Read(vec![read(&pasted_name(2), "A third ship.\n\nIt stays here.")]),
        );
        send(&mut shell, importing::Message::Ended);
        assert_eq!(asked(&shell).as_deref(), Some("A third ship."));
    }
}

#[test]
fn an_import_that_is_stopped_during_the_question_leaves_the_question() {
    let mut shell = library();
    send(&mut shell, importing::Message::Began(3));
    paste_text(&mut shell, ONE);
    let effects = send(&mut shell, importing::Message::Stop);
    assert!(effects.contains(&Effect::StopImport));
    assert_eq!(asked(&shell).as_deref(), Some("A ship came in."));
    confirm(&mut shell);
    assert!(matches!(last_notice(&shell), Some(NoticeKind::FileAdded(..))));
    assert_eq!(articles(&mut shell), both()[..1]);
}

#[test]
fn a_page_without_a_title_is_offered_the_words_that_it_begins_with() {
    let long = "A ship came in, and nobody on the quay knew from where, or what it had in its hold. It is late.";
    let start = "A ship came in, and nobody on the quay knew from where, or";
    for (text, expected) in [
        ("Ships\n\nA ship came in. It was late.", "Ships"),
        ("A ship came in.\n\nIt was late.", "A ship came in."),
        (long, start),
    ] {
        let mut shell = library();
        paste_page(&mut shell, 0, text);
        let mut page = read(&pasted_name(0), text);
        let article = &mut page.read.as_mut().expect("an article").article;
        article.roles = vec![GivenRole::new(0, Role::Heading)];
        send(&mut shell, importing::Message::Read(vec![page]));
        send(&mut shell, importing::Message::Ended);
        assert_eq!(asked(&shell).as_deref(), Some(expected));
        send(&mut shell, importing::Message::ConfirmPaste(expected.into()));
        let entry = shell.state().library.entries.first().expect("an article");
        assert_eq!(entry.title(), Some(expected));
    }
}

#[test]
fn a_window_that_is_open_keeps_its_place_and_the_question_comes_after_it() {
    let mut shell = library();
    paste_page(&mut shell, 0, ONE);
    shell.send(Message::Navigation(hashiya_session::navigation::Message::OpenDialog(
        Dialog::Settings,
    )));
    send(&mut shell, importing::Message::Read(vec![read(&pasted_name(0), ONE)]));
    send(&mut shell, importing::Message::Ended);
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Settings));
    shell.send(Message::Close);
    assert_eq!(asked(&shell).as_deref(), Some("A ship came in."));
}
