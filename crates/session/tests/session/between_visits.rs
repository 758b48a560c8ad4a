//! What is kept between visits, and what happens when it cannot be kept or read.

use hashiya_session::{Message, NoticeAction, NoticeKind, Refusal};
use hashiya_session::{annotate, navigation};

use super::shell::{Shell, written};
use super::texts_support::is_text;
use super::{BOILERPLATE, FILES, STORY};

/// A visit that leaves tags, a note, a cleared tag, a role and a place.
fn visit() -> Shell {
    let mut shell = Shell::reading(FILES);
    for (sentence, label) in [(0, "claim"), (2, "quote"), (6, "background"), (7, "claim")] {
        shell.focus(sentence);
        shell.tag(label);
    }
    shell.send(Message::Annotate(annotate::Message::Clear));
    shell.send(Message::Annotate(annotate::Message::TreatAsText {
        block: BOILERPLATE.0,
    }));
    shell.focus(3);
    shell.send(Message::Annotate(annotate::Message::SaveNote("ملاحظة 😀".into())));
    shell
}

fn some(label: &str) -> Option<String> {
    Some(label.to_owned())
}

#[test]
fn a_reload_brings_everything_back() {
    let shell = visit();
    let labels = shell.labels();
    let shell = shell.reopen();
    assert_eq!(shell.labels(), labels);
    assert_eq!(labels[..4], [some("claim"), None, some("quote"), None]);
    assert_eq!(shell.note(3), "ملاحظة 😀");
    assert_eq!(shell.annotated().counts().total, 8, "the role");
    assert_eq!(shell.focused(), Some(3), "the place");
    assert!(!shell.annotated().can_undo(), "steps belong to a visit");
    assert_eq!(shell.annotated().annotations().len(), 5, "the cleared tag too");
    assert_eq!(shell.notices(), Vec::<&str>::new());
}

#[test]
fn a_tag_after_a_reload_is_the_later_one_though_the_clock_went_back() {
    let mut shell = visit().reopen();
    shell.now -= 86_400_000;
    shell.focus(0);
    shell.tag("background");
    assert_eq!(shell.reopen().label(0), some("background"));
}

#[test]
fn records_are_small_compact_and_say_their_version() {
    let shell = visit();
    let disk = shell.disk.borrow();
    let keys: Vec<&String> = disk.records.keys().filter(|key| !is_text(key)).collect();
    let tags = disk.keys("tags:story:");
    let version = |key: &&String| {
        if key.contains(":tags:") || key.contains(":roles:") {
            "hashiya:2:"
        } else {
            "hashiya:1:"
        }
    };
    assert!(keys.iter().all(|key| key.starts_with(version(key))), "{keys:?}");
    assert_eq!(tags.len(), 1);
    assert!(disk.records[tags[0]].len() < 200, "{}", disk.records[tags[0]]);
    assert_eq!(disk.keys("roles:story:").len(), 1);
    assert_eq!(disk.records["hashiya:1:place:story"], "3");
}

#[test]
fn each_part_of_a_long_article_has_its_own_record() {
    let text: String = (0..120)
        .map(|n| format!("الجملة رقم {n} من هذا التقرير الطويل جدا عن المدينة. "))
        .collect();
    let mut shell = Shell::reading(&[("long.txt", &text)]);
    for sentence in [0, 1, 60, 119] {
        shell.focus(sentence);
        shell.tag("claim");
    }
    let parts = shell.disk.borrow().keys("tags:long:").len();
    assert_eq!(parts, 3, "the first two share one");
    let shell = shell.reopen();
    assert_eq!(shell.annotated().counts().tagged(), 4);
}

#[test]
fn names_with_separators_do_not_meet() {
    let files = [
        ("a:b.txt", STORY),
        ("a%3Ab.txt", "Another text entirely.\n"),
        ("a.txt", "A third text here.\n"),
    ];
    let mut shell = Shell::reading(&files);
    shell.focus(0);
    shell.tag("claim");
    let mut shell = shell.reopen();
    assert_eq!(shell.label(0), some("claim"));
    for (id, ours) in [("a%3Ab", false), ("a", false), ("a:b", true)] {
        shell.go(id);
        assert_eq!(shell.annotated().annotations().is_empty(), !ours, "{id}");
    }
}

