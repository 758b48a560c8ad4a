//! The page opens: what is stored, the list, the articles; what fails and is tried again.

use hashiya_core::article::{Article, ArticleId, DecodeError, Document, Origin};
use hashiya_session::i18n::Locale;
use hashiya_session::{Dialog, Effect, FetchError, LoadError, Message, Refusal, Route, Status};
use hashiya_session::{installation, library, navigation, notices, settings, transfer};

use super::FILES;
use super::shell::{Shell, Site, written};

fn status<'a>(shell: &'a Shell, id: &str) -> &'a Status {
    &shell
        .state()
        .entry(&ArticleId::new(id))
        .expect("a place in the library")
        .status
}

fn is_ready(shell: &Shell, id: &str) -> bool {
    matches!(status(shell, id), Status::Ready(_))
}

#[test]
fn a_first_visit_loads_every_article() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.slow = true;
    let effects = shell.boot();
    assert!(effects.contains(&Effect::FetchList));
    assert!(effects.contains(&Effect::SetLocale(Locale::from_tag("ar").expect("Arabic"))));
    assert!(shell.state().library.list_loading && shell.state().library.entries.is_empty());
    shell.slow = false;
    shell.arrive();
    assert!(!shell.state().library.list_loading);
    let ids: Vec<&str> = shell
        .state()
        .library
        .entries
        .iter()
        .map(|entry| entry.id.as_str())
        .collect();
    assert_eq!(ids, ["story", "other"]);
    assert!(is_ready(&shell, "story") && is_ready(&shell, "other"));
    assert_eq!(shell.state().counts().total, 7 + 3);
    assert!(shell.state().navigation.open.is_none());
    assert_eq!(shell.notices(), Vec::<&str>::new());
}

#[test]
fn a_new_reader_is_kept_and_found_again() {
    let mut shell = Shell::new(Site::new(FILES));
    let effects = shell.boot();
    assert_eq!(written(&effects).len(), 1, "the profile alone");
    shell.send(Message::Settings(settings::Message::SetName("  منى ".into())));
    let reader = shell.state().reader.clone();
    assert_eq!((reader.id.as_str(), reader.name.as_str()), ("reader-0", "منى"));
    let shell = shell.reload();
    assert_eq!(shell.state().reader, reader);
    assert_eq!(shell.state().name_of(&reader.id), Some("منى"));
}

#[test]
fn the_list_that_did_not_come_is_fetched_again() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.site.list = Err(FetchError::Network);
    shell.boot();
    assert_eq!(shell.state().library.list_error, Some(FetchError::Network));
    assert!(!shell.state().library.list_loading);
    shell.site = Site::new(FILES);
    shell.send(Message::Library(library::Message::RetryList));
    assert_eq!(shell.state().library.list_error, None);
    assert!(is_ready(&shell, "story"));
    shell.send(Message::Library(library::Message::RetryList));
    assert_eq!(shell.state().library.entries.len(), 2, "no article twice");
}

#[test]
fn an_article_that_fails_leaves_the_others_alone_and_can_be_retried() {
    let not_utf8 = Ok(b"text\n\xFF".to_vec());
    let faults = [
        (Err(FetchError::Network), LoadError::Fetch(FetchError::Network)),
        (Err(FetchError::Status(503)), LoadError::Fetch(FetchError::Status(503))),
        (not_utf8, LoadError::Decode(DecodeError::NotUtf8 { offset: 5, line: 2 })),
        (Ok(Vec::new()), LoadError::Decode(DecodeError::Empty)),
    ];
    for (answer, expected) in faults {
        let mut shell = Shell::new(Site::new(FILES));
        shell.site.files.insert("story.txt".into(), answer);
        shell.boot();
        assert!(matches!(status(&shell, "story"), Status::Failed(error, None) if *error == expected));
        assert!(is_ready(&shell, "other"));
        shell.site = Site::new(FILES);
        shell.send(Message::Library(library::Message::Retry(ArticleId::new("story"))));
        assert!(is_ready(&shell, "story"), "{expected:?}");
    }
}

