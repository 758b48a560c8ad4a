//! What is deleted stays deleted, whatever is on its way to either store, in whichever tab.

use hashiya_core::article::ArticleId;
use hashiya_session::{DeletionTarget, Message, Refusal, Route, SaveState};
use hashiya_session::{delete, navigation};

use super::FILES;
use super::driven_browser::Browser;
use super::driver::{journal_tags, some, stored, stored_tags};
use super::driver_texts::{entry, open_file};
use super::journal_disk::{Mode, Records};

pub fn delete_story(browser: &mut Browser, tab: usize) {
    let target = DeletionTarget::Article(ArticleId::new("story"));
    browser.send(tab, Message::Delete(delete::Message::Ask(target)));
    let new_annotator = "new".into();
    browser.send(tab, Message::Delete(delete::Message::Delete { new_annotator }));
}

pub fn go(browser: &mut Browser, tab: usize, route: Route) {
    browser.send(tab, Message::Navigation(navigation::Message::RouteChanged(route)));
}

/// The labels that the next visit finds, when local storage was as it is now, or when it had nothing.
fn next_visits(browser: &mut Browser) -> [Vec<Option<String>>; 2] {
    let (stored, journal) = (stored(browser), browser.journal.records.clone());
    [stored, Records::new()].map(|stored| {
        browser.kill(stored);
        browser.journal.records = journal.clone();
        (browser.journal.mode, browser.journal.lag) = (Mode::Works, 0);
        browser.disk.borrow_mut().fail(None);
        browser.is_deaf = false;
        browser.open_tab();
        browser.rest();
        (0..8).map(|sentence| browser.tabs[0].label(sentence)).collect()
    })
}

fn only(sentence: usize, label: &str) -> Vec<Option<String>> {
    (0..8).map(|at| (at == sentence).then(|| label.to_owned())).collect()
}

fn none() -> Vec<Option<String>> {
    vec![None; 8]
}

#[test]
fn what_is_tagged_after_a_deletion_brings_nothing_deleted_along() {
    // The journal is behind when the article is deleted: it has taken the tag, or is about to.
    for (mode, lag) in [
        (Mode::Works, 700),
        (Mode::GivesUp, 0),
        (Mode::WritesAndGivesUp, 0),
        (Mode::Hangs, 0),
    ] {
        let mut browser = Browser::reading(FILES);
        browser.tag(0, 2, "claim");
        browser.rest();
        (browser.journal.mode, browser.journal.lag) = (mode, lag);
        browser.tag(0, 4, "quote");
        browser.pass(300);
        delete_story(&mut browser, 0);
        browser.tag(0, 3, "background");
        browser.pass(300);
        (browser.journal.mode, browser.journal.lag) = (Mode::Works, 0);
        browser.rest();
        let labels: Vec<_> = (0..8).map(|sentence| browser.tabs[0].label(sentence)).collect();
        assert_eq!(labels, only(3, "background"), "{mode:?}");
        assert_eq!(browser.tabs[0].shown, SaveState::Saved);
        assert_eq!(stored_tags(&browser), journal_tags(&browser), "{mode:?}");
        assert_eq!(
            next_visits(&mut browser),
            [only(3, "background"), only(3, "background")],
            "{mode:?}"
        );
    }
}

#[test]
fn a_journal_that_answers_late_brings_nothing_deleted_back() {
    for tags_again in [false, true] {
        let mut browser = Browser::reading(FILES);
        browser.tag(0, 2, "claim");
        browser.rest();
        let left = stored(&browser);
        browser.kill(left);
        browser.journal.lag = 5_000;
        browser.open_tab();
        browser.pass(2_000);
        assert_eq!(browser.tabs[0].label(2), some("claim"), "begun without the journal");
        delete_story(&mut browser, 0);
        if tags_again {
            browser.tag(0, 3, "quote");
        }
        browser.pass(3_000);
        browser.rest();
        let expected = if tags_again { only(3, "quote") } else { none() };
        let labels: Vec<_> = (0..8).map(|sentence| browser.tabs[0].label(sentence)).collect();
        assert_eq!(labels, expected);
        assert_eq!(next_visits(&mut browser), [expected.clone(), expected]);
    }
}

/// Another tab's write was refused and waits; it is tried again when the deletion has made room.
#[test]
fn another_tabs_refused_write_does_not_come_after_the_deletion() {
    for is_open in [false, true] {
        let mut browser = Browser::reading(FILES);
        browser.tag(0, 2, "claim");
        browser.open_tab();
        browser.rest();
        browser.disk.borrow_mut().fail(Some(Refusal::Full));
        browser.tag(1, 3, "quote");
        browser.journal.mode = Mode::Refuses;
        browser.tag(1, 4, "quote");
        browser.pass(100);
        if !is_open {
            go(&mut browser, 1, Route::Library);
        }
        browser.is_deaf = true;
        browser.disk.borrow_mut().fail(None);
        delete_story(&mut browser, 0);
        browser.journal.mode = Mode::Works;
        browser.is_deaf = false;
        browser.rest();
        assert_eq!(stored_tags(&browser), None, "open: {is_open}");
        assert_eq!(journal_tags(&browser), None, "open: {is_open}");
        let notices = browser.tabs[1].notices();
        assert_eq!(notices.contains(&"deleted-elsewhere"), is_open, "{notices:?}");
        if is_open {
            // The copy is whole, should the reader keep it.
            let keep = delete::Message::Keep(ArticleId::new("story"));
            browser.send(1, Message::Delete(keep));
            browser.rest();
            let labels = [2, 3, 4].map(|sentence| browser.tabs[1].label(sentence));
            assert_eq!(labels, ["claim", "quote", "quote"].map(some));
            assert_eq!(stored_tags(&browser), journal_tags(&browser));
            assert!(stored_tags(&browser).is_some());
        } else {
            assert_eq!(next_visits(&mut browser), [none(), none()]);
        }
    }
}

