//! Files that a worker reads beside the page: what becomes of each, and what the reader is told.

use hashiya_core::article::{Article, ArticleId, GivenRole, Origin, Role};
use hashiya_import::{Fault, ImportedArticle};
use hashiya_session::i18n::Locale;
use hashiya_session::{
    Dialog, Effect, FileFault, FileRefusal, ImportTally, LibraryEntry, Message, Notice, NoticeKind, Outcome,
    ReadArticle, ReadFile, Status, Summary, importing, transfer,
};
use hashiya_testing::files::schema_errors;
use serde_json::json;

use super::FILES;
use super::listed::{listed, said};
use super::shell::{Shell, Site};

/// A file as the worker reads it.
pub fn read(name: &str, text: &str) -> ReadFile {
    let article = Article::new(ArticleId::from_file_name(name), text, Origin::Opened);
    ReadFile {
        file: name.to_owned(),
        read: Ok(ReadArticle {
            summary: Summary::of_delivered(article),
            article: ImportedArticle {
                text: text.to_owned(),
                ..ImportedArticle::default()
            },
        }),
    }
}

fn refused(name: &str, fault: Fault) -> ReadFile {
    ReadFile {
        file: name.to_owned(),
        read: Err(fault),
    }
}

pub fn send(shell: &mut Shell, message: importing::Message) -> Vec<Effect> {
    shell.send(Message::Importing(message))
}

/// The whole of an import that reads these.
pub fn import(shell: &mut Shell, files: Vec<ReadFile>) {
    send(shell, importing::Message::Began(files.len()));
    for (done, file) in files.into_iter().enumerate() {
        let name = file.file.clone();
        send(
            shell,
            importing::Message::At {
                at: done,
                done,
                file: name,
            },
        );
        send(shell, importing::Message::Read(vec![file]));
    }
    send(shell, importing::Message::Ended);
}

pub fn outcomes(shell: &Shell) -> Vec<(String, Outcome)> {
    let report = shell.state().importing.report.as_ref();
    report.map_or_else(Vec::new, |report| report.outcomes.clone())
}

pub fn last_notice(shell: &Shell) -> Option<NoticeKind> {
    shell.state().notices.shown.last().map(|notice| notice.kind.clone())
}

pub const ONE: &str = "A ship came in.\n\nIt had been at sea for a year. Nobody had missed it.";
pub const OTHER: &str = "A ship went out.\n\nIt will be back in a year. Everybody misses it.";

#[test]
fn one_file_is_told_of_by_itself() {
    let mut shell = Shell::reading(FILES);
    import(&mut shell, vec![read("ship.html", ONE)]);
    let id = ArticleId::new("ship");
    let added = NoticeKind::FileAdded("ship.html".into(), id.clone());
    assert_eq!(last_notice(&shell), Some(added));
    import(&mut shell, vec![read("again.html", ONE)]);
    let known = NoticeKind::FileKnown("again.html".into(), id);
    assert_eq!(last_notice(&shell), Some(known));
    import(&mut shell, vec![refused("ship.pdf", Fault::Pdf)]);
    let fault = FileFault::Import(FileRefusal::Fault(Fault::Pdf));
    assert_eq!(
        last_notice(&shell),
        Some(NoticeKind::FileFailed("ship.pdf".into(), fault))
    );
    assert_eq!(shell.state().importing.job, None);
}

