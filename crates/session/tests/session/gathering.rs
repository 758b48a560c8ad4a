//! What happens to articles that were listed and do not come, and to whatever needed them.

use std::rc::Rc;

use hashiya_core::article::ArticleId;
use hashiya_session::i18n::Locale;
use hashiya_session::{DeletionTarget, Effect, FetchError, LibraryEntry, Message, NoticeKind, Status};
use hashiya_session::{delete, library, transfer};
use serde_json::Value;

use super::backup::full_visit;
use super::import::visit_by;
use super::listed::{again, ask, go_home, listed, said};
use super::shell::{Shell, Site, written};
use super::{FILES, STORY};

/// The library of a reader who has worked on the story, as the next visit lists it.
fn worked_on() -> Shell {
    let mut shell = full_visit();
    go_home(&mut shell);
    again(shell)
}

/// The same without a network.
fn without_network() -> Shell {
    let mut shell = worked_on();
    for answer in shell.site.files.values_mut() {
        *answer = Err(FetchError::Network);
    }
    shell
}

fn entry<'a>(shell: &'a Shell, id: &str) -> &'a LibraryEntry {
    shell.state().entry(&ArticleId::new(id)).expect("it is listed")
}

fn is_missed(shell: &Shell, id: &str) -> bool {
    matches!(entry(shell, id).status, Status::Failed(_, Some(_)))
}

/// The articles that the reader is told of: they did not come. Each message's number, and what it says.
fn told(shell: &Shell) -> Vec<(u64, Vec<String>)> {
    let names = |kind: &NoticeKind| match kind {
        NoticeKind::NotLoaded(articles) => Some(articles.iter().map(|(id, _)| id.to_string()).collect()),
        _ => None,
    };
    let shown = shell.state().notices.shown.iter();
    shown
        .filter_map(|notice| Some((notice.id, names(&notice.kind)?)))
        .collect()
}

fn names_told(shell: &Shell) -> Vec<Vec<String>> {
    told(shell).into_iter().map(|(_, names)| names).collect()
}

fn export(shell: &mut Shell) -> Value {
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    let (_, text) = shell.downloads.last().expect("a download");
    serde_json::from_str(text).expect("JSON")
}

fn count(file: &Value, part: &str) -> usize {
    file[part].as_array().map_or(0, Vec::len)
}

#[test]
fn an_article_that_does_not_come_keeps_what_was_known_of_it() {
    let mut shell = without_network();
    let (before, unsaved) = (said(&shell), shell.state().unsaved_changes());
    for message in [transfer::Message::BackUp, transfer::Message::ExportAll] {
        shell.send(Message::Transfer(message));
        assert_eq!(said(&shell), before);
        assert_eq!(shell.state().unsaved_changes(), unsaved);
    }
    assert!(unsaved > 0);
    assert_eq!(shell.state().last_read().map(|entry| entry.id.as_str()), Some("letter"));
    // Nor does the page of all figures wait for it.
    shell.load_all();
    assert_eq!(said(&shell), before);
    assert!(!shell.state().waits_for_figures());
}

#[test]
fn the_reader_is_told_once_what_did_not_come_and_may_have_it_fetched_again() {
    let mut shell = without_network();
    shell.slow = true;
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    while let Some(answer) = shell.on_the_way.pop_front() {
        if matches!(answer, Message::Library(library::Message::Fetched { .. })) {
            assert_eq!(names_told(&shell), Vec::<Vec<String>>::new(), "not before all is over");
        }
        shell.send(answer);
    }
    shell.slow = false;
    assert_eq!(names_told(&shell), [["story", "other"]]);
    assert_eq!(
        shell.notices(),
        ["not-loaded", "file-handed"],
        "the file is told of last, to be confirmed"
    );
    let text = shell.state().notices.shown[0].kind.text(Locale::default());
    assert!(text.contains("Another report") && text.contains("try again"), "{text}");

    // One of them comes, the other does not.
    shell
        .site
        .files
        .insert("story.txt".into(), Ok(STORY.as_bytes().to_vec()));
    shell.send(Message::Library(library::Message::RetryMissed));
    assert!(entry(&shell, "story").annotated().is_some());
    assert_eq!(names_told(&shell), [["other"]]);
    // What came by itself is not said to be missing any more; no new message is read out for it.
    shell.site = Site::new(FILES);
    shell.send(Message::Library(library::Message::Retry(ArticleId::new("other"))));
    assert_eq!(names_told(&shell), Vec::<Vec<String>>::new());
    assert!(entry(&shell, "other").annotated().is_some());
}

