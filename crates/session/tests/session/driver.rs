//! The driver of the storage: when the page begins, what goes to the journal and when, what is tried
//! again, and what the page says of it.

use hashiya_session::{Dialog, Duty, Message, SaveState};
use hashiya_session::{annotate, navigation, settings};

use super::FILES;
use super::driven_browser::Browser;
use super::journal_disk::{Mode, Records};

/// What the key of the story's tags contains.
pub const TAGS: &str = ":tags:story:";

/// The one value in these records whose key contains this.
pub fn value_of(records: &Records, part: &str) -> Option<String> {
    let mut found = records.iter().filter(|(key, _)| key.contains(part));
    let value = found.next().map(|(_, value)| value.clone());
    assert!(found.next().is_none(), "more than one {part}");
    value
}

/// What local storage has.
pub fn stored(browser: &Browser) -> Records {
    browser.disk.borrow().records.clone()
}

/// The story's tags in local storage.
pub fn stored_tags(browser: &Browser) -> Option<String> {
    value_of(&stored(browser), TAGS)
}

/// The same in the journal.
pub fn journal_tags(browser: &Browser) -> Option<String> {
    value_of(&browser.journal.records, TAGS)
}

/// What the first tab says of how safe the work is.
pub fn state_of(browser: &Browser) -> SaveState {
    browser.tabs[0].shown
}

/// A label.
pub fn some(label: &str) -> Option<String> {
    Some(label.to_owned())
}

/// A browser whose journal has what an earlier visit did, and whose local storage has lost it.
pub fn after_a_kill() -> Browser {
    let mut browser = Browser::reading(FILES);
    browser.send(0, Message::Settings(settings::Message::SetName("منى".into())));
    browser.tag(0, 2, "claim");
    browser.rest();
    browser.kill(Records::new());
    browser
}

#[test]
fn the_page_begins_with_both_stores_when_the_journal_has_answered() {
    let mut browser = after_a_kill();
    browser.journal.lag = 1_500;
    browser.open_tab();
    browser.send(0, Message::Navigation(navigation::Message::OpenDialog(Dialog::Help)));
    browser.pass(1_499);
    assert!(!browser.tabs[0].driver().has_begun());
    assert_eq!(browser.tabs[0].state().navigation.dialog, None, "messages wait");
    browser.pass(1);
    assert!(browser.tabs[0].driver().has_begun());
    assert_eq!(browser.tabs[0].state().navigation.dialog, Some(Dialog::Help));
    assert_eq!(browser.tabs[0].label(2), some("claim"));
    assert_eq!(
        stored_tags(&browser),
        journal_tags(&browser),
        "local storage has it again"
    );
    browser.rest();
    assert_eq!(state_of(&browser), SaveState::Saved);
    assert_eq!(browser.tabs[0].warnings, Vec::<String>::new());
    assert!(browser.tabs[0].timers().is_empty());
}

#[test]
fn a_journal_that_answers_late_is_merged_with_what_was_done_meanwhile() {
    let mut browser = after_a_kill();
    browser.journal.lag = 3_000;
    browser.open_tab();
    browser.pass(1_999);
    assert!(!browser.tabs[0].driver().has_begun());
    browser.pass(1);
    assert!(browser.tabs[0].driver().has_begun(), "no longer than two seconds");
    assert_eq!(state_of(&browser), SaveState::BrowserOnly);
    assert_eq!(browser.tabs[0].warnings, ["the journal does not work: no answer"]);
    assert_eq!(browser.tabs[0].label(2), None);
    browser.pass(500);
    browser.tag(0, 3, "quote");
    let made_up = browser.tabs[0].state().reader.clone();
    browser.pass(499);
    assert_eq!(browser.tabs[0].label(2), None);
    browser.pass(1);
    let tab = &browser.tabs[0];
    assert_eq!((tab.label(2), tab.label(3)), (some("claim"), some("quote")));
    let reader = tab.state().reader.clone();
    assert_eq!(reader.name, "منى");
    assert_ne!(reader.id, made_up.id, "the reader is who they were");
    browser.rest();
    assert_eq!(state_of(&browser), SaveState::Saved);
    assert_eq!(stored_tags(&browser), journal_tags(&browser));
    for records in [&stored(&browser), &browser.journal.records] {
        let profile = value_of(records, ":profile").expect("a profile");
        assert!(profile.contains(reader.id.as_str()), "{profile}");
    }
    assert_eq!(browser.journal.openings, 2, "once in each visit");
}

