//! Many articles that are only listed: what needs all of them reads them a part at a time.

use std::rc::Rc;

use hashiya_session::{DeletionTarget, Dialog, LibraryEntry, Message, delete, library, transfer};
use serde_json::Value;

use super::FILES;
use super::listed::{again, listed};
use super::shell::{Shell, Site};

/// A browser in which the reader has opened so many articles and left them.
fn with_many(count: usize) -> Shell {
    let mut shell = Shell::new(Site::new(&[]));
    shell.boot();
    for number in 0..count {
        let text = format!("Report {number}\n\n{}", format!("Sentence of {number}. ").repeat(60));
        shell.open_file(&format!("{number}.txt"), &text);
    }
    shell
}

#[test]
fn what_waits_for_many_articles_says_how_far_it_is_and_can_be_done_without() {
    for stops in [false, true] {
        let mut shell = again(with_many(200));
        assert_eq!(listed(&shell).len(), 200);
        shell.slow = true;
        shell.send(Message::Transfer(transfer::Message::ExportAll));
        assert_eq!(shell.state().gathering(), Some(0));
        let turn = shell.on_the_way.pop_front().expect("a turn of the browser");
        shell.send(turn);
        shell.arrive_texts();
        let percent = shell.state().gathering();
        assert!(percent.is_some_and(|percent| (5..50).contains(&percent)), "{percent:?}");
        if stops {
            shell.send(Message::Library(library::Message::StopGathering));
            assert_eq!(shell.state().gathering(), None);
        }
        shell.slow = false;
        shell.arrive();
        assert_eq!(shell.downloads.len(), usize::from(!stops));
        assert_eq!(listed(&shell).len(), 0, "what is being read comes");
    }
}

#[test]
fn many_articles_without_summaries_are_read_a_part_in_each_turn() {
    let shell = with_many(200);
    shell
        .disk
        .borrow_mut()
        .records
        .retain(|key, _| !key.contains(":summary:"));
    let mut shell = Shell::in_browser(shell.site.clone(), Rc::clone(&shell.disk));
    shell.slow = true;
    shell.boot();
    let is_read = |entry: &&LibraryEntry| entry.annotated().is_some();
    let read = |shell: &Shell| shell.state().library.entries.iter().filter(is_read).count();
    assert_eq!(read(&shell), 0, "the page does not wait for any");
    let is_turn = |message: &Message| matches!(message, Message::Library(library::Message::LoadNext));
    for turn in 1..4 {
        let place = shell
            .on_the_way
            .iter()
            .position(is_turn)
            .expect("a turn of the browser");
        let message = shell.on_the_way.remove(place).expect("a message");
        shell.send(message);
        shell.arrive_texts();
        let part = read(&shell) / turn;
        assert!((20..80).contains(&part), "{part} in each of {turn}");
    }
    let ids = |shell: &Shell| {
        shell
            .state()
            .library
            .entries
            .iter()
            .map(|entry| entry.id.to_string())
            .collect::<Vec<_>>()
    };
    let order = ids(&shell);
    // One that the reader wants comes before its turn.
    shell.go("199");
    shell.arrive_texts();
    assert!(shell.focused().is_some());
    shell.slow = false;
    shell.arrive();
    assert_eq!(read(&shell), 200);
    assert_eq!(ids(&shell), order);
    assert_eq!(again(shell).state().counts().total, 200 * 61);
}

/// The page at its beginning in a browser with many articles of which no summary is true: some are read, the
/// others wait for their turn.
fn partly_read() -> Shell {
    let shell = with_many(200);
    let is_summary = |key: &String| key.contains(":summary:");
    shell.disk.borrow_mut().records.retain(|key, _| !is_summary(key));
    let mut shell = Shell::in_browser(shell.site.clone(), Rc::clone(&shell.disk));
    shell.slow = true;
    shell.boot();
    let list = shell
        .on_the_way
        .iter()
        .position(|message| matches!(message, Message::Library(library::Message::ListFetched(_))));
    let list = shell.on_the_way.remove(list.expect("the list")).expect("the list");
    shell.send(list);
    shell
}

/// How many articles the export has that waits for those on their way.
fn exported_when_all_arrived(shell: &mut Shell) -> usize {
    assert!(shell.downloads.is_empty());
    shell.slow = false;
    shell.arrive();
    let (_, text) = shell.downloads.last().expect("a download");
    let file: Value = serde_json::from_str(text).expect("JSON");
    file["articles"].as_array().map_or(0, Vec::len)
}

#[test]
fn what_needs_all_waits_for_those_that_are_read_without_a_summary() {
    let mut shell = partly_read();
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    assert_eq!(exported_when_all_arrived(&mut shell), 200);

    let mut shell = partly_read();
    shell.send(Message::Delete(delete::Message::Ask(DeletionTarget::Everything)));
    assert_eq!(shell.state().navigation.dialog, None);
    shell.slow = false;
    shell.arrive();
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Delete));
    let new_annotator = "id-2".to_owned();
    shell.send(Message::Delete(delete::Message::Delete { new_annotator }));
    assert_eq!(shell.state().library.entries.len(), 0);
}

#[test]
fn an_address_has_its_articles_loaded_when_the_list_comes() {
    let open = |hash: &str| {
        let mut shell = Shell::new(Site::new(FILES).summarised());
        shell.boot_as(|boot| boot.hash = hash.into());
        shell
    };
    let shell = open("#/articles/story/4");
    assert_eq!((shell.focused(), listed(&shell)), (Some(4), vec!["other"]));
    let shell = open("#/articles/story/statistics");
    assert!(!shell.state().waits_for_figures());
    assert_eq!(
        (shell.state().shown_articles().count(), listed(&shell)),
        (1, vec!["other"])
    );
    let shell = open("#/statistics");
    assert_eq!((shell.state().shown_articles().count(), listed(&shell).len()), (2, 0));
}

#[test]
fn what_was_asked_for_before_the_list_came_has_the_articles_of_the_list_too() {
    let shell = with_many(40);
    let mut shell = Shell::in_browser(Site::new(FILES).summarised(), Rc::clone(&shell.disk));
    shell.slow = true;
    shell.boot();
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    assert_eq!(exported_when_all_arrived(&mut shell), 42);
}