#[test]
fn of_two_that_did_not_come_one_may_come_later() {
    let mut shell = without_network();
    shell.send(Message::Transfer(transfer::Message::BackUp));
    let before = told(&shell);
    assert_eq!(before[0].1, ["story", "other"]);
    shell.site = Site::new(FILES);
    shell.send(Message::Library(library::Message::Retry(ArticleId::new("other"))));
    assert_eq!(
        told(&shell),
        [(before[0].0, vec!["story".to_owned()])],
        "the same message"
    );
}

#[test]
fn an_article_that_is_opened_says_itself_that_it_did_not_come() {
    let mut shell = without_network();
    let before = said(&shell);
    let fetches = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Fetch(_)));
    // Each time that it is opened it is asked for.
    for _ in 0..2 {
        assert!(fetches(&shell.go("story")));
        assert!(is_missed(&shell, "story") && shell.focused().is_none());
        assert_eq!(told(&shell), []);
        go_home(&mut shell);
        assert_eq!(said(&shell), before);
    }
    shell.go("story");
    shell.site = Site::new(FILES);
    shell.send(Message::Library(library::Message::Retry(ArticleId::new("story"))));
    assert!(shell.focused().is_some());
    assert_eq!(shell.label(2).as_deref(), Some("claim"));
}

#[test]
fn what_needs_all_asks_again_for_what_did_not_come() {
    let mut shell = without_network();
    let file = export(&mut shell);
    assert_eq!((count(&file, "articles"), count(&file, "without_text")), (1, 1));
    shell.site = Site::new(FILES);
    let file = export(&mut shell);
    assert_eq!((count(&file, "articles"), count(&file, "without_text")), (3, 0));
    assert_eq!(told(&shell), []);
    // So does the question of deleting one.
    let mut shell = without_network();
    let story = || DeletionTarget::Article(ArticleId::new("story"));
    ask(&mut shell, story());
    assert_eq!(shell.state().asked_to_delete(), None);
    assert_eq!(names_told(&shell), [["story"]]);
    shell.site = Site::new(FILES);
    ask(&mut shell, story());
    let (_, preview) = shell.state().asked_to_delete().expect("the question");
    assert!(preview.tags > 0, "{preview:?}");
}

#[test]
fn a_file_brings_the_text_of_an_article_that_did_not_come() {
    let colleague = visit_by("id-2", "سامي", &[(2, "quote"), (7, "claim")]);
    let file = {
        let mut colleague = colleague;
        colleague.export().to_string()
    };
    let mut shell = without_network();
    shell.open_file("colleague.json", &file);
    assert_eq!(shell.notices().last(), Some(&"import-done"));
    let mut online = worked_on();
    online.open_file("colleague.json", &file);
    assert_eq!(shell.state().library.entries.len(), 3);
    assert_eq!(told(&shell), [], "all texts are here now");
    shell.go("story");
    online.go("story");
    assert_eq!(shell.labels(), online.labels(), "nothing of the file is lost");
    let mut before = worked_on();
    before.go("story");
    assert_ne!(shell.labels(), before.labels(), "it brought something");

    // So does a text; whoever waits for it has it at once.
    let mut shell = without_network();
    shell.go("story");
    assert_eq!(shell.focused(), None);
    let effects = shell.open_file("anything.txt", STORY);
    assert!(shell.focused().is_some());
    let place = |(key, _): &(String, &str)| key == "hashiya:1:place:story";
    assert!(written(&effects).iter().any(place), "and the place is kept");
    assert_eq!(shell.label(2).as_deref(), Some("claim"));
}