#[test]
fn a_journal_that_never_answers_leaves_the_work_in_local_storage() {
    let mut browser = Browser::new(FILES);
    browser.journal.mode = Mode::Hangs;
    browser.open_tab();
    browser.pass(2_000);
    browser.tag(0, 2, "claim");
    let stored = stored_tags(&browser);
    assert!(stored.is_some(), "when the key is released");
    browser.rest();
    assert_eq!(state_of(&browser), SaveState::BrowserOnly);
    assert!(!browser.tabs[0].driver().has_unsaved());
    assert_eq!(browser.tabs[0].warnings.len(), 1);
    assert_eq!(
        browser.journal.openings, 1,
        "it is not asked again while it is being asked"
    );
    let left = self::stored(&browser);
    browser.kill(left);
    browser.open_tab();
    browser.pass(2_000);
    assert_eq!(browser.tabs[0].label(2), some("claim"));
}

#[test]
fn a_journal_that_does_not_open_is_tried_again_as_long_as_something_waits_for_it() {
    let mut browser = Browser::new(FILES);
    browser.journal.mode = Mode::Refuses;
    browser.open_tab();
    browser.pass(0);
    assert!(browser.tabs[0].driver().has_begun(), "at once");
    assert_eq!(state_of(&browser), SaveState::BrowserOnly);
    browser.tag(0, 2, "claim");
    browser.pass(9_999);
    assert_eq!(browser.journal.openings, 1);
    browser.pass(1);
    assert_eq!(browser.journal.openings, 2);
    assert_eq!(browser.tabs[0].warnings.len(), 1, "told once");
    browser.journal.mode = Mode::Works;
    browser.pass(10_000);
    assert_eq!(state_of(&browser), SaveState::Saved);
    assert_eq!(stored_tags(&browser), journal_tags(&browser));
    assert!(journal_tags(&browser).is_some());
}

#[test]
fn what_a_transaction_had_that_was_given_up_is_written_again_unless_it_is_older() {
    for mode in [Mode::Refuses, Mode::WritesAndGivesUp] {
        let mut browser = Browser::reading(FILES);
        browser.journal.mode = mode;
        browser.journal.lag = 500;
        browser.tag(0, 2, "claim");
        browser.pass(250);
        assert_eq!(state_of(&browser), SaveState::Saving);
        browser.tag(0, 2, "quote");
        browser.pass(250);
        assert_eq!(state_of(&browser), SaveState::BrowserOnly, "{mode:?}");
        browser.pass(500);
        browser.journal.mode = Mode::Works;
        browser.pass(9_999);
        assert_eq!(state_of(&browser), SaveState::BrowserOnly);
        browser.pass(1_001);
        assert_eq!(
            state_of(&browser),
            SaveState::Saved,
            "after ten seconds, and two answers"
        );
        assert_eq!(journal_tags(&browser), stored_tags(&browser), "{mode:?}");
        assert_eq!(browser.tabs[0].label(2), some("quote"));
        browser.kill(Records::new());
        browser.open_tab();
        browser.rest();
        assert_eq!(browser.tabs[0].label(2), some("quote"), "{mode:?}");
    }
}

#[test]
fn a_journal_that_was_lost_is_opened_again_at_once() {
    let mut browser = Browser::reading(FILES);
    browser.journal.mode = Mode::GivesUp;
    browser.journal.lag = 100;
    browser.tag(0, 2, "claim");
    browser.pass(100);
    assert_eq!(state_of(&browser), SaveState::BrowserOnly);
    browser.journal.mode = Mode::Works;
    browser.pass(200);
    assert_eq!(state_of(&browser), SaveState::Saved, "without a pause");
    assert_eq!(journal_tags(&browser), stored_tags(&browser));
}

