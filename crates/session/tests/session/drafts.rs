//! Drafts of notes: what was written stays with its sentence until it is saved or thrown away on
//! purpose, whatever happens to the window, the tab and the sentence.

use std::cell::RefCell;
use std::rc::Rc;

use hashiya_core::article::ArticleId;
use hashiya_session::annotate::drafts::{Beginning, beginning};
use hashiya_session::{DeletionTarget, Dialog, Effect, Message, NoticeAction, NoticeKind, Route};
use hashiya_session::{annotate, delete, navigation, settings, transfer};

use super::disk::Disk;
use super::shell::{Shell, Site, written};
use super::texts_support::is_kept;
use super::{FILES, deletion};

/// Opens the note of the focused sentence; what its window begins with.
pub fn open(shell: &mut Shell) -> Beginning {
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Note)));
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Note));
    begun(shell, shell.focused().expect("a sentence"))
}

/// What the note of a sentence would begin with.
pub fn begun(shell: &Shell, sentence: usize) -> Beginning {
    beginning(shell.annotated(), sentence).expect("a sentence")
}

/// Types into a window that began so.
pub fn type_into(shell: &mut Shell, begun: &Beginning, text: &str) -> Vec<Effect> {
    shell.send(Message::Annotate(annotate::Message::WriteDraft {
        begun: begun.clone(),
        text: text.to_owned(),
    }))
}

/// Opens the note of the focused sentence, writes into it, and closes it.
pub fn write(shell: &mut Shell, text: &str) {
    let begun = open(shell);
    type_into(shell, &begun, text);
    shell.send(Message::Close);
}

fn save(shell: &mut Shell, text: &str) -> Vec<Effect> {
    shell.send(Message::Annotate(annotate::Message::SaveNote(text.to_owned())))
}

fn discard(shell: &mut Shell) {
    shell.send(Message::Annotate(annotate::Message::DiscardDraft));
}

/// The sentences with a draft.
fn with_drafts(shell: &Shell) -> Vec<usize> {
    let work = shell.annotated();
    let sentences = 0..work.document.sentences.len();
    sentences.filter(|sentence| work.has_draft(*sentence)).collect()
}

fn writing(text: &str) -> Shell {
    let mut shell = Shell::reading(FILES);
    shell.focus(3);
    let begun = open(&mut shell);
    type_into(&mut shell, &begun, text);
    shell
}

/// Two tabs of one browser with the story open.
fn two_tabs() -> [Shell; 2] {
    let disk: Rc<RefCell<Disk>> = Rc::default();
    [(), ()].map(|()| {
        let mut shell = Shell::in_browser(Site::new(FILES), Rc::clone(&disk));
        shell.boot();
        shell.go("story");
        shell.focus(3);
        shell
    })
}

fn hear_all(tabs: &mut [Shell; 2]) {
    while tabs.iter_mut().map(Shell::hear).filter(|heard| *heard).count() > 0 {}
}

#[test]
fn whatever_closes_the_window_leaves_the_draft() {
    let elsewhere = |hash: &str| Message::Navigation(navigation::Message::RouteChanged(Route::parse(hash)));
    let ends: Vec<(&str, Message)> = vec![
        ("Escape", Message::Close),
        ("Back to the library", elsewhere("#/")),
        ("another article", elsewhere("#/articles/other")),
        ("another sentence", elsewhere("#/articles/story/6")),
        ("the figures", elsewhere("#/statistics")),
        (
            "another window",
            Message::Navigation(navigation::Message::OpenDialog(Dialog::Settings)),
        ),
        (
            "another language",
            Message::Settings(settings::Message::SetLocale(hashiya_session::i18n::Locale::default())),
        ),
    ];
    for (what, end) in ends {
        let mut shell = writing("لماذا؟ 😀\nسطر ثانٍ ");
        shell.send(end);
        if matches!(what, "another sentence") {
            assert_eq!(
                shell.state().navigation.dialog,
                None,
                "the window was about another sentence"
            );
        }
        shell.go("story");
        shell.focus(3);
        assert_eq!(with_drafts(&shell), [3], "{what}");
        let begun = open(&mut shell);
        assert!(begun.is_draft(), "{what}");
        assert_eq!(begun.text, "لماذا؟ 😀\nسطر ثانٍ ", "{what}");
        assert_eq!(shell.note(3), "", "{what}: a draft is no note");
    }
}

