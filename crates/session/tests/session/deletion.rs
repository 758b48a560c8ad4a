//! Deleting an article or everything, taking that back, and what other tabs make of it.

use hashiya_session::{annotate, delete, navigation, transfer};
use std::collections::BTreeMap;
use std::rc::Rc;

use hashiya_core::article::ArticleId;
use hashiya_session::{DeletionPreview, DeletionTarget, Dialog, Message, NoticeAction, Route};

use super::backup::{LETTER, disk};
use super::import::visit_by;
use super::shell::Shell;
use super::update_laws::Snapshot;
use super::{BOILERPLATE, STORY};

/// A visit with work on two articles, one of them opened from disk; in the library.
pub fn visit() -> Shell {
    let mut shell = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote")]);
    shell.focus(6);
    shell.send(Message::Annotate(annotate::Message::SaveNote("لماذا؟".into())));
    shell.send(Message::Annotate(annotate::Message::TreatAsText {
        block: BOILERPLATE.0,
    }));
    shell.open_file("letter.txt", LETTER);
    shell.go("letter");
    shell.focus(1);
    shell.tag("background");
    shell.focus(2);
    shell.send(Message::Annotate(annotate::Message::Merge));
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    shell
}

pub fn article(id: &str) -> DeletionTarget {
    DeletionTarget::Article(ArticleId::new(id))
}

pub fn ask(shell: &mut Shell, target: DeletionTarget) -> DeletionPreview {
    shell.send(Message::Delete(delete::Message::Ask(target.clone())));
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Delete));
    let (asked, loss) = shell.state().asked_to_delete().expect("a question");
    assert_eq!(*asked, target);
    loss
}

pub fn delete(shell: &mut Shell, target: DeletionTarget) {
    ask(shell, target);
    shell.send(Message::Delete(delete::Message::Delete {
        new_annotator: "new".into(),
    }));
    assert_eq!(shell.state().navigation.dialog, None);
    assert!(shell.notices().contains(&"deleted"));
}

/// Takes the last deletion back by the button in its message.
pub fn undo(shell: &mut Shell) {
    let notices = &shell.state().notices.shown;
    let action = notices.iter().rev().find_map(|notice| match notice.kind.action() {
        Some(NoticeAction::Undelete(id)) => Some(id),
        _ => None,
    });
    let waiting = shell.state().deletions.done.len();
    shell.send(Message::Delete(delete::Message::Undelete(action.expect("the button"))));
    assert_eq!(shell.state().deletions.done.len(), waiting - 1);
    assert_eq!(
        shell.notices().iter().filter(|kind| **kind == "deleted").count(),
        waiting - 1
    );
}

pub fn records(shell: &Shell) -> BTreeMap<String, String> {
    shell.disk.borrow().records.clone()
}

pub fn of_article(shell: &Shell, id: &str) -> Vec<String> {
    let part = format!(":{id}");
    records(shell).into_keys().filter(|key| key.contains(&part)).collect()
}

#[test]
fn the_question_says_what_goes() {
    let mut shell = visit();
    let loss = ask(&mut shell, article("letter"));
    assert_eq!(loss.title.as_deref(), Some("رسالة من القارئ"));
    assert_eq!((loss.articles, loss.tags, loss.notes), (1, 1, 0));
    let loss = ask(&mut shell, article("story"));
    assert_eq!((loss.articles, loss.tags, loss.notes, loss.choices), (0, 2, 1, 1));
    assert!(ask(&mut shell, article("other")).is_nothing());
    let loss = ask(&mut shell, DeletionTarget::Everything);
    assert_eq!((loss.title, loss.articles, loss.tags, loss.notes), (None, 1, 3, 1));
}

#[test]
fn asking_and_leaving_deletes_nothing() {
    let mut shell = visit();
    let before = disk(&shell);
    ask(&mut shell, article("letter"));
    shell.send(Message::Transfer(transfer::Message::BackUp));
    assert_eq!(
        shell.state().navigation.dialog,
        Some(Dialog::Delete),
        "the backup is offered first"
    );
    shell.send(Message::Close);
    shell.send(Message::Delete(delete::Message::Delete {
        new_annotator: "new".into(),
    }));
    assert_eq!(disk(&shell), before);
    assert_eq!(shell.state().library.entries.len(), 3);
}

#[test]
fn an_opened_article_goes_with_all_its_records_and_comes_back_to_the_letter() {
    let mut shell = visit();
    let before = records(&shell);
    delete(&mut shell, article("letter"));
    assert_eq!(of_article(&shell, "letter"), Vec::<String>::new());
    assert!(shell.state().entry(&ArticleId::new("letter")).is_none());
    undo(&mut shell);
    assert_eq!(records(&shell), before);
    assert_eq!(shell.state().library.entries[0].id.as_str(), "letter", "in its place");
    shell.go("letter");
    assert_eq!(shell.label(1).as_deref(), Some("background"));
    assert!(shell.annotated().can_undo(), "with its steps");
    delete(&mut shell, article("letter"));
    assert!(
        shell.state().navigation.open.is_none(),
        "the page of an article that is no more"
    );
    let shell = shell.reload();
    assert_eq!(shell.state().library.entries.len(), 2, "gone for good with the page");
    assert_eq!(of_article(&shell, "letter"), Vec::<String>::new());
}