#[test]
fn many_are_told_of_in_one_message_with_a_list_of_what_needs_the_reader_first() {
    let mut shell = Shell::reading(FILES);
    import(&mut shell, vec![read("ship.txt", ONE)]);
    import(
        &mut shell,
        vec![
            read("new.html", "Rain is expected.\n\nIt will rain all day."),
            read("known.html", ONE),
            read("ship.html", OTHER),
            refused("bad.zip", Fault::Bomb),
        ],
    );
    let beside = outcomes(&shell)[1].1.clone();
    let Outcome::OtherText(id) = &beside else {
        panic!("{beside:?}")
    };
    assert!(id.as_str().starts_with("ship-"), "{id}");
    assert_eq!(
        outcomes(&shell),
        [
            ("bad.zip".into(), Outcome::Refused(FileRefusal::Fault(Fault::Bomb))),
            ("ship.html".into(), beside.clone()),
            ("known.html".into(), Outcome::Same(ArticleId::new("ship"))),
            ("new.html".into(), Outcome::Added(ArticleId::new("new"))),
        ]
    );
    let tally = ImportTally {
        added: 2,
        same: 1,
        other_text: 1,
        refused: 1,
        rows: 0,
    };
    assert_eq!(last_notice(&shell), Some(NoticeKind::Imported { tally, left: 0 }));
    send(&mut shell, importing::Message::ShowReport);
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Imported));
}

#[test]
fn a_row_without_a_text_is_told_as_a_row_of_its_table() {
    let ragged = Fault::RaggedRow {
        line: 5,
        fields: 1,
        columns: 2,
    };
    let mut shell = Shell::reading(FILES);
    import(
        &mut shell,
        vec![
            read("plain.csv/plain-1.csv", ONE),
            refused("plain.csv/plain-3.csv", Fault::EmptyRow { row: 3 }),
            refused("plain.csv/plain-4.csv", ragged),
            refused("bad.zip", Fault::Bomb),
        ],
    );
    let notice = last_notice(&shell).expect("a message");
    let NoticeKind::Imported { tally, .. } = &notice else {
        panic!("{notice:?}")
    };
    assert_eq!((tally.added, tally.refused, tally.rows), (1, 1, 2));
    let locale = |tag: &str| Locale::from_tag(tag).expect("a language");
    let text = notice.text(locale("en"));
    assert!(
        text.ends_with("1 file could not be opened. 2 rows of tables gave no article."),
        "{text}"
    );
    for (tag, expected) in [
        ("en", "Row 3 of “\u{2068}plain.csv\u{2069}” has no text."),
        ("ar", "الصف ٣ من «\u{2068}plain.csv\u{2069}» لا نصّ فيه."),
        (
            "fr",
            "La ligne 3 du tableau «\u{A0}\u{2068}plain.csv\u{2069}\u{A0}» n’a pas de texte.",
        ),
    ] {
        let fault = FileFault::Import(FileRefusal::Fault(Fault::EmptyRow { row: 3 }));
        let told = NoticeKind::FileFailed("plain.csv/plain-3.csv".into(), fault).text(locale(tag));
        assert_eq!(told, expected);
    }
}

#[test]
fn what_is_imported_is_listed_without_being_read_and_stays_so() {
    let mut shell = Shell::reading(FILES);
    let files = (0..40).map(|number| read(&format!("{number}.html"), &format!("{ONE} Number {number} it was.")));
    import(&mut shell, files.collect());
    let before = said(&shell);
    assert_eq!(listed(&shell).len(), 40);
    let shell = shell.reopen();
    assert_eq!(said(&shell), before);
    assert_eq!(listed(&shell).len(), 40, "the summaries are not true");
}

#[test]
fn an_imported_article_is_read_and_tagged_as_any_other() {
    let mut shell = Shell::reading(FILES);
    import(&mut shell, vec![read("ship.html", ONE)]);
    shell.go("ship");
    shell.focus(1);
    shell.tag("claim");
    let shell = shell.reopen();
    assert_eq!(shell.label(1).as_deref(), Some("claim"));
    assert_eq!(&*shell.annotated().document.article.text, ONE);
}

#[test]
fn nothing_is_taken_before_the_list_of_the_articles_is_here() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.slow = true;
    shell.boot();
    send(&mut shell, importing::Message::Began(1));
    send(
        &mut shell,
        importing::Message::Read(vec![read("copy.html", FILES[0].1)]),
    );
    send(&mut shell, importing::Message::Ended);
    assert!(shell.state().importing.job.is_some(), "it was told without knowing");
    shell.slow = false;
    shell.arrive();
    let known = NoticeKind::FileKnown("copy.html".into(), ArticleId::new("story"));
    assert_eq!(last_notice(&shell), Some(known));
}