#[test]
fn nothing_is_known_of_work_that_was_deleted_without_its_text() {
    let mut shell = without_network();
    let before = said(&shell);
    ask(&mut shell, DeletionTarget::Everything);
    let (_, preview) = shell.state().asked_to_delete().expect("the question");
    assert!(preview.tags > 2, "those of the story too: {preview:?}");
    let new_annotator = "new".to_owned();
    shell.send(Message::Delete(delete::Message::Delete { new_annotator }));
    assert_eq!(
        (shell.state().counts().tagged(), shell.state().unsaved_changes()),
        (0, 0)
    );
    let is_of_story = |key: &&String| key.contains(":story");
    assert_eq!(shell.disk.borrow().records.keys().filter(is_of_story).count(), 0);
    let undo = shell.state().deletions.done[0].id;
    shell.send(Message::Delete(delete::Message::Undelete(undo)));
    shell.site = Site::new(FILES);
    shell.send(Message::Library(library::Message::Retry(ArticleId::new("story"))));
    shell.load_all();
    assert_eq!(said(&shell), before);
    assert_eq!(listed(&shell), Vec::<&str>::new());
}

/// The next visit of a reader whose page ended at the story: the story is on its way, whatever its summary
/// says. With `listed` the list has come.
fn on_its_way(is_listed: bool) -> Shell {
    let shell = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote")]);
    let mut shell = Shell::in_browser(shell.site.clone().summarised(), Rc::clone(&shell.disk));
    shell.slow = true;
    shell.boot();
    if is_listed {
        let list = shell.on_the_way.pop_front().expect("the list");
        shell.send(list);
        assert!(matches!(entry(&shell, "story").status, Status::Loading(None)));
    }
    shell
}

#[test]
fn files_wait_for_articles_that_are_on_their_way() {
    for is_listed in [true, false] {
        for message in [transfer::Message::ExportAll, transfer::Message::BackUp] {
            let mut shell = on_its_way(is_listed);
            shell.send(Message::Transfer(message));
            assert_eq!(shell.downloads.len(), 0);
            shell.slow = false;
            shell.arrive();
            assert_eq!(shell.downloads.len(), 1);
            let file: Value = serde_json::from_str(&shell.downloads[0].1).expect("JSON");
            let articles = file["articles"].as_array().expect("articles");
            let story = articles.iter().find(|article| article["id"] == "story");
            let tags = |article: &Value| {
                let sentences = article["sentences"].as_array().into_iter().flatten();
                sentences.map(|sentence| count(sentence, "annotations")).sum::<usize>()
            };
            assert_eq!(story.map(tags), Some(2));
            assert_eq!(count(&file, "without_text"), 0);
        }
    }
}

#[test]
fn the_question_of_deleting_everything_waits_for_articles_that_are_on_their_way() {
    for is_listed in [true, false] {
        let mut shell = on_its_way(is_listed);
        ask(&mut shell, DeletionTarget::Everything);
        assert_eq!(shell.state().asked_to_delete(), None);
        shell.slow = false;
        shell.arrive();
        let (_, preview) = shell.state().asked_to_delete().expect("the question");
        assert_eq!(preview.tags, 2);
        let new_annotator = "new".to_owned();
        shell.send(Message::Delete(delete::Message::Delete { new_annotator }));
        let undo = shell.state().deletions.done[0].id;
        shell.send(Message::Delete(delete::Message::Undelete(undo)));
        shell.go("story");
        assert_eq!(shell.label(2).as_deref(), Some("claim"));
    }
}

#[test]
fn a_deletion_is_taken_back_also_where_an_article_came_after_it() {
    let mut shell = without_network();
    let mut before = worked_on();
    before.go("story");
    ask(&mut shell, DeletionTarget::Everything);
    let new_annotator = "new".to_owned();
    shell.send(Message::Delete(delete::Message::Delete { new_annotator }));
    shell.site = Site::new(FILES);
    shell.go("story");
    shell.send(Message::Library(library::Message::Retry(ArticleId::new("story"))));
    assert!(shell.labels().iter().all(Option::is_none));
    let undo = shell.state().deletions.done[0].id;
    shell.send(Message::Delete(delete::Message::Undelete(undo)));
    assert_eq!(shell.labels(), before.labels(), "at once, on the page");
    // The next tag writes the chunk anew: what was there is in it.
    shell.focus(0);
    shell.tag("background");
    let mut expected = before.labels();
    expected[0] = Some("background".into());
    assert_eq!(shell.labels(), expected);
    let shell = shell.reopen();
    assert_eq!(shell.labels(), expected, "and after a reload");
    assert_eq!(shell.note(5), before.note(5));
}