#[test]
fn files_that_are_dropped_leave_it() {
    let mut other = Shell::reading(FILES);
    other.focus(2);
    other.tag("claim");
    other.send(Message::Transfer(transfer::Message::BackUp));
    let backup = other.downloads.last().expect("a file").1.clone();
    for (name, text) in [
        ("backup.json", backup.as_str()),
        ("broken.json", "{"),
        ("new.txt", "خبر جديد. جملة ثانية فيه.\n"),
    ] {
        let mut shell = writing("بداية");
        shell.open_file(name, text);
        shell.send(Message::Transfer(transfer::Message::Restore));
        shell.go("story");
        shell.focus(3);
        assert_eq!(begun(&shell, 3).text, "بداية", "{name}");
    }
}

#[test]
fn it_is_stored_with_the_letter_and_there_after_a_reload() {
    let mut shell = Shell::reading(FILES);
    shell.focus(3);
    let begun = open(&mut shell);
    let effects = type_into(&mut shell, &begun, "ل");
    let keys = written(&effects).into_iter().map(|(key, _)| key);
    let keys: Vec<String> = keys.filter(|key| !is_kept(key)).collect();
    assert_eq!(keys.len(), 1, "{keys:?}");
    assert!(keys[0].starts_with("hashiya:1:drafts:story:"), "{keys:?}");
    assert!(
        written(&type_into(&mut shell, &begun, "ل")).is_empty(),
        "the same again is nothing new"
    );
    type_into(&mut shell, &begun, "لما");
    let mut shell = shell.reopen();
    assert_eq!(with_drafts(&shell), [3]);
    shell.focus(3);
    assert_eq!(open(&mut shell).text, "لما");
}

#[test]
fn saving_and_discarding_end_it_for_good() {
    let mut shell = writing(" why ");
    save(&mut shell, " why ");
    assert_eq!((shell.note(3).as_str(), with_drafts(&shell)), ("why", vec![]));
    write(&mut shell, "why not");
    assert_eq!((shell.note(3).as_str(), with_drafts(&shell)), ("why", vec![3]));
    discard(&mut shell);
    assert_eq!((shell.note(3).as_str(), with_drafts(&shell)), ("why", vec![]));
    assert!(shell.notices().contains(&"draft-discarded"));
    let shell = shell.reopen();
    assert_eq!((shell.note(3).as_str(), with_drafts(&shell)), ("why", vec![]));
}

#[test]
fn a_discarded_draft_can_be_brought_back() {
    let mut shell = writing("لماذا؟");
    discard(&mut shell);
    let notice = shell.state().notices.shown.last().expect("a notice").kind.clone();
    assert!(!notice.is_alert() && notice.can_dismiss());
    let Some(NoticeAction::BringDraftBack(article, drafts)) = notice.action() else {
        panic!("no way back: {notice:?}");
    };
    // From anywhere.
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    shell.send(Message::Annotate(annotate::Message::BringDraftBack { article, drafts }));
    assert!(!shell.notices().contains(&"draft-discarded"), "done");
    shell.go("story");
    assert_eq!(begun(&shell, 3).text, "لماذا؟");
    let shell = shell.reopen();
    assert_eq!(begun(&shell, 3).text, "لماذا؟");
}

