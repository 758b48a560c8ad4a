//! Several articles at once: selecting them, and what is done with all of them as one step.

use hashiya_core::article::ArticleId;
use hashiya_session::i18n::Locale;
use hashiya_session::library::{collecting, selecting};
use hashiya_session::{
    DeletionPreview, DeletionTarget, Dialog, Message, NoticeAction, Route, delete, library, navigation, transfer,
};
use serde_json::Value;

use super::details::{collect, collections_of};
use super::listed::again;
use super::shell::{Shell, Site};

const DELIVERED: &[(&str, &str)] = &[("delivered.txt", "Delivered\n\nOne sentence. Another one.")];

/// A library with so many articles of the reader's own, the latest first, and one that is delivered.
fn with_many(count: usize) -> Shell {
    let mut shell = Shell::new(Site::new(DELIVERED));
    shell.boot();
    for number in 0..count {
        shell.now += 10;
        shell.open_file(
            &format!("{number}.txt"),
            &format!("Report {number}\n\nIt says {number}. And more."),
        );
    }
    shell
}

fn select(shell: &mut Shell, message: selecting::Message) {
    shell.send(Message::Library(library::Message::Select(message)));
}

fn choose(shell: &mut Shell, id: &str, extend: bool) {
    let id = ArticleId::new(id);
    select(shell, selecting::Message::Choose { id, extend });
}

