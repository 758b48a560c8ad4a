//! Many changes at once, which local storage gets in turns of the browser.

use std::collections::BTreeMap;

use hashiya_core::article::ArticleId;
use hashiya_session::{DeletionTarget, Duty, Input, Message, SaveState, delete};
use hashiya_testing::cases;
use proptest::prelude::*;

use super::FILES;
use super::driven_browser::Browser;
use super::driver::stored;
use super::driver_texts::{entry, go_to, open_file, undelete};
use super::journal_disk::{Mode, Records};

/// The articles that the reader has opened and tagged.
const OPENED: [&str; 3] = ["letter", "memo", "note"];

fn text(id: &str) -> String {
    format!("Title of {id}\n\nThe delegation arrived on time. It left again in the evening.\n")
}

/// A browser that writes two changes in a turn, with opened articles in its one tab, all of them saved.
fn with_opened() -> Browser {
    let mut browser = Browser::new(FILES);
    browser.a_turn = Some(2);
    browser.open_tab();
    browser.rest();
    for id in OPENED {
        open_file(&mut browser, 0, &format!("{id}.txt"), &text(id));
        browser.rest();
        go_to(&mut browser, 0, id);
        browser.tag(0, 1, "claim");
    }
    go_to(&mut browser, 0, "story");
    browser.rest();
    assert_eq!(browser.tabs[0].shown, SaveState::Saved);
    browser
}

fn delete(browser: &mut Browser, tab: usize, target: DeletionTarget) {
    browser.send(tab, Message::Delete(delete::Message::Ask(target)));
    let new_annotator = "new".into();
    browser.send(tab, Message::Delete(delete::Message::Delete { new_annotator }));
}

fn delete_opened(browser: &mut Browser) {
    let ids = OPENED.map(ArticleId::new).to_vec();
    delete(browser, 0, DeletionTarget::Articles(ids));
}

