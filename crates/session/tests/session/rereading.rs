//! A file in another encoding: what the reader sees of it, what becomes of the article from before, and that nothing
//! is lost.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::rc::Rc;

use hashiya_core::article::{Article, ArticleId, Origin, Role};
use hashiya_import::{EncodingStandard, Limits, Settings, read};
use hashiya_session::importing::rereading;
use hashiya_session::{
    Detail, Dialog, Effect, FileRefusal, Message, NoticeAction, NoticeKind, ReadArticle, ReadFile, Reread, Route,
    Summary, delete, importing,
};

use super::FILES;
use super::details::{collect, collections_of, describe};
use super::shell::Shell;

/// News in windows-1256.
pub const ARABIC: &[u8] = b"\xE6\xD5\xE1\xCA \xC7\xE1\xD3\xDD\xED\xE4\xC9\n\n\xC8\xDE\xED\xCA \xDD\xED \xC7\xE1\xC8\xCD\xD1 \xD3\xE4\xC9. \xE6\xE1\xE3 \xED\xDD\xCA\xDE\xCF\xE5\xC7 \xC3\xCD\xCF.";
pub const TEXT: &str = "وصلت السفينة\n\nبقيت في البحر سنة. ولم يفتقدها أحد.";

/// What the worker says of a file, in an encoding or in the one that it finds.
pub fn worker(name: &str, bytes: &[u8], encoding: Option<&str>) -> ReadFile {
    let settings = Settings {
        decoder: &EncodingStandard,
        limits: Limits::default(),
        columns: None,
        encoding,
    };
    let mut found = None;
    read(name, bytes, &settings, &mut |imported| {
        found = Some(imported);
        ControlFlow::Break(())
    });
    let imported = found.expect("a word on the file");
    let read = imported.outcome.map(|article| ReadArticle {
        summary: Summary::of_delivered(
            Article::new(ArticleId::from_file_name(name), &article.text, Origin::Opened)
                .described(Rc::new(article.metadata.clone()))
                .with_roles(&article.roles),
        ),
        article,
    });
    ReadFile {
        file: imported.file,
        read,
    }
}

fn send(shell: &mut Shell, message: importing::Message) -> Vec<Effect> {
    shell.send(Message::Importing(message))
}

pub fn reread(shell: &mut Shell, message: rereading::Message) -> Vec<Effect> {
    send(shell, importing::Message::Reread(message))
}

pub fn import(shell: &mut Shell, files: Vec<ReadFile>) {
    send(shell, importing::Message::Began(files.len()));
    send(shell, importing::Message::Read(files));
    send(shell, importing::Message::Ended);
}

/// The page with the news, read as windows-1252.
pub fn misread() -> Shell {
    let mut shell = Shell::reading(FILES);
    import(&mut shell, vec![wrongly_guessed("ship.txt", ARABIC)]);
    shell
}

/// A file as if the detector had taken it for Western.
pub fn wrongly_guessed(name: &str, bytes: &[u8]) -> ReadFile {
    let mut file = worker(name, bytes, Some("windows-1252"));
    if let Ok(read) = &mut file.read {
        read.article.encoding_is_guess = true;
    }
    file
}

pub fn ask(shell: &mut Shell, id: &str) {
    reread(shell, rereading::Message::OfArticle(ArticleId::new(id)));
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Encoding));
}

pub fn choose(shell: &mut Shell, encoding: &str) -> Option<Vec<String>> {
    let effects = reread(shell, rereading::Message::Choose(encoding.into()));
    effects.into_iter().find_map(|effect| match effect {
        Effect::ReadAgain { encodings, .. } => Some(encodings),
        _ => None,
    })
}

/// The file is read as it was asked for.
pub fn answer(shell: &mut Shell, name: &str, bytes: &[u8], encodings: &[String]) {
    for encoding in encodings {
        let read = Some(Box::new(worker(name, bytes, Some(encoding))));
        let encoding = encoding.clone();
        reread(shell, rereading::Message::Read { encoding, read });
    }
}

/// All of it: the article in windows-1256.
pub fn take_over(shell: &mut Shell, id: &str) -> Vec<Effect> {
    ask(shell, id);
    let encodings = choose(shell, "windows-1256").expect("the file is read");
    answer(shell, "ship.txt", ARABIC, &encodings);
    assert!(shell.state().can_take_reread());
    reread(shell, rereading::Message::TakeOver)
}

/// The articles that the reader brought, the latest first.
pub fn own(shell: &Shell) -> Vec<ArticleId> {
    let entries = shell.state().library.entries.iter();
    let own = entries.filter(|entry| entry.origin == Origin::Opened);
    own.map(|entry| entry.id.clone()).collect()
}

fn text(shell: &mut Shell, id: &ArticleId) -> String {
    shell.go(id.as_str());
    shell.annotated().document.article.text.to_string()
}

