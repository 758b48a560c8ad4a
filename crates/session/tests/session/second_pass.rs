//! The second pass: blind, apart from the tags, kept like everything else.

use hashiya_session::{annotate, delete, recoding, settings};
use std::rc::Rc;

use hashiya_core::agreement::{Kappa, Table, kappa};
use hashiya_core::codebook::LabelId;
use hashiya_session::{DeletionTarget, Message, RecodingReport, Recodings, Refusal, Route, Statistics, message_of_key};

use super::FILES;
use super::backup::{back_up, elsewhere, restore};
use super::keys::press;
use super::laws::Snapshot;
use super::shell::{Shell, Site};
use super::statistics::{at, tag};

const TAGS: [(usize, &str); 5] = [
    (0, "claim"),
    (2, "claim"),
    (3, "quote"),
    (6, "background"),
    (7, "doubt"),
];

/// A reader who tagged five sentences of the story, one of them with a label that no key gives, and
/// is about to read them again.
fn tagged() -> Shell {
    let mut shell = Shell::reading(FILES);
    tag(&mut shell, "story", &TAGS);
    at(&mut shell, "#/articles/story/statistics");
    shell
}

fn begin(shell: &mut Shell, size: usize) {
    shell.send(Message::Recoding(recoding::Message::Begin { size, seed: 11 }));
}

fn again(shell: &mut Shell, label: &str) {
    shell.send(Message::Recoding(recoding::Message::Tag(LabelId::new(label))));
}

fn look(shell: &Shell) -> RecodingReport {
    shell.state().recoding_report().expect("a second pass")
}

fn is_open(shell: &Shell) -> bool {
    shell
        .state()
        .navigation
        .statistics
        .as_ref()
        .is_some_and(|shown| shown.again)
}

fn record(shell: &Shell) -> Option<String> {
    let disk = shell.disk.borrow();
    let key = disk
        .records
        .keys()
        .find(|key| key.starts_with("hashiya:1:second:story:"))?;
    disk.records.get(key).cloned()
}

#[test]
fn a_pass_goes_through_the_sample_and_ends_with_the_figures() {
    let mut shell = tagged();
    assert_eq!(shell.state().sentences_to_recode(), 4, "of the codebook's labels");
    assert_eq!(shell.state().recoding_report(), None);
    begin(&mut shell, 50);
    assert!(is_open(&shell));
    assert_eq!((look(&shell).total, look(&shell).table.items()), (4, 0));
    let mut seen = Vec::new();
    for label in ["claim", "quote", "quote", "background"] {
        let (_, next) = look(&shell).next.expect("a sentence");
        seen.push(
            shell.state().library.entries[0]
                .annotated()
                .expect("there")
                .document
                .sentence_at(next.span),
        );
        again(&mut shell, label);
    }
    assert_eq!(seen, [Some(0), Some(2), Some(3), Some(6)], "in the order of the text");
    assert!(!is_open(&shell), "the figures");
    let look = look(&shell);
    assert_eq!(look.next, None);
    assert_eq!(look.table, Table::of(3, [(0, 0), (0, 1), (1, 1), (2, 2)]));
    assert_eq!(kappa(&look.table), Kappa::Hundredths(64));
    let differing: Vec<(usize, &str, (usize, usize))> = look
        .differing
        .iter()
        .map(|row| (row.sentence, row.text.as_str(), row.labels))
        .collect();
    assert_eq!(differing, [(2, "قال الوزير إن القمة ناجحة جدا.", (0, 1))]);
    assert_eq!(look.differing[0].now, Some(LabelId::new("claim")));
}

#[test]
fn the_tags_stay_as_they_are() {
    let mut shell = tagged();
    shell.go("story");
    let (before, export) = (Snapshot::of(&shell), shell.export()["articles"].clone());
    at(&mut shell, "#/articles/story/statistics");
    begin(&mut shell, 50);
    for _ in 0..4 {
        again(&mut shell, "background");
    }
    assert_eq!(
        shell.export()["articles"],
        export,
        "no file of tags has second labels in it"
    );
    shell.go("story");
    assert_eq!(Snapshot::of(&shell), before);
    assert!(shell.annotated().can_undo(), "and the tags can still be taken back");
}

#[test]
fn what_is_decided_anew_changes_the_tag_and_not_the_figures() {
    let mut shell = tagged();
    begin(&mut shell, 50);
    for _ in 0..4 {
        again(&mut shell, "claim");
    }
    let before = look(&shell);
    tag(&mut shell, "story", &[(3, "claim")]);
    at(&mut shell, "#/articles/story/statistics");
    let after = look(&shell);
    assert_eq!(after.table, before.table);
    assert_eq!(after.differing[0].labels, (1, 0));
    assert_eq!(
        (&before.differing[0].now, &after.differing[0].now),
        (&Some(LabelId::new("quote")), &Some(LabelId::new("claim")))
    );
}

#[test]
fn a_pass_can_be_left_and_gone_on_with() {
    let mut shell = tagged();
    begin(&mut shell, 50);
    again(&mut shell, "claim");
    shell.send(Message::Close);
    assert!(!is_open(&shell));
    let mut shell = shell.reload();
    at(&mut shell, "#/articles/story/statistics/again");
    assert!(is_open(&shell));
    assert_eq!((look(&shell).total, look(&shell).table.items()), (4, 1));
    again(&mut shell, "quote");
    assert_eq!(look(&shell).table, Table::of(3, [(0, 0), (0, 1)]));
    for _ in 0..3 {
        shell.send(Message::Recoding(recoding::Message::TakeBack));
    }
    assert_eq!(look(&shell).table.items(), 0, "and no more than there was");
    let mut shell = shell.reload();
    at(&mut shell, "#/articles/story/statistics/again");
    assert_eq!((look(&shell).total, look(&shell).table.items()), (4, 0));
}