/// The records of the opened articles among these.
fn of_opened(records: &Records) -> Records {
    let is_its = |key: &str| key.split(':').any(|part| OPENED.contains(&part));
    records
        .iter()
        .filter(|(key, _)| is_its(key))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// How much of the opened articles local storage, the journal and its texts have.
fn sizes(browser: &Browser) -> (usize, usize, usize) {
    let journal = of_opened(&browser.journal.records).len();
    (of_opened(&stored(browser)).len(), journal, browser.journal.texts.len())
}

/// Lets the next turn come, and nothing else.
fn turn(browser: &mut Browser) {
    browser.fire(0, Duty::Turn);
}

/// The labels that the next visit finds, by article, when the browser is killed now.
fn next_visit(browser: &mut Browser, stored: Records) -> BTreeMap<String, Option<String>> {
    browser.kill(stored);
    browser.journal.mode = Mode::Works;
    browser.open_tab();
    browser.rest();
    let mut found = BTreeMap::new();
    for id in OPENED {
        if entry(browser, 0, id).is_some() {
            go_to(browser, 0, id);
            browser.rest();
            found.insert(id.to_owned(), browser.tabs[0].label(1));
        }
    }
    found
}

fn all() -> BTreeMap<String, Option<String>> {
    OPENED.map(|id| (id.to_owned(), Some("claim".to_owned()))).into()
}

/// All of them, deleted, and gone from both stores.
fn with_deleted() -> (Browser, usize) {
    let mut browser = with_opened();
    let (before, ..) = sizes(&browser);
    assert!(before >= 6, "{before}");
    delete_opened(&mut browser);
    assert!(OPENED.iter().all(|id| entry(&browser, 0, id).is_none()));
    browser.rest();
    assert_eq!((sizes(&browser), browser.tabs[0].shown), ((0, 0, 0), SaveState::Saved));
    (browser, before)
}

#[test]
fn many_that_come_back_go_in_turns_and_are_called_saved_at_the_end() {
    let (mut browser, before) = with_deleted();
    let transactions = browser.journal.transactions;
    undelete(&mut browser, 0);
    let mut turns = 0;
    while browser.tabs[0].timers().contains(&Duty::Turn) {
        assert_eq!(browser.tabs[0].shown, SaveState::Saving);
        assert!(browser.tabs[0].driver().has_unsaved());
        assert_eq!(
            browser.journal.transactions, transactions,
            "the journal has its turn when all is done"
        );
        let before = sizes(&browser).0;
        turn(&mut browser);
        assert!(sizes(&browser).0 <= before + 2);
        turns += 1;
    }
    assert!(turns > 1, "{turns} turns");
    browser.rest();
    assert_eq!((sizes(&browser).0, browser.tabs[0].shown), (before, SaveState::Saved));
    let left = stored(&browser);
    assert_eq!(next_visit(&mut browser, left), all());
}

/// A tab that opens in the middle of a deletion, or whose journal opens again, takes it for no loss: whatever it finds
/// in one store is on its way out of the other.
#[test]
fn a_tab_that_opens_in_the_middle_of_a_deletion_brings_nothing_back() {
    for lag in [0, 20] {
        for time in [None, Some(0), Some(10)] {
            let mut browser = with_opened();
            browser.journal.lag = lag;
            delete_opened(&mut browser);
            assert_eq!(sizes(&browser).0, 0, "local storage forgets at once");
            if let Some(time) = time {
                browser.pass(time);
            }
            browser.open_tab();
            browser.rest();
            assert_eq!(sizes(&browser), (0, 0, 0), "lag {lag}, after {time:?}");
            for tab in 0..2 {
                assert_eq!(browser.tabs[tab].shown, SaveState::Saved);
                assert!(OPENED.iter().all(|id| entry(&browser, tab, id).is_none()));
            }
        }
    }
    let mut browser = with_opened();
    browser.open_tab();
    browser.rest();
    delete_opened(&mut browser);
    // It has heard of it.
    browser.pass(0);
    browser.drive(1, Input::JournalClosed);
    browser.rest();
    assert_eq!(sizes(&browser), (0, 0, 0));
}

/// What could show that something waits has it written first: all of it, in its order.
#[test]
fn nothing_waits_where_that_could_be_seen() {
    type Doing = fn(&mut Browser);
    let doings: [(&str, Doing); 5] = [
        ("the page is left", |browser| browser.drive(0, Input::PageLeft)),
        ("the journal breaks down", |browser| {
            browser.drive(0, Input::JournalClosed)
        }),
        ("the reader comes back", |browser| {
            browser.drive(0, Input::TimerFired(Duty::Look))
        }),
        ("one of them is opened again", |browser| {
            open_file(browser, 0, "letter.txt", &text("letter"));
            browser.drive(0, Input::PageLeft);
        }),
        ("all of them are deleted again", delete_opened),
    ];
    for (name, doing) in doings {
        let (mut browser, _) = with_deleted();
        undelete(&mut browser, 0);
        turn(&mut browser);
        if name == "the reader comes back" {
            browser.drive(0, Input::LookAgain);
        }
        doing(&mut browser);
        assert!(!browser.tabs[0].timers().contains(&Duty::Turn), "{name}");
        let tags = |records: Records| {
            of_opened(&records)
                .into_keys()
                .filter(|key| key.contains(":tags:"))
                .count()
        };
        let is_deleted = name == "all of them are deleted again";
        let expected = if is_deleted { 0 } else { OPENED.len() };
        assert_eq!(tags(stored(&browser)), expected, "{name}");
        browser.rest();
        assert_eq!(browser.tabs[0].shown, SaveState::Saved, "{name}");
        assert_eq!(tags(browser.journal.records.clone()), expected, "{name}");
    }
}

/// Without a journal local storage is the only store: it gets everything at once.
#[test]
fn without_a_journal_all_is_written_at_once() {
    let mut browser = with_opened();
    browser.journal.mode = Mode::Refuses;
    browser.tag(0, 2, "claim");
    browser.pass(1_000);
    assert_eq!(browser.tabs[0].shown, SaveState::BrowserOnly);
    let (before, ..) = sizes(&browser);
    delete_opened(&mut browser);
    assert_eq!(sizes(&browser).0, 0);
    undelete(&mut browser, 0);
    assert!(sizes(&browser).0 >= before);
    assert!(!browser.tabs[0].timers().contains(&Duty::Turn));
}

/// What happens in a tab while what was deleted waits for its turn.
#[derive(Clone, Debug)]
enum Step {
    Delete(usize),
    DeleteAll,
    Undelete,
    File(usize),
    Tag(usize),
    Turn,
    Pass(u64),
    Leave,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0..OPENED.len()).prop_map(Step::Delete),
        3 => Just(Step::DeleteAll),
        4 => Just(Step::Undelete),
        2 => (0..OPENED.len()).prop_map(Step::File),
        2 => (0..OPENED.len()).prop_map(Step::Tag),
        8 => Just(Step::Turn),
        2 => prop::sample::select(vec![0, 1, 40, 3_000]).prop_map(Step::Pass),
        1 => Just(Step::Leave),
    ]
}

