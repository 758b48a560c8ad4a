//! The kept texts of delivered articles in the stores: in the journal's database alone, after all work, and whatever
//! becomes of them, the page says of the work what it would say without them.

use std::collections::BTreeMap;

use hashiya_session::{Input, OpenedText, Refusal, SaveState};

use super::driven_browser::Browser;
use super::driver::{some, stored};
use super::driver_deletion::delete_story;
use super::driver_texts::{LETTER, POINTER, go_to, has_text, open_file, undelete};
use super::journal_disk::{Mode, Records};
use super::{FILES, STORY};

/// The key of the record that leads to the story's text.
pub const KEPT: &str = "hashiya:1:kept:story:d6f0b630";

/// Whether the journal has the story's text, to the letter, and the record that leads to it: both, or none of both.
pub fn is_kept(browser: &Browser) -> bool {
    let text = browser.journal.texts.get(&format!("texts:{KEPT}"));
    let text = text.map(|text| serde_json::from_str(text).expect("a text"));
    let is_there = text.is_some_and(|text: OpenedText| {
        assert_eq!(
            (text.text.as_str(), text.file.as_str()),
            (STORY.trim_end(), "story.txt")
        );
        true
    });
    assert_eq!(browser.journal.records.contains_key(KEPT), is_there, "a pair");
    is_there
}

/// The records of local storage that lead to kept texts.
fn in_local_storage(browser: &Browser) -> Records {
    let mut records = stored(browser);
    records.retain(|key, _| key.contains(":kept:"));
    records
}

#[test]
fn a_text_goes_to_the_journal_after_the_work_and_by_itself() {
    let mut browser = Browser::reading(FILES);
    browser.journal.lag = 20;
    let before = browser.journal.transactions;
    browser.tag(0, 2, "claim");
    browser.pass(20);
    assert!(browser.journal.records.keys().any(|key| key.contains(":tags:story:")));
    assert!(!is_kept(&browser), "the tag is not kept waiting");
    assert_eq!(browser.tabs[0].shown, SaveState::Saved, "and is saved");
    browser.pass(20);
    assert!(is_kept(&browser));
    assert_eq!(browser.journal.transactions, before + 2);
    assert!(in_local_storage(&browser).is_empty(), "its room is for work");
    assert!(!browser.tabs[0].driver().has_unsaved());
    browser.rest();
    let after = browser.journal.transactions;
    browser.tag(0, 4, "quote");
    browser.pass(40);
    assert_eq!(browser.journal.transactions, after + 1, "once");
}

/// However the journal is, with a text to be kept and without: the same is shown, and the same is told.
#[test]
fn a_copy_changes_nothing_of_what_is_said_about_the_work() {
    let play = |mode: Mode, refuses_texts: bool, has_copy: bool| {
        let mut browser = Browser::reading(FILES);
        if !has_copy {
            browser.tag(0, 2, "background");
            browser.rest();
            assert!(is_kept(&browser));
        }
        (browser.journal.mode, browser.journal.refuses_texts) = (mode, refuses_texts);
        let mut shown = Vec::new();
        browser.tag(0, 4, "claim");
        for _ in 0..300 {
            browser.pass(100);
            shown.push((browser.tabs[0].shown, browser.tabs[0].driver().has_unsaved()));
        }
        let notices: Vec<String> = browser.tabs[0].notices().into_iter().map(str::to_owned).collect();
        assert!(in_local_storage(&browser).is_empty());
        (browser, shown, notices)
    };
    for mode in [
        Mode::Works,
        Mode::Refuses,
        Mode::GivesUp,
        Mode::WritesAndGivesUp,
        Mode::Hangs,
    ] {
        for refuses_texts in [false, true] {
            let (mut browser, shown, notices) = play(mode, refuses_texts, true);
            let (_, expected, told) = play(mode, refuses_texts, false);
            assert_eq!((shown, notices), (expected, told), "{mode:?} {refuses_texts}");
            // When it works again, the text is kept with the next journal that opens.
            (browser.journal.mode, browser.journal.refuses_texts) = (Mode::Works, false);
            browser.rest();
            browser.drive(0, Input::JournalClosed);
            browser.rest();
            assert!(is_kept(&browser), "{mode:?} {refuses_texts}");
            assert_eq!(browser.tabs[0].shown, SaveState::Saved);
            assert!(browser.tabs[0].timers().is_empty(), "{:?}", browser.tabs[0].timers());
        }
    }
}