#[test]
fn a_journal_that_opens_and_takes_nothing_is_left_in_peace_until_the_next_record() {
    let mut browser = Browser::reading(FILES);
    browser.journal.mode = Mode::GivesUp;
    let before = browser.journal.openings;
    browser.tag(0, 2, "claim");
    browser.pass(0);
    assert_eq!(browser.journal.openings, before + 1, "at once, but once");
    browser.pass(9_999);
    assert_eq!(browser.journal.openings, before + 1);
    browser.pass(1);
    assert_eq!(browser.journal.openings, before + 2);
    assert_eq!(state_of(&browser), SaveState::BrowserOnly);
    browser.pass(1_000);
    browser.send(0, Message::Navigation(navigation::Message::OpenDialog(Dialog::Help)));
    browser.pass(0);
    assert_eq!(browser.journal.openings, before + 2, "nothing was written");
    browser.journal.mode = Mode::Works;
    browser.tag(0, 3, "quote");
    browser.pass(0);
    assert_eq!(state_of(&browser), SaveState::Saved, "without a pause");
    assert_eq!(journal_tags(&browser), stored_tags(&browser));
    assert_eq!(browser.tabs[0].timers(), [Duty::FlushPlaces].into());
}

/// A place that waits for its time had kept the journal from its next try.
#[test]
fn each_duty_has_a_timer_of_its_own() {
    let mut browser = Browser::reading(FILES);
    browser.journal.lag = 500;
    browser.journal.mode = Mode::Refuses;
    browser.tag(0, 2, "claim");
    browser.pass(100);
    browser.focus(0, 4);
    assert_eq!(browser.tabs[0].timers(), [Duty::FlushPlaces].into());
    browser.pass(900);
    assert_eq!(state_of(&browser), SaveState::BrowserOnly);
    assert_eq!(browser.tabs[0].timers(), [Duty::RetryJournal].into());
    browser.journal.mode = Mode::Works;
    browser.pass(11_000);
    assert_eq!(state_of(&browser), SaveState::Saved, "without any other key press");
    for duty in Duty::ALL {
        // What has its turn waits for the browser alone.
        let least = if duty == Duty::Turn { 0 } else { 30 };
        assert!((least..=10_000).contains(&duty.pause()), "{duty:?}, in milliseconds");
    }
}

#[test]
fn the_readers_place_goes_after_a_second_apart_from_their_work() {
    let mut browser = Browser::reading(FILES);
    // The copy of the text, which goes by itself, is there already.
    browser.tag(0, 2, "claim");
    browser.rest();
    let before = browser.journal.transactions;
    browser.focus(0, 3);
    assert_eq!(
        value_of(&stored(&browser), ":place:").as_deref(),
        Some("3"),
        "in local storage at once"
    );
    assert_eq!(state_of(&browser), SaveState::Saved, "it is no work of the reader's");
    browser.pass(600);
    browser.focus(0, 4);
    browser.pass(399);
    assert_eq!(browser.journal.transactions, before);
    browser.pass(1);
    assert_eq!(
        browser.journal.transactions,
        before + 1,
        "a second after the first of them"
    );
    assert_eq!(value_of(&browser.journal.records, ":place:").as_deref(), Some("4"));
    browser.focus(0, 2);
    browser.send(0, Message::Annotate(annotate::Message::ToggleUnsure));
    browser.pass(0);
    assert_eq!(browser.journal.transactions, before + 2);
    assert_eq!(
        value_of(&browser.journal.records, ":place:").as_deref(),
        Some("4"),
        "the mark alone"
    );
    assert_eq!(state_of(&browser), SaveState::Saved);
    browser.pass(1_000);
    assert_eq!(browser.journal.transactions, before + 3);
    assert_eq!(value_of(&browser.journal.records, ":place:").as_deref(), Some("2"));
    assert!(browser.tabs[0].timers().is_empty());
    browser.rest();
    assert_eq!(browser.journal.transactions, before + 3);
}
