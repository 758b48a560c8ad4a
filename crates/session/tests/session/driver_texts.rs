//! Texts of opened articles: on the disk before the reader is told that they are kept, in one transaction with the
//! records that lead to them; where the journal does not take them; in several tabs; and those of earlier versions.

use hashiya_core::article::ArticleId;
use hashiya_session::{
    DeletionTarget, LibraryEntry, LoadError, Message, Refusal, Route, SaveState, Status, delete, navigation, transfer,
};

use super::FILES;
use super::driven_browser::Browser;
use super::driver::stored;
use super::driver_moving_texts::of_earlier_version;
use super::journal_disk::{Mode, Records};

pub const LETTER: &str = "رسالة من القارئ\n\nوصل الوفد مساء أمس. وغادر صباح اليوم.";

/// The key of the record that leads to the letter's text, and that of the whole record of earlier versions.
pub const POINTER: &str = "hashiya:2:text:letter:d0446e41";
pub const WHOLE: &str = "hashiya:1:text:letter";

pub fn open_file(browser: &mut Browser, tab: usize, name: &str, text: &str) {
    let opened = transfer::Message::FileOpened {
        name: name.into(),
        bytes: Some(text.as_bytes().to_vec()),
    };
    browser.send(tab, Message::Transfer(opened));
    go_to(browser, tab, name.trim_end_matches(".txt"));
}

pub fn go_to(browser: &mut Browser, tab: usize, id: &str) {
    let route = Route::Article {
        id: ArticleId::new(id),
        sentence: None,
    };
    browser.send(tab, Message::Navigation(navigation::Message::RouteChanged(route)));
}

pub fn delete_article(browser: &mut Browser, tab: usize, id: &str) {
    let target = DeletionTarget::Article(ArticleId::new(id));
    browser.send(tab, Message::Delete(delete::Message::Ask(target)));
    let new_annotator = "new".into();
    browser.send(tab, Message::Delete(delete::Message::Delete { new_annotator }));
}

pub fn undelete(browser: &mut Browser, tab: usize) {
    let done = browser.tabs[tab].state().deletions.done.last().map(|done| done.id);
    if let Some(id) = done {
        browser.send(tab, Message::Delete(delete::Message::Undelete(id)));
    }
}

pub fn entry<'a>(browser: &'a Browser, tab: usize, id: &str) -> Option<&'a LibraryEntry> {
    browser.tabs[tab].state().entry(&ArticleId::new(id))
}

/// The text of an article as a tab shows it.
pub fn text(browser: &Browser, tab: usize, id: &str) -> Option<String> {
    let work = entry(browser, tab, id)?.annotated()?;
    Some(work.document.article.text.to_string())
}

/// Whether the journal's database has a text.
pub fn has_text(browser: &Browser, pointer: &str) -> bool {
    browser.journal.texts.contains_key(&format!("texts:{pointer}"))
}

/// The next visit, when the browser is killed now and the disk had this of local storage; the letter is opened.
pub fn next_visit(browser: &mut Browser, stored: Records) -> Option<String> {
    browser.kill(stored);
    (browser.journal.mode, browser.journal.lag) = (Mode::Works, 0);
    browser.disk.borrow_mut().fail(None);
    browser.open_tab();
    browser.rest();
    go_to(browser, 0, "letter");
    browser.rest();
    text(browser, 0, "letter")
}

#[test]
fn a_text_is_on_the_disk_before_the_reader_is_told_so() {
    let mut browser = Browser::reading(FILES);
    browser.journal.lag = 700;
    open_file(&mut browser, 0, "letter.txt", LETTER);
    assert_eq!(browser.tabs[0].shown, SaveState::Saving);
    assert!(browser.tabs[0].driver().has_unsaved(), "the page asks before it closes");
    assert!(!stored(&browser).contains_key(POINTER) && !has_text(&browser, POINTER));
    browser.tag(0, 1, "claim");
    browser.pass(1_500);
    assert_eq!(browser.tabs[0].shown, SaveState::Saved);
    assert!(has_text(&browser, POINTER) && browser.journal.records.contains_key(POINTER));
    assert!(stored(&browser).contains_key(POINTER));
    assert!(
        !stored(&browser).values().any(|value| value.contains("الوفد")),
        "no text in local storage"
    );
    assert!(!browser.tabs[0].driver().has_unsaved());
    // Local storage had nothing of it on the disk.
    assert_eq!(next_visit(&mut browser, Records::new()).as_deref(), Some(LETTER));
    assert_eq!(browser.tabs[0].label(1).as_deref(), Some("claim"));
}

