//! Records of a newer program: their article is read and exported, and nothing of it is written.

use hashiya_session::{annotate, navigation, storage};
use std::collections::BTreeMap;

use hashiya_session::{Dialog, Effect, Message, NoticeAction, Step};

use super::FILES;
use super::shell::{Shell, written};

/// A visit that leaves tags, and then a newer program's.
fn records(newer: &str) -> BTreeMap<String, String> {
    let mut shell = Shell::reading(FILES);
    for (sentence, label) in [(0, "claim"), (2, "quote")] {
        shell.focus(sentence);
        shell.tag(label);
    }
    shell
        .disk
        .borrow_mut()
        .records
        .insert(newer.into(), "of a newer program".into());
    shell.disk.borrow().records.clone()
}

fn opened(records: BTreeMap<String, String>) -> Shell {
    Shell::reading_after(FILES, records)
}

fn some(label: &str) -> Option<String> {
    Some(label.to_owned())
}

#[test]
fn nothing_of_the_article_is_written_and_the_reader_is_told_why() {
    for newer in [
        "hashiya:3:tags:story:0a1b2c3d:0",
        "hashiya:3:roles:story:0a1b2c3d",
        "hashiya:9:pictures:story",
    ] {
        let before = records(newer);
        let mut shell = opened(before.clone());
        assert_eq!(shell.notices(), ["newer-records"], "{newer}");
        let kind = shell.state().notices.shown[0].kind.clone();
        assert!(kind.lasts() && kind.is_alert() && !kind.can_dismiss());
        assert_eq!(kind.action(), Some(NoticeAction::Reload));
        assert_eq!(shell.label(0), some("claim"), "what is known is shown");
        shell.focus(2);
        let changes = [
            Message::Annotate(annotate::Message::Tag(hashiya_core::codebook::LabelId::new(
                "background",
            ))),
            Message::Annotate(annotate::Message::Clear),
            Message::Annotate(annotate::Message::SaveNote("a note".into())),
            Message::Annotate(annotate::Message::SetRole(None)),
            Message::Annotate(annotate::Message::CycleRole),
            Message::Annotate(annotate::Message::TreatAsText { block: 3 }),
            Message::Annotate(annotate::Message::Split { at: 70 }),
            Message::Annotate(annotate::Message::Merge),
            Message::Annotate(annotate::Message::Undo),
            Message::Annotate(annotate::Message::Redo),
            Message::Navigation(navigation::Message::OpenDialog(Dialog::Note)),
            Message::Navigation(navigation::Message::OpenDialog(Dialog::Split)),
        ];
        let labels = shell.labels();
        for message in changes {
            let shown = format!("{message:?}");
            let effects = shell.send(message);
            assert!(
                effects.iter().any(|effect| matches!(effect, Effect::Announce(_))),
                "{shown} is silent"
            );
            assert_eq!(shell.labels(), labels, "{shown}");
        }
        shell.send(Message::Navigation(navigation::Message::Move {
            step: Step::Next,
            extend: false,
        }));
        assert_eq!(shell.notices(), ["newer-records"], "once");
        assert_eq!(shell.state().navigation.dialog, None);
        let file = shell.export();
        assert_eq!(file["articles"][0]["sentences"][2]["annotations"][0]["label"], "quote");
        let mut now = shell.disk.borrow().records.clone();
        now.remove("hashiya:1:saved");
        assert_eq!(now, before, "nothing was touched but the note of what is in a file");
        shell.go("other");
        assert_eq!(shell.notices(), Vec::<&str>::new(), "it belongs to the article");
        shell.focus(1);
        shell.tag("claim");
        assert_eq!(shell.reopen().label(1), some("claim"), "the other article is as ever");
    }
}

#[test]
fn a_newer_tab_ends_writing_in_this_one() {
    let mut shell = opened(records("hashiya:1:unknown"));
    shell.focus(0);
    assert_eq!(written(&shell.tag("quote")).len(), 2, "the tag and the place");
    shell.send(Message::Storage(storage::Message::ChangedElsewhere {
        key: "hashiya:3:tags:story:0a1b2c3d:0".into(),
        value: Some("of a newer program".into()),
    }));
    assert_eq!(shell.notices(), ["newer-records"]);
    assert_eq!(written(&shell.tag("claim")), Vec::<(String, &str)>::new());
    assert_eq!(shell.label(0), some("quote"));
    assert!(written(&shell.send(Message::Annotate(annotate::Message::Undo))).is_empty());
}

#[test]
fn a_damaged_record_of_such_an_article_is_set_aside_and_stays() {
    let mut before = records("hashiya:3:tags:story:0a1b2c3d:0");
    let key = before
        .keys()
        .find(|key| key.starts_with("hashiya:2:tags:story:"))
        .cloned();
    let key = key.expect("tags");
    before.insert(key.clone(), "cut off".into());
    let shell = opened(before);
    assert_eq!(shell.notices(), ["storage-damaged", "newer-records"]);
    assert_eq!(shell.disk.borrow().records[&key], "cut off");
    assert_eq!(shell.state().quarantined().len(), 1);
}

#[test]
fn a_file_with_tags_of_such_an_article_is_not_taken_in_by_halves() {
    let mut there = Shell::reading(FILES);
    there.focus(3);
    there.tag("claim");
    there.go("other");
    there.focus(1);
    there.tag("claim");
    let file = there.export().to_string();
    let before = records("hashiya:3:tags:story:0a1b2c3d:0");
    let mut shell = opened(before.clone());
    shell.open_file("file.json", &file);
    assert_eq!(shell.notices(), ["newer-records", "import-failed"]);
    let text = shell.state().notices.shown[1]
        .kind
        .text(hashiya_session::i18n::Locale::default());
    assert!(
        text.contains("“\u{2068}file.json\u{2069}”")
            && text.contains("“\u{2068}story\u{2069}”")
            && text.ends_with("Nothing was changed."),
        "{text}"
    );
    assert_eq!(shell.disk.borrow().records, before);
    assert_eq!(shell.label(3), None);
}

#[test]
fn a_newer_record_of_no_article_is_left_alone() {
    let before = records("hashiya:2:profile");
    let mut shell = opened(before);
    assert_eq!(shell.notices(), Vec::<&str>::new());
    shell.focus(3);
    shell.tag("claim");
    assert_eq!(shell.disk.borrow().records["hashiya:2:profile"], "of a newer program");
}
