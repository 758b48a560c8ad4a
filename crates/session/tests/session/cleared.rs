//! Site data that is cleared under an open page: local storage, the journal, both, one record; noticed by
//! the event, with the next write, or on the return to the page. Everything that the tab shows is stored
//! again, under the same identity, and a deletion that the reader ordered stays one.

use std::collections::BTreeMap;

use hashiya_core::annotation::AnnotatorId;
use hashiya_core::article::{ArticleId, split_points};
use hashiya_session::annotate::drafts::beginning;
use hashiya_session::{Digits, Input, KeyValueStore, Message, Preference, Route, SaveState, SingleKeys, Whose};
use hashiya_session::{annotate, recoding, settings, transfer};
use proptest::prelude::*;

use super::backup::LETTER;
use super::disk::DiskOfTab;
use super::driven_browser::Browser;
use super::driver::{journal_tags, some, stored, stored_tags};
use super::driver_deletion::{delete_story, go};
use super::import::visit_by;
use super::journal_disk::{Mode, Records};
use super::update_laws::{Snapshot, command};
use super::{BOILERPLATE, FILES};
use hashiya_testing::cases;

/// A reader with a name, settings, tags, a note, a role, a cut and an article from disk.
fn worked() -> Browser {
    let mut browser = Browser::reading(FILES);
    browser.send(0, Message::Settings(settings::Message::SetName("منى".into())));
    browser.tag(0, 2, "claim");
    browser.tag(0, 3, "quote");
    browser.send(0, Message::Annotate(annotate::Message::SaveNote("لماذا؟".into())));
    browser.send(
        0,
        Message::Annotate(annotate::Message::TreatAsText { block: BOILERPLATE.0 }),
    );
    browser.focus(0, 4);
    let at = split_points(&browser.tabs[0].annotated().document, 4)[1].at;
    browser.send(0, Message::Annotate(annotate::Message::Split { at }));
    let opened = transfer::Message::FileOpened {
        name: "letter.txt".into(),
        bytes: Some(LETTER.as_bytes().to_vec()),
    };
    browser.send(0, Message::Transfer(opened));
    browser.rest();
    browser
}

/// The same with the rest of what there is: a draft, a colleague's name, the answer of who they are, a second
/// pass, and every setting.
fn worked_on_everything() -> Browser {
    let mut browser = worked();
    go(&mut browser, 0, Route::parse("#/statistics"));
    browser.send(0, Message::Recoding(recoding::Message::Begin { size: 2, seed: 1 }));
    let id = ArticleId::new("story");
    go(&mut browser, 0, Route::Article { id, sentence: None });
    browser.focus(0, 2);
    let begun = beginning(browser.tabs[0].annotated(), 2).expect("a sentence");
    let text = "half a note".to_owned();
    browser.send(0, Message::Annotate(annotate::Message::WriteDraft { begun, text }));
    for preference in [
        Preference::CountCredits(true),
        Preference::SingleKeys(SingleKeys::OnSentence),
        Preference::Digits(Digits::Western),
        Preference::MoveOn(false),
    ] {
        browser.send(0, Message::Settings(settings::Message::Prefer(preference)));
    }
    let file = visit_by("id-2", "سامي", &[(2, "claim")]).export().to_string();
    let opened = transfer::Message::FileOpened {
        name: "sami.json".into(),
        bytes: Some(file.into_bytes()),
    };
    browser.send(0, Message::Transfer(opened));
    for message in [
        transfer::Message::Answer {
            annotator: AnnotatorId::new("id-2"),
            whose: Whose::Another,
        },
        transfer::Message::Restore,
    ] {
        browser.send(0, Message::Transfer(message));
    }
    browser.rest();
    browser
}

/// Every record that holds anything, of the kinds that there are.
#[test]
fn drafts_names_second_passes_and_settings_are_stored_again_too() {
    for what in [What::Storage, What::Journal, What::Both] {
        for tells in [false, true] {
            let mut browser = worked_on_everything();
            let before = works(&stored(&browser));
            for kind in ["drafts", "others", "second", "profile", "cuts", "roles", "tags", "text"] {
                let has = |key: &String| key.split(':').nth(2) == Some(kind);
                assert!(before.keys().any(has), "{kind}: {:?}", before.keys());
            }
            let profile = before.get("hashiya:1:profile").cloned().unwrap_or_default();
            for choice in ["credits", "western", "sentence", "منى"] {
                assert!(profile.contains(choice), "{choice}: {profile}");
            }
            clear(&mut browser, what, tells);
            look(&mut browser);
            browser.rest();
            assert_eq!(works(&stored(&browser)), before, "{what:?} {tells}");
            assert_eq!(works(&browser.journal.records), before, "{what:?} {tells}: the journal");
        }
    }
}

/// What is cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Storage,
    Journal,
    Both,
    /// The record whose number this is.
    One(usize),
}