pub fn last(shell: &Shell) -> NoticeKind {
    shell.state().notices.shown.last().expect("a notice").kind.clone()
}

#[test]
fn a_guess_is_told_when_the_file_is_added_and_can_be_changed() {
    let mut shell = misread();
    let id = ArticleId::new("ship");
    let kind = last(&shell);
    assert_eq!(
        kind,
        NoticeKind::FileAddedIn {
            name: "ship.txt".into(),
            id: id.clone(),
            encoding: "windows-1252".into(),
            is_beside: false,
        }
    );
    assert_eq!(kind.other_action(), Some(NoticeAction::ChooseEncoding(id)));
    let said = kind.text(shell.state().locale);
    assert!(said.contains("windows-1252"), "{said}");
    import(
        &mut shell,
        vec![worker("plain.txt", "A ship came in.".as_bytes(), None)],
    );
    assert!(matches!(last(&shell), NoticeKind::FileAdded(..)), "Unicode is no guess");
    // Of many, the list has it.
    let files = [
        ("a.txt", None),
        ("b.txt", Some("ISO-8859-6")),
        ("c.txt", None),
        ("d.html", None),
        ("e.csv", None),
    ];
    let bytes: [&[u8]; 5] = [
        b"It was na\xEFve of the caf\xE9.",
        b"\xE8\xD5\xE4\xCA",
        b"It was late.",
        b"<meta charset=\"windows-1252\"><p>It was na\xEFve of the caf\xE9, and late as well.</p>",
        b"id,text\n1,It was na\xEFve of the caf\xE9.\n",
    ];
    let files = files.iter().zip(bytes);
    import(
        &mut shell,
        files
            .map(|((name, encoding), bytes)| worker(name, bytes, *encoding))
            .collect(),
    );
    let report = shell.state().importing.report.clone().expect("a report");
    let guessed: Vec<(&str, &str)> = report.encodings.iter().map(|(file, name)| (&**file, &**name)).collect();
    // None of what the reader chose, or the page itself says.
    assert_eq!(guessed, [("a.txt", "windows-1252"), ("e.csv/e-1.csv", "windows-1252")]);
}

#[test]
fn what_it_says_is_shown_before_it_is_taken_over() {
    let mut shell = misread();
    ask(&mut shell, "ship");
    let state = shell.state();
    assert_eq!(state.encoding_of_question().as_deref(), Some("windows-1252"));
    let shown = state.reread_sample().expect("the text as it is");
    assert!(shown[0].starts_with("\u{E6}\u{D5}"), "{shown:?}");
    assert!(!state.can_take_reread());
    // It is read in its own encoding too: so it is known whether it is the file.
    let encodings = choose(&mut shell, "windows-1256").expect("the file is read");
    assert_eq!(encodings, ["windows-1252", "windows-1256"]);
    assert_eq!(shell.state().reread_sample(), None);
    answer(&mut shell, "ship.txt", ARABIC, &encodings);
    let state = shell.state();
    assert_eq!(
        state.reread_sample().as_deref(),
        Some(
            &TEXT
                .lines()
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()[..]
        )
    );
    assert!(state.can_take_reread() && !state.reread_stays());
    // Nothing has changed yet.
    let before = shell.disk.borrow().records.clone();
    shell.send(Message::Close);
    assert_eq!(shell.state().importing.rereading, None);
    assert_eq!(shell.disk.borrow().records, before);
    assert_eq!(own(&shell), [ArticleId::new("ship")]);
}

#[test]
fn it_takes_the_place_of_the_article_which_can_be_brought_back() {
    let mut shell = misread();
    let misread = text(&mut shell, &ArticleId::new("ship"));
    let effects = take_over(&mut shell, "ship");
    let [id] = &own(&shell)[..] else {
        panic!("{:?}", own(&shell));
    };
    let route = Route::Article {
        id: id.clone(),
        sentence: None,
    };
    assert!(
        effects.contains(&Effect::ReplaceRoute(route)),
        "the address is of an article that is no more"
    );
    assert_eq!(shell.state().navigation.open.as_ref().map(|open| &open.id), Some(id));
    assert_eq!(&*shell.annotated().document.article.text, TEXT);
    let metadata = shell
        .annotated()
        .document
        .article
        .metadata
        .clone()
        .expect("what is known");
    assert_eq!(metadata.encoding.as_deref(), Some("windows-1256"));
    let kind = last(&shell);
    assert!(
        matches!(&kind, NoticeKind::ReadIn { replaced: Some(_), .. }),
        "{kind:?}"
    );
    assert_eq!(
        shell.notices().iter().filter(|name| **name == "deleted").count(),
        0,
        "told twice"
    );
    let Some(NoticeAction::Undelete(deletion)) = kind.action() else {
        panic!("{kind:?}");
    };
    shell.send(Message::Delete(delete::Message::Undelete(deletion)));
    assert!(!shell.notices().contains(&"read-in"));
    let mut shell = shell.reload();
    let texts: BTreeSet<String> = own(&shell).iter().map(|id| text(&mut shell, id)).collect();
    assert_eq!(texts, [misread, TEXT.to_owned()].into());
}

