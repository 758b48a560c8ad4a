//! The driver of the storage in several tabs: what they answer each other, and when; what comes from
//! another tab by way of the journal.

use hashiya_session::storage::key::mark_of;
use hashiya_session::{Command, Driver, Duty, Input, KeyValueStore, Message, Origin, Record, Refusal, SaveState};
use hashiya_session::{annotate, storage};

use super::FILES;
use super::disk::DiskOfTab;
use super::driven_browser::Browser;
use super::driver::{TAGS, journal_tags, some, stored, stored_tags};
use super::journal_disk::{Mode, Records};

/// Two tabs at the same article, all saved.
fn two_tabs() -> Browser {
    let mut browser = Browser::reading(FILES);
    browser.open_tab();
    browser.rest();
    browser
}

/// Both tabs have work of their own in one record, of which the first has yet to hear twice.
fn about_to_answer() -> Browser {
    let mut browser = two_tabs();
    browser.is_deaf = true;
    browser.journal.lag = 1_000;
    browser.tag(0, 2, "claim");
    browser.tag(1, 3, "quote");
    browser.tag(1, 4, "background");
    while browser.hear(0) {}
    browser
}

#[test]
fn answers_to_other_tabs_wait_for_further_ones() {
    let mut browser = about_to_answer();
    let theirs = stored_tags(&browser);
    assert!(browser.tabs[0].timers().contains(&Duty::Answer));
    assert_eq!(browser.tabs[0].label(4), some("background"), "heard at once");
    let calls = browser.disk.borrow().calls;
    browser.pass(29);
    assert_eq!(
        (stored_tags(&browser), browser.disk.borrow().calls),
        (theirs.clone(), calls)
    );
    browser.pass(1);
    assert_ne!(stored_tags(&browser), theirs);
    assert_eq!(browser.disk.borrow().calls, calls + 1, "one answer to both");
    browser.is_deaf = false;
    browser.rest();
    for tab in &browser.tabs {
        assert_eq!(
            [2, 3, 4].map(|at| tab.label(at)),
            ["claim", "quote", "background"].map(some)
        );
    }
}

#[test]
fn a_change_of_the_readers_own_takes_the_place_of_an_answer() {
    let mut browser = about_to_answer();
    browser.tag(0, 2, "quote");
    let own = stored_tags(&browser);
    let calls = browser.disk.borrow().calls;
    browser.pass(30);
    assert_eq!(
        (stored_tags(&browser), browser.disk.borrow().calls),
        (own, calls),
        "which has it all"
    );
}

#[test]
fn a_record_that_another_tab_removed_is_not_answered_any_more() {
    let mut browser = about_to_answer();
    let key = stored(&browser)
        .into_keys()
        .find(|key| key.contains(TAGS))
        .expect("tags");
    let number = browser.disk.borrow_mut().new_tab();
    let mut disk = browser.disk.borrow_mut();
    let mut page = DiskOfTab {
        disk: &mut disk,
        tab: number,
    };
    // As the app deletes: by its mark it is told from what was cleared.
    page.put(&mark_of(&key), Some("1")).expect("marked");
    page.put(&key, None).expect("removed");
    drop(disk);
    while browser.hear(0) {}
    browser.pass(30);
    assert_eq!(stored_tags(&browser), None);
}

#[test]
fn tabs_that_answer_each_other_come_to_rest() {
    for lag in [0, 20, 700] {
        let mut browser = two_tabs();
        browser.journal.lag = lag;
        for (sentence, labels) in [
            (2, ["claim", "quote"]),
            (3, ["quote", "quote"]),
            (6, ["background", "claim"]),
        ] {
            browser.is_deaf = true;
            browser.tag(0, sentence, labels[0]);
            browser.tag(1, sentence + 1, labels[1]);
            browser.is_deaf = false;
            browser.pass(10);
        }
        let calls = browser.disk.borrow().calls;
        browser.rest();
        let spent = browser.disk.borrow().calls - calls;
        assert!(spent < 20, "{spent} writes");
        let labels = |tab: usize| (0..8).map(|at| browser.tabs[tab].label(at)).collect::<Vec<_>>();
        assert_eq!(labels(0), labels(1));
        assert_eq!(labels(0).iter().flatten().count(), 5);
        assert_eq!(stored_tags(&browser), journal_tags(&browser));
        for tab in &browser.tabs {
            assert_eq!((tab.shown, tab.timers()), (SaveState::Saved, [].into()));
        }
    }
}