/// Clears; the tabs are told of it by events, or are not.
fn clear(browser: &mut Browser, what: What, tells: bool) {
    let keys: Vec<String> = browser.disk.borrow().records.keys().cloned().collect();
    if matches!(what, What::Storage | What::Both) {
        browser.disk.borrow_mut().records.clear();
        // As the page does with the event that names no key.
        for tab in 0..if tells { browser.tabs.len() } else { 0 } {
            browser.drive(tab, Input::CountAgain);
            browser.drive(tab, Input::LookAgain);
        }
    }
    if let What::One(number) = what {
        let Some(key) = keys.get(number % keys.len().max(1)) else {
            return;
        };
        if tells {
            let stranger = browser.disk.borrow_mut().new_tab();
            let mut disk = browser.disk.borrow_mut();
            let mut page = DiskOfTab {
                disk: &mut disk,
                tab: stranger,
            };
            page.put(key, None).expect("removed");
        } else {
            browser.disk.borrow_mut().records.remove(key);
        }
    }
    if matches!(what, What::Journal | What::Both) {
        browser.journal.records.clear();
        browser.journal.texts.clear();
        for tab in 0..browser.tabs.len() {
            browser.drive(tab, Input::JournalClosed);
        }
    }
}

/// The reader comes back to each tab.
fn look(browser: &mut Browser) {
    for tab in 0..browser.tabs.len() {
        browser.drive(tab, Input::LookAgain);
    }
}

fn works(records: &Records) -> Records {
    let mut works: BTreeMap<_, _> = records.clone();
    // What is counted of others goes to the journal at leisure too, and nobody believes it unseen. A copy of what was
    // delivered is no work.
    works.retain(|key, _| {
        [":place:", ":read:", ":summary:", ":kept:"]
            .iter()
            .all(|kind| !key.contains(kind))
    });
    // A whole text that a tab gave local storage while another one kept it in the journal goes with the next visit.
    let is_led_to = |whole: &str| {
        let id = whole.strip_prefix("hashiya:1:text:");
        id.is_some_and(|id| {
            records
                .keys()
                .any(|key| key.starts_with(&format!("hashiya:2:text:{id}:")))
        })
    };
    works.retain(|key, _| !is_led_to(key));
    works
}

fn shows(browser: &Browser, tab: usize) -> (Snapshot, String, usize) {
    let tab = &browser.tabs[tab];
    let reader = format!("{:?}", tab.state().reader);
    (
        Snapshot::of_work(tab.annotated()),
        reader,
        tab.state().library.entries.len(),
    )
}

/// What the next visit shows, from each of both stores alone.
fn next_visits(browser: &mut Browser) -> [(Snapshot, String, usize); 2] {
    let (stored, journal) = (stored(browser), browser.journal.records.clone());
    [(stored, Records::new()), (Records::new(), journal)].map(|(stored, journal)| {
        browser.kill(stored);
        browser.journal.records = journal;
        browser.open_tab();
        browser.rest();
        shows(browser, 0)
    })
}

#[test]
fn what_was_cleared_is_stored_again_on_the_return_to_the_page() {
    for what in [What::Storage, What::Journal, What::Both] {
        for tells in [false, true] {
            let mut browser = worked();
            let before = (works(&stored(&browser)), works(&browser.journal.records));
            let shown = shows(&browser, 0);
            clear(&mut browser, what, tells);
            look(&mut browser);
            browser.rest();
            let after = (works(&stored(&browser)), works(&browser.journal.records));
            assert_eq!(after, before, "{what:?} {tells}");
            assert_eq!(browser.tabs[0].shown, SaveState::Saved);
            let told = browser.tabs[0].notices().contains(&"stored-again");
            assert_eq!(told, what != What::Journal, "{what:?} {tells}");
            assert_eq!(next_visits(&mut browser), [shown.clone(), shown], "{what:?} {tells}");
        }
    }
}