#[test]
fn one_that_is_stopped_keeps_what_was_read_and_says_how_many_were_not() {
    let mut shell = Shell::reading(FILES);
    send(&mut shell, importing::Message::Began(5));
    send(&mut shell, importing::Message::Read(vec![read("ship.html", ONE)]));
    let at = importing::Message::At {
        at: 1,
        done: 1,
        file: "two.html".into(),
    };
    send(&mut shell, at);
    let effects = send(&mut shell, importing::Message::Stop);
    assert!(effects.contains(&Effect::StopImport));
    let tally = ImportTally {
        added: 1,
        ..ImportTally::default()
    };
    assert_eq!(last_notice(&shell), Some(NoticeKind::Imported { tally, left: 4 }));
    // What was on its way when it was stopped.
    send(&mut shell, importing::Message::Read(vec![read("two.html", OTHER)]));
    let is_there = |entry: &LibraryEntry| entry.id.as_str() == "two";
    assert!(!shell.state().library.entries.iter().any(is_there));
}

#[test]
fn files_that_come_while_others_are_read_are_part_of_the_same_import() {
    let mut shell = Shell::reading(FILES);
    send(&mut shell, importing::Message::Began(1));
    send(&mut shell, importing::Message::Began(2));
    let job = shell.state().importing.job.clone().expect("an import");
    assert_eq!((job.files, job.percent()), (3, 0));
}

#[test]
fn an_import_says_that_it_begins_and_takes_the_message_of_the_last_one_away() {
    let mut shell = Shell::reading(FILES);
    import(&mut shell, vec![read("ship.txt", ONE), read("other.txt", OTHER)]);
    assert!(matches!(last_notice(&shell), Some(NoticeKind::Imported { .. })));
    let effects = send(&mut shell, importing::Message::Began(3));
    let state = shell.state();
    let begins = state.locale.count(&state.messages().importing.begins, 3);
    assert!(effects.contains(&Effect::Announce(begins)));
    let is_told = |notice: &Notice| matches!(notice.kind, NoticeKind::Imported { .. });
    assert!(!state.notices.shown.iter().any(is_told));
    send(
        &mut shell,
        importing::Message::Read(vec![read("ship.html", ONE), read("new.html", "Rain.\n\nAll day.")]),
    );
    let at = importing::Message::At {
        at: 2,
        done: 2,
        file: "last.html".into(),
    };
    send(&mut shell, at);
    let job = shell.state().importing.job.as_ref().expect("an import");
    assert_eq!(job.added, 1, "what is here already is not added");
    let shown = job.progress();
    assert_eq!((shown.at, shown.done, shown.added, shown.percent()), (2, 2, 1, 66));
    assert_eq!((&*shown.file, shown.files), ("last.html", 3));
}

#[test]
fn a_worker_that_does_not_come_is_told() {
    let mut shell = Shell::reading(FILES);
    send(&mut shell, importing::Message::Began(1));
    send(&mut shell, importing::Message::ReaderMissing(vec!["ship.html".into()]));
    // Of one file in one message.
    let fault = FileFault::Import(FileRefusal::NoReader);
    let told = NoticeKind::FileFailed("ship.html".into(), fault);
    assert_eq!(shell.notices(), ["file-failed"]);
    assert_eq!(last_notice(&shell), Some(told.clone()));
    for tag in ["ar", "en", "fr"] {
        let text = told.text(Locale::from_tag(tag).expect("a language of the interface"));
        assert!(text.contains("ship.html"), "{text}");
    }
    assert_eq!(shell.state().importing.job, None);
    let is_listed = |entry: &LibraryEntry| matches!(entry.status, Status::Listed(_));
    assert!(!shell.state().library.entries.iter().any(is_listed));
    // The next import is one of its own.
    import(&mut shell, vec![read("ship.html", ONE)]);
    assert!(matches!(last_notice(&shell), Some(NoticeKind::FileAdded(..))));
}

