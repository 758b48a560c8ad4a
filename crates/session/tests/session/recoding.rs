//! The recoding: blind, apart from the tags, kept like everything else.

use hashiya_session::{recoding, settings};

use hashiya_core::agreement::{Kappa, Table, kappa};
use hashiya_core::codebook::LabelId;
use hashiya_session::{Message, RecodingReport, Refusal, message_of_key};

use super::FILES;
use super::keys::press;
use super::shell::{Shell, Site};
use super::statistics::{at, tag};
use super::update_laws::Snapshot;

const TAGS: [(usize, &str); 5] = [
    (0, "claim"),
    (2, "claim"),
    (3, "quote"),
    (6, "background"),
    (7, "doubt"),
];

/// A reader who tagged five sentences of the story, one of them with a label that no key gives, and
/// is about to read them again.
pub fn tagged() -> Shell {
    let mut shell = Shell::reading(FILES);
    tag(&mut shell, "story", &TAGS);
    at(&mut shell, "#/articles/story/statistics");
    shell
}

pub fn begin(shell: &mut Shell, size: usize) {
    shell.send(Message::Recoding(recoding::Message::Begin { size, seed: 11 }));
}

pub fn again(shell: &mut Shell, label: &str) {
    shell.send(Message::Recoding(recoding::Message::Tag(LabelId::new(label))));
}

pub fn look(shell: &Shell) -> RecodingReport {
    shell.state().recoding_report().expect("a second pass")
}

pub fn is_open(shell: &Shell) -> bool {
    shell
        .state()
        .navigation
        .statistics
        .as_ref()
        .is_some_and(|shown| shown.recoding)
}

pub fn record(shell: &Shell) -> Option<String> {
    let disk = shell.disk.borrow();
    let key = disk
        .records
        .keys()
        .find(|key| key.starts_with("hashiya:2:second:story:"))?;
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
    assert_eq!(look.labels, ["claim", "quote", "background"].map(LabelId::new));
    let differing: Vec<(usize, &str, (&str, &str))> = look
        .differing
        .iter()
        .map(|row| {
            let (first, second) = &row.labels;
            (row.sentence, row.text.as_str(), (first.as_str(), second.as_str()))
        })
        .collect();
    assert_eq!(differing, [(2, "قال الوزير إن القمة ناجحة جدا.", ("claim", "quote"))]);
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
    let labels = (LabelId::new("quote"), LabelId::new("claim"));
    assert_eq!(after.differing[0].labels, labels);
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
    // Where no recoding is shown the same messages do nothing.
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
