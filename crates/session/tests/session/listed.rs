//! Articles that are only listed: nothing of them is fetched and read before it is needed, and what the
//! library says of them is what there is.

use std::collections::BTreeMap;
use std::rc::Rc;

use hashiya_core::article::ArticleId;
use hashiya_session::{Counts, DeletionTarget, Effect, LibraryEntry, Message, Route, Status};
use hashiya_session::{FetchError, NoticeKind, Preference};
use hashiya_session::{delete, navigation, settings, transfer};
use proptest::prelude::*;
use serde_json::Value;

use super::FILES;
use super::backup::{LETTER, full_visit};
use super::backup_laws::{after, visit};
use super::import::visit_by;
use super::shell::{Shell, Site};
use hashiya_testing::cases;

/// What the library says of an article.
pub type Said = (String, Option<Counts>, Option<usize>, bool);

/// What the library says of every article.
pub fn said(shell: &Shell) -> BTreeMap<String, Said> {
    let state = shell.state();
    let of = |entry: &LibraryEntry| {
        let title = entry.title().unwrap_or_default().to_owned();
        let counts = state.counts_of(entry).cloned();
        (
            entry.id.to_string(),
            (title, counts, state.left_at(entry), state.can_delete(entry)),
        )
    };
    state.library.entries.iter().map(of).collect()
}

pub fn listed(shell: &Shell) -> Vec<&str> {
    let entries = shell.state().library.entries.iter();
    let listed = entries.filter(|entry| matches!(entry.status, Status::Listed(_)));
    listed.map(|entry| entry.id.as_str()).collect()
}

fn fetches(effects: &[Effect]) -> usize {
    effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Fetch(_)))
        .count()
}

/// A visit to the site with summaries, in the browser of another one.
pub fn again(shell: Shell) -> Shell {
    let mut shell = Shell::in_browser(shell.site.clone().summarised(), Rc::clone(&shell.disk));
    shell.boot();
    shell
}

/// At the library, what is known of its articles without their texts, and then with them.
fn both(mut shell: Shell) -> (BTreeMap<String, Said>, usize, BTreeMap<String, Said>, usize) {
    let before = (said(&shell), shell.state().unsaved_changes());
    shell.load_all();
    assert_eq!(listed(&shell), Vec::<&str>::new());
    let unsaved = shell.state().unsaved_changes();
    (before.0, before.1, said(&shell), unsaved)
}

pub fn go_home(shell: &mut Shell) {
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
}

pub fn ask(shell: &mut Shell, target: DeletionTarget) {
    shell.send(Message::Delete(delete::Message::Ask(target)));
}

#[test]
fn a_first_visit_fetches_no_article_before_it_is_opened() {
    let mut shell = Shell::new(Site::new(FILES).summarised());
    shell.slow = true;
    shell.boot();
    let list = shell.on_the_way.pop_front().expect("the list");
    assert_eq!(fetches(&shell.send(list)), 0);
    assert_eq!(listed(&shell), ["story", "other"]);
    let (before, _, loaded, _) = {
        let mut shell = Shell::new(Site::new(FILES).summarised());
        shell.boot();
        both(shell)
    };
    assert_eq!(before, loaded);
    // The one that is opened, and no other.
    let effects = shell.go("story");
    assert_eq!(fetches(&effects), 1);
    shell.slow = false;
    shell.arrive();
    assert!(shell.focused().is_some());
    assert_eq!(listed(&shell), ["other"]);
    assert_eq!(shell.state().counts().total, 7 + 3);
}

#[test]
fn what_was_worked_on_is_listed_in_the_next_visit() {
    let mut shell = full_visit();
    go_home(&mut shell);
    let before = said(&shell);
    let mut shell = again(shell);
    assert_eq!(listed(&shell), ["letter", "story", "other"], "nothing was read");
    assert_eq!(said(&shell), before);
    assert_eq!(shell.state().last_read().map(|entry| entry.id.as_str()), Some("letter"));
    shell.go("letter");
    assert_eq!(shell.label(1).as_deref(), Some("background"));
    assert_eq!(listed(&shell), ["story", "other"]);
    let (listed, unsaved, loaded, known) = both(again(shell));
    assert_eq!((listed, unsaved), (loaded, known));
}

#[test]
fn the_article_that_the_page_ended_at_is_counted_anew() {
    let mut shell = visit_by("id-1", "منى", &[(2, "claim")]);
    go_home(&mut shell);
    shell.go("story");
    shell.focus(3);
    shell.tag("quote");
    // The page ends here: what the summary was made of is not what is stored.
    let shell = again(shell);
    assert_eq!(listed(&shell), ["other"]);
    assert_eq!(shell.state().counts().tagged(), 2);
    let shell = again(shell);
    assert_eq!(listed(&shell), ["story", "other"], "the record was mended");
    assert_eq!(shell.state().counts().tagged(), 2);
}