#[test]
fn files_that_no_worker_came_for_are_named_beside_those_that_were_read() {
    for read_before in [false, true] {
        let mut shell = Shell::reading(FILES);
        send(&mut shell, importing::Message::Began(4));
        let mut expected: Vec<(String, Outcome)> = ["flood.html", "c.html", "d.html"]
            .map(|file| (file.to_owned(), Outcome::Refused(FileRefusal::NoReader)))
            .into();
        if read_before {
            // The second worker did not start: a file broke the first one.
            send(&mut shell, importing::Message::Read(vec![read("a.html", ONE)]));
            let broke = Outcome::Refused(FileRefusal::BrokeReader);
            send(&mut shell, importing::Message::Told("flood.html".into(), broke.clone()));
            expected[0].1 = broke;
            expected.push(("a.html".into(), Outcome::Added(ArticleId::new("a"))));
        }
        let missed = if read_before { 2.. } else { 1.. };
        let missed: Vec<String> = ["a.html", "flood.html", "c.html", "d.html"][missed]
            .iter()
            .map(|name| name.to_string())
            .collect();
        send(&mut shell, importing::Message::ReaderMissing(missed));
        assert_eq!(outcomes(&shell), expected);
        assert_eq!(shell.notices(), ["imported", "reader-of-files-missing"]);
        let told = shell.state().notices.shown[0].kind.clone();
        let refused = 3;
        let tally = ImportTally {
            added: usize::from(read_before),
            refused,
            ..ImportTally::default()
        };
        assert_eq!(told, NoticeKind::Imported { tally, left: 0 });
        assert_eq!(shell.state().importing.job, None);
    }
}

#[test]
fn one_file_beside_another_text_of_its_name_says_so() {
    let mut shell = Shell::reading(FILES);
    import(&mut shell, vec![read("story.html", ONE)]);
    let Some(kind) = last_notice(&shell) else {
        panic!("nothing is told")
    };
    assert!(
        matches!(&kind, NoticeKind::FileBeside(name, _) if name == "story.html"),
        "{kind:?}"
    );
    assert_eq!(
        kind.text(Locale::from_tag("en").expect("English")),
        "“\u{2068}story.html\u{2069}” was added to the library. It stands beside another text of the same name."
    );
}

#[test]
fn what_the_source_says_goes_out_with_the_article_and_comes_in_again() {
    let mut shell = Shell::reading(FILES);
    let mut deep = json!(1.5);
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let mut file = read("ship.html", ONE);
    let article = &mut file.read.as_mut().expect("an article").article;
    article.metadata.author = Some("Nadia Barakat".into());
    article.metadata.fields = [("views".to_owned(), json!(1.5)), ("deep".to_owned(), deep)].into();
    article.roles = vec![GivenRole::new(17, Role::Caption)];
    let roles = article.roles.clone();
    import(&mut shell, vec![file]);
    shell.go("ship");
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    let (name, text) = shell.downloads.pop().expect("a file");
    let file = serde_json::from_str(&text).expect("JSON");
    assert_eq!(schema_errors(&file), Vec::<String>::new());
    let mut another = Shell::reading(FILES);
    another.open_file(&name, &text);
    another.go("ship");
    let article = &another.annotated().document.article;
    let metadata = article.metadata.as_deref().expect("what the source says");
    assert_eq!(metadata.author.as_deref(), Some("Nadia Barakat"));
    assert_eq!(metadata.fields["views"], json!(1.5));
    // What nests too deep for a file is there as text.
    assert!(metadata.fields["deep"].is_string());
    assert_eq!(*article.roles, *roles);
    assert_eq!(another.annotated().document.blocks[1].role, Role::Caption);
}