#[test]
fn an_article_that_was_worked_on_stays_beside_it() {
    let doings: [fn(&mut Shell); 3] = [
        |shell| drop(shell.tag("claim")),
        |shell| {
            shell.tag("claim");
            shell.send(Message::Annotate(hashiya_session::annotate::Message::Undo));
            shell.tag("quote");
        },
        |shell| {
            let message = hashiya_session::annotate::Message::SetRole(Some(Role::Caption));
            shell.send(Message::Annotate(message));
        },
    ];
    for doing in doings {
        let mut shell = misread();
        shell.go("ship");
        shell.focus(1);
        doing(&mut shell);
        ask(&mut shell, "ship");
        let encodings = choose(&mut shell, "windows-1256").expect("the file is read");
        answer(&mut shell, "ship.txt", ARABIC, &encodings);
        assert!(shell.state().reread_stays());
        let before = shell.disk.borrow().records.clone();
        reread(&mut shell, rereading::Message::TakeOver);
        assert!(matches!(last(&shell), NoticeKind::ReadIn { replaced: None, .. }));
        let lost: Vec<String> = before
            .into_iter()
            .filter(|(key, value)| shell.disk.borrow().records.get(key) != Some(value))
            .map(|(key, _)| key)
            .filter(|key| key.contains(":tags:") || key.contains(":roles:") || key.contains(":text:"))
            .collect();
        assert_eq!(lost, Vec::<String>::new());
        let mut shell = shell.reload();
        assert_eq!(own(&shell).len(), 2);
        let texts: Vec<String> = own(&shell).iter().map(|id| text(&mut shell, id)).collect();
        assert_eq!(texts[0], TEXT);
    }
}

#[test]
fn what_the_reader_said_of_it_is_said_of_the_new_one() {
    let mut shell = misread();
    shell.load_all();
    describe(&mut shell, "ship", Detail::Author, "Nadia Barakat");
    collect(&mut shell, "Ships", &["ship"]);
    take_over(&mut shell, "ship");
    let mut shell = shell.reload();
    let id = own(&shell)[0].clone();
    shell.go(id.as_str());
    assert_eq!(shell.state().said_of(&id, Detail::Author), Some("Nadia Barakat"));
    assert_eq!(collections_of(&shell, id.as_str()), ["Ships"]);
}

#[test]
fn after_the_visit_the_file_is_chosen_again() {
    let mut shell = misread().reload();
    ask(&mut shell, "ship");
    let encodings = choose(&mut shell, "windows-1256").expect("the file is asked for");
    reread(&mut shell, rereading::Message::NoFile);
    let reading = |shell: &Shell| shell.state().importing.rereading.clone().expect("the question").reread;
    assert_eq!(reading(&shell), Reread::NoFile);
    let effects = reread(&mut shell, rereading::Message::FileChosen);
    let file = "ship.txt".to_owned();
    let asked = Effect::ReadAgain {
        file,
        encodings: encodings.clone(),
    };
    assert!(effects.contains(&asked), "{effects:?}");
    // What does not hold the article, or cannot be read, is told.
    let encoding = "windows-1256".to_owned();
    reread(&mut shell, rereading::Message::Read { encoding, read: None });
    assert_eq!(reading(&shell), Reread::NotInFile);
    assert!(!shell.state().can_take_reread());
    reread(&mut shell, rereading::Message::Failed(FileRefusal::Unreadable));
    assert_eq!(reading(&shell), Reread::Refused(FileRefusal::Unreadable));
    answer(&mut shell, "ship.txt", ARABIC, &encodings);
    reread(&mut shell, rereading::Message::TakeOver);
    let id = own(&shell)[0].clone();
    assert_eq!(text(&mut shell, &id), TEXT);
}

#[test]
fn another_file_of_that_name_takes_nothings_place() {
    let mut shell = misread();
    let other = b"\xC3\xE3\xD3 \xDD\xED \xC7\xE1\xE3\xED\xE4\xC7\xC1.";
    ask(&mut shell, "ship");
    let encodings = choose(&mut shell, "windows-1256").expect("the file is read");
    answer(&mut shell, "ship.txt", other, &encodings);
    let question = shell.state().importing.rereading.clone().expect("the question");
    assert!(question.is_other_file && shell.state().reread_stays());
    reread(&mut shell, rereading::Message::TakeOver);
    assert_eq!(own(&shell).len(), 2);
    // Then the right one: it was no other any more.
    ask(&mut shell, "ship");
    let encodings = choose(&mut shell, "windows-1256").expect("the file is read");
    answer(&mut shell, "ship.txt", ARABIC, &encodings);
    assert!(!shell.state().reread_stays());
}