#[test]
fn the_page_that_opens_reads_no_text() {
    let mut browser = Browser::reading(FILES);
    open_file(&mut browser, 0, "letter.txt", LETTER);
    browser.tag(0, 1, "claim");
    go_to(&mut browser, 0, "story");
    browser.rest();
    let tab = browser.open_tab();
    browser.rest();
    let entry = entry(&browser, tab, "letter").expect("the letter");
    assert!(matches!(entry.status, Status::Listed(_)), "{:?}", entry.status);
    assert_eq!(entry.title(), Some("رسالة من القارئ"));
    go_to(&mut browser, tab, "letter");
    assert_eq!(text(&browser, tab, "letter"), None, "it is on its way");
    browser.pass(0);
    assert_eq!(text(&browser, tab, "letter").as_deref(), Some(LETTER));
    assert_eq!(browser.tabs[tab].label(1).as_deref(), Some("claim"));
}

/// What the reader tags before the text is on the disk is in local storage at once, and in the journal not before the
/// text. Where a crash takes the text all the same, its file brings it back to its tags.
#[test]
fn tags_find_their_text_again_whatever_a_crash_leaves() {
    for lag in [20, 700] {
        for time in [0, 10, 30, 600, 701, 900, 1_500] {
            let mut browser = Browser::reading(FILES);
            browser.journal.lag = lag;
            open_file(&mut browser, 0, "letter.txt", LETTER);
            browser.tag(0, 1, "claim");
            browser.pass(time);
            let is_tag = |key: &String| key.contains(":tags:letter:");
            assert!(stored(&browser).keys().any(is_tag), "in local storage at once");
            if browser.journal.records.keys().any(is_tag) {
                assert!(has_text(&browser, POINTER), "{lag} {time}: tags without a text");
            }
            let local = stored(&browser);
            let found = next_visit(&mut browser, local);
            if found.is_none() {
                open_file(&mut browser, 0, "letter.txt", LETTER);
                browser.rest();
            }
            assert_eq!(text(&browser, 0, "letter").as_deref(), Some(LETTER));
            assert_eq!(
                browser.tabs[0].label(1).as_deref(),
                Some("claim"),
                "{lag} {time} {found:?}"
            );
        }
    }
}

#[test]
fn where_the_journal_does_not_work_local_storage_has_the_text_as_before() {
    for mode in [Mode::Refuses, Mode::GivesUp, Mode::Hangs] {
        let mut browser = Browser::reading(FILES);
        browser.journal.mode = mode;
        browser.tag(0, 2, "claim");
        browser.pass(3_000);
        open_file(&mut browser, 0, "letter.txt", LETTER);
        browser.pass(3_000);
        let state = if mode == Mode::Hangs {
            SaveState::Saving
        } else {
            SaveState::BrowserOnly
        };
        assert_eq!(browser.tabs[0].shown, state, "{mode:?}");
        assert!(stored(&browser)[WHOLE].contains("الوفد"), "{mode:?}");
        assert!(
            !browser.tabs[0].driver().has_unsaved(),
            "{mode:?}: nothing is only in memory"
        );
        // An earlier version of the app would read it, and so does this one without a journal.
        let local = stored(&browser);
        let mut without = Browser::new(FILES);
        without.journal.mode = Mode::Refuses;
        without.kill(local);
        without.open_tab();
        without.pass(3_000);
        go_to(&mut without, 0, "letter");
        assert_eq!(text(&without, 0, "letter").as_deref(), Some(LETTER), "{mode:?}");
        // When it works again, the text moves.
        browser.journal.mode = Mode::Works;
        browser.rest();
        assert_eq!(browser.tabs[0].shown, SaveState::Saved, "{mode:?}");
        assert!(
            has_text(&browser, POINTER) && !stored(&browser).contains_key(WHOLE),
            "{mode:?}"
        );
        assert_eq!(next_visit(&mut browser, Records::new()).as_deref(), Some(LETTER));
    }
}