#[test]
fn keys_tag_only_in_the_pass() {
    let mut shell = tagged();
    begin(&mut shell, 50);
    let cases = [
        ("Digit2", "Recoding(Tag(LabelId(\"quote\")))"),
        ("Numpad3", "Recoding(Tag(LabelId(\"background\")))"),
        ("Digit0", "Recoding(TakeBack)"),
        ("Backspace", "Recoding(TakeBack)"),
        ("Escape", "Close"),
    ];
    for (code, expected) in cases {
        let message = message_of_key(shell.state(), press(code));
        assert_eq!(
            message.map(|message| format!("{message:?}")).as_deref(),
            Some(expected),
            "{code}"
        );
    }
    for code in ["Digit4", "KeyU", "KeyN", "ArrowDown"] {
        assert!(message_of_key(shell.state(), press(code)).is_none(), "{code}");
    }
    let undo = press("ctrl+KeyZ");
    assert!(matches!(
        message_of_key(shell.state(), undo),
        Some(Message::Recoding(recoding::Message::TakeBack))
    ));
    // Where no pass is shown the same messages do nothing.
    at(&mut shell, "#/articles/story/statistics");
    let before = record(&shell);
    again(&mut shell, "claim");
    shell.send(Message::Recoding(recoding::Message::TakeBack));
    assert_eq!(record(&shell), before);
}

#[test]
fn a_pass_over_all_articles_takes_the_place_of_those_before() {
    let mut shell = tagged();
    tag(&mut shell, "other", &[(0, "claim"), (1, "quote")]);
    at(&mut shell, "#/articles/story/statistics");
    begin(&mut shell, 1);
    again(&mut shell, "claim");
    at(&mut shell, "#/statistics");
    assert_eq!(look(&shell).total, 1, "what there is of all articles");
    begin(&mut shell, 6);
    assert_eq!(look(&shell).total, 6);
    let slots: Vec<usize> = (0..6)
        .map(|_| {
            let (slot, _) = look(&shell).next.expect("a sentence");
            again(&mut shell, "quote");
            slot
        })
        .collect();
    assert_eq!(slots, [0, 0, 0, 0, 1, 1]);
    at(&mut shell, "#/articles/other/statistics");
    assert_eq!(
        look(&shell).table,
        Table::of(3, [(0, 1), (1, 1)]),
        "the part of one article"
    );
    at(&mut shell, "#/statistics");
    begin(&mut shell, 1);
    assert_eq!(look(&shell).total, 1, "the sample before is gone from every article");
}

#[test]
fn a_pass_begun_before_the_storage_could_be_read_is_the_known_readers() {
    let mut earlier = tagged();
    earlier.send(Message::Settings(settings::Message::SetName("منى".into())));
    let records = earlier.disk.borrow().records.clone();
    let mut shell = Shell::new(Site::new(FILES));
    shell.disk.borrow_mut().records = records;
    shell.disk.borrow_mut().fail(Some(Refusal::Blocked));
    shell.boot_as(|boot| boot.new_annotator = "made-up".into());
    tag(&mut shell, "story", &[(4, "quote")]);
    at(&mut shell, "#/articles/story/statistics");
    begin(&mut shell, 9);
    again(&mut shell, "claim");
    assert_eq!(look(&shell).table, Table::of(3, [(1, 0)]), "one sentence was known");
    shell.disk.borrow_mut().fail(None);
    shell.try_again();
    assert_eq!(shell.state().reader.name, "منى", "the reader is known again");
    assert_eq!(look(&shell).table, Table::of(3, [(1, 0)]));
    assert_eq!(shell.state().sentences_to_recode(), 5);
    let mut shell = shell.reload();
    at(&mut shell, "#/articles/story/statistics");
    assert_eq!(look(&shell).table, Table::of(3, [(1, 0)]), "and it is stored as theirs");
    assert!(!record(&shell).expect("a record").contains("made-up"));
}

#[test]
fn nothing_is_drawn_from_nothing() {
    let mut shell = Shell::reading(FILES);
    at(&mut shell, "#/statistics");
    begin(&mut shell, 10);
    assert_eq!(
        (shell.state().recoding_report(), is_open(&shell), record(&shell)),
        (None, false, None)
    );
}

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
    assert_eq!(stored.0.said(), 2);
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
    let outcome = restore(&mut here, &backup);
    assert_eq!(outcome.total().second, 4);
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
    let outcome = restore(&mut here, &backup);
    assert_eq!((outcome.total().second, look(&here).table.items()), (0, 2));
}

#[test]
fn a_damaged_record_is_set_aside_and_what_is_sound_of_it_stays() {
    let key = "hashiya:1:second:story:";
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
        ("a label that there is not", full.replacen(",1,0,", ",9,0,", 1), 3),
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
                .damaged()
                .iter()
                .any(|damaged| damaged.key.to_string() == key),
            "{name}"
        );
    }
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
    let page = |of: Option<&str>, again| {
        Route::Statistics(Statistics {
            of: of.map(hashiya_core::article::ArticleId::new),
            again,
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