#[test]
fn what_was_cleared_is_stored_again_with_the_next_write() {
    for what in [What::Storage, What::Both] {
        let mut browser = worked();
        clear(&mut browser, what, false);
        browser.tag(0, 0, "background");
        browser.rest();
        let shown = shows(&browser, 0);
        assert_eq!(shown.1, r#"Annotator { id: AnnotatorId("reader-0"), name: "منى" }"#);
        assert_eq!(next_visits(&mut browser), [shown.clone(), shown], "{what:?}");
    }
}

#[test]
fn each_single_record_is_stored_again() {
    let count = stored(&worked()).len();
    for number in 0..count {
        for tells in [false, true] {
            let mut browser = worked();
            let before = works(&stored(&browser));
            clear(&mut browser, What::One(number), tells);
            look(&mut browser);
            browser.rest();
            assert_eq!(works(&stored(&browser)), before, "{number} {tells}");
            assert_eq!(works(&browser.journal.records), before, "{number} {tells}");
        }
    }
}

#[test]
fn two_tabs_store_the_sum_of_what_they_know() {
    for what in [What::Storage, What::Both] {
        let mut browser = worked();
        browser.open_tab();
        browser.rest();
        browser.is_deaf = true;
        browser.tag(0, 6, "claim");
        browser.tag(1, 7, "quote");
        clear(&mut browser, what, false);
        browser.is_deaf = false;
        look(&mut browser);
        browser.rest();
        let shown = shows(&browser, 0);
        assert_eq!(shows(&browser, 1), shown);
        let labels = [6, 7].map(|sentence| browser.tabs[0].label(sentence + 1));
        assert!(labels.iter().any(Option::is_some), "{labels:?}");
        assert_eq!(next_visits(&mut browser), [shown.clone(), shown], "{what:?}");
    }
}

/// The page was asleep, and hears of the deletion when the reader comes back to it.
#[test]
fn a_deletion_that_the_reader_ordered_elsewhere_is_no_clearing() {
    for looks_first in [false, true] {
        let mut browser = worked();
        browser.open_tab();
        browser.rest();
        go(&mut browser, 1, Route::Library);
        browser.is_deaf = true;
        delete_story(&mut browser, 0);
        browser.pass(2_000);
        // Others are opened meanwhile.
        let third = browser.open_tab();
        browser.pass(2_000);
        assert_eq!(browser.tabs[third].label(2), None);
        if looks_first {
            browser.drive(1, Input::LookAgain);
            browser.pass(200);
        }
        browser.is_deaf = false;
        browser.deliver();
        browser.drive(1, Input::LookAgain);
        browser.rest();
        assert_eq!(
            (stored_tags(&browser), journal_tags(&browser)),
            (None, None),
            "{looks_first}"
        );
        assert!(!browser.tabs[1].notices().contains(&"stored-again"));
        assert_eq!(browser.tabs[1].state().counts().tagged(), 0);
        assert!(
            stored(&browser).keys().all(|key| !key.contains(":removed:")),
            "no mark stays"
        );
    }
}

#[test]
fn an_article_that_was_deleted_and_begun_anew_is_neither_mixed_nor_lost() {
    let mut browser = worked();
    browser.open_tab();
    browser.rest();
    go(&mut browser, 1, Route::Library);
    delete_story(&mut browser, 0);
    browser.tag(0, 6, "quote");
    browser.rest();
    clear(&mut browser, What::Both, false);
    look(&mut browser);
    browser.rest();
    let labels = [2, 3, 6].map(|sentence| browser.tabs[0].label(sentence));
    assert_eq!(labels, [None, None, some("quote")]);
    let shown = shows(&browser, 0);
    assert_eq!(next_visits(&mut browser), [shown.clone(), shown]);
}

#[test]
fn a_storage_that_is_gone_and_takes_nothing_is_told_of() {
    let mut browser = worked();
    clear(&mut browser, What::Storage, false);
    browser.journal.mode = Mode::Refuses;
    browser.disk.borrow_mut().quota = Some(0);
    browser.drive(0, Input::JournalClosed);
    look(&mut browser);
    browser.pass(400);
    assert_eq!(browser.tabs[0].shown, SaveState::MemoryOnly);
    browser.disk.borrow_mut().quota = None;
    browser.journal.mode = Mode::Works;
    let shown = shows(&browser, 0);
    browser.rest();
    assert_eq!(browser.tabs[0].shown, SaveState::Saved);
    assert_eq!(next_visits(&mut browser), [shown.clone(), shown]);
}

fn what() -> impl Strategy<Value = What> {
    prop_oneof![
        Just(What::Storage),
        Just(What::Journal),
        Just(What::Both),
        (0usize..40).prop_map(What::One),
    ]
}

proptest! {
    #![proptest_config(cases(48))]

    /// Whatever is cleared, and when: after the next look, the next visit finds all that the tabs show.
    #[test]
    fn after_the_next_look_all_is_stored_that_is_shown(
        steps in prop::collection::vec(
            (0usize..2, command(), prop::option::of((what(), any::<bool>())), prop::sample::select(vec![0u64, 30, 400, 2_000])),
            1..14,
        ),
        lag in prop::sample::select(vec![0u64, 20, 700]),
    ) {
        let mut browser = worked();
        browser.open_tab();
        browser.rest();
        browser.journal.lag = lag;
        for (tab, message, cleared, time) in steps {
            browser.send(tab, message);
            if let Some((what, tells)) = cleared {
                clear(&mut browser, what, tells);
            }
            browser.pass(time);
        }
        look(&mut browser);
        browser.rest();
        let shown = shows(&browser, 0);
        prop_assert_eq!(&shows(&browser, 1), &shown);
        for tab in &browser.tabs {
            prop_assert_eq!(tab.shown, SaveState::Saved);
        }
        prop_assert_eq!(works(&stored(&browser)), works(&browser.journal.records));
        prop_assert_eq!(next_visits(&mut browser), [shown.clone(), shown]);
    }
}