/// Two tabs write the same record before the journal opens, and neither has heard of the other: what
/// local storage has of it is the one's, and the other's waits for the journal.
#[test]
fn what_local_storage_has_does_not_take_the_place_of_what_waits_for_the_journal() {
    let mut browser = Browser::reading(FILES);
    let left = stored(&browser);
    browser.kill(left);
    browser.is_deaf = true;
    browser.journal.mode = Mode::Hangs;
    browser.open_tab();
    browser.open_tab();
    browser.pass(2_000);
    browser.tag(0, 2, "claim");
    browser.tag(1, 3, "quote");
    browser.tag(1, 4, "background");
    browser.journal.mode = Mode::Works;
    browser.pass(10);
    for tab in 0..2 {
        assert_eq!(browser.tabs[tab].shown, SaveState::Saved);
    }
    browser.kill(Records::new());
    browser.open_tab();
    browser.rest();
    let labels = [2, 3, 4].map(|at| browser.tabs[0].label(at));
    assert_eq!(labels, ["claim", "quote", "background"].map(some));
}

#[test]
fn what_other_tabs_stored_before_the_page_began_is_read_and_not_heard() {
    let mut browser = Browser::reading(FILES);
    browser.journal.lag = 1_000;
    browser.open_tab();
    browser.is_deaf = true;
    browser.tag(0, 2, "claim");
    browser.tag(0, 3, "quote");
    // The first of both, while the second is stored already.
    browser.hear(1);
    browser.hear(1);
    browser.pass(1_000);
    assert_eq!([2, 3].map(|at| browser.tabs[1].label(at)), ["claim", "quote"].map(some));
}

/// A tab that never hears of the other's records by events hears of them from the journal.
#[test]
fn what_the_journal_had_from_another_tab_comes_to_the_session() {
    let mut browser = two_tabs();
    browser.is_deaf = true;
    browser.tag(0, 2, "claim");
    browser.pass(100);
    browser.tag(1, 3, "quote");
    browser.pass(100);
    assert_eq!(browser.tabs[1].label(2), some("claim"));
    assert_eq!(browser.tabs[0].label(3), None, "it wrote before");
    assert_eq!(browser.tabs[1].shown, SaveState::Saved);
}

/// A store that takes everything, or refuses everything.
struct Simple(Option<Refusal>);

impl KeyValueStore for Simple {
    fn read_all(&mut self) -> Result<Vec<Record>, Refusal> {
        self.0.map_or(Ok(Vec::new()), Err)
    }

    fn put(&mut self, _: &str, _: Option<&str>) -> Result<(), Refusal> {
        self.0.map_or(Ok(()), Err)
    }
}

/// What the session has dealt with, told to a driver; whether a transaction began.
fn dealt_with(driver: &mut Driver, origin: Origin, keys: &[&str], store: &mut Simple) -> bool {
    let change = |key: &&str| ((*key).to_owned(), Some("1".to_owned()));
    let changes = keys.iter().map(change).collect();
    let commands = driver.handle(
        Input::SessionChanged {
            origin,
            changes,
            texts: Vec::new(),
        },
        store,
    );
    commands
        .iter()
        .any(|command| matches!(command, Command::BeginTransaction(_)))
}

