//! Going on with the article that was read last: which one it is, whatever became of its records, and
//! what the reader is told when there is none.

use hashiya_session::{Effect, FetchError, Message, Route, Status, Step, action};
use hashiya_session::{delete, library, navigation};

use super::STORY;
use super::shell::{Shell, Site, written};

const TWO: &[(&str, &str)] = &[("story.txt", STORY), ("other.txt", STORY)];

fn go_on(shell: &mut Shell) -> Vec<Effect> {
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Continue)))
}

/// The article on the page, with the focused sentence.
fn at(shell: &Shell) -> Option<(String, Option<usize>)> {
    let open = shell.state().navigation.open.as_ref()?;
    Some((open.id.to_string(), open.focus))
}

fn place(id: &str, sentence: usize) -> Option<(String, Option<usize>)> {
    Some((id.to_owned(), Some(sentence)))
}

/// The page opened anew at the address of the shortcut; nothing of the server has arrived yet.
fn launching(shell: Shell) -> Shell {
    let mut shell = Shell::in_browser(shell.site, shell.disk);
    shell.slow = true;
    shell.boot_as(|boot| boot.hash = "#/continue".into());
    shell.slow = false;
    shell
}

/// The same once everything is there.
fn launched(shell: Shell) -> Shell {
    let mut shell = launching(shell);
    shell.arrive();
    shell
}

fn ends_in_the_library(shell: &mut Shell) {
    assert_eq!(at(shell), None);
    assert_eq!(shell.notices(), ["nothing-to-continue"]);
    assert!(!shell.state().notices.shown[0].kind.is_alert());
    // The word goes with the next place.
    shell.go("story");
    assert!(shell.notices().is_empty());
}

#[test]
fn the_article_that_was_read_last_is_gone_on_with_where_it_was_left() {
    let mut shell = Shell::reading(TWO);
    shell.focus(3);
    shell.go("other");
    shell.focus(5);
    shell.go("story");
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    assert_eq!(shell.state().last_read().map(|entry| entry.id.as_str()), Some("story"));
    let effects = go_on(&mut shell);
    assert_eq!(at(&shell), place("story", 3));
    let address = Route::parse("#/articles/story/3");
    assert!(effects.contains(&Effect::ReplaceRoute(address)), "{effects:?}");
    let mut shell = launched(shell);
    assert_eq!(at(&shell), place("story", 3));
    shell.go("other");
    assert_eq!(at(&launched(shell)), place("other", 5));
}

/// One small record for each article, written only when another article than before is read.
#[test]
fn moving_within_an_article_writes_nothing_more() {
    let mut shell = Shell::reading(TWO);
    let is_read = |effects: &[Effect]| {
        written(effects)
            .iter()
            .filter(|(key, _)| key.contains(":read:"))
            .count()
    };
    assert_eq!(shell.disk.borrow().keys("read:").len(), 1);
    let moved = shell.send(Message::Navigation(navigation::Message::Move {
        step: Step::Next,
        extend: false,
    }));
    assert_eq!(is_read(&moved), 0);
    assert_eq!(is_read(&shell.go("other")), 1);
    assert_eq!(is_read(&shell.go("other")), 0);
    assert_eq!(is_read(&shell.tag_on("claim")), 0);
    assert_eq!(is_read(&shell.go("story")), 1);
}

#[test]
fn a_reader_who_has_read_nothing_stays_in_the_library() {
    let mut shell = Shell::new(Site::new(TWO));
    shell.boot_as(|boot| boot.hash = "#/continue".into());
    shell.arrive();
    assert!(!action("continue").expect("the action").is_available(shell.state()));
    ends_in_the_library(&mut shell);
    assert!(
        !action("continue").expect("the action").is_available(shell.state()),
        "not while reading"
    );
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    assert!(action("continue").expect("the action").is_available(shell.state()));
}

#[test]
fn an_article_that_is_no_more_leads_to_the_library() {
    let mut shell = Shell::reading(TWO);
    shell.go("other");
    shell.site = Site::new(&TWO[..1]);
    ends_in_the_library(&mut launched(shell));
}