#[test]
fn a_text_that_no_store_takes_is_told_of_and_kept_when_one_does() {
    let mut browser = Browser::reading(FILES);
    browser.journal.mode = Mode::GivesUp;
    browser.disk.borrow_mut().fail(Some(Refusal::Full));
    open_file(&mut browser, 0, "letter.txt", LETTER);
    browser.pass(3_000);
    assert_eq!(browser.tabs[0].shown, SaveState::MemoryOnly);
    assert!(browser.tabs[0].driver().has_unsaved());
    assert!(
        browser.tabs[0].notices().contains(&"storage-full"),
        "{:?}",
        browser.tabs[0].notices()
    );
    browser.disk.borrow_mut().fail(None);
    browser.journal.mode = Mode::Works;
    browser.rest();
    assert_eq!(browser.tabs[0].shown, SaveState::Saved);
    assert!(has_text(&browser, POINTER) && !stored(&browser).contains_key(WHOLE));
    assert_eq!(next_visit(&mut browser, Records::new()).as_deref(), Some(LETTER));
}

/// A browser that has no room for a text has room for tags: they go to the journal without it.
#[test]
fn a_text_that_has_no_room_keeps_no_tag_from_the_journal() {
    let mut browser = Browser::reading(FILES);
    browser.journal.refuses_texts = true;
    open_file(&mut browser, 0, "letter.txt", LETTER);
    go_to(&mut browser, 0, "story");
    browser.tag(0, 2, "claim");
    browser.pass(500);
    assert_eq!(browser.tabs[0].shown, SaveState::BrowserOnly);
    assert!(browser.journal.records.keys().any(|key| key.contains(":tags:story:")));
    assert!(!browser.journal.records.contains_key(POINTER) && stored(&browser).contains_key(WHOLE));
    let transactions = browser.journal.transactions;
    browser.pass(60_000);
    assert!(
        browser.journal.transactions < transactions + 30,
        "tried again with pauses"
    );
    browser.journal.refuses_texts = false;
    browser.rest();
    assert_eq!(browser.tabs[0].shown, SaveState::Saved);
    assert!(has_text(&browser, POINTER) && !stored(&browser).contains_key(WHOLE));
}

#[test]
fn other_tabs_hear_of_texts_that_are_opened_and_deleted() {
    let mut browser = Browser::reading(FILES);
    browser.open_tab();
    browser.rest();
    open_file(&mut browser, 0, "letter.txt", LETTER);
    browser.tag(0, 1, "quote");
    browser.rest();
    go_to(&mut browser, 1, "letter");
    browser.rest();
    assert_eq!(text(&browser, 1, "letter").as_deref(), Some(LETTER));
    assert_eq!(browser.tabs[1].label(1).as_deref(), Some("quote"));
    go_to(&mut browser, 1, "story");
    delete_article(&mut browser, 0, "letter");
    browser.rest();
    assert!(entry(&browser, 1, "letter").is_none() && entry(&browser, 0, "letter").is_none());
    assert!(!has_text(&browser, POINTER) && !browser.journal.records.contains_key(POINTER));
    undelete(&mut browser, 0);
    browser.rest();
    assert!(has_text(&browser, POINTER), "it is kept again");
    for tab in [0, 1] {
        go_to(&mut browser, tab, "letter");
        browser.rest();
        assert_eq!(text(&browser, tab, "letter").as_deref(), Some(LETTER), "{tab}");
        assert_eq!(browser.tabs[tab].label(1).as_deref(), Some("quote"), "{tab}");
    }
    assert_eq!(next_visit(&mut browser, Records::new()).as_deref(), Some(LETTER));
}