/// What another tab has on its way to the journal when it hears of the deletion goes from there too.
#[test]
fn what_another_tab_has_on_its_way_to_the_journal_goes_with_the_deletion() {
    for passes in [0, 400, 900] {
        let mut browser = Browser::reading(FILES);
        browser.tag(0, 2, "claim");
        browser.open_tab();
        browser.rest();
        go(&mut browser, 1, Route::Library);
        browser.is_deaf = true;
        browser.journal.lag = 700;
        go(
            &mut browser,
            1,
            Route::Article {
                id: ArticleId::new("story"),
                sentence: None,
            },
        );
        browser.tag(1, 3, "quote");
        browser.pass(passes);
        browser.tag(1, 4, "quote");
        go(&mut browser, 1, Route::Library);
        delete_story(&mut browser, 0);
        browser.is_deaf = false;
        browser.rest();
        assert_eq!(
            (stored_tags(&browser), journal_tags(&browser)),
            (None, None),
            "{passes}"
        );
        assert_eq!(next_visits(&mut browser), [none(), none()], "{passes}");
    }
}

#[test]
fn a_deletion_that_the_journal_does_not_take_is_told_of_until_it_does() {
    for fails_before in [true, false] {
        let mut browser = Browser::reading(FILES);
        browser.tag(0, 2, "claim");
        browser.rest();
        browser.journal.mode = Mode::Refuses;
        if fails_before {
            browser.tag(0, 3, "quote");
            browser.pass(100);
        }
        delete_story(&mut browser, 0);
        browser.pass(100);
        assert!(
            browser.tabs[0].notices().contains(&"deletion-not-whole"),
            "{fails_before}"
        );
        assert!(browser.tabs[0].driver().has_unsaved(), "asked before the page closes");
        browser.journal.mode = Mode::Works;
        browser.rest();
        assert!(
            !browser.tabs[0].notices().contains(&"deletion-not-whole"),
            "{fails_before}"
        );
        assert_eq!(browser.tabs[0].shown, SaveState::Saved);
        assert!(!browser.tabs[0].driver().has_unsaved());
        assert_eq!(next_visits(&mut browser), [none(), none()]);
    }
}

#[test]
fn a_deletion_that_local_storage_does_not_take_is_told_of() {
    let mut browser = Browser::reading(FILES);
    browser.tag(0, 2, "claim");
    browser.rest();
    browser.disk.borrow_mut().fail(Some(Refusal::Blocked));
    delete_story(&mut browser, 0);
    assert!(browser.tabs[0].notices().contains(&"deletion-not-whole"));
    assert!(browser.tabs[0].driver().has_unsaved());
    browser.disk.borrow_mut().fail(None);
    browser.rest();
    assert!(!browser.tabs[0].notices().contains(&"deletion-not-whole"));
    assert_eq!(next_visits(&mut browser), [none(), none()]);
}

/// Nothing will ever be known of them but that they are there: the reader can be rid of them, also of several at once.
#[test]
fn several_articles_are_deleted_whose_texts_are_gone() {
    for with_a_whole_one in [false, true] {
        let mut browser = Browser::reading(FILES);
        for name in ["one.txt", "two.txt", "whole.txt"] {
            open_file(
                &mut browser,
                0,
                name,
                &format!("{name}\n\nIt says something. And more."),
            );
        }
        browser.send(
            0,
            Message::Navigation(navigation::Message::RouteChanged(Route::Library)),
        );
        browser.rest();
        browser.journal.texts.retain(|key, _| key.contains(":whole:"));
        assert_eq!(browser.journal.texts.len(), 1);
        let local = stored(&browser);
        browser.kill(local);
        browser.open_tab();
        browser.rest();
        let names = if with_a_whole_one {
            &["one", "two", "whole"][..]
        } else {
            &["one", "two"]
        };
        let ids = names.iter().map(|id| ArticleId::new(id)).collect();
        let ask = delete::Message::Ask(DeletionTarget::Articles(ids));
        browser.send(0, Message::Delete(ask));
        browser.rest();
        let (_, loss) = browser.tabs[0].state().asked_to_delete().expect("a question");
        assert_eq!((loss.articles, loss.title), (names.len(), None));
        let new_annotator = "new".into();
        browser.send(0, Message::Delete(delete::Message::Delete { new_annotator }));
        browser.rest();
        for id in names {
            assert!(entry(&browser, 0, id).is_none(), "{id}");
        }
    }
}