#[test]
fn what_says_the_same_as_the_note_is_no_draft() {
    let mut shell = Shell::reading(FILES);
    shell.focus(3);
    save(&mut shell, "why");
    let begun = open(&mut shell);
    assert_eq!((begun.text.as_str(), begun.is_draft()), ("why", false));
    type_into(&mut shell, &begun, "why?");
    assert_eq!(with_drafts(&shell), [3]);
    type_into(&mut shell, &begun, "why");
    assert_eq!(with_drafts(&shell), Vec::<usize>::new(), "taken back by hand");
    type_into(&mut shell, &begun, "");
    assert_eq!(with_drafts(&shell), [3], "an empty note instead of one is a change too");
    save(&mut shell, "");
    assert_eq!((shell.note(3).as_str(), with_drafts(&shell)), ("", vec![]));
}

#[test]
fn it_stays_with_its_words_when_sentences_are_cut_otherwise() {
    let mut shell = Shell::reading(FILES);
    shell.focus(3);
    write(&mut shell, "second");
    shell.focus(2);
    write(&mut shell, "first");
    shell.focus(2);
    shell.send(Message::Annotate(annotate::Message::Merge));
    assert_eq!(with_drafts(&shell), [2]);
    assert_eq!(open(&mut shell).text, "first\nsecond", "both, in their order");
    shell.send(Message::Close);
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(with_drafts(&shell), [2, 3], "each with its own again");
    assert_eq!(
        (begun(&shell, 2).text, begun(&shell, 3).text),
        ("first".into(), "second".into())
    );
    let spans = &shell.annotated().document.sentences;
    let at = spans[2].chars.start() + 4;
    shell.focus(2);
    let cut = shell.annotated().document.article.text.chars().collect::<Vec<_>>()[at..]
        .iter()
        .position(|letter| *letter == ' ')
        .expect("a word")
        + at
        + 1;
    shell.send(Message::Annotate(annotate::Message::Split { at: cut }));
    assert_eq!(with_drafts(&shell), [2, 4], "the first half has it");
}

#[test]
fn a_saved_note_takes_in_every_draft_that_it_goes_on_with() {
    let mut shell = Shell::reading(FILES);
    shell.focus(3);
    write(&mut shell, "second");
    shell.focus(2);
    write(&mut shell, "first");
    shell.send(Message::Annotate(annotate::Message::Merge));
    let begun = open(&mut shell);
    // Enter at once.
    save(&mut shell, &begun.text);
    assert_eq!((shell.note(2).as_str(), with_drafts(&shell)), ("first\nsecond", vec![]));
}

#[test]
fn a_later_visit_goes_on_with_it_as_its_own() {
    let mut shell = writing("begun");
    let mut later = std::mem::replace(&mut shell, Shell::reading(FILES)).reopen();
    later.focus(3);
    let begun = open(&mut later);
    type_into(&mut later, &begun, "begun and gone on with");
    let begun = self::begun(&later, 3);
    assert_eq!(begun.text, "begun and gone on with", "not twice");
    discard(&mut later);
    assert_eq!(with_drafts(&later.reopen()), Vec::<usize>::new());
}

#[test]
fn two_tabs_that_write_at_the_same_time_lose_nothing() {
    let mut tabs = two_tabs();
    let begun: Vec<Beginning> = tabs.iter_mut().map(open).collect();
    type_into(&mut tabs[0], &begun[0], "one");
    type_into(&mut tabs[1], &begun[1], "other");
    hear_all(&mut tabs);
    for tab in &tabs {
        let text = self::begun(tab, 3).text;
        assert!(text.contains("one") && text.contains("other"), "{text}");
    }
    // The first one saves; the other goes on, and saves too.
    save(&mut tabs[0], "one");
    hear_all(&mut tabs);
    assert_eq!(with_drafts(&tabs[0]), [3], "the other's still waits");
    type_into(&mut tabs[1], &begun[1], "other, too");
    save(&mut tabs[1], "other, too");
    hear_all(&mut tabs);
    for tab in &tabs {
        assert_eq!((tab.note(3).as_str(), with_drafts(tab)), ("one\nother, too", vec![]));
    }
}