fn take(browser: &mut Browser, step: &Step) {
    match *step {
        Step::Delete(at) => delete(browser, 0, DeletionTarget::Article(ArticleId::new(OPENED[at]))),
        Step::DeleteAll => delete_opened(browser),
        Step::Undelete => undelete(browser, 0),
        Step::File(at) => {
            open_file(browser, 0, &format!("{}.txt", OPENED[at]), &text(OPENED[at]));
            go_to(browser, 0, "story");
        }
        Step::Tag(at) => {
            if entry(browser, 0, OPENED[at]).is_some() {
                go_to(browser, 0, OPENED[at]);
                browser.tag(0, 2, "quote");
                go_to(browser, 0, "story");
            }
        }
        Step::Turn if browser.tabs[0].timers().contains(&Duty::Turn) => turn(browser),
        Step::Turn => {}
        Step::Pass(time) => browser.pass(time),
        Step::Leave => browser.drive(0, Input::PageLeft),
    }
}

proptest! {
    #![proptest_config(cases(48))]

    /// Whatever happens between the turns, both stores end with what they have where everything is written at once;
    /// and "saved" is never said before they have it.
    #[test]
    fn turns_make_no_difference_in_the_end(steps in prop::collection::vec(step(), 0..24), a_turn in 1usize..4) {
        let mut ends = Vec::new();
        for a_turn in [a_turn, 1_000] {
            let mut browser = with_opened();
            browser.kill(stored(&browser));
            browser.a_turn = Some(a_turn);
            browser.open_tab();
            browser.rest();
            for step in &steps {
                take(&mut browser, step);
                if browser.tabs[0].shown == SaveState::Saved {
                    for (key, value) in &browser.tabs[0].changes {
                        let is_place = [":place:", ":read:", ":summary:"].iter().any(|kind| key.contains(kind));
                        let found = (browser.journal.records.get(key), stored(&browser).get(key).cloned());
                        prop_assert!(is_place || found == (value.as_ref(), value.clone()), "{}: {:?}", key, found);
                    }
                }
            }
            browser.rest();
            prop_assert_eq!((browser.tabs[0].shown, browser.tabs[0].driver().has_unsaved()), (SaveState::Saved, false));
            ends.push((stored(&browser), browser.journal.records.clone(), browser.journal.texts.clone()));
        }
        let at_once = ends.pop();
        prop_assert_eq!(ends.pop(), at_once);
    }

    /// A kill between any turns, with local storage as it is or as it was: what was there before the deletion, and is
    /// not gone from both stores, is whole; no text is without the record that leads to it.
    #[test]
    fn a_kill_between_the_turns_leaves_no_half_of_an_article(
        steps in prop::collection::vec(step(), 0..24),
        a_turn in 1usize..4,
    ) {
        let mut browser = with_opened();
        browser.kill(stored(&browser));
        browser.a_turn = Some(a_turn);
        browser.open_tab();
        browser.rest();
        for step in &steps {
            take(&mut browser, step);
        }
        let left = stored(&browser);
        let pointers = browser.journal.records.keys().filter(|key| key.starts_with("hashiya:2:text:")).count();
        prop_assert_eq!(pointers, browser.journal.texts.len());
        let known = browser.journal.records.clone();
        let found = next_visit(&mut browser, left);
        for id in OPENED {
            let is_its = |key: &&String| key.starts_with("hashiya:2:text:") && key.contains(&format!(":{id}:"));
            if known.keys().any(|key| is_its(&key)) {
                prop_assert!(found.contains_key(id), "{} is lost", id);
                let tags = format!("hashiya:2:tags:{id}:");
                let is_tagged = known.keys().any(|key| key.starts_with(&tags));
                prop_assert!(!is_tagged || found[id].is_some(), "the tag of {} is lost", id);
            }
        }
    }
}
