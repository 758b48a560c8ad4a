//! Recodings kept: in other tabs, with their article, in backups, damaged.

use hashiya_session::{annotate, delete};
use std::rc::Rc;

use hashiya_core::agreement::Table;
use hashiya_session::{DeletionTarget, Message, Recodings, Route, Statistics};

use super::FILES;
use super::backup::{back_up, elsewhere, restore};
use super::shell::Shell;
use super::statistics::at;

use super::recoding::{again, begin, look, record, tagged};

#[test]
fn two_tabs_come_to_the_same_pass() {
    let mut one = tagged();
    let mut two = Shell::in_browser(one.site.clone(), Rc::clone(&one.disk));
    two.now = one.now + 500;
    two.boot();
    at(&mut two, "#/articles/story/statistics");
    begin(&mut one, 50);
    while two.hear() {}
    assert_eq!(look(&two).total, 4, "the pass is heard of");
    at(&mut two, "#/articles/story/statistics/again");
    again(&mut one, "claim");
    again(&mut two, "quote");
    again(&mut two, "quote");
    while one.hear() | two.hear() {}
    assert_eq!(look(&one), look(&two));
    assert_eq!(
        look(&one).table,
        Table::of(3, [(0, 1), (0, 1)]),
        "the later word on the first sentence"
    );
    let stored = Recodings::read(&record(&one).expect("a record"), usize::MAX).expect("sound");
    assert_eq!(stored.0.labelled(), 2);
}

#[test]
fn a_pass_goes_with_its_article_and_comes_back_with_it() {
    let mut shell = tagged();
    begin(&mut shell, 50);
    again(&mut shell, "claim");
    shell.send(Message::Close);
    let before = (record(&shell), look(&shell));
    let loss = |shell: &mut Shell| {
        shell.send(Message::Delete(delete::Message::Ask(DeletionTarget::Article(
            hashiya_core::article::ArticleId::new("story"),
        ))));
        shell
            .state()
            .asked_to_delete()
            .map(|(_, loss)| (loss.tags, loss.second))
    };
    assert_eq!(loss(&mut shell), Some((5, 1)));
    shell.send(Message::Delete(delete::Message::Delete {
        new_annotator: "somebody".into(),
    }));
    assert_eq!((record(&shell), shell.state().recoding_report()), (None, None));
    let id = shell.state().deletions.done[0].id;
    shell.send(Message::Delete(delete::Message::Undelete(id)));
    assert_eq!((record(&shell), look(&shell)), before);
}

#[test]
fn a_backup_brings_the_pass_and_says_so() {
    let mut there = tagged();
    begin(&mut there, 50);
    again(&mut there, "quote");
    let expected = look(&there);
    let backup = back_up(&mut there);
    let mut here = elsewhere(FILES);
    let report = restore(&mut here, &backup);
    assert_eq!(report.total().second, 4);
    at(&mut here, "#/articles/story/statistics");
    assert_eq!(look(&here), expected);
    assert_eq!(record(&here), record(&there));
    assert!(
        restore(&mut here, &backup).is_nothing(),
        "the second time it brings nothing"
    );
    // An earlier backup does not take back what was said since.
    at(&mut here, "#/articles/story/statistics/again");
    again(&mut here, "quote");
    let report = restore(&mut here, &backup);
    assert_eq!((report.total().second, look(&here).table.items()), (0, 2));
}

#[test]
fn a_damaged_record_is_set_aside_and_what_is_sound_of_it_stays() {
    let key = "hashiya:2:second:story:";
    let mut shell = tagged();
    begin(&mut shell, 50);
    let full = record(&shell).expect("a record");
    let key = shell
        .disk
        .borrow()
        .records
        .keys()
        .find(|known| known.starts_with(key))
        .cloned()
        .expect("a key");
    let cases = [
        ("no JSON", "[[".to_owned(), 0),
        ("a place outside of the text", full.replacen("[0,", "[900000,", 1), 3),
        (
            "a label without a name",
            full.replacen(r#","claim",null,"#, r#","",null,"#, 1),
            3,
        ),
    ];
    for (name, value, left) in cases {
        let mut records = shell.disk.borrow().records.clone();
        records.insert(key.clone(), value.clone());
        let mut shell = Shell::reading_after(FILES, records);
        assert_eq!(shell.notices(), ["storage-damaged"], "{name}");
        at(&mut shell, "#/articles/story/statistics");
        let total = shell.state().recoding_report().map_or(0, |look| look.total);
        assert_eq!(total, left, "{name}");
        assert!(
            shell
                .state()
                .quarantined()
                .iter()
                .any(|damaged| damaged.key.to_string() == key),
            "{name}"
        );
    }
}

#[test]
fn a_record_with_places_in_the_codebook_is_read() {
    let mut shell = tagged();
    begin(&mut shell, 50);
    again(&mut shell, "quote");
    let expected = look(&shell);
    let mut records = shell.disk.borrow().records.clone();
    let is_second = |key: &&String| key.starts_with("hashiya:2:second:");
    let key = records.keys().find(is_second).cloned().expect("a record");
    let mut value = records.remove(&key).expect("its value");
    for (place, label) in ["claim", "quote", "background"].iter().enumerate() {
        value = value.replace(&format!("{label:?}"), &(place + 1).to_string());
    }
    records.insert(key.replace(":2:", ":1:"), value.replace("null", "0"));
    let mut shell = Shell::reading_after(FILES, records);
    at(&mut shell, "#/articles/story/statistics");
    assert_eq!(look(&shell), expected);
    assert_eq!(shell.notices(), [""; 0]);
}

#[test]
fn sentences_that_are_cut_otherwise_are_still_shown_as_they_were() {
    let mut shell = tagged();
    begin(&mut shell, 50);
    shell.go("story");
    shell.focus(2);
    shell.send(Message::Annotate(annotate::Message::Merge));
    at(&mut shell, "#/articles/story/statistics/again");
    for _ in 0..4 {
        again(&mut shell, "background");
    }
    let look = look(&shell);
    assert_eq!(look.table.items(), 4);
    assert_eq!(look.differing[1].text, "قال الوزير إن القمة ناجحة جدا.");
    assert_eq!(look.differing[1].sentence, 2, "the sentence that holds it now");
}

#[test]
fn addresses_of_figures_are_read_and_written() {
    let page = |of: Option<&str>, recoding| {
        Route::Statistics(Statistics {
            of: of.map(hashiya_core::article::ArticleId::new),
            recoding,
        })
    };
    let cases = [
        ("#/statistics", page(None, false)),
        ("#/statistics/again", page(None, true)),
        ("#/articles/a%2Fb/statistics", page(Some("a/b"), false)),
        ("#/articles/قمة/statistics/again", page(Some("قمة"), true)),
    ];
    for (hash, route) in cases {
        assert_eq!(Route::parse(hash), route, "{hash}");
        assert_eq!(Route::parse(&route.hash()), route, "{hash}");
    }
    assert_eq!(page(Some("a/b"), false).hash(), "#/articles/a%2Fb/statistics");
    assert!(matches!(Route::parse("#/articles/statistics"), Route::Article { .. }));
}