#[test]
fn a_summary_of_other_records_is_not_believed() {
    let mut shell = full_visit();
    go_home(&mut shell);
    let keys: Vec<String> = shell.disk.borrow().records.keys().cloned().collect();
    let is_of = |key: &&String| {
        key.contains(":story") && [":read:", ":summary:", ":kept:"].iter().all(|kind| !key.contains(kind))
    };
    let keys: Vec<&String> = keys.iter().filter(is_of).collect();
    assert!(keys.len() > 3, "{keys:?}");
    for key in keys {
        let there = again(Shell::in_browser(shell.site.clone(), Rc::clone(&shell.disk)));
        let (site, records) = (there.site.clone(), there.disk.borrow().records.clone());
        assert!(listed(&there).contains(&"story"));
        let mut changed = records.clone();
        changed.remove(key);
        let mut here = Shell::new(site);
        here.disk.borrow_mut().records = changed;
        here.boot();
        assert!(!listed(&here).contains(&"story"), "{key}");
        let (listed, _, loaded, _) = both(here);
        assert_eq!(listed, loaded, "{key}");
    }
}

#[test]
fn the_work_on_an_article_is_not_deleted_when_its_text_does_not_come() {
    let mut shell = visit_by("id-1", "منى", &[(2, "claim")]);
    go_home(&mut shell);
    let mut site = shell.site.clone().summarised();
    site.files.insert("story.txt".into(), Err(FetchError::Network));
    let mut shell = Shell::in_browser(site, Rc::clone(&shell.disk));
    shell.boot();
    assert!(listed(&shell).contains(&"story"));
    ask(&mut shell, DeletionTarget::Article(ArticleId::new("story")));
    assert_eq!(shell.state().navigation.dialog, None);
    let entry = shell
        .state()
        .library
        .entries
        .iter()
        .find(|entry| entry.id.as_str() == "story");
    assert!(matches!(entry.map(|entry| &entry.status), Some(Status::Failed(..))));
}

#[test]
fn a_new_text_or_another_reader_has_articles_counted_anew() {
    let mut shell = full_visit();
    go_home(&mut shell);
    // As an earlier version of the program left it, which kept no text.
    shell.disk.borrow_mut().records.retain(|key, _| !key.contains(":kept:"));
    let mut site = shell.site.clone();
    site.files
        .insert("story.txt".into(), Ok("Another text. It is new.".as_bytes().to_vec()));
    let mut there = Shell::in_browser(site.summarised(), Rc::clone(&shell.disk));
    there.boot();
    assert!(!listed(&there).contains(&"story"));
    there.go("story");
    assert_eq!(there.notices(), ["text-changed"]);
    let here = again(shell);
    let profile = here.disk.borrow().records["hashiya:1:profile"].replace("id-1", "id-3");
    here.disk
        .borrow_mut()
        .records
        .insert("hashiya:1:profile".into(), profile);
    let (listed, _, loaded, _) = both(again(here));
    assert_eq!(listed, loaded);
}

#[test]
fn both_ways_of_counting_are_known() {
    let mut shell = full_visit();
    go_home(&mut shell);
    let mut shell = again(shell);
    shell.send(Message::Settings(settings::Message::Prefer(Preference::CountCredits(
        true,
    ))));
    assert_eq!(listed(&shell).len(), 3, "no article is read for it");
    let (listed, _, loaded, _) = both(shell);
    assert_eq!(listed, loaded);
}

#[test]
fn files_have_every_article_also_those_that_were_only_listed() {
    let mut shell = full_visit();
    go_home(&mut shell);
    let without_time = |shell: &mut Shell, message: transfer::Message| {
        shell.send(Message::Transfer(message));
        let (_, text) = shell.downloads.last().expect("a download");
        let mut file: Value = serde_json::from_str(text).expect("JSON");
        file["exported_at"] = Value::Null;
        file
    };
    for message in [
        transfer::Message::ExportAll,
        transfer::Message::BackUp,
        transfer::Message::ExportArticle,
    ] {
        let mut there = Shell::in_browser(shell.site.clone(), Rc::clone(&shell.disk));
        there.boot();
        there.load_all();
        let mut here = again(Shell::in_browser(shell.site.clone(), Rc::clone(&shell.disk)));
        assert_eq!(listed(&here).len(), 3);
        let (expected, file) = (
            without_time(&mut there, message.clone()),
            without_time(&mut here, message),
        );
        assert_eq!(file["articles"], expected["articles"]);
        assert_eq!(file["annotators"], expected["annotators"]);
        assert_eq!(file["backup"]["opened"], expected["backup"]["opened"]);
        let keys = |file: &Value| -> Option<Vec<String>> {
            Some(file["backup"]["records"].as_object()?.keys().cloned().collect())
        };
        assert_eq!(keys(&file), keys(&expected));
    }
}