#[test]
fn an_article_of_the_library_starts_over() {
    let mut shell = visit();
    shell.go("story");
    let before = records(&shell);
    let work = Snapshot::of(&shell);
    delete(&mut shell, article("story"));
    assert_eq!(of_article(&shell, "story"), Vec::<String>::new());
    assert_eq!(
        (shell.annotated().counts().tagged(), shell.annotated().counts().total),
        (0, 7)
    );
    undo(&mut shell);
    assert_eq!(records(&shell), before);
    assert_eq!(Snapshot::of(&shell), work);
}

#[test]
fn what_was_done_since_stays_when_a_deletion_is_taken_back() {
    let mut shell = visit();
    delete(&mut shell, article("story"));
    shell.go("story");
    for (sentence, label) in [(2, "background"), (4, "quote")] {
        shell.focus(sentence);
        shell.tag(label);
    }
    undo(&mut shell);
    let some = |label: &str| Some(label.to_owned());
    let expected = [some("background"), some("quote"), some("quote")];
    assert_eq!(
        [shell.label(2), shell.label(3), shell.label(4)],
        expected,
        "the later one"
    );
    let shell = shell.reopen();
    assert_eq!(
        [shell.label(2), shell.label(3), shell.label(4)],
        expected,
        "on disk too"
    );
}

#[test]
fn everything_goes_and_comes_back() {
    let mut shell = visit();
    let colleague = visit_by("id-2", "سامي", &[(7, "quote")]).export().to_string();
    shell.open_file("colleague.json", &colleague);
    {
        let mut disk = shell.disk.borrow_mut();
        disk.records
            .insert("hashiya:1:damaged:1:roles:gone:0".into(), "[1,".into());
        disk.records.insert("hashiya:9:later:gone".into(), "{\"new\":1}".into());
        disk.records.insert("hashiya:1:place:gone".into(), "4".into());
    }
    let mut shell = shell.reload();
    let before = disk(&shell);
    delete(&mut shell, DeletionTarget::Everything);
    let left: Vec<String> = records(&shell).into_keys().collect();
    assert_eq!(left, ["hashiya:1:profile"], "somebody else's");
    assert_eq!(
        (shell.state().reader.id.as_str(), shell.state().reader.name.as_str()),
        ("new", "")
    );
    assert_eq!(shell.state().library.entries.len(), 2);
    assert_eq!(shell.state().counts().tagged(), 0);
    undo(&mut shell);
    assert_eq!(disk(&shell), before);
    assert_eq!(shell.state().reader.id.as_str(), "id-1");
    assert_eq!(shell.state().counts().tagged(), 4);
    delete(&mut shell, DeletionTarget::Everything);
    shell.go("story");
    shell.focus(2);
    shell.tag("claim");
    let shell = shell.reopen();
    assert_eq!(shell.state().reader.id.as_str(), "new");
    assert!(
        !shell.annotated().is_anothers(2),
        "the tags of after are the new reader's own"
    );
    assert_eq!(shell.state().counts().tagged(), 1);
}

#[test]
fn deletions_can_be_taken_back_in_any_order() {
    let mut shell = visit();
    let before = disk(&shell);
    delete(&mut shell, article("letter"));
    delete(&mut shell, article("story"));
    delete(&mut shell, DeletionTarget::Everything);
    let ids: Vec<u64> = shell.state().deletions.done.iter().map(|deleted| deleted.id).collect();
    assert_eq!(ids.len(), 3);
    for id in [ids[1], ids[2], ids[0]] {
        shell.send(Message::Delete(delete::Message::Undelete(id)));
    }
    assert_eq!(disk(&shell), before);
    assert_eq!(shell.state().deletions.done.len(), 0);
    shell.send(Message::Delete(delete::Message::Undelete(ids[0])));
    assert_eq!(disk(&shell), before, "once");
}

#[test]
fn tags_of_an_earlier_text_go_with_the_article() {
    let shell = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote")]);
    let changed = STORY.replace("مساء أمس", "صباح أمس");
    // As an earlier version of the program left it, which kept no text.
    shell.disk.borrow_mut().records.retain(|key, _| !key.contains(":kept:"));
    let mut site = shell.site.clone();
    site.files.insert("story.txt".into(), Ok(changed.into_bytes()));
    let mut shell = Shell::in_browser(site, Rc::clone(&shell.disk));
    shell.boot();
    let before = records(&shell);
    assert_eq!(ask(&mut shell, article("story")).tags, 2);
    delete(&mut shell, article("story"));
    assert_eq!(of_article(&shell, "story"), Vec::<String>::new());
    undo(&mut shell);
    assert_eq!(records(&shell), before);
}
