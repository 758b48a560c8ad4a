//! The texts of delivered articles that somebody worked on: kept once, gone and back with the annotations, in no file.

use std::collections::BTreeMap;
use std::rc::Rc;

use hashiya_core::article::ArticleId;
use hashiya_session::storage::kept_texts::keys_of;
use hashiya_session::{DeletionTarget, Effect, Message, OpenedText, RecordKey, Records, Route};
use hashiya_session::{annotate, delete as deleting, navigation};

use super::backup::{back_up, elsewhere, restore};
use super::deletion::{article, ask, delete, undo};
use super::remote_deletion::{settle, tab_of};
use super::shell::{Shell, Site, written};
use super::texts_support::is_kept;
use super::{FILES, STORY};

/// The key of the record that leads to the story's text.
const STORY_KEY: &str = "hashiya:1:kept:story:d6f0b630";

/// The kept texts of the browser, by the keys of the records that lead to them.
fn kept(shell: &Shell) -> BTreeMap<String, String> {
    let disk = shell.disk.borrow();
    let texts = disk.records.iter().filter_map(|(key, value)| {
        let key = key.strip_prefix("texts:").filter(|key| key.contains(":kept:"))?;
        let text: OpenedText = serde_json::from_str(value).expect("a text");
        Some((key.to_owned(), text.text))
    });
    texts.collect()
}

/// The story's text alone.
fn the_story() -> BTreeMap<String, String> {
    [(STORY_KEY.to_owned(), STORY.trim_end().to_owned())].into()
}

/// The keys of what is written of kept texts.
fn copies(effects: &[Effect]) -> Vec<String> {
    let keys = written(effects).into_iter().map(|(key, _)| key);
    keys.filter(|key| is_kept(key)).collect()
}

fn go_home(shell: &mut Shell) {
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
}

/// The story with another word in it, and a visit to it by whoever tagged it before.
fn changed() -> String {
    STORY.replace("مساء أمس", "صباح أمس")
}

/// A reader who chose a role in the story, and tagged it when the server delivered another text. (A text with tags would
/// become an article of its own then.)
fn of_two_texts() -> Shell {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.send(Message::Annotate(annotate::Message::CycleRole));
    shell.site = Site::new(&[("story.txt", &changed())]);
    let mut shell = shell.reload();
    shell.go("story");
    assert_eq!(
        kept(&shell),
        the_story(),
        "nothing was said of the text that is there now"
    );
    shell.focus(6);
    shell.tag("quote");
    shell
}

#[test]
fn a_text_is_kept_with_the_first_thing_that_is_said_and_not_again() {
    let said: [fn(&mut Shell) -> Vec<Effect>; 4] = [
        |shell| shell.tag("claim"),
        |shell| shell.send(Message::Annotate(annotate::Message::ToggleUnsure)),
        |shell| shell.send(Message::Annotate(annotate::Message::CycleRole)),
        |shell| shell.send(Message::Annotate(annotate::Message::Merge)),
    ];
    for say in said {
        let mut shell = Shell::reading(FILES);
        shell.focus(2);
        assert!(kept(&shell).is_empty(), "reading is no work");
        let effects = say(&mut shell);
        assert_eq!(copies(&effects), [STORY_KEY]);
        assert_eq!(kept(&shell), the_story());
        for _ in 0..3 {
            assert!(copies(&shell.tag_on("quote")).is_empty(), "it is kept already");
        }
        shell.send(Message::Annotate(annotate::Message::Undo));
        let mut shell = shell.reopen();
        shell.focus(4);
        assert!(copies(&shell.tag("claim")).is_empty(), "also in the next visit");
        assert_eq!(kept(&shell), the_story());
    }
}