fn selected(shell: &Shell) -> Vec<String> {
    shell
        .state()
        .selected_articles()
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn ids(names: &[&str]) -> Vec<ArticleId> {
    names.iter().map(|id| ArticleId::new(id)).collect()
}

#[test]
fn articles_are_taken_in_and_out_one_by_one_and_in_ranges() {
    let mut shell = with_many(12);
    choose(&mut shell, "3", false);
    assert!(!shell.state().is_selecting() && selected(&shell).is_empty());
    select(&mut shell, selecting::Message::BeginOrEnd);
    choose(&mut shell, "3", false);
    choose(&mut shell, "7", true);
    assert_eq!(selected(&shell), ["7", "6", "5", "4", "3"]);
    choose(&mut shell, "5", false);
    assert_eq!(selected(&shell), ["7", "6", "4", "3"]);
    // A range is of what is shown, in its order.
    shell.send(Message::Library(library::Message::Find("report 1".into())));
    choose(&mut shell, "1", false);
    choose(&mut shell, "11", true);
    assert_eq!(selected(&shell), ["11", "10", "7", "6", "4", "3", "1"]);
    select(&mut shell, selecting::Message::ChooseAll);
    assert_eq!(selected(&shell), ["7", "6", "4", "3"], "all that are shown were in");
    select(&mut shell, selecting::Message::ChooseAll);
    assert_eq!(selected(&shell).len(), 7);
    shell.send(Message::Close);
    assert!(!shell.state().is_selecting());
    // Who reads an article selects none.
    select(&mut shell, selecting::Message::BeginOrEnd);
    choose(&mut shell, "3", false);
    shell.go("3");
    assert!(!shell.state().is_selecting());
}

#[test]
fn several_articles_are_deleted_and_brought_back_as_one_step() {
    for is_listed in [false, true] {
        let mut shell = with_many(4);
        shell.go("delivered");
        shell.focus(1);
        shell.tag("claim");
        shell.go("2");
        shell.focus(1);
        shell.tag("quote");
        collect(&mut shell, "Water", &["2"]);
        if is_listed {
            shell = again(shell);
        }
        let target = DeletionTarget::Articles(ids(&["0", "2", "delivered"]));
        shell.send(Message::Delete(delete::Message::Ask(target)));
        assert_eq!(shell.state().navigation.dialog, Some(Dialog::Delete));
        let (_, loss) = shell.state().asked_to_delete().expect("a question");
        assert_eq!((loss.articles, loss.cleared, loss.tags), (2, 1, 2));
        let before = shell.state().counts();
        shell.send(Message::Delete(delete::Message::Delete {
            new_annotator: "id-9".into(),
        }));
        let here: Vec<&str> = shell
            .state()
            .library
            .entries
            .iter()
            .map(|entry| entry.id.as_str())
            .collect();
        assert_eq!(here, ["3", "1", "delivered"]);
        assert_eq!(shell.state().counts().tagged(), 0);
        let notice = shell.state().notices.shown.last().expect("a notice").kind.clone();
        let Some(NoticeAction::Undelete(id)) = notice.action() else {
            panic!("{notice:?} cannot be taken back");
        };
        shell.send(Message::Delete(delete::Message::Undelete(id)));
        assert_eq!(shell.state().counts(), before);
        assert_eq!(collections_of(&shell, "2"), ["Water"]);
        let shell = again(shell);
        assert_eq!(shell.state().library.entries.len(), 5);
        assert_eq!(shell.state().counts(), before);
    }
}

fn leave(shell: &mut Shell) {
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
}

/// The last message, in a language.
fn told(shell: &Shell, locale: &str) -> String {
    let notice = shell.state().notices.shown.last().expect("a notice");
    notice.kind.text(Locale::from_tag(locale).expect("a language"))
}

fn delete_selected(shell: &mut Shell) -> DeletionPreview {
    let target = DeletionTarget::Articles(shell.state().selected_articles());
    shell.send(Message::Delete(delete::Message::Ask(target)));
    let (_, loss) = shell.state().asked_to_delete().expect("a question");
    shell.send(Message::Delete(delete::Message::Delete {
        new_annotator: "id-9".into(),
    }));
    loss
}

#[test]
fn what_stays_of_a_deletion_is_not_counted_and_is_selected_no_more() {
    for has_work in [false, true] {
        let mut shell = with_many(3);
        if has_work {
            shell.go("delivered");
            shell.focus(1);
            shell.tag("claim");
            leave(&mut shell);
        }
        select(&mut shell, selecting::Message::BeginOrEnd);
        select(&mut shell, selecting::Message::ChooseAll);
        assert_eq!(selected(&shell).len(), 4);
        let loss = delete_selected(&mut shell);
        assert_eq!((loss.articles, loss.cleared), (3, usize::from(has_work)));
        let cleared = [
            " All work on 1 article that came with the app was deleted; the article stays.",
            " حُذف كل ما عُمل في مقال واحد جاء مع التطبيق، وبقي المقال.",
            " Tout le travail fait sur 1 article fourni avec l’application est supprimé ; l’article reste.",
        ];
        let all = ["3 articles deleted.", "حُذفت ٣ مقالات.", "3 articles supprimés."];
        for ((locale, all), cleared) in ["en", "ar", "fr"].into_iter().zip(all).zip(cleared) {
            let cleared = if has_work { cleared } else { "" };
            assert_eq!(told(&shell, locale), format!("{all}{cleared}"));
        }
        assert!(shell.state().is_selecting() && selected(&shell).is_empty());
        // Of the one that stays there is nothing left to delete.
        choose(&mut shell, "delivered", false);
        assert!(!shell.state().can_delete_selected());
    }
}

#[test]
fn the_work_alone_on_what_came_with_the_app_is_told_as_that() {
    let mut shell = with_many(1);
    shell.go("delivered");
    shell.focus(1);
    shell.tag("claim");
    leave(&mut shell);
    select(&mut shell, selecting::Message::BeginOrEnd);
    choose(&mut shell, "delivered", false);
    assert!(shell.state().can_delete_selected());
    let loss = delete_selected(&mut shell);
    assert_eq!((loss.articles, loss.cleared), (0, 1));
    assert_eq!(
        told(&shell, "en"),
        "All work on 1 article that came with the app was deleted; the article stays."
    );
    assert_eq!(shell.state().library.entries.len(), 2);
}

#[test]
fn what_was_selected_is_selected_again_when_its_deletion_is_taken_back() {
    for is_over in [false, true] {
        let mut shell = with_many(9);
        select(&mut shell, selecting::Message::BeginOrEnd);
        for id in ["1", "3", "5"] {
            choose(&mut shell, id, false);
        }
        delete_selected(&mut shell);
        assert!(selected(&shell).is_empty());
        // What is selected since stays so, and so does the end of it.
        match is_over {
            true => select(&mut shell, selecting::Message::BeginOrEnd),
            false => choose(&mut shell, "7", false),
        }
        let notice = shell.state().notices.shown.last().expect("a message").kind.clone();
        let Some(NoticeAction::Undelete(id)) = notice.action() else {
            panic!("{notice:?}")
        };
        shell.send(Message::Delete(delete::Message::Undelete(id)));
        let expected: &[&str] = if is_over {
            &["5", "3", "1"]
        } else {
            &["7", "5", "3", "1"]
        };
        assert_eq!(selected(&shell), expected);
        assert!(shell.state().is_selecting());
    }
    // Elsewhere nothing is selected.
    let mut shell = with_many(9);
    select(&mut shell, selecting::Message::BeginOrEnd);
    choose(&mut shell, "1", false);
    delete_selected(&mut shell);
    let notice = shell.state().notices.shown.last().expect("a message").kind.clone();
    shell.go("3");
    let Some(NoticeAction::Undelete(id)) = notice.action() else {
        panic!("{notice:?}")
    };
    shell.send(Message::Delete(delete::Message::Undelete(id)));
    assert!(!shell.state().is_selecting());
}

#[test]
fn one_file_has_the_selected_articles_and_no_other() {
    for is_listed in [false, true] {
        let mut shell = with_many(5);
        if is_listed {
            shell = again(shell);
        }
        shell.send(Message::Transfer(transfer::Message::ExportSome(ids(&[
            "4", "1", "delivered",
        ]))));
        let [(name, content)] = &shell.downloads[..] else {
            panic!("{} files", shell.downloads.len());
        };
        assert!(name.starts_with("hashiya-2") && name.ends_with(".json"), "{name}");
        let file: Value = serde_json::from_str(content).expect("JSON");
        let articles = file["articles"].as_array().expect("articles").iter();
        let articles: Vec<&str> = articles.filter_map(|article| article["id"].as_str()).collect();
        assert_eq!(articles, ["4", "1", "delivered"]);
        let unread = shell
            .state()
            .library
            .entries
            .iter()
            .filter(|entry| entry.annotated().is_none());
        assert_eq!(
            unread.count(),
            if is_listed { 3 } else { 0 },
            "no other was read for it"
        );
    }
}

fn collecting(shell: &mut Shell, message: collecting::Message) {
    shell.send(Message::Library(library::Message::Collect(message)));
}

fn names(shell: &Shell) -> Vec<(String, usize)> {
    let all = shell.state().collections().into_iter();
    all.map(|(_, name, size)| (name, size)).collect()
}

#[test]
fn articles_are_in_as_many_collections_as_the_reader_likes() {
    let mut shell = with_many(12);
    collect(&mut shell, "  Water \n crisis ", &["1", "2", "3"]);
    collect(&mut shell, "Elections", &["3"]);
    assert_eq!(
        names(&shell),
        [("Elections".to_owned(), 1), ("Water crisis".to_owned(), 3)]
    );
    assert_eq!(collections_of(&shell, "3"), ["Elections", "Water crisis"]);
    // The same name is the same collection.
    collect(&mut shell, "Elections", &["4"]);
    assert_eq!(names(&shell)[0].1, 2);
    let id = |shell: &Shell, name: &str| {
        shell
            .state()
            .library
            .collections
            .named(name)
            .expect("it is there")
            .clone()
    };
    let water = id(&shell, "Water crisis");
    collecting(
        &mut shell,
        collecting::Message::Rename(water.clone(), "Elections".into()),
    );
    assert_eq!(names(&shell)[1].0, "Water crisis", "two would have one name");
    collecting(&mut shell, collecting::Message::Rename(water.clone(), "Drought".into()));
    collecting(&mut shell, collecting::Message::Show(Some(water.clone())));
    let shown: Vec<&str> = shell
        .state()
        .shown_in_library()
        .iter()
        .map(|entry| entry.id.as_str())
        .collect();
    assert_eq!(shown, ["3", "2", "1"]);
    collecting(&mut shell, collecting::Message::Remove(water.clone(), ids(&["1", "9"])));
    assert_eq!(names(&shell)[0], ("Drought".to_owned(), 2));
    collecting(&mut shell, collecting::Message::TakeBack);
    assert_eq!(names(&shell)[0], ("Drought".to_owned(), 3));
    collecting(&mut shell, collecting::Message::Delete(water.clone()));
    assert_eq!(names(&shell), [("Elections".to_owned(), 2)]);
    assert_eq!(
        shell.state().shown_in_library().len(),
        13,
        "nothing is shown of what is gone"
    );
    collecting(&mut shell, collecting::Message::TakeBack);
    assert_eq!(names(&shell)[0], ("Drought".to_owned(), 3));
    assert_eq!(names(&again(shell))[0], ("Drought".to_owned(), 3));
}

#[test]
fn a_collection_that_was_made_for_articles_goes_when_that_is_taken_back() {
    let mut shell = with_many(3);
    collect(&mut shell, "Water", &["1", "2"]);
    let notice = shell.state().notices.shown.last().expect("a notice").kind.clone();
    assert_eq!(notice.action(), Some(NoticeAction::TakeCollectingBack));
    collecting(&mut shell, collecting::Message::TakeBack);
    assert!(names(&shell).is_empty());
    assert!(shell.notices().iter().all(|name| *name != "collected"));
    // Another one of the name has none of its articles.
    collect(&mut shell, "Water", &["0"]);
    assert_eq!(names(&shell), [("Water".to_owned(), 1)]);
    // What is no name makes none.
    collect(&mut shell, "  ", &["0"]);
    assert_eq!(names(&shell).len(), 1);
}
