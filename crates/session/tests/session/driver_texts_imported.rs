//! Texts that come by way of the worker, whose articles are listed and not loaded, beside what is stored already.

use hashiya_core::article::Article;
use hashiya_session::{Message, SaveState, importing};

use super::FILES;
use super::driven_browser::Browser;
use super::driver::stored;
use super::driver_texts::{LETTER, POINTER, WHOLE, go_to, has_text, next_visit, open_file, text};
use super::rereading::worker;

/// As many files at once are opened, and all but text: a worker reads them.
pub fn import_file(browser: &mut Browser, tab: usize, name: &str, text: &str) {
    let read = worker(name, text.as_bytes(), None);
    for message in [
        importing::Message::Began(1),
        importing::Message::Read(vec![read]),
        importing::Message::Ended,
    ] {
        browser.send(tab, Message::Importing(message));
    }
}

/// A text that an import brings under an identity of which a newer program holds records gets another one: nothing is
/// called saved that is not, and nothing is written for the newer program's article.
#[test]
fn a_text_goes_past_the_records_of_a_newer_program() {
    let mut browser = Browser::reading(FILES);
    browser.rest();
    let mut local = stored(&browser);
    local.insert(
        format!("hashiya:9:tags:{}", &POINTER["hashiya:2:text:".len()..]),
        "{}".into(),
    );
    next_visit(&mut browser, local);
    import_file(&mut browser, 0, "letter.txt", LETTER);
    browser.rest();
    assert_eq!(browser.tabs[0].shown, SaveState::Saved);
    assert!(!has_text(&browser, POINTER) && !stored(&browser).contains_key(WHOLE));
    let own = POINTER.replace("letter:", "letter-d0446e41:");
    assert!(has_text(&browser, &own), "{:?}", browser.journal.texts);
}

/// A text that is gone, and of which no true summary is left, keeps its identity from another file of its name.
#[test]
fn another_file_of_the_name_is_found_beside_a_text_that_is_gone() {
    // The hash of the text that is gone is between those of the two.
    for ships in [1, 6] {
        let other = format!("Another letter\n\nThere are {ships} ships in the harbour.");
        let other = other.as_str();
        let mut browser = Browser::reading(FILES);
        open_file(&mut browser, 0, "letter.txt", LETTER);
        go_to(&mut browser, 0, "story");
        browser.rest();
        drop(browser.journal.texts.remove(&format!("texts:{POINTER}")));
        let mut local = stored(&browser);
        local.retain(|key, _| !key.contains("summary"));
        browser.journal.records.retain(|key, _| !key.contains("summary"));
        assert_eq!(next_visit(&mut browser, local), None);
        import_file(&mut browser, 0, "letter.txt", other);
        browser.rest();
        let entries = &browser.tabs[0].state().library.entries;
        let sha256 = Article::hash_of(other);
        let added = entries.iter().find(|entry| entry.sha256() == Some(&sha256));
        let added = added.map(|entry| entry.id.to_string()).expect("an article");
        go_to(&mut browser, 0, &added);
        browser.rest();
        assert_eq!(text(&browser, 0, &added).as_deref(), Some(other));
    }
}
