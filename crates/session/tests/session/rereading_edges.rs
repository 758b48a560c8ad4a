//! Files in other encodings: answers that come late, files that were refused, the list of an import, and what is
//! shown of a text.

use std::collections::BTreeSet;

use hashiya_core::article::{ArticleId, GivenRole, Role};
use hashiya_import::{Fault, name_of};
use hashiya_session::importing::encodings::ENCODINGS;
use hashiya_session::importing::rereading::{self, sample, source_name};
use hashiya_session::{Effect, FileRefusal, Message, NoticeAction, Outcome, Reread, transfer};

use super::FILES;
use super::rereading::{ARABIC, TEXT, answer, ask, choose, import, last, misread, own, reread, take_over, worker};
use super::shell::Shell;

#[test]
fn an_answer_that_comes_late_is_not_the_one_that_is_shown() {
    let mut shell = misread();
    ask(&mut shell, "ship");
    let earlier = choose(&mut shell, "ISO-8859-6").expect("the file is read");
    let later = choose(&mut shell, "windows-1256").expect("the file is read");
    answer(&mut shell, "ship.txt", ARABIC, &earlier);
    assert!(!shell.state().can_take_reread());
    answer(&mut shell, "ship.txt", ARABIC, &later);
    assert_eq!(
        shell.state().reread_sample().expect("lines")[0],
        TEXT.lines().next().expect("a line")
    );
    // Back at the one that it has: nothing is to be read, and what comes is not wanted.
    assert_eq!(choose(&mut shell, "windows-1252"), None);
    answer(&mut shell, "ship.txt", ARABIC, &later);
    assert!(!shell.state().can_take_reread());
    assert!(shell.state().reread_sample().is_some());
}

#[test]
fn a_text_that_is_the_same_is_not_taken_over() {
    let mut shell = Shell::reading(FILES);
    let bytes = b"It was na\xEFve.";
    import(&mut shell, vec![worker("cafe.txt", bytes, Some("windows-1252"))]);
    ask(&mut shell, "cafe");
    let encodings = choose(&mut shell, "ISO-8859-15").expect("the file is read");
    answer(&mut shell, "cafe.txt", bytes, &encodings);
    assert!(shell.state().is_reread_same() && !shell.state().can_take_reread());
    reread(&mut shell, rereading::Message::TakeOver);
    assert_eq!(own(&shell), [ArticleId::new("cafe")]);
}

#[test]
fn bytes_that_are_nothing_in_it_are_told_with_the_place() {
    let mut shell = misread();
    ask(&mut shell, "ship");
    let encodings = choose(&mut shell, "UTF-8").expect("the file is read");
    answer(&mut shell, "ship.txt", ARABIC, &encodings);
    let question = shell.state().importing.rereading.clone().expect("the question");
    assert!(
        matches!(
            question.reread,
            Reread::Refused(FileRefusal::Fault(Fault::Undecodable { line: 1, .. }))
        ),
        "{question:?}"
    );
    assert!(!shell.state().can_take_reread());
    reread(&mut shell, rereading::Message::TakeOver);
    assert_eq!(own(&shell), [ArticleId::new("ship")]);
}

/// UTF-8 of which a few bytes are none, which nobody takes for another encoding.
const DAMAGED: &[u8] = b"Caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9. \xE9";

#[test]
fn a_file_that_was_refused_can_be_read_in_an_encoding_of_ones_choice() {
    let mut shell = Shell::reading(FILES);
    import(&mut shell, vec![worker("cafe.txt", DAMAGED, None)]);
    let refused = last(&shell);
    let Some(NoticeAction::ChooseEncodingOfFile(file)) = refused.action() else {
        panic!("{refused:?}");
    };
    reread(&mut shell, rereading::Message::OfFile(file));
    assert_eq!(shell.state().encoding_of_question(), None);
    let encodings = choose(&mut shell, "windows-1252").expect("the file is read");
    assert_eq!(encodings, ["windows-1252"]);
    answer(&mut shell, "cafe.txt", DAMAGED, &encodings);
    reread(&mut shell, rereading::Message::TakeOver);
    assert_eq!(shell.notices(), ["file-added"]);
    assert_eq!(own(&shell), [ArticleId::new("cafe")]);
}