#[test]
fn a_tab_that_goes_on_with_anothers_draft_leaves_it_what_it_writes_since() {
    let mut tabs = two_tabs();
    let theirs = open(&mut tabs[0]);
    type_into(&mut tabs[0], &theirs, "half");
    hear_all(&mut tabs);
    let ours = open(&mut tabs[1]);
    assert_eq!(ours.text, "half");
    type_into(&mut tabs[0], &theirs, "half a word more");
    hear_all(&mut tabs);
    type_into(&mut tabs[1], &ours, "half of ours");
    hear_all(&mut tabs);
    let text = begun(&tabs[1], 3).text;
    assert!(
        text.contains("half a word more") && text.contains("half of ours"),
        "{text}"
    );
}

#[test]
fn what_is_written_while_another_tab_deletes_the_article_stays() {
    let mut tabs = two_tabs();
    let writing = open(&mut tabs[1]);
    type_into(&mut tabs[1], &writing, "half");
    hear_all(&mut tabs);
    deletion::delete(&mut tabs[0], DeletionTarget::Article(ArticleId::new("story")));
    hear_all(&mut tabs);
    type_into(&mut tabs[1], &writing, "half of it");
    hear_all(&mut tabs);
    let [_, tab] = tabs;
    assert_eq!(begun(&tab.reopen(), 3).text, "half of it");
}

#[test]
fn it_goes_with_its_article_and_comes_back_with_it() {
    let mut shell = writing("draft");
    shell.send(Message::Close);
    let target = DeletionTarget::Article(ArticleId::new("story"));
    let loss = deletion::ask(&mut shell, target);
    assert_eq!((loss.drafts, loss.is_nothing()), (1, false));
    shell.send(Message::Delete(delete::Message::Delete {
        new_annotator: "reader-9".into(),
    }));
    assert_eq!(with_drafts(&shell), Vec::<usize>::new());
    assert!(!shell.disk.borrow().records.keys().any(|key| key.contains(":drafts:")));
    let id = shell.state().deletions.done[0].id;
    shell.send(Message::Delete(delete::Message::Undelete(id)));
    assert_eq!(begun(&shell, 3).text, "draft");
    let shell = shell.reopen();
    assert_eq!(begun(&shell, 3).text, "draft");
}

#[test]
fn a_backup_has_it_and_an_export_has_not() {
    let mut shell = writing("draft 😀");
    shell.send(Message::Close);
    assert!(!shell.export().to_string().contains("draft 😀"));
    shell.send(Message::Transfer(transfer::Message::BackUp));
    let backup = shell.downloads.last().expect("a file").1.clone();
    let mut there = Shell::reading(FILES);
    there.open_file("backup.json", &backup);
    let pending = there.state().transfer.restores.front().expect("something to restore");
    assert_eq!(pending.report.total().drafts, 1);
    there.send(Message::Transfer(transfer::Message::Restore));
    there.go("story");
    assert_eq!(begun(&there, 3).text, "draft 😀");
    there.open_file("backup.json", &backup);
    let pending = there.state().transfer.restores.front().expect("the question");
    assert!(pending.report.is_nothing(), "all of it is here: {:?}", pending.report);
    let there = there.reopen();
    assert_eq!(begun(&there, 3).text, "draft 😀");
}

#[test]
fn a_record_that_cannot_be_read_is_quarantined() {
    let shell = writing("draft");
    let key = {
        let disk = shell.disk.borrow();
        disk.records
            .keys()
            .find(|key| key.contains(":drafts:"))
            .expect("a record")
            .clone()
    };
    shell.disk.borrow_mut().records.insert(key, "[[3,\"x\"]]".into());
    let shell = shell.reopen();
    assert_eq!(with_drafts(&shell), Vec::<usize>::new());
    assert!(shell.notices().contains(&"storage-damaged"));
    assert!(matches!(
        shell.state().notices.shown.last().map(|notice| &notice.kind),
        Some(NoticeKind::StorageDamaged(1))
    ));
}