#[test]
fn of_two_texts_of_one_name_in_two_tabs_none_is_lost() {
    let other = "خطاب آخر\n\nلم يصل أحد بعد.";
    let mut browser = Browser::reading(FILES);
    browser.open_tab();
    browser.rest();
    browser.is_deaf = true;
    open_file(&mut browser, 0, "letter.txt", LETTER);
    browser.tag(0, 1, "claim");
    open_file(&mut browser, 1, "letter.txt", other);
    browser.tag(1, 1, "quote");
    browser.pass(5_000);
    browser.is_deaf = false;
    browser.rest();
    let local = stored(&browser);
    next_visit(&mut browser, local);
    let entries = browser.tabs[0].state().library.entries.iter();
    let ids: Vec<String> = entries
        .map(|entry| entry.id.to_string())
        .filter(|id| id.starts_with("letter"))
        .collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
    let mut found = Vec::new();
    for id in &ids {
        go_to(&mut browser, 0, id);
        browser.rest();
        found.push((text(&browser, 0, id).expect("a text"), browser.tabs[0].label(1)));
    }
    found.sort();
    let mut expected = [
        (LETTER.to_owned(), Some("claim".to_owned())),
        (other.to_owned(), Some("quote".to_owned())),
    ];
    expected.sort();
    assert_eq!(found, expected);
    // And so it stays.
    let local = stored(&browser);
    next_visit(&mut browser, local);
    let entries = browser.tabs[0].state().library.entries.iter();
    assert_eq!(
        entries.filter(|entry| entry.id.as_str().starts_with("letter")).count(),
        2
    );
    for id in &ids {
        go_to(&mut browser, 0, id);
        browser.rest();
        assert!(text(&browser, 0, id).is_some(), "{id}");
    }
}

#[test]
fn a_text_that_is_gone_or_damaged_is_told_of_and_its_file_brings_it_back() {
    for damage in [
        None,
        Some("{\"file\":\"letter.txt\",\"text\":7}"),
        Some("{\"file\":\"letter.txt\",\"text\":\"other\",\"opened_at\":1}"),
    ] {
        let mut browser = Browser::reading(FILES);
        open_file(&mut browser, 0, "letter.txt", LETTER);
        browser.tag(0, 1, "claim");
        go_to(&mut browser, 0, "story");
        browser.rest();
        let key = format!("texts:{POINTER}");
        match damage {
            None => drop(browser.journal.texts.remove(&key)),
            Some(value) => drop(browser.journal.texts.insert(key.clone(), value.into())),
        }
        let local = stored(&browser);
        assert_eq!(next_visit(&mut browser, local), None, "{damage:?}");
        let status = &entry(&browser, 0, "letter").expect("it stays in the library").status;
        assert!(
            matches!(status, Status::Failed(LoadError::NoText, Some(_))),
            "{damage:?}: {status:?}"
        );
        assert_eq!(browser.tabs[0].notices().contains(&"storage-damaged"), damage.is_some());
        assert_eq!(
            browser.tabs[0].state().quarantined().len(),
            usize::from(damage.is_some())
        );
        open_file(&mut browser, 0, "letter.txt", LETTER);
        browser.rest();
        go_to(&mut browser, 0, "letter");
        assert_eq!(browser.tabs[0].label(1).as_deref(), Some("claim"), "{damage:?}");
        let local = stored(&browser);
        assert_eq!(next_visit(&mut browser, local).as_deref(), Some(LETTER), "{damage:?}");
    }
}

/// Many at once, as when a folder is imported: a few transactions, none of them long.
#[test]
fn many_texts_go_in_transactions_of_some_length() {
    let mut browser = Browser::reading(FILES);
    browser.journal.lag = 20;
    let before = browser.journal.transactions;
    for number in 0..60 {
        let text = format!("Report {number}\n\n{}", "A sentence of it. ".repeat(2_000));
        open_file(&mut browser, 0, &format!("{number}.txt"), &text);
    }
    browser.rest();
    assert_eq!(browser.journal.texts.len(), 60);
    let transactions = browser.journal.transactions - before;
    assert!((5..20).contains(&transactions), "{transactions}");
    assert_eq!(browser.tabs[0].shown, SaveState::Saved);
    let length: usize = browser.journal.texts.values().map(String::len).sum();
    assert!(
        stored(&browser).values().map(String::len).sum::<usize>() < length / 10,
        "local storage has none of them"
    );
}

/// A record of an earlier form of a text, which another tab takes away as it is not needed any more, is no deletion: it
/// takes nothing along that this tab has on its way.
#[test]
fn an_earlier_form_that_goes_takes_no_text_along() {
    let mut browser = of_earlier_version();
    browser.open_tab();
    browser.rest();
    browser.is_deaf = true;
    browser.open_tab();
    go_to(&mut browser, 1, "letter");
    browser.pass(1);
    delete_article(&mut browser, 0, "letter");
    open_file(&mut browser, 0, "letter.txt", LETTER);
    browser.is_deaf = false;
    browser.rest();
    assert!(text(&browser, 0, "letter").is_some() && has_text(&browser, POINTER));
    let local = stored(&browser);
    assert!(next_visit(&mut browser, local).is_some());
}