#[test]
fn an_address_is_gone_to_when_its_article_comes() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.slow = true;
    shell.boot_as(|boot| boot.hash = "#/articles/story/4".into());
    assert!(
        shell.state().navigation.open.is_some() && shell.state().open_article().is_none(),
        "the page waits"
    );
    shell.slow = false;
    shell.arrive();
    assert_eq!(shell.focused(), Some(4));
}

#[test]
fn the_library_stays_when_nothing_was_asked_for() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot();
    assert!(shell.state().navigation.open.is_none());
}

#[test]
fn an_address_of_no_article_stays_without_one() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot_as(|boot| boot.hash = "#/articles/nothing/3".into());
    assert!(shell.state().navigation.open.is_some() && shell.state().open_article().is_none());
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    assert!(shell.state().navigation.open.is_none());
}

#[test]
fn a_sentence_that_is_not_there_is_not_gone_to() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot_as(|boot| boot.hash = "#/articles/story/99".into());
    assert_eq!(shell.focused(), Some(0), "the first one instead");
}

#[test]
fn an_article_that_comes_late_does_not_take_the_reader_along() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.slow = true;
    shell.boot();
    let list = shell.on_the_way.pop_front().expect("the list");
    shell.send(list);
    let story = shell.on_the_way.pop_front().expect("the story");
    shell.slow = false;
    shell.arrive();
    // The reader asks for the story, does not wait for it, and goes to the other one.
    shell.go("story");
    shell.go("other");
    assert_eq!(shell.focused(), Some(0));
    shell.send(story);
    let open = shell.state().navigation.open.as_ref().expect("an article");
    assert_eq!(open.id.as_str(), "other");
}

#[test]
fn an_answer_that_comes_twice_loses_no_tag() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.site.files.insert("story.txt".into(), Err(FetchError::Network));
    shell.boot();
    shell.site = Site::new(FILES);
    shell.slow = true;
    shell.send(Message::Library(library::Message::Retry(ArticleId::new("story"))));
    let answer = shell.on_the_way.pop_front().expect("an answer");
    assert!(
        shell
            .send(Message::Library(library::Message::Retry(ArticleId::new("story"))))
            .is_empty(),
        "it is on its way"
    );
    shell.send(answer.clone());
    shell.go("story");
    shell.focus(2);
    shell.tag("claim");
    shell.send(answer);
    assert!(
        shell
            .send(Message::Library(library::Message::Retry(ArticleId::new("story"))))
            .is_empty(),
        "it is there"
    );
    assert_eq!(shell.label(2).as_deref(), Some("claim"));
    assert!(shell.annotated().can_undo());
}

#[test]
fn an_answer_for_no_place_in_the_library_changes_nothing() {
    let mut shell = Shell::reading(FILES);
    let id = ArticleId::new("unknown");
    let result = Ok(b"text".to_vec());
    assert!(
        shell
            .send(Message::Library(library::Message::Fetched { id, result }))
            .is_empty()
    );
}

#[test]
fn help_that_is_open_stays_open_while_articles_arrive() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.slow = true;
    shell.boot_as(|boot| boot.hash = "#/articles/other".into());
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Help)));
    shell.slow = false;
    let list = shell.on_the_way.pop_front().expect("the list");
    shell.slow = true;
    shell.send(list);
    let story = shell.on_the_way.pop_front().expect("the story");
    shell.send(story);
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Help));
}