#[test]
fn an_article_on_its_way_is_waited_for() {
    let mut shell = Shell::reading(TWO);
    shell.focus(2);
    let mut shell = launching(shell);
    assert_eq!(at(&shell), None);
    assert!(shell.notices().is_empty());
    shell.arrive();
    assert_eq!(at(&shell), place("story", 2));

    // A reader who went elsewhere meanwhile is left there.
    let mut shell = launching(shell);
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    shell.arrive();
    assert_eq!(at(&shell), None);
    assert!(shell.notices().is_empty());
}

#[test]
fn a_list_or_an_article_that_fails_can_be_tried_again() {
    let mut shell = Shell::reading(TWO);
    shell.focus(2);
    let list = std::mem::replace(&mut shell.site.list, Err(FetchError::Network));
    let mut shell = launched(shell);
    assert_eq!((at(&shell), shell.notices().len()), (None, 0));
    shell.site.list = list;
    shell.send(Message::Library(library::Message::RetryList));
    assert_eq!(at(&shell), place("story", 2));

    shell
        .site
        .files
        .insert("story.txt".into(), Err(FetchError::Status(500)));
    let shell = launched(shell);
    assert_eq!(at(&shell), Some(("story".into(), None)));
    let failed = |shell: &Shell| matches!(shell.state().library.entries[0].status, Status::Failed(..));
    assert!(failed(&shell), "the page says what is wrong");
}

/// Deleting takes the record along, and taking that back brings it again.
#[test]
fn what_is_deleted_is_not_named_any_more() {
    let mut shell = Shell::reading(TWO);
    shell.focus(2);
    shell.tag("claim");
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    let id = hashiya_core::article::ArticleId::new("story");
    shell.send(Message::Delete(delete::Message::Ask(
        hashiya_session::DeletionTarget::Article(id),
    )));
    shell.send(Message::Delete(delete::Message::Delete {
        new_annotator: "new".into(),
    }));
    assert!(shell.disk.borrow().keys("read:").is_empty());
    assert!(shell.state().last_read().is_none());
    let undo = shell.state().deletions.done[0].id;
    shell.send(Message::Delete(delete::Message::Undelete(undo)));
    assert_eq!(shell.state().last_read().map(|entry| entry.id.as_str()), Some("story"));
}

#[test]
fn records_that_cannot_be_read_are_set_aside_and_name_nothing() {
    for value in ["\"yesterday\"", "-1", "1e400", "{", "null", "253402300799999", "[3]"] {
        let mut shell = Shell::reading(TWO);
        shell.go("other");
        shell
            .disk
            .borrow_mut()
            .records
            .insert("hashiya:1:read:other".into(), value.into());
        let mut shell = launched(shell);
        assert_eq!(at(&shell), place("story", 0), "{value}");
        assert_eq!(shell.notices(), ["storage-damaged"], "{value}");
        let records = shell.disk.borrow().records.clone();
        assert!(
            records
                .iter()
                .any(|(key, kept)| key.contains(":damaged:") && kept == value),
            "{value}"
        );
        shell.go("other");
        assert_eq!(at(&launched(shell)), place("other", 0), "{value}");
    }
}

/// Whichever tab is read in last counts, though its clock be behind.
#[test]
fn the_tab_that_is_read_in_last_counts() {
    let mut one = Shell::reading(TWO);
    let mut two = Shell::in_browser(one.site.clone(), one.disk.clone());
    two.now -= 86_400_000;
    two.boot();
    two.go("other");
    while one.hear() {}
    one.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    assert_eq!(one.state().last_read().map(|entry| entry.id.as_str()), Some("other"));
    one.go("story");
    while two.hear() {}
    two.focus(4);
    while one.hear() {}
    assert!(!two.hear(), "no tab answers the other");
    assert_eq!(one.state().last_read().map(|entry| entry.id.as_str()), Some("other"));
    assert_eq!(at(&launched(two)), place("other", 4));
}