#[test]
fn tags_of_another_text_stay_aside_and_the_reader_is_told() {
    let shell = visit();
    let first_hash = shell.annotated().document.article.short_hash().to_owned();
    let mut shell = shell.reload();
    // As an earlier version of the program left it, which kept no text.
    shell.disk.borrow_mut().records.retain(|key, _| !key.contains(":kept:"));
    shell.site = super::shell::Site::new(&[("story.txt", "نص آخر تماما تحت الاسم نفسه. وجملة ثانية فيه.\n")]);
    let mut shell = shell.reload();
    shell.go("story");
    assert_eq!(shell.notices(), ["text-changed"]);
    assert!(shell.annotated().has_changed_text() && shell.annotated().annotations().is_empty());
    shell.send(Message::Navigation(navigation::Message::RouteChanged(
        hashiya_session::Route::Library,
    )));
    assert_eq!(shell.notices(), Vec::<&str>::new(), "it belongs to the article");
    shell.go("story");
    shell.focus(0);
    shell.tag("quote");
    shell.site = super::shell::Site::new(FILES);
    let shell = shell.reopen();
    assert_eq!(shell.annotated().document.article.short_hash(), first_hash);
    assert_eq!(shell.label(2), some("quote"), "nothing of the first text was lost");
    assert_eq!(shell.label(0), some("claim"));
    assert_eq!(shell.notices(), Vec::<&str>::new());
}

/// What is no record: cut, of another kind, by hand, of a text that is shorter, of a time after all times.
fn damaged_values(whole: &str) -> Vec<String> {
    vec![
        String::new(),
        whole[..whole.len() - 1].to_owned(),
        "{}".into(),
        "null".into(),
        "[[\"reader-0\",[[0,5,\"claim\"]]]]".into(),
        "[[\"reader-0\",[[5,5,\"claim\",\"\",1]]]]".into(),
        "[[\"reader-0\",[[-1,5,\"claim\",\"\",1]]]]".into(),
        "[[\"reader-0\",[[0,90000,\"claim\",\"\",1]]]]".into(),
        "[[\"reader-0\",[[0,5,\"claim\",\"\",253402300799999]]]]".into(),
        "[[\"reader-0\",1,[[0,5,4,0]]]]".into(),
        "[[\"reader-0\",1,[[5,0,1,0]]]]".into(),
        "[[\"reader-0\",1,[[0,90000,1,0]]]]".into(),
        "[[\"reader-0\",1,[[1,18446744073709551615,1,0]]]]".into(),
        "[[\"reader-0\",18446744073709551615,[[0,5,1,1]]]]".into(),
        "[[\"\",1,[[0,5,1,0]]]]".into(),
        "\u{FFFD}\u{0}\u{1}".into(),
    ]
}

#[test]
fn tags_that_cannot_be_read_are_set_aside_and_the_rest_loads() {
    for value in damaged_values("[[\"reader-0\",1,[[0,5,1,0]]]]") {
        let mut shell = reopen_damaged("tags:story:", &value);
        assert_eq!((shell.label(0), shell.note(3)), (None, String::new()), "{value:?}");
        assert_eq!(shell.annotated().counts().total, 8, "the role loads");
        shell.focus(0);
        shell.tag("quote");
        let shell = shell.reopen();
        assert_eq!(shell.label(0), some("quote"), "work goes on");
        assert_eq!(
            shell.disk.borrow().keys("damaged:").len(),
            1,
            "what was set quarantine_key stays"
        );
    }
}

#[test]
fn roles_that_cannot_be_read_are_set_aside_and_the_rest_loads() {
    for value in damaged_values("[[0,\"body\",1]]") {
        let shell = reopen_damaged("roles:story:", &value);
        assert_eq!(shell.label(0), some("claim"), "{value:?}");
        assert_eq!(shell.annotated().counts().total, 7);
    }
}