#[test]
fn the_address_decides_the_language_then_the_reader_then_the_browser() {
    let locale = |shell: &Shell| shell.state().locale;
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot_as(|boot| boot.languages = vec!["de".into(), "ar-EG".into()]);
    assert_eq!(locale(&shell), Locale::from_tag("ar").expect("Arabic"));
    let effects = shell.send(Message::Settings(settings::Message::SetLocale(Locale::default())));
    assert!(effects.contains(&Effect::SetLocale(Locale::default())));
    let shell = shell.reload();
    assert_eq!(locale(&shell), Locale::default(), "the reader's choice is kept");
    let mut shell = Shell::in_browser(shell.site, shell.disk);
    shell.boot_as(|boot| boot.forced_language = Some("ar".into()));
    assert_eq!(locale(&shell), Locale::from_tag("ar").expect("Arabic"));
    shell.send(Message::Settings(settings::Message::SetName("x".into())));
    let shell = shell.reload();
    assert_eq!(locale(&shell), Locale::default(), "an address is no choice for ever");
    let mut shell = Shell::in_browser(shell.site, shell.disk);
    shell.boot_as(|boot| boot.forced_language = Some("tlh".into()));
    assert_eq!(locale(&shell), Locale::default());
}

#[test]
fn storage_that_does_not_work_is_told_at_once() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.disk.borrow_mut().fail(Some(Refusal::Blocked));
    shell.boot();
    assert_eq!(shell.notices(), ["storage-blocked"], "once, however often it fails");
    assert!(is_ready(&shell, "story"));
}

#[test]
fn the_kept_copy_is_said_once_and_until_the_server_is_reached() {
    let unreachable = || Message::Installation(installation::Message::Unreachable);
    let reached = || Message::Installation(installation::Message::Reached);
    let mut shell = Shell::reading(FILES);
    shell.send(unreachable());
    shell.send(unreachable());
    assert_eq!(shell.notices(), ["kept-copy"]);
    assert!(!shell.state().notices.shown[0].kind.is_alert(), "quietly");
    shell.send(reached());
    assert_eq!(shell.notices(), Vec::<&str>::new());
    // What was read stays what it was when the network goes away again.
    shell.send(unreachable());
    assert_eq!(shell.notices(), Vec::<&str>::new());

    let mut shell = Shell::reading(FILES);
    shell.send(unreachable());
    let id = shell.state().notices.shown[0].id;
    shell.send(Message::Notices(notices::Message::Dismiss(id)));
    shell.send(unreachable());
    assert_eq!(shell.notices(), Vec::<&str>::new(), "put away is put away");

    let mut shell = Shell::reading(FILES);
    shell.send(reached());
    shell.send(unreachable());
    assert_eq!(shell.notices(), Vec::<&str>::new(), "the page came from the server");
}

#[test]
fn the_apps_own_news_are_told() {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Installation(installation::Message::NewVersion));
    shell.send(Message::Installation(installation::Message::NewVersion));
    assert_eq!(shell.notices(), ["new-version"]);
    assert!(
        shell
            .send(Message::Installation(installation::Message::Reload))
            .contains(&Effect::Reload)
    );
    let id = shell.state().notices.shown[0].id;
    shell.send(Message::Notices(notices::Message::Dismiss(id)));
    assert_eq!(shell.notices(), Vec::<&str>::new());
    shell.send(Message::Installation(installation::Message::OfflineReady));
    assert!(shell.state().installation.offline_ready);
}

#[test]
fn what_another_copy_of_the_app_has_is_offered_to_whoever_has_nothing_here() {
    let mut first = Shell::reading(FILES);
    first.focus(0);
    first.tag("claim");
    let records: Vec<(String, String)> = first.disk.borrow().records.clone().into_iter().collect();
    let keys: Vec<String> = records.iter().map(|(key, _)| key.clone()).collect();
    let told = |keys: &[String]| {
        Message::Installation(installation::Message::FirstCopy {
            path: "/hashiya/".into(),
            keys: keys.to_vec(),
        })
    };
    // One who only looked around there has nothing to take over.
    let mut second = Shell::reading(FILES);
    let settings: Vec<String> = keys.iter().filter(|key| !key.contains(":tags:")).cloned().collect();
    second.send(told(&settings));
    assert_eq!(second.notices(), Vec::<&str>::new());

    second.send(told(&keys));
    assert_eq!(second.notices(), ["first-copy"]);
    let effects = second.send(Message::Installation(installation::Message::TakeOver));
    assert!(effects.contains(&Effect::ReadFirstCopy));
    assert_eq!(second.notices(), Vec::<&str>::new());
    second.send(Message::Transfer(transfer::Message::FirstCopyRead {
        path: "/hashiya/".into(),
        records,
    }));
    assert_eq!(second.label(0), None, "shown before it is merged");
    second.send(Message::Transfer(transfer::Message::Restore));
    assert_eq!(second.label(0).as_deref(), Some("claim"));

    let mut third = Shell::reading(FILES);
    third.focus(1);
    third.tag("quote");
    third.send(told(&keys));
    assert_eq!(third.notices(), Vec::<&str>::new(), "who works here is not asked");
}

