//! Texts that earlier versions of the app kept in local storage and the journal move into the journal's database; and reading texts of
//! a journal that is slow to answer.

use hashiya_session::{LoadError, SaveState, Status};

use super::FILES;
use super::driven_browser::Browser;
use super::driver::stored;
use super::driver_texts::{
    LETTER, POINTER, WHOLE, delete_article, entry, go_to, has_text, next_visit, open_file, text, undelete,
};
use super::journal_disk::{Mode, Records};

/// A browser as an earlier version of the app left it: the text in a whole record, in both stores, with the final
/// newline that made another text of it then.
pub fn of_earlier_version() -> Browser {
    let mut browser = Browser::new(FILES);
    let written = format!("{LETTER}\n");
    let value = format!("{{\"file\":\"letter.txt\",\"text\":{written:?},\"opened_at\":1795341601009}}");
    let tags = "[[\"reader\",1795341602000,[[17,19,1,0]]]]";
    let profile = "{\"annotator\":{\"id\":\"reader\",\"name\":\"منى\"},\"language\":\"ar\"}";
    let records: Records = [
        (WHOLE, value.as_str()),
        ("hashiya:2:tags:letter:22f8bad7:0", tags),
        ("hashiya:1:profile", profile),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_owned()))
    .into();
    browser.disk.borrow_mut().records = records.clone();
    browser.journal.records = records;
    browser
}

fn check_moved(browser: &mut Browser) {
    for records in [&stored(browser), &browser.journal.records] {
        assert!(
            !records.contains_key(WHOLE) && records.contains_key(POINTER),
            "{:?}",
            records.keys()
        );
    }
    assert!(has_text(browser, POINTER));
    go_to(browser, 0, "letter");
    browser.rest();
    assert_eq!(text(browser, 0, "letter").as_deref(), Some(LETTER));
    assert_eq!(browser.tabs[0].label(1).as_deref(), Some("claim"));
    assert_eq!(browser.tabs[0].shown, SaveState::Saved);
}

#[test]
fn texts_of_earlier_versions_move_when_the_page_is_at_rest() {
    for opens in [false, true] {
        let mut browser = of_earlier_version();
        browser.open_tab();
        browser.pass(500);
        assert!(stored(&browser).contains_key(WHOLE), "the page comes first");
        if opens {
            go_to(&mut browser, 0, "letter");
            assert_eq!(text(&browser, 0, "letter").as_deref(), Some(LETTER), "at once");
        }
        browser.rest();
        check_moved(&mut browser);
        // The library needs no text the next time.
        go_to(&mut browser, 0, "story");
        browser.rest();
        let tab = browser.open_tab();
        browser.rest();
        let status = &entry(&browser, tab, "letter").expect("the letter").status;
        assert!(matches!(status, Status::Listed(_)), "{opens}: {status:?}");
    }
}

#[test]
fn a_crash_while_texts_move_loses_nothing() {
    for lag in [0, 50, 400] {
        for time in (0..3_000).step_by(100) {
            for forgets in [false, true] {
                let mut browser = of_earlier_version();
                let before = stored(&browser);
                browser.journal.lag = lag;
                browser.open_tab();
                browser.pass(time);
                // Local storage is as it is now, or as it was before the visit.
                let local = if forgets { before } else { stored(&browser) };
                assert_eq!(
                    next_visit(&mut browser, local).as_deref(),
                    Some(LETTER),
                    "{lag} {time} {forgets}"
                );
                browser.rest();
                check_moved(&mut browser);
            }
        }
    }
}

#[test]
fn two_tabs_that_move_the_same_texts_lose_none() {
    for lag in [0, 50, 400] {
        for first in [0, 1] {
            let mut browser = of_earlier_version();
            browser.open_tab();
            browser.open_tab();
            browser.journal.lag = lag;
            browser.pass(300);
            go_to(&mut browser, first, "letter");
            browser.rest();
            for tab in [0, 1] {
                go_to(&mut browser, tab, "letter");
                browser.rest();
                assert_eq!(
                    text(&browser, tab, "letter").as_deref(),
                    Some(LETTER),
                    "{lag} {first} {tab}"
                );
                assert!(!browser.tabs[tab].notices().contains(&"deleted-elsewhere"));
            }
            check_moved(&mut browser);
        }
    }
}

/// One whose copy does not come back as it was stays where it is.
#[test]
fn a_text_whose_copy_is_another_one_is_not_taken_away() {
    let mut browser = of_earlier_version();
    browser.journal.garbles_texts = true;
    browser.open_tab();
    browser.rest();
    assert!(stored(&browser).contains_key(WHOLE) && browser.journal.records.contains_key(WHOLE));
    go_to(&mut browser, 0, "letter");
    assert_eq!(text(&browser, 0, "letter").as_deref(), Some(LETTER));
    let local = stored(&browser);
    browser.journal.garbles_texts = false;
    assert_eq!(next_visit(&mut browser, local).as_deref(), Some(LETTER));
    check_moved(&mut browser);
}

#[test]
fn a_text_that_is_deleted_while_it_moves_is_gone_and_comes_back_whole() {
    for lag in [0, 400] {
        for time in [0, 1_000, 1_200, 1_500, 2_000] {
            let mut browser = of_earlier_version();
            browser.open_tab();
            browser.pass(0);
            go_to(&mut browser, 0, "letter");
            browser.journal.lag = lag;
            browser.pass(time);
            delete_article(&mut browser, 0, "letter");
            browser.pass(time);
            browser.rest();
            for key in [POINTER, WHOLE] {
                assert!(!stored(&browser).contains_key(key), "{lag} {time} {key}");
                assert!(!browser.journal.records.contains_key(key), "{lag} {time} {key}");
            }
            assert!(!has_text(&browser, POINTER), "{lag} {time}");
            undelete(&mut browser, 0);
            browser.rest();
            check_moved(&mut browser);
        }
    }
}

#[test]
fn a_text_is_waited_for_as_long_as_the_journal_does_not_answer() {
    let mut browser = Browser::reading(FILES);
    open_file(&mut browser, 0, "letter.txt", LETTER);
    go_to(&mut browser, 0, "story");
    browser.rest();
    let local = stored(&browser);
    browser.kill(local);
    browser.journal.mode = Mode::Hangs;
    browser.open_tab();
    browser.pass(2_100);
    go_to(&mut browser, 0, "letter");
    browser.pass(100);
    let status = &entry(&browser, 0, "letter").expect("the letter").status;
    assert!(
        matches!(status, Status::Failed(LoadError::TextUnreachable, Some(_))),
        "{status:?}"
    );
    browser.journal.mode = Mode::Works;
    browser.rest();
    assert_eq!(
        text(&browser, 0, "letter").as_deref(),
        Some(LETTER),
        "it comes by itself"
    );
}