#[test]
fn the_text_of_work_from_before_is_kept_when_it_is_loaded() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    go_home(&mut shell);
    shell.disk.borrow_mut().records.retain(|key, _| !key.contains(":kept:"));
    shell.site = shell.site.clone().summarised();
    let mut shell = shell.reload();
    assert!(kept(&shell).is_empty(), "it is only listed");
    shell.go("other");
    assert!(kept(&shell).is_empty(), "there is no work on this one");
    shell.go("story");
    assert_eq!(kept(&shell), the_story());
}

#[test]
fn an_article_of_the_readers_is_no_delivered_one() {
    let mut shell = Shell::reading(FILES);
    shell.open_file("note.txt", "ملاحظة قصيرة. وجملة ثانية فيها.\n");
    shell.go("note");
    shell.focus(1);
    assert!(copies(&shell.tag("claim")).is_empty());
    ask(&mut shell, article("note"));
    let new_annotator = "new".into();
    let effects = shell.send(Message::Delete(deleting::Message::Delete { new_annotator }));
    let is_of_copy = |effect: &Effect| matches!(effect, Effect::Remove { key } if is_kept(&key.to_string()));
    assert!(!effects.iter().any(is_of_copy), "{effects:?}");
    assert!(kept(&shell).is_empty());
}

#[test]
fn each_text_of_an_article_is_kept_by_its_hash() {
    let shell = of_two_texts();
    let texts = kept(&shell);
    let mut found: Vec<&str> = texts.values().map(String::as_str).collect();
    found.sort_unstable();
    let changed = changed();
    let mut expected = [STORY.trim_end(), changed.trim_end()];
    expected.sort_unstable();
    assert_eq!(found, expected);
    let mut records: Records = texts.keys().map(|key| (RecordKey::parse(key), String::new())).collect();
    let all = keys_of(&records, &ArticleId::new("story"));
    assert_eq!(all.len(), 2);
    for other in [
        "hashiya:1:kept:stor:d6f0b630",
        "hashiya:1:kept:story-2:d6f0b630",
        "hashiya:2:text:story:d6f0b630",
    ] {
        records.insert(RecordKey::parse(other), String::new());
    }
    assert_eq!(
        keys_of(&records, &ArticleId::new("story")),
        all,
        "of this article alone"
    );
}

#[test]
fn copies_go_with_the_annotations_and_come_back_with_them() {
    for target in [article("story"), DeletionTarget::Everything] {
        let mut shell = of_two_texts();
        let before = kept(&shell);
        assert_eq!(before.len(), 2);
        delete(&mut shell, target.clone());
        assert!(kept(&shell).is_empty(), "{target:?}: {:?}", kept(&shell).keys());
        undo(&mut shell);
        assert_eq!(kept(&shell), before, "{target:?}: also the text that is nowhere else");
        // What is there again is known.
        let mut shell = shell.reopen();
        shell.focus(0);
        assert!(copies(&shell.tag("claim")).is_empty());
        delete(&mut shell, target);
        assert!(kept(&shell).is_empty());
    }
}

#[test]
fn what_is_said_after_a_deletion_keeps_the_text_again() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    delete(&mut shell, article("story"));
    shell.focus(4);
    assert_eq!(copies(&shell.tag("quote")), [STORY_KEY]);
    undo(&mut shell);
    assert_eq!(kept(&shell), the_story());
    assert_eq!(
        (shell.label(2).as_deref(), shell.label(4).as_deref()),
        (Some("claim"), Some("quote"))
    );
}

/// A record may lead to a text that is damaged or gone: nothing is taken for it, and the next visit keeps it again.
#[test]
fn a_copy_that_cannot_be_read_is_none() {
    for damage in [
        "{\"file\":\"story.txt\",\"text\":7}",
        "{\"file\":\"story.txt\",\"text\":\"another\",\"opened_at\":0}",
    ] {
        let shell = of_two_texts();
        let before = kept(&shell);
        let key = format!("texts:{STORY_KEY}");
        shell.disk.borrow_mut().records.insert(key.clone(), damage.into());
        let mut shell = shell.reopen();
        delete(&mut shell, article("story"));
        assert!(!shell.disk.borrow().records.contains_key(&key), "{damage}");
        undo(&mut shell);
        let mut rest = before;
        rest.remove(STORY_KEY);
        assert_eq!(
            kept(&shell),
            rest,
            "{damage}: what leads to no text is not brought back"
        );
        assert!(shell.notices().is_empty(), "it was no work: {:?}", shell.notices());
    }
}