#[test]
fn where_there_is_no_room_it_is_not_tried_again_and_again() {
    let mut browser = Browser::reading(FILES);
    browser.journal.refuses_texts = true;
    browser.tag(0, 2, "claim");
    browser.rest();
    let before = browser.journal.transactions;
    for sentence in [3, 4, 6] {
        browser.tag(0, sentence, "quote");
        browser.pass(60_000);
    }
    // A tag, and the place after it.
    assert_eq!(browser.journal.transactions, before + 6);
    assert!(browser.tabs[0].timers().is_empty());
    // What cannot be kept keeps no text of the reader's from being kept.
    browser.journal.refuses_texts = false;
    open_file(&mut browser, 0, "letter.txt", LETTER);
    browser.pass(0);
    assert!(has_text(&browser, POINTER) && !is_kept(&browser));
    assert_eq!(browser.tabs[0].shown, SaveState::Saved);
    // The next visit keeps it.
    let local = stored(&browser);
    browser.kill(local);
    browser.open_tab();
    browser.rest();
    assert!(is_kept(&browser));
}

#[test]
fn a_full_local_storage_does_not_matter() {
    let mut browser = Browser::reading(FILES);
    browser.disk.borrow_mut().fail(Some(Refusal::Full));
    browser.tag(0, 2, "claim");
    browser.pass(100);
    assert!(is_kept(&browser));
}

#[test]
fn it_goes_with_the_annotations_and_comes_back_with_them() {
    for lag in [0, 700] {
        for time in [0, 100, 710, 5_000] {
            let mut browser = Browser::reading(FILES);
            browser.journal.lag = lag;
            browser.tag(0, 2, "claim");
            browser.pass(time);
            delete_story(&mut browser, 0);
            browser.rest();
            assert!(!is_kept(&browser), "{lag} {time}");
            undelete(&mut browser, 0);
            browser.rest();
            assert!(is_kept(&browser), "{lag} {time}");
            // Both at once.
            delete_story(&mut browser, 0);
            undelete(&mut browser, 0);
            browser.rest();
            assert!(is_kept(&browser), "{lag} {time}");
            delete_story(&mut browser, 0);
            browser.rest();
            let local = stored(&browser);
            browser.kill(local);
            browser.open_tab();
            browser.rest();
            assert!(!is_kept(&browser), "{lag} {time}");
        }
    }
}

#[test]
fn a_journal_that_lost_it_gets_it_again() {
    let mut browser = Browser::reading(FILES);
    browser.tag(0, 2, "claim");
    browser.rest();
    for is_read in [true, false] {
        if !is_read {
            go_to(&mut browser, 0, "other");
        }
        browser.journal.records.clear();
        browser.journal.texts.clear();
        browser.drive(0, Input::JournalClosed);
        browser.rest();
        assert!(is_kept(&browser), "{is_read}");
    }
    // Of an article that is only listed no text is at hand: the record is gone with it, and it is kept when it is loaded.
    let local = stored(&browser);
    browser.kill(local);
    browser.journal.mode = Mode::Hangs;
    browser.open_tab();
    browser.pass(3_000);
    browser.journal.mode = Mode::Works;
    browser.rest();
    assert!(is_kept(&browser), "a journal that answers late has it already");
    assert_eq!(browser.tabs[0].shown, SaveState::Saved);
}