#[test]
fn the_record_of_the_reader_says_of_which_copy_of_the_app_it_is() {
    let path_in = |shell: &Shell| {
        let disk = shell.disk.borrow();
        let profile: serde_json::Value = serde_json::from_str(&disk.records["hashiya:1:profile"]).expect("it is JSON");
        profile["path"].as_str().map(str::to_owned)
    };
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot();
    assert_eq!(path_in(&shell), None, "a page from the disk is of no copy");
    let reader = shell.state().reader.clone();
    // As an earlier version left it.
    let mut shell = Shell::in_browser(Site::new(FILES), shell.disk);
    shell.boot_as(|boot| boot.path = Some("/hashiya/".into()));
    assert_eq!(path_in(&shell).as_deref(), Some("/hashiya/"));
    assert_eq!(shell.state().reader, reader);
    shell.send(Message::Settings(settings::Message::SetName("منى".into())));
    assert_eq!(path_in(&shell).as_deref(), Some("/hashiya/"));
    let mut shell = Shell::in_browser(Site::new(FILES), shell.disk);
    let effects = shell.boot_as(|boot| boot.path = Some("/hashiya/".into()));
    let writes = written(&effects);
    assert!(!writes.iter().any(|(key, _)| key == "hashiya:1:profile"), "{writes:?}");
}

#[test]
fn a_long_article_that_was_prepared_is_taken_as_it_is_and_its_preparing_can_be_stopped() {
    let far = || hashiya_session::Preparing {
        name: "long.txt".into(),
        percent: 7,
    };
    let preparing = || Message::Library(library::Message::Preparing(Some(far())));
    let drawing = |drawing| Message::Library(library::Message::Drawing(drawing));
    let stop = || Message::Library(library::Message::StopPreparing);
    let text = "One sentence. Another one.";
    let mut shell = Shell::reading(FILES);
    let document = |text: &str| Document::new(Article::new(ArticleId::new("long"), text, Origin::Opened));
    shell.send(preparing());
    assert!(shell.state().library.preparing.is_some());
    shell.send(Message::Library(library::Message::Prepared(Box::new(document(text)))));
    // Another text that comes in between is not taken for it.
    shell.open_file("between.txt", "Something else.");
    let title = |shell: &Shell, id: &str| {
        let entry = shell.state().entry(&ArticleId::new(id));
        let work = entry.and_then(|entry| entry.annotated()).expect("it is there");
        (work.document.title.clone(), work.document.sentences.len())
    };
    assert_eq!(title(&shell, "between").1, 1);
    shell.open_file("long.txt", text);
    let expected = document(text);
    assert_eq!(title(&shell, "long"), (expected.title, expected.sentences.len()));
    assert!(shell.state().library.prepared.is_none(), "nothing is left over");

    // To leave an article, drawn or half drawn, stops no file that is on its way.
    shell.send(drawing(Some(far())));
    assert!(shell.state().library.drawing.is_some());
    shell.send(drawing(None));
    assert!(shell.state().library.drawing.is_none());
    assert!(shell.state().library.preparing.is_some());
    shell.send(stop());
    assert!(shell.state().library.preparing.is_none());
}
