//! A transaction that failed is tried again, whatever else waits for its time.

use hashiya_session::{Duty, Refusal, SaveState};

use super::FILES;
use super::driven_browser::Browser;
use super::driver::{journal_tags, state_of, stored_tags};
use super::journal_disk::Mode;

/// What else goes on while the journal fails.
#[derive(Clone, Copy, Debug)]
enum Else {
    Nothing,
    /// Local storage takes nothing and is tried again.
    StorageRefuses,
    /// The reader walks on, a place at a time.
    Places,
    /// The reader tags on.
    Tags,
    /// Another tab tags, and is answered.
    OtherTab,
}

#[test]
fn a_failed_transaction_is_tried_again_whatever_else_waits() {
    for what in [
        Else::Nothing,
        Else::StorageRefuses,
        Else::Places,
        Else::Tags,
        Else::OtherTab,
    ] {
        for mode in [Mode::GivesUp, Mode::Refuses, Mode::WritesAndGivesUp] {
            for long in [false, true] {
                retry(what, mode, long);
            }
        }
    }
}

fn retry(what: Else, mode: Mode, long: bool) {
    let mut browser = Browser::reading(FILES);
    browser.open_tab();
    browser.rest();
    browser.journal.mode = mode;
    browser.tag(0, 2, "claim");
    let go_on = |browser: &mut Browser, step: usize| {
        match what {
            Else::Nothing => {}
            Else::StorageRefuses => browser.disk.borrow_mut().fail(Some(Refusal::Full)),
            Else::Places => browser.focus(0, step % 8),
            Else::Tags => browser.tag(0, 3, ["quote", "background"][step % 2]),
            Else::OtherTab => browser.tag(1, 4, ["quote", "background"][step % 2]),
        }
        browser.pass(400);
    };
    for step in 0..if long { 60 } else { 1 } {
        go_on(&mut browser, step);
    }
    browser.journal.mode = Mode::Works;
    let mut steps = 0;
    while browser.tabs[0].shown != SaveState::Saved || journal_tags(&browser).is_none() {
        steps += 1;
        assert!(
            steps < 60,
            "{what:?} {mode:?}: {:?}, {:?}",
            state_of(&browser),
            browser.tabs[0].timers()
        );
        go_on(&mut browser, steps);
    }
    browser.disk.borrow_mut().fail(None);
    browser.rest();
    assert_eq!(stored_tags(&browser), journal_tags(&browser), "{what:?} {mode:?}");
    assert!(!browser.tabs[0].timers().contains(&Duty::RetryJournal));
}
