//! Laws of the storage's driver: tabs, a journal and a local storage that fail in every way at any
//! time. Nothing that the page called saved is lost, and when the trouble is over all agree.

use hashiya_session::{annotate, settings};
use std::collections::BTreeSet;

use hashiya_session::{Batch, Input, Message, Record, Refusal, SaveState, merged};
use proptest::prelude::*;

use super::FILES;
use super::driven_browser::Browser;
use super::journal_disk::{Mode, Records};
use super::update_laws::{Snapshot, command};
use hashiya_testing::cases;

/// Something that happens in the browser.
#[derive(Clone, Debug)]
enum Happening {
    /// The reader does something in one of the tabs.
    Do(usize, Message),
    /// Time goes by, in milliseconds.
    TimePasses(u64),
    /// A tab hears of a change by another one.
    Hear(usize),
    /// The journal answers otherwise, and takes so long (milliseconds).
    Journal(Mode, u64),
    /// Local storage refuses, or does no longer.
    Storage(Option<Refusal>),
    /// A tab is out of sight, or about to be left.
    Leave(usize),
    /// Another tab is opened, up to three.
    Open,
}

fn happening() -> impl Strategy<Value = Happening> {
    let doing = prop_oneof![
        6 => command(),
        1 => Just(Message::Annotate(annotate::Message::Undo)),
        1 => Just(Message::Settings(settings::Message::SetName("منى".into()))),
    ];
    let times = prop::sample::select(vec![1, 29, 30, 300, 1_000, 2_000, 10_000]);
    let modes = prop::sample::select(vec![
        Mode::Works,
        Mode::Works,
        Mode::Refuses,
        Mode::GivesUp,
        Mode::WritesAndGivesUp,
        Mode::Hangs,
    ]);
    let lags = prop::sample::select(vec![0, 20, 700, 2_500]);
    let refusals = prop::sample::select(vec![None, None, Some(Refusal::Full), Some(Refusal::Blocked)]);
    prop_oneof![
        10 => (0usize..3, doing).prop_map(|(tab, message)| Happening::Do(tab, message)),
        5 => times.prop_map(Happening::TimePasses),
        3 => (0usize..3).prop_map(Happening::Hear),
        2 => (modes, lags).prop_map(|(mode, lag)| Happening::Journal(mode, lag)),
        2 => refusals.prop_map(Happening::Storage),
        1 => (0usize..3).prop_map(Happening::Leave),
        1 => Just(Happening::Open),
    ]
}

fn happen(browser: &mut Browser, happening: Happening) -> Result<(), TestCaseError> {
    let tabs = browser.tabs.len();
    match happening {
        Happening::Do(tab, message) => {
            let tab = tab % tabs;
            browser.send(tab, message);
            written_at_once(browser, tab)?;
        }
        Happening::TimePasses(time) => browser.pass(time),
        Happening::Hear(tab) => drop(browser.hear(tab % tabs)),
        Happening::Journal(mode, lag) => (browser.journal.mode, browser.journal.lag) = (mode, lag),
        Happening::Storage(refusal) => browser.disk.borrow_mut().fail(refusal),
        Happening::Leave(tab) => browser.drive(tab % tabs, Input::PageLeft),
        Happening::Open if tabs < 3 => drop(browser.open_tab()),
        Happening::Open => {}
    }
    Ok(())
}

/// What the reader has just done is in local storage when the key is released, unless that refuses, or it is too much
/// for one turn of the browser.
fn written_at_once(browser: &Browser, tab: usize) -> Result<(), TestCaseError> {
    let disk = browser.disk.borrow();
    let is_much = browser
        .a_turn
        .is_some_and(|a_turn| browser.tabs[tab].last_changes.len() > a_turn);
    if !is_much && disk.trouble.is_none() {
        for (key, value) in works(&browser.tabs[tab].last_changes) {
            prop_assert!(holds(&disk.records, &key, &value), "{} is not {}", key, value);
        }
    }
    Ok(())
}

/// Whether a record is in these with all that it says, be it merged with more.
fn holds(records: &Records, key: &str, value: &str) -> bool {
    let Some(known) = records.get(key) else {
        return false;
    };
    known == value || merged(key, known, value) == [(key.to_owned(), known.clone())]
}

/// Whether a record only says where the reader is, when they came there, or how much was counted in others, or leads to
/// a copy of what was delivered.
fn is_no_work(key: &str) -> bool {
    [":place:", ":read:", ":summary:", ":kept:"]
        .iter()
        .any(|kind| key.contains(kind))
}

