//! The records in a backup: of other texts, of what cannot be read, of articles with another name.

use hashiya_core::article::ArticleId;
use hashiya_session::{Detail, LibraryEntry, Message, annotate, library};
use serde_json::{Value, json};

use super::import::visit_by;
use super::shell::{Shell, Site};
use super::update_laws::Snapshot;
use super::{FILES, STORY};

use super::backup::{LETTER, back_up, disk, elsewhere, full_visit, records_alone, restore, short_hash};

#[test]
fn tags_of_an_earlier_text_and_what_cannot_be_read_come_along() {
    let mut there = visit_by("id-1", "منى", &[(2, "claim")]);
    {
        let mut disk = there.disk.borrow_mut();
        disk.records
            .insert("hashiya:1:damaged:1:roles:story:0".into(), "[1,".into());
        disk.records.insert("hashiya:9:later:gone".into(), "{\"new\":1}".into());
    }
    let changed = STORY.replace("مساء أمس", "صباح أمس");
    there.site = Site::new(&[("story.txt", &changed)]);
    let mut there = there.reload();
    there.go("story");
    assert_eq!(there.annotated().counts().tagged(), 0, "another text");
    there.focus(6);
    there.tag("quote");
    let backup = back_up(&mut there);
    let mut here = elsewhere(&[("story.txt", &changed)]);
    let report = restore(&mut here, &backup);
    assert_eq!(disk(&here), disk(&there));
    assert_eq!(report.total().added, 2);
    let again = restore(&mut here, &backup);
    assert!(again.is_nothing(), "{again:?}");
    assert_eq!(disk(&here), disk(&there));
    // Where the earlier text still is, its tags have a place again.
    let mut here = elsewhere(FILES);
    let report = restore(&mut here, &backup);
    here.go("story");
    assert_eq!(here.label(2).as_deref(), Some("claim"), "{report:?}");
    assert_eq!(report.new_articles(), 1, "the changed text beside it");
}

#[test]
fn another_record_under_the_key_of_one_that_cannot_be_read_does_not_replace_it() {
    let with = |value: &str| {
        let mut shell = elsewhere(FILES);
        let record = ("hashiya:9:later:gone".to_owned(), value.to_owned());
        shell.disk.borrow_mut().records.extend([record]);
        shell = shell.reload();
        shell
    };
    let backup = back_up(&mut with("{\"one\":1}"));
    let mut here = with("{\"two\":2}");
    restore(&mut here, &backup);
    assert_eq!(disk(&here)["hashiya:9:later:gone"], "{\"two\":2}");
    assert!(disk(&here).values().any(|value| value == "{\"one\":1}"));
}

#[test]
fn an_article_that_is_called_otherwise_here_gets_its_roles_and_place() {
    let mut there = Shell::new(Site::new(&[]));
    there.boot();
    there.open_file("letter.txt", LETTER);
    there.go("letter");
    there.focus(1);
    there.tag("claim");
    there.send(Message::Annotate(annotate::Message::CycleRole));
    let backup = back_up(&mut there);
    let mut here = elsewhere(&[("letter.txt", "Another letter\n\nIt is short.\n")]);
    restore(&mut here, &backup);
    let id = here.state().library.entries[0].id.clone();
    assert_ne!(id.as_str(), "letter");
    here.go(id.as_str());
    assert_eq!(Snapshot::of(&here), Snapshot::of(&there));
    assert_eq!(here.focused(), Some(1));
}

#[test]
fn what_was_said_of_a_text_in_the_backup_of_a_crash_follows_it_to_another_name() {
    let mut there = Shell::new(Site::new(&[]));
    there.boot();
    there.open_file("letter.txt", LETTER);
    there.go("letter");
    there.focus(1);
    there.tag("claim");
    there.send(Message::Annotate(annotate::Message::CycleRole));
    let said = vec![(Detail::Author, "Nadia".to_owned())];
    let letter = ArticleId::new("letter");
    there.send(Message::Library(library::Message::Describe(
        library::describing::Message::Say(letter.clone(), said),
    )));
    let backup = records_alone(&there).to_string();
    // The name is another text's here; the text is known here, under another name.
    let mut taken = elsewhere(&[("letter.txt", "Another letter\n\nIt is short.\n")]);
    let mut known = elsewhere(FILES);
    known.open_file("post.txt", LETTER);
    for here in [&mut taken, &mut known] {
        restore(here, &backup);
        let is_it = |entry: &&LibraryEntry| entry.sha256() == Some(&there.annotated().document.article.sha256);
        let found: Vec<_> = here.state().library.entries.iter().filter(is_it).collect();
        let [entry] = &found[..] else {
            panic!("{} articles", found.len())
        };
        let id = entry.id.clone();
        assert_ne!(id.as_str(), "letter");
        assert_eq!(here.state().said_of(&id, Detail::Author), Some("Nadia"));
        here.go(id.as_str());
        assert_eq!(here.label(1).as_deref(), Some("claim"));
        assert_eq!(here.annotated().role(1), there.annotated().role(1));
        // Nothing of it is said of the other one.
        assert_eq!(here.state().said_of(&letter, Detail::Author), None);
    }
}

#[test]
fn a_backup_damaged_by_hand_is_refused_or_restored_in_part_and_breaks_nothing() {
    let backup: Value = serde_json::from_str(&back_up(&mut full_visit())).expect("JSON");
    let mut wrong = backup.clone();
    wrong["backup"] = json!(3);
    let mut here = elsewhere(FILES);
    here.open_file("backup.json", &wrong.to_string());
    assert_eq!(here.notices(), ["import-failed"]);
    let mut far = backup.clone();
    let key = format!("hashiya:2:tags:other:{}:0", short_hash("other"));
    far["backup"]["records"] = json!({ key: "[[\"id-1\",1795341608000,[[999,30,1,0]]]]" });
    let mut here = elsewhere(FILES);
    let report = restore(&mut here, &far.to_string());
    assert_eq!(report.quarantined, 1, "{report:?}");
    assert!(
        !report
            .articles
            .iter()
            .any(|row| row.id.as_str() == "other" && row.counts.is_seen())
    );
    here.go("other");
    assert_eq!(
        here.annotated().annotations().len(),
        0,
        "a tag outside of the text is none"
    );
    let mut odd = backup;
    odd["backup"]["records"] = json!({
        "hashiya:1:profile": "]", "hashiya:1:others": "7", "hashiya:1:file-extras": "\"", "elsewhere": "1",
        "hashiya:1:text:x": "{", "hashiya:1:place:story": "-1", "hashiya:1:roles:story:zz": "{}",
        "hashiya:1:tags:story:zz:0": "[[",
    });
    let mut here = elsewhere(FILES);
    restore(&mut here, &odd.to_string());
    assert!(!disk(&here).contains_key("elsewhere"), "only records of this app");
    here.go("story");
    assert_eq!(here.label(2).as_deref(), Some("claim"));
    let shell = here.reload();
    assert_eq!(shell.state().library.entries.len(), 3);
}