/// A message that waited before the one with the records is dealt with first: what the session stores
/// then it made without knowing them.
#[test]
fn nothing_goes_to_the_journal_before_the_session_has_dealt_with_what_it_was_given() {
    let (mut driver, mut store) = (Driver::default(), Simple(None));
    let _ = driver.handle(Input::PageOpened, &mut store);
    let _ = driver.handle(Input::TimerFired(Duty::Patience), &mut store);
    dealt_with(&mut driver, Origin::Given, &[], &mut store);
    let records = Some(vec![("hashiya:1:profile".to_owned(), "{}".to_owned())]);
    let _ = driver.handle(Input::JournalOpened { records }, &mut store);
    assert!(!dealt_with(&mut driver, Origin::Here, &["hashiya:9:a"], &mut store));
    assert!(!dealt_with(&mut driver, Origin::StoredElsewhere, &[], &mut store));
    assert!(dealt_with(&mut driver, Origin::Given, &["hashiya:9:b"], &mut store));
}

/// Local storage and journal both answer late: the session is given records twice.
#[test]
fn each_of_two_gifts_is_waited_for() {
    let (mut driver, mut store) = (Driver::default(), Simple(Some(Refusal::Blocked)));
    let _ = driver.handle(Input::PageOpened, &mut store);
    let _ = driver.handle(Input::TimerFired(Duty::Patience), &mut store);
    dealt_with(&mut driver, Origin::Given, &[], &mut store);
    store.0 = None;
    dealt_with(&mut driver, Origin::Here, &["hashiya:9:a"], &mut store);
    let _ = driver.handle(
        Input::JournalOpened {
            records: Some(Vec::new()),
        },
        &mut store,
    );
    assert!(!dealt_with(&mut driver, Origin::Given, &["hashiya:9:b"], &mut store));
    assert!(dealt_with(&mut driver, Origin::Given, &["hashiya:9:c"], &mut store));
}

#[test]
fn each_differing_value_of_the_journal_is_told_once() {
    let mut driver = Driver::default();
    let mut complete = |key: &str, value: &str| {
        let differing = vec![(key.to_owned(), value.to_owned())];
        let commands = driver.handle(Input::TransactionCompleted { differing }, &mut Simple(None));
        let told = |command: &&Command| matches!(command, Command::Send(storage::Message::ChangedElsewhere { .. }));
        commands.iter().filter(told).count()
    };
    assert_eq!(complete("hashiya:9:new", "1"), 1);
    assert_eq!(
        complete("hashiya:9:new", "1"),
        0,
        "the session did not come to agree with it"
    );
    assert_eq!(complete("hashiya:9:other", "1"), 1);
    assert_eq!(complete("hashiya:9:new", "2"), 1);
}

#[test]
fn a_timer_that_was_stopped_in_the_last_moment_does_nothing() {
    for duty in Duty::ALL {
        let commands = Driver::default().handle(Input::TimerFired(duty), &mut Simple(None));
        assert!(commands.is_empty(), "{duty:?}: {commands:?}");
    }
}

#[test]
fn only_what_the_session_says_to_another_tabs_record_is_an_answer() {
    let heard = |value: Option<&str>| {
        Message::Storage(storage::Message::ChangedElsewhere {
            key: "hashiya:1:profile".into(),
            value: value.map(str::to_owned),
        })
    };
    assert_eq!(heard(Some("1")).origin(), Origin::StoredElsewhere);
    assert_eq!(
        heard(None).origin(),
        Origin::RemovedElsewhere("hashiya:1:profile".into())
    );
    for message in [
        Message::Annotate(annotate::Message::Undo),
        Message::Storage(storage::Message::JournalWorks(true)),
    ] {
        assert_eq!(message.origin(), Origin::Here, "{message:?}");
    }
    for message in [
        Message::Booted(Box::default()),
        Message::Storage(storage::Message::ReadLate(Vec::new())),
    ] {
        assert_eq!(message.origin(), Origin::Given, "{message:?}");
    }
}
