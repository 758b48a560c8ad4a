//! What a tab does when another one deletes.

use hashiya_session::{delete, library, navigation};
use std::collections::BTreeMap;
use std::rc::Rc;

use hashiya_core::article::ArticleId;
use hashiya_session::{DeletionTarget, Message, Route};

use super::FILES;
use super::backup::elsewhere;
use super::shell::{Shell, written};
use super::update_laws::Snapshot;

use super::deletion::{article, delete, records, undo, visit};

/// A second tab of the same browser.
pub fn tab_of(shell: &Shell) -> Shell {
    let mut tab = Shell::in_browser(shell.site.clone(), Rc::clone(&shell.disk));
    tab.boot();
    tab
}

/// Lets both tabs hear everything.
pub fn settle(one: &mut Shell, other: &mut Shell) {
    for _ in 0..1_000 {
        if !(one.hear() | other.hear()) {
            return;
        }
    }
    panic!("the tabs never fall silent");
}

#[test]
fn another_tab_in_the_library_deletes_too_and_writes_nothing() {
    let mut one = visit();
    let mut other = tab_of(&one);
    for target in [article("letter"), article("story")] {
        delete(&mut one, target);
    }
    let after = records(&one);
    settle(&mut one, &mut other);
    assert_eq!(records(&one), after, "nothing is written again");
    assert_eq!(other.state().library.entries.len(), 2);
    assert_eq!(other.state().counts().tagged(), 0);
    assert_eq!(other.notices(), Vec::<&str>::new());
    undo(&mut one);
    settle(&mut one, &mut other);
    other.go("story");
    one.go("story");
    assert_eq!(Snapshot::of(&other), Snapshot::of(&one));
}

#[test]
fn a_tab_with_the_article_open_keeps_its_copy_until_the_reader_decides() {
    for id in ["letter", "story"] {
        let mut one = visit();
        let before = records(&one);
        let mut other = tab_of(&one);
        other.go(id);
        let shown = Snapshot::of(&other);
        delete(&mut one, article(id));
        let after = records(&one);
        settle(&mut one, &mut other);
        other.send(Message::Navigation(navigation::Message::Move {
            step: hashiya_session::Step::Next,
            extend: false,
        }));
        assert_eq!(records(&one), after, "nothing is written again");
        assert_eq!(Snapshot::of(&other), shown);
        assert_eq!(other.notices(), ["deleted-elsewhere"]);
        // Undone where it was deleted: as if nothing had been.
        undo(&mut one);
        settle(&mut one, &mut other);
        assert_eq!(other.notices(), Vec::<&str>::new());
        assert_eq!(
            records(&one).keys().collect::<Vec<_>>(),
            before.keys().collect::<Vec<_>>()
        );
        // Deleted again, and kept.
        delete(&mut one, article(id));
        settle(&mut one, &mut other);
        other.send(Message::Delete(delete::Message::Keep(ArticleId::new(id))));
        settle(&mut one, &mut other);
        assert_eq!(other.notices(), Vec::<&str>::new());
        assert_eq!(tags(&records(&one)), tags(&before));
        one.go(id);
        assert_eq!(Snapshot::of(&one), shown, "and the first tab has it again");
        one.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
        // Deleted once more, and let go.
        delete(&mut one, article(id));
        let after = records(&one);
        settle(&mut one, &mut other);
        other.send(Message::Delete(delete::Message::LetGo(ArticleId::new(id))));
        settle(&mut one, &mut other);
        assert_eq!(records(&one), after);
        assert!(other.state().navigation.open.is_none());
        assert_eq!(other.notices(), Vec::<&str>::new());
        assert_eq!(other.state().library.entries.len(), one.state().library.entries.len());
    }
}

fn tags(records: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut tags = records.clone();
    tags.retain(|key, _| ![":place:", ":read:", ":summary:"].iter().any(|kind| key.contains(kind)));
    tags
}

#[test]
fn to_tag_on_is_to_keep() {
    let mut one = visit();
    let mut other = tab_of(&one);
    other.go("letter");
    delete(&mut one, article("letter"));
    settle(&mut one, &mut other);
    other.focus(2);
    let effects = other.tag("claim");
    let keys: Vec<String> = written(&effects).into_iter().map(|(key, _)| key).collect();
    assert!(keys.iter().any(|key| key.contains(":text:letter")), "{keys:?}");
    assert_eq!(other.notices(), ["article-end"], "nothing of the deletion");
    let mut other = other.reopen();
    assert_eq!(
        (other.label(1).as_deref(), other.label(2).as_deref()),
        (Some("background"), Some("claim"))
    );
    settle(&mut one, &mut other);
    one.go("letter");
    assert_eq!(Snapshot::of(&one), Snapshot::of(&other));
}

#[test]
fn an_article_begun_anew_elsewhere_is_not_mixed_with_the_copy_here() {
    let mut one = visit();
    let mut other = tab_of(&one);
    other.go("story");
    delete(&mut one, article("story"));
    one.go("story");
    one.focus(7);
    one.tag("quote");
    settle(&mut one, &mut other);
    one.focus(0);
    assert_eq!(one.labels().iter().flatten().count(), 1, "only the new one");
    assert_eq!(other.notices(), ["deleted-elsewhere"], "still to be decided");
}

#[test]
fn a_deletion_of_everything_makes_every_tab_the_new_reader() {
    let mut one = visit();
    let mut other = tab_of(&one);
    delete(&mut one, DeletionTarget::Everything);
    settle(&mut one, &mut other);
    assert_eq!(other.state().reader, one.state().reader);
    assert_eq!(other.state().library.entries.len(), 2);
    undo(&mut one);
    settle(&mut one, &mut other);
    assert_eq!(other.state().reader.id.as_str(), "id-1");
    assert_eq!(other.state().counts().tagged(), 3);
}

#[test]
fn there_is_nothing_to_delete_of_an_article_without_work() {
    let shell = visit();
    let can: Vec<(&str, bool)> = shell
        .state()
        .library
        .entries
        .iter()
        .map(|entry| (entry.id.as_str(), shell.state().can_delete(entry)))
        .collect();
    assert_eq!(can, [("letter", true), ("story", true), ("other", false)]);
    let fresh = elsewhere(FILES);
    assert!(
        !fresh
            .state()
            .library
            .entries
            .iter()
            .any(|entry| fresh.state().can_delete(entry))
    );
}

/// A file that the reader opened is theirs, also when it had to wait for the list of articles.
#[test]
fn a_file_that_waited_is_the_readers_wish_to_keep() {
    let mut one = visit();
    let mut there = elsewhere(FILES);
    there.go("story");
    there.focus(7);
    there.tag("background");
    let file = there.export().to_string();
    let mut other = tab_of(&one);
    other.go("story");
    other.slow = true;
    other.send(Message::Library(library::Message::RetryList));
    delete(&mut one, article("story"));
    settle(&mut one, &mut other);
    assert_eq!(other.notices(), ["deleted-elsewhere"]);
    other.open_file("colleague.json", &file);
    other.arrive();
    settle(&mut one, &mut other);
    one.go("story");
    assert_eq!(
        one.label(7).as_deref(),
        Some("background"),
        "the article and the file's tags are kept"
    );
}