#[test]
fn an_article_that_cannot_be_fetched_is_told_of_and_keeps_no_file_waiting() {
    let mut shell = full_visit();
    go_home(&mut shell);
    let mut shell = again(shell);
    shell.site.files.insert("story.txt".into(), Err(FetchError::Network));
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    let notice = shell.state().notices.shown.last().map(|notice| notice.kind.clone());
    let Some(NoticeKind::FileHanded { without_text, .. }) = notice else {
        panic!("{notice:?}");
    };
    assert_eq!(without_text, ["story"]);
    let (_, text) = shell.downloads.last().expect("a download");
    assert!(text.contains("لماذا؟ 😀"), "what was said of it is in the file");
}

#[test]
fn a_file_that_is_opened_finds_the_articles_that_were_only_listed() {
    let colleague = visit_by("id-2", "سامي", &[(2, "quote"), (7, "claim")])
        .export()
        .to_string();
    let mut shell = full_visit();
    go_home(&mut shell);
    let mut shell = again(shell);
    shell.open_file("colleague.json", &colleague);
    assert_eq!(shell.notices().last(), Some(&"import-done"));
    assert_eq!(shell.state().library.entries.len(), 3, "no article twice");
    // So does the text of one that is here.
    let mut shell = again(shell);
    shell.open_file("letter.txt", LETTER);
    let kinds: Vec<_> = shell.state().notices.shown.iter().map(|notice| &notice.kind).collect();
    assert!(matches!(kinds[..], [NoticeKind::FileKnown(..)]), "{kinds:?}");
    assert_eq!(listed(&shell).len(), 3, "none was read for it");
}

#[test]
fn what_would_be_deleted_is_counted_and_nothing_of_it_is_left() {
    for target in [
        DeletionTarget::Article(ArticleId::new("letter")),
        DeletionTarget::Everything,
    ] {
        let mut shell = full_visit();
        go_home(&mut shell);
        let mut shell = again(shell);
        ask(&mut shell, target.clone());
        let (_, preview) = shell.state().asked_to_delete().expect("the question");
        assert!(preview.tags > 0 && preview.articles == 1, "{preview:?}");
        let new_annotator = "new".to_owned();
        shell.send(Message::Delete(delete::Message::Delete { new_annotator }));
        let disk = shell.disk.borrow();
        let left: Vec<_> = disk.records.keys().filter(|key| key.contains(":letter")).collect();
        assert!(left.is_empty(), "{left:?}");
        assert!(!disk.records.values().any(|value| value.contains("رسالة من القارئ")));
    }
}

#[test]
fn another_tab_has_its_articles_counted_as_they_are_tagged() {
    let mut one = full_visit();
    go_home(&mut one);
    let mut other = again(Shell::in_browser(one.site.clone(), Rc::clone(&one.disk)));
    assert_eq!(listed(&other).len(), 3);
    one.go("story");
    one.focus(5);
    one.tag("claim");
    while one.hear() | other.hear() {}
    assert_eq!(other.state().counts(), one.state().counts());
    assert!(listed(&other).contains(&"letter"), "of the others nothing is read");
    ask(&mut one, DeletionTarget::Article(ArticleId::new("letter")));
    let new_annotator = "new".to_owned();
    one.send(Message::Delete(delete::Message::Delete { new_annotator }));
    while one.hear() | other.hear() {}
    // A reader's place is each tab's own.
    let counted = |shell: &Shell| {
        said(shell)
            .into_iter()
            .map(|(id, said)| (id, said.1))
            .collect::<Vec<_>>()
    };
    assert_eq!(counted(&other), counted(&one));
}

proptest! {
    #![proptest_config(cases(48))]

    /// Whatever was done, here and in another tab, imported, undone and deleted: the next visit's library says
    /// the same of articles that it has not read as of those that it has, also when the page just ended.
    #[test]
    fn the_library_says_what_there_is(
        mine in visit(),
        theirs in visit(),
        deletes in any::<bool>(),
        undeletes in any::<bool>(),
        goes_home in any::<bool>(),
    ) {
        let mut one = after(visit_by("id-1", "منى", &[(2, "claim")]), mine);
        let mut other = after(Shell::in_browser(one.site.clone(), Rc::clone(&one.disk)), Vec::new());
        other.boot();
        for message in theirs {
            other.send(message);
            one.hear();
        }
        while one.hear() | other.hear() {}
        if deletes {
            ask(&mut one, DeletionTarget::Article(ArticleId::new("story")));
            let new_annotator = "new".to_owned();
            one.send(Message::Delete(delete::Message::Delete { new_annotator }));
            let done = one.state().deletions.done.last().map(|deleted| deleted.id);
            if let Some(id) = done.filter(|_| undeletes) {
                one.send(Message::Delete(delete::Message::Undelete(id)));
            }
            while one.hear() | other.hear() {}
        }
        if goes_home {
            go_home(&mut one);
            go_home(&mut other);
            while one.hear() | other.hear() {}
        }
        let (listed, unsaved, loaded, known) = both(again(one));
        prop_assert_eq!((listed, unsaved), (loaded, known));
        let (listed, unsaved, loaded, known) = both(again(other));
        prop_assert_eq!((listed, unsaved), (loaded, known));
    }
}
