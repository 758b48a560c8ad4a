//! The driver of the storage, and a local storage that refuses: what is told, what is tried again and
//! when, and that nothing is written over unread.

use hashiya_session::storage;
use hashiya_session::{Input, KeyValueStore, Message, NoticeKind, Refusal, SaveState};

use super::FILES;
use super::disk::DiskOfTab;
use super::driven_browser::Browser;
use super::driver::{after_a_kill, journal_tags, some, state_of, stored, stored_tags, value_of};
use super::journal_disk::Mode;

#[test]
fn a_full_local_storage_is_no_loss_while_the_journal_works() {
    let mut browser = Browser::reading(FILES);
    browser.disk.borrow_mut().fail(Some(Refusal::Full));
    browser.tag(0, 2, "claim");
    browser.pass(0);
    assert_eq!(state_of(&browser), SaveState::Saved);
    assert!(!browser.tabs[0].driver().has_unsaved());
    assert!(
        browser.tabs[0]
            .state()
            .notices
            .shown
            .iter()
            .any(|notice| notice.kind == NoticeKind::StorageFullButKept)
    );
    assert_eq!((stored_tags(&browser), journal_tags(&browser).is_some()), (None, true));
    // Nor does the journal work now.
    browser.journal.mode = Mode::Refuses;
    browser.tag(0, 3, "quote");
    browser.pass(0);
    assert_eq!(state_of(&browser), SaveState::MemoryOnly);
    assert!(browser.tabs[0].driver().has_unsaved());
    assert!(
        browser.tabs[0]
            .state()
            .notices
            .shown
            .iter()
            .any(|notice| notice.kind == NoticeKind::StorageFull)
    );
    // Local storage has room again.
    browser.disk.borrow_mut().fail(None);
    browser.pass(2_000);
    assert_eq!(state_of(&browser), SaveState::BrowserOnly);
    assert!(!browser.tabs[0].driver().has_unsaved());
    assert_eq!(browser.tabs[0].notices(), Vec::<&str>::new());
    browser.journal.mode = Mode::Works;
    browser.rest();
    assert_eq!(state_of(&browser), SaveState::Saved);
    assert_eq!(stored_tags(&browser), journal_tags(&browser));
}

#[test]
fn what_local_storage_refused_is_tried_again_after_two_seconds() {
    let mut browser = Browser::reading(FILES);
    browser.disk.borrow_mut().fail(Some(Refusal::Blocked));
    browser.tag(0, 2, "claim");
    browser.disk.borrow_mut().fail(None);
    browser.pass(1_999);
    assert_eq!(stored_tags(&browser), None);
    browser.pass(1);
    assert_eq!(stored_tags(&browser), journal_tags(&browser));
    assert!(stored_tags(&browser).is_some());
    assert_eq!(browser.tabs[0].notices(), Vec::<&str>::new(), "all is well again");
    assert!(browser.tabs[0].timers().is_empty());
}

#[test]
fn what_local_storage_refused_is_tried_again_when_another_page_changed_it() {
    let mut browser = Browser::reading(FILES);
    let other = browser.disk.borrow_mut().new_tab();
    browser.disk.borrow_mut().fail(Some(Refusal::Full));
    browser.tag(0, 2, "claim");
    browser.pass(100);
    browser.disk.borrow_mut().fail(None);
    let mut disk = browser.disk.borrow_mut();
    let mut page = DiskOfTab {
        disk: &mut disk,
        tab: other,
    };
    page.put("another page's", Some("1")).expect("room");
    drop(disk);
    assert_eq!(stored_tags(&browser), None);
    browser.deliver();
    assert!(stored_tags(&browser).is_some(), "without waiting");
    assert!(browser.tabs[0].timers().is_empty());
    let told = |message: &Message| matches!(message, Message::Storage(storage::Message::ChangedElsewhere { .. }));
    assert!(
        !browser.tabs[0].heard.iter().any(told),
        "the session hears of its own records only"
    );
}

/// Whoever does not know what is stored stores nothing, in neither store, until it was read.
#[test]
fn what_could_not_be_read_is_read_later_and_merged() {
    let mut browser = after_a_kill();
    browser.open_tab();
    browser.rest();
    let before = stored(&browser);
    let reader = browser.tabs[0].state().reader.clone();
    browser.kill(before.clone());
    browser.disk.borrow_mut().fail(Some(Refusal::Blocked));
    browser.journal.mode = Mode::Refuses;
    browser.open_tab();
    browser.pass(0);
    assert_ne!(browser.tabs[0].state().reader.id, reader.id, "nothing is known");
    browser.tag(0, 3, "quote");
    assert_eq!(state_of(&browser), SaveState::MemoryOnly);
    assert_eq!(browser.tabs[0].notices(), ["storage-blocked"]);
    browser.pass(20_000);
    assert_eq!(stored(&browser), before, "nothing was written over");
    browser.disk.borrow_mut().fail(None);
    browser.journal.mode = Mode::Works;
    browser.rest();
    let tab = &browser.tabs[0];
    assert_eq!((tab.label(2), tab.label(3)), (some("claim"), some("quote")));
    assert_eq!((&tab.state().reader, tab.shown), (&reader, SaveState::Saved));
    assert_eq!(tab.notices(), Vec::<&str>::new());
    assert_eq!(stored_tags(&browser), journal_tags(&browser));
    for records in [&stored(&browser), &browser.journal.records] {
        let profile = value_of(records, ":profile").expect("a profile");
        assert!(profile.contains(reader.id.as_str()), "{profile}");
    }
}

#[test]
fn the_session_hears_of_a_tight_quota_when_it_is_counted_again() {
    let mut browser = Browser::reading(FILES);
    let filler = "x".repeat(4_500_000);
    browser
        .disk
        .borrow_mut()
        .records
        .insert("another page's".into(), filler);
    browser.drive(0, Input::CountAgain);
    assert!(browser.tabs[0].state().storage.quota_is_tight);
    assert_eq!(browser.tabs[0].notices(), ["room-tight"]);
    assert_eq!(browser.tabs[0].driver().quota().used(), browser.disk.borrow().used());
    browser.disk.borrow_mut().records.remove("another page's");
    browser.drive(0, Input::CountAgain);
    assert_eq!(browser.tabs[0].notices(), Vec::<&str>::new());
}