/// A visit, then a record of this kind damaged on disk, then the page opened again.
fn reopen_damaged(kind: &str, value: &str) -> Shell {
    let shell = visit();
    let key = shell.disk.borrow().keys(kind)[0].clone();
    shell.disk.borrow_mut().records.insert(key.clone(), value.to_owned());
    let shell = shell.reopen();
    assert_eq!(shell.notices(), ["storage-damaged"], "{value:?}");
    assert_eq!(quarantined(&shell), [(key, value.to_owned())], "kept to the letter");
    assert_eq!(shell.focused(), Some(3), "the place loads");
    shell
}

/// The records that were quarantined, with the keys that they had, as they are on disk.
fn quarantined(shell: &Shell) -> Vec<(String, String)> {
    let disk = shell.disk.borrow();
    let damaged = shell.state().quarantined();
    assert_eq!(disk.keys("damaged:").len(), damaged.len(), "all are listed");
    let quarantine_key = |damaged: hashiya_session::Quarantined| {
        let value = disk.records[&damaged.quarantine_key.to_string()].clone();
        assert_eq!(damaged.units, value.encode_utf16().count());
        (damaged.key.to_string(), value)
    };
    damaged.into_iter().map(quarantine_key).collect()
}

#[test]
fn every_other_record_may_be_damaged_too() {
    for key in [
        "hashiya:1:profile", "hashiya:1:others", "hashiya:1:file-extras", "hashiya:1:place:story",
        "hashiya:1:text:mine",
    ] {
        let shell = visit();
        shell.disk.borrow_mut().records.insert(key.into(), "{\"x\":".into());
        let shell = shell.reopen();
        assert_eq!(shell.notices(), ["storage-damaged"], "{key}");
        assert_eq!(quarantined(&shell), [(key.to_owned(), "{\"x\":".to_owned())]);
        assert_eq!(shell.annotated().annotations().len(), 5, "{key}: the tags are there");
    }
}

#[test]
fn unknown_records_are_left_alone() {
    let shell = visit();
    shell
        .disk
        .borrow_mut()
        .records
        .insert("hashiya:2:tags:story".into(), "of a newer program".into());
    let shell = shell.reopen();
    assert_eq!(shell.notices(), Vec::<&str>::new());
    assert_eq!(
        shell.disk.borrow().records["hashiya:2:tags:story"],
        "of a newer program"
    );
}

#[test]
fn full_storage_is_told_once_and_work_and_export_go_on() {
    for (refusal, fault, name) in [
        (Refusal::Full, NoticeKind::StorageFull, "storage-full"),
        (Refusal::Blocked, NoticeKind::StorageBlocked, "storage-blocked"),
    ] {
        let mut shell = visit();
        let before = shell.disk.borrow().records.clone();
        shell.disk.borrow_mut().fail(Some(refusal));
        shell.focus(4);
        shell.tag("claim");
        shell.focus(6);
        shell.tag("quote");
        assert_eq!(shell.notices(), [name], "a lasting warning, once");
        assert!(fault.lasts() && fault.is_alert() && !fault.can_dismiss());
        assert_eq!(fault.action(), Some(NoticeAction::ExportNow));
        assert_eq!((shell.label(4), shell.label(6)), (some("claim"), some("quote")));
        assert_eq!(
            shell.disk.borrow().records,
            before,
            "nothing that is stored was damaged"
        );
        let file = shell.export();
        assert_eq!(file["articles"][0]["sentences"][4]["annotations"][0]["label"], "claim");
        shell.send(Message::Annotate(annotate::Message::Undo));
        assert_eq!(shell.label(6), some("background"));
        assert!(shell.has_unsaved());
        shell.disk.borrow_mut().fail(None);
        shell.focus(3);
        assert_eq!(shell.notices(), Vec::<&str>::new());
        assert!(!shell.has_unsaved());
        let shell = shell.reopen();
        assert_eq!(
            (shell.label(4), shell.label(6)),
            (some("claim"), some("background")),
            "what waited is stored"
        );
    }
}

#[test]
fn a_tag_costs_one_record_and_moving_on_one_more() {
    let mut shell = visit();
    let effects = shell.focus(4);
    assert_eq!(written(&effects).len(), 1);
    let effects = shell.tag("claim");
    let keys: Vec<String> = written(&effects).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys.len(), 2);
    assert!(keys[0].starts_with("hashiya:2:tags:story:") && keys[1] == "hashiya:1:place:story");
}