#[test]
fn no_file_has_a_copy_and_none_brings_what_leads_to_one() {
    let mut shell = of_two_texts();
    let (backup, export) = (back_up(&mut shell), shell.export().to_string());
    for file in [&backup, &export] {
        assert!(!file.contains(":kept:"), "{file}");
    }
    // As another program may write it, or an earlier version of this one, which does not know such records.
    let mut file: serde_json::Value = serde_json::from_str(&backup).expect("JSON");
    let alien = "hashiya:1:kept:story:0a1b2c3d";
    file["backup"]["records"][alien] = "{\"file\":\"story.txt\",\"opened_at\":0,\"length\":3}".into();
    let mut here = elsewhere(FILES);
    restore(&mut here, &file.to_string());
    assert!(
        !here.disk.borrow().records.keys().any(|key| key.contains(alien)),
        "no text, no record"
    );
    assert!(
        kept(&here).contains_key(STORY_KEY),
        "what it says of the text that is here keeps that"
    );
}

#[test]
fn a_summary_is_as_true_with_a_copy_as_without() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    go_home(&mut shell);
    shell.site = shell.site.clone().summarised();
    let is_listed = |shell: &Shell| {
        let entry = shell.state().entry(&ArticleId::new("story")).expect("the story");
        entry.annotated().is_none() && entry.summary().is_some_and(|summary| summary.has_work)
    };
    let shell = shell.reload();
    assert!(is_listed(&shell));
    shell.disk.borrow_mut().records.retain(|key, _| !key.contains(":kept:"));
    assert!(is_listed(&shell.reload()));
}

#[test]
fn of_what_a_newer_program_wrote_no_text_is_kept() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    let mut records = shell.disk.borrow().records.clone();
    records.retain(|key, _| !key.contains(":kept:"));
    records.insert("hashiya:9:pictures:story".into(), "of a newer program".into());
    let shell = Shell::reading_after(FILES, records);
    assert_eq!(shell.label(2).as_deref(), Some("claim"));
    assert!(kept(&shell).is_empty());
}

#[test]
fn a_tab_that_keeps_what_another_one_deleted_keeps_the_text_with_it() {
    for decides_by_notice in [true, false] {
        let mut one = Shell::reading(FILES);
        one.focus(2);
        one.tag("claim");
        let mut other = tab_of(&one);
        other.go("story");
        delete(&mut one, article("story"));
        settle(&mut one, &mut other);
        other.focus(3);
        assert!(kept(&one).is_empty(), "nothing is written of what may go");
        if decides_by_notice {
            assert_eq!(other.notices(), ["deleted-elsewhere"]);
            other.send(Message::Delete(deleting::Message::Keep(ArticleId::new("story"))));
        } else {
            other.tag("quote");
        }
        assert_eq!(kept(&one), the_story(), "{decides_by_notice}");
        assert_eq!(other.label(2).as_deref(), Some("claim"));
    }
}

/// A tab that does not know of a copy takes it away with what was said of its text.
#[test]
fn a_deletion_takes_the_copy_of_another_tab_along() {
    let mut one = Shell::reading(FILES);
    let mut other = tab_of(&one);
    other.go("story");
    one.focus(2);
    one.tag("claim");
    settle(&mut one, &mut other);
    assert_eq!(other.label(2).as_deref(), Some("claim"));
    delete(&mut other, article("story"));
    assert!(kept(&one).is_empty());
    settle(&mut one, &mut other);
    assert!(Rc::ptr_eq(&one.disk, &other.disk) && kept(&other).is_empty());
}