/// The records of these changes that hold the reader's work.
fn works(changes: &Batch) -> Vec<Record> {
    let works = changes.iter().filter(|(key, _)| !is_no_work(key));
    works
        .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
        .collect()
}

fn works_of(records: &Records) -> Records {
    let mut works = records.clone();
    works.retain(|key, _| !is_no_work(key));
    works
}

/// Ends every trouble and lets everything happen that is going to.
fn mend(browser: &mut Browser) {
    (browser.journal.mode, browser.journal.lag) = (Mode::Works, 0);
    browser.disk.borrow_mut().fail(None);
    browser.is_deaf = false;
    browser.rest();
}

proptest! {
    #![proptest_config(cases(128))]

    /// Whenever a tab says "saved", the journal has all that was done in it; and a tab that is alone says
    /// "in the browser only" when one of both stores has. After the browser was
    /// killed with local storage put back to any earlier moment, the next visit has all that was called saved.
    #[test]
    fn nothing_that_was_called_saved_is_lost(
        happenings in prop::collection::vec(happening(), 0..50),
        back in any::<prop::sample::Index>(),
        a_turn in prop::option::of(1usize..4),
    ) {
        let mut browser = Browser::new(FILES);
        browser.a_turn = a_turn;
        browser.is_deaf = true;
        browser.open_tab();
        let mut saved: BTreeSet<Record> = BTreeSet::new();
        let mut moments = vec![Records::new()];
        for happening in happenings {
            happen(&mut browser, happening)?;
            moments.push(browser.disk.borrow().records.clone());
            for tab in browser.tabs.iter().filter(|tab| tab.shown == SaveState::Saved) {
                for (key, value) in works(&tab.changes) {
                    let known = browser.journal.records.get(&key);
                    prop_assert!(holds(&browser.journal.records, &key, &value), "{} is {:?}, not {}", key, known, value);
                    saved.insert((key, value));
                }
            }
            if let [tab] = &browser.tabs[..] && tab.shown == SaveState::BrowserOnly {
                for (key, value) in works(&tab.changes) {
                    let is_stored = holds(&browser.disk.borrow().records, &key, &value);
                    prop_assert!(is_stored || holds(&browser.journal.records, &key, &value), "{}: {}", key, value);
                }
            }
        }
        browser.kill(back.get(&moments).clone());
        (browser.journal.mode, browser.journal.lag) = (Mode::Works, 0);
        browser.disk.borrow_mut().fail(None);
        browser.open_tab();
        browser.rest();
        let disk = browser.disk.borrow();
        for (key, value) in &saved {
            prop_assert!(holds(&disk.records, key, value), "{} is not {} in local storage", key, value);
            prop_assert!(holds(&browser.journal.records, key, value), "{} is not {} in the journal", key, value);
        }
    }

    /// When every trouble is over and every timer has run out, all tabs show the same and say that it
    /// is saved: the journal has it, and the next visit finds it in both stores.
    #[test]
    fn after_the_trouble_all_agree(
        happenings in prop::collection::vec(happening(), 0..50),
        a_turn in prop::option::of(1usize..4),
    ) {
        // Of two first visits at once, neither of which can read or write, each is someone else's.
        let mut browser = Browser::new(FILES);
        browser.a_turn = a_turn;
        browser.open_tab();
        browser.rest();
        browser.send(0, Message::Settings(settings::Message::SetName("منى".into())));
        browser.rest();
        browser.is_deaf = true;
        for happening in happenings {
            happen(&mut browser, happening)?;
        }
        mend(&mut browser);
        let expected = Snapshot::of_work(browser.tabs[0].annotated());
        for tab in &browser.tabs {
            prop_assert_eq!(&Snapshot::of_work(tab.annotated()), &expected);
            prop_assert_eq!((tab.shown, tab.driver().has_unsaved()), (SaveState::Saved, false));
            prop_assert!(tab.timers().is_empty(), "{:?}", tab.timers());
            let mut notices = tab.state().notices.shown.iter();
            prop_assert!(!notices.any(|notice| notice.kind.is_about_storage()), "{:?}", tab.notices());
        }
        for (key, value) in works_of(&browser.disk.borrow().records) {
            prop_assert!(holds(&browser.journal.records, &key, &value), "{} is not {}", key, value);
        }
        let next = browser.open_tab();
        browser.rest();
        prop_assert_eq!(&Snapshot::of_work(browser.tabs[next].annotated()), &expected);
        prop_assert_eq!(works_of(&browser.disk.borrow().records), works_of(&browser.journal.records));
    }
}