#[test]
fn the_list_of_an_import_leads_to_what_came_of_it() {
    let mut shell = Shell::reading(FILES);
    let files = vec![
        worker("ship.txt", ARABIC, Some("windows-1252")),
        worker("cafe.txt", DAMAGED, None),
    ];
    import(&mut shell, files);
    reread(&mut shell, rereading::Message::OfFile("cafe.txt".into()));
    let encodings = choose(&mut shell, "windows-1252").expect("the file is read");
    answer(&mut shell, "cafe.txt", DAMAGED, &encodings);
    reread(&mut shell, rereading::Message::TakeOver);
    take_over(&mut shell, "ship");
    let report = shell.state().importing.report.clone().expect("the list");
    for (file, outcome) in &report.outcomes {
        let (Outcome::Added(id) | Outcome::OtherText(id)) = outcome else {
            panic!("{file}: {outcome:?}");
        };
        assert!(shell.state().entry(id).is_some(), "{file} leads nowhere");
    }
    assert_eq!(report.encodings["ship.txt"], "windows-1256");
}

#[test]
fn the_worker_ends_with_the_window_also_where_the_article_goes() {
    let stops = |effects: &[Effect]| effects.contains(&Effect::StopReadingAgain);
    let mut shell = misread();
    ask(&mut shell, "ship");
    let effects = shell.send(Message::Close);
    assert!(stops(&effects));
    let effects = take_over(&mut shell, "ship");
    assert!(stops(&effects));
    assert_eq!(shell.state().importing.rereading, None);
    assert_eq!(shell.state().navigation.dialog, None);
    // What is delivered with the app is in no file of the reader's.
    reread(&mut shell, rereading::Message::OfArticle(ArticleId::new("story")));
    assert_eq!(shell.state().navigation.dialog, None);
}

#[test]
fn texts_that_the_page_reads_itself_say_their_encoding() {
    let mut shell = Shell::reading(FILES);
    let utf16: Vec<u8> = "It was late.".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (name, bytes, encoding) in [
        ("a.txt", utf16, "UTF-16BE"),
        ("b.txt", b"It was early.".to_vec(), "UTF-8"),
    ] {
        shell.send(Message::Transfer(transfer::Message::FileOpened {
            name: name.into(),
            bytes: Some(bytes),
        }));
        shell.go(&name[..1]);
        let metadata = shell.annotated().document.article.metadata.clone();
        assert_eq!(
            metadata.and_then(|known| known.encoding.clone()).as_deref(),
            Some(encoding)
        );
    }
}

#[test]
fn all_encodings_are_offered_once_and_are_in_the_standard() {
    let names: Vec<&str> = ENCODINGS.iter().flat_map(|(_, names)| *names).copied().collect();
    for name in &names {
        assert_eq!(name_of(name), Some(*name));
    }
    let different: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(different.len(), names.len());
    // The standard has 40, with two that stand for others.
    assert_eq!(names.len(), 38);
}

#[test]
fn a_file_is_found_by_the_name_that_it_has_now() {
    let cases = [
        ("ship.txt", "ship.txt", "ship.txt"),
        ("ship.txt", "renamed.txt", "ship.txt"),
        ("folder/ship.txt", "ship.txt", "folder/ship.txt"),
        ("pages.zip/folder/ship.txt", "pages.zip", "pages.zip"),
        ("mine/pages.zip/folder/ship.txt", "pages.zip", "mine/pages.zip"),
        ("table.csv/table-17.csv", "table.csv", "table.csv"),
        ("a/a", "a", "a"),
    ];
    for (file, chosen, name) in cases {
        assert_eq!(source_name(file, chosen), name, "{file} {chosen}");
    }
}

#[test]
fn the_lines_that_are_shown_are_those_that_tell_encodings_apart() {
    let plain = "Menu\nHome\nNews\nSports\nCaf\u{E9} au lait\nWeather\n\u{623}\u{645}\u{633}";
    assert_eq!(
        sample(plain, &[]),
        ["Menu", "Home", "News", "Caf\u{E9} au lait", "\u{623}\u{645}\u{633}"]
    );
    let around: Vec<GivenRole> = [0, 5, 10, 15]
        .map(|start| GivenRole::new(start, Role::Boilerplate))
        .to_vec();
    assert_eq!(
        sample(plain, &around),
        ["Caf\u{E9} au lait", "Weather", "\u{623}\u{645}\u{633}"]
    );
    assert_eq!(sample("Menu\nHome", &around), ["Menu", "Home"]);
    let long = "\u{627}".repeat(500);
    assert!(sample(&long, &[])[0].chars().count() < 200);
    assert_eq!(sample("", &[]), Vec::<String>::new());
}
