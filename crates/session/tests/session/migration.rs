//! Records of earlier versions become those of the latest: nothing is taken away before it is seen
//! elsewhere.

use hashiya_core::codec::to_text;
use hashiya_session::Message;
use hashiya_session::storage;

use super::earlier_versions::{fixture, says_what_version_1_said, with_records};
use super::shell::Shell;

/// The keys of tags, by version.
fn tags(shell: &Shell, version: u8) -> Vec<String> {
    let prefix = format!("hashiya:{version}:tags:");
    let disk = shell.disk.borrow();
    let keys = disk.records.keys().filter(|key| key.starts_with(&prefix));
    keys.cloned().collect()
}

/// The key of the tags of the open article, of which there is one chunk.
fn tags_of_open(shell: &Shell) -> String {
    let hash = shell.annotated().document.article.short_hash();
    let mut keys = tags(shell, 2).into_iter();
    keys.find(|key| key.contains(hash)).expect("tags")
}

#[test]
fn tags_of_version_1_are_written_in_version_2_and_taken_away_a_visit_later() {
    let shell = with_records("records-1.json");
    assert_eq!(
        (tags(&shell, 1).len(), tags(&shell, 2).len()),
        (2, 2),
        "both, for safety"
    );
    let mut shell = shell.reload();
    shell.load_all();
    assert_eq!((tags(&shell, 1).len(), tags(&shell, 2).len()), (0, 2));
    let mut shell = shell.reload();
    shell.go("story");
    says_what_version_1_said(&mut shell);
}

#[test]
fn records_of_version_2_load() {
    let mut shell = with_records("records-2.json");
    assert_eq!(shell.notices(), Vec::<&str>::new());
    says_what_version_1_said(&mut shell);
    assert_eq!(tags(&shell, 1).len(), 0);
}

#[test]
fn tags_of_version_1_stay_when_the_new_form_finds_no_room() {
    let full = with_records("records-1.json").disk.borrow().used();
    let mut shell = with_records("records-1.json");
    let old = tags(&shell, 1);
    let fixture = fixture("records-1.json");
    shell
        .disk
        .borrow_mut()
        .records
        .retain(|key, _| fixture.get(key).is_some());
    let used = shell.disk.borrow().used();
    assert!(used < full);
    shell.disk.borrow_mut().quota = Some(used);
    for _ in 0..2 {
        shell = shell.reload();
        assert_eq!((tags(&shell, 1), tags(&shell, 2)), (old.clone(), vec![]));
        assert_eq!(shell.notices(), ["storage-full"]);
        shell.go("story");
        says_what_version_1_said(&mut shell);
    }
    shell.disk.borrow_mut().quota = None;
    let mut shell = shell.reload().reload();
    shell.load_all();
    assert_eq!((tags(&shell, 1).len(), tags(&shell, 2).len()), (0, 2));
}

#[test]
fn a_tab_with_an_earlier_version_of_the_app_is_heard() {
    let mut shell = with_records("records-2.json");
    let key = tags_of_open(&shell);
    let old = key.replace("hashiya:2:", "hashiya:1:");
    let value = "[[\"reader\",[[101,129,\"claim\",\"said there\",1895341600000]]]]";
    let heard = |value: &str| {
        Message::Storage(storage::Message::ChangedElsewhere {
            key: old.clone(),
            value: Some(value.into()),
        })
    };
    shell.send(heard(value));
    assert_eq!(
        (shell.label(5).as_deref(), shell.note(5).as_str()),
        (Some("claim"), "said there")
    );
    assert!(shell.disk.borrow().records[&key].contains("said there"));
    assert!(shell.send(heard(value)).is_empty(), "nothing new");
    shell.send(heard("cut o"));
    assert_eq!(shell.notices(), ["storage-damaged"]);
    let shell = shell.reopen();
    assert_eq!(shell.note(5), "said there");
}

/// Each form of a row, read and written.
#[test]
fn rows_of_version_2_say_what_they_say() {
    let mut shell = with_records("records-2.json");
    let key = tags_of_open(&shell);
    let rows = "[[\"reader\",1895341600000,[[0,32,0,5],[34,18,\"doubt\",0,\"why\"],\
                [101,28,3,7,\"\",{\"sure\":0.5}],[68,16,2,1]]]]";
    shell.send(Message::Storage(storage::Message::ChangedElsewhere {
        key: key.clone(),
        value: Some(rows.into()),
    }));
    let labels: Vec<Option<String>> = [0, 1, 3, 5].map(|index| shell.label(index)).to_vec();
    let labels: Vec<Option<&str>> = labels.iter().map(Option::as_deref).collect();
    assert_eq!(labels, [None, Some("doubt"), Some("quote"), Some("background")]);
    assert_eq!(shell.note(1), "why");
    let entry = shell.annotated().tag(5).map(|(_, entry)| entry.clone()).expect("a tag");
    assert_eq!(
        (entry.stamp.millis(), to_text(&entry.extra)),
        (1_895_341_600_007, r#"{"sure":0.5}"#.to_owned())
    );
    let stored = shell.disk.borrow().records[&key].clone();
    for row in ["[0,32,0,", "[34,18,\"doubt\",", "[68,16,2,", ",\"\",{\"sure\":0.5}]"] {
        assert!(stored.contains(row), "{row} in {stored}");
    }
}