#[test]
fn two_tabs_keep_the_same_and_one_deletion_takes_it() {
    let mut browser = Browser::reading(FILES);
    browser.open_tab();
    browser.rest();
    browser.tag(0, 2, "claim");
    browser.rest();
    browser.tag(1, 4, "quote");
    browser.rest();
    assert!(is_kept(&browser));
    let text = browser.journal.texts.clone();
    go_to(&mut browser, 0, "other");
    delete_story(&mut browser, 0);
    browser.rest();
    assert!(!is_kept(&browser), "also what the other tab has kept");
    assert_eq!(browser.tabs[1].notices(), ["deleted-elsewhere"]);
    // It goes on with its copy.
    browser.tag(1, 6, "claim");
    browser.rest();
    assert!(is_kept(&browser));
    assert_eq!(browser.journal.texts, text);
    assert_eq!(browser.tabs[1].label(2), some("claim"));
}

/// What waits of a text when another tab deletes is let go of with the work.
#[test]
fn a_copy_on_its_way_is_let_go_of_with_what_was_deleted_elsewhere() {
    for lag in [0, 20, 700] {
        let mut browser = Browser::reading(FILES);
        browser.open_tab();
        browser.rest();
        browser.tag(0, 2, "claim");
        browser.rest();
        browser.journal.lag = lag;
        browser.tag(1, 4, "quote");
        delete_story(&mut browser, 0);
        browser.rest();
        let has_tags = browser.journal.records.keys().any(|key| key.contains(":tags:story:"));
        assert!(!has_tags && !is_kept(&browser), "{lag}");
    }
}

/// An earlier version of the app, which does not know such records, takes them from the journal to local storage.
#[test]
fn what_an_earlier_version_put_into_local_storage_is_not_believed_and_goes() {
    let mut browser = Browser::reading(FILES);
    browser.tag(0, 2, "claim");
    browser.rest();
    let others = BTreeMap::from([
        (KEPT.to_owned(), browser.journal.records[KEPT].clone()),
        (
            "hashiya:1:kept:story:0a1b2c3d".to_owned(),
            "{\"file\":\"story.txt\"}".to_owned(),
        ),
    ]);
    let mut local = stored(&browser);
    local.extend(others);
    browser.kill(local);
    // The text went with the journal.
    browser.journal.records.clear();
    browser.journal.texts.clear();
    browser.open_tab();
    browser.rest();
    assert!(is_kept(&browser), "it is not taken for kept");
    let alone = |browser: &Browser| {
        browser
            .journal
            .records
            .keys()
            .filter(|key| key.contains(":kept:"))
            .count()
    };
    assert_eq!(alone(&browser), 1, "and none without its text is in the journal");
    delete_story(&mut browser, 0);
    browser.rest();
    assert!(!is_kept(&browser) && !stored(&browser).contains_key(KEPT));
}

/// The text that the server delivered before is nowhere but in the journal: it becomes an article of its own, which has
/// what was said of it, and no copy is left.
#[test]
fn a_text_of_before_becomes_an_article_with_what_was_said_of_it() {
    let changed = STORY.replace("مساء أمس", "صباح أمس");
    let mut before = Browser::reading(FILES);
    before.tag(0, 2, "claim");
    before.rest();
    let mut browser = Browser::new(&[("story.txt", &changed)]);
    browser.disk.borrow_mut().records = stored(&before);
    browser.journal.records = before.journal.records;
    browser.journal.texts = before.journal.texts;
    browser.open_tab();
    browser.rest();
    assert!(!is_kept(&browser) && !stored(&browser).contains_key(KEPT));
    let texts: Vec<&String> = browser.journal.texts.keys().collect();
    assert_eq!(texts.len(), 1, "{texts:?}");
    assert!(texts[0].starts_with("texts:hashiya:2:text:story-"), "{texts:?}");
    let tags = stored(&browser);
    let tags: Vec<&String> = tags.keys().filter(|key| key.contains(":tags:")).collect();
    assert_eq!(tags.len(), 1, "{tags:?}");
    assert!(tags[0].starts_with("hashiya:2:tags:story-"), "{tags:?}");
}
