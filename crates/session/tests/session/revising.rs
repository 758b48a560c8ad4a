//! A revised article takes the place of the one from before and keeps its tags; what is not certain waits.

use hashiya_core::anchor::Outcome;
use hashiya_core::article::ArticleId;
use hashiya_session::revising::Message as Revising;
use hashiya_session::revising::reviewing::{Decision, ReviewItem};
use hashiya_session::revising::state::Choice;
use hashiya_session::{DeletionTarget, Dialog, Message, annotate, delete};

use super::FILES;
use super::shell::{Shell, Site};

/// The first version.
pub const BEFORE: &str = "Harbour reopens\n\nThe harbour opened again on Monday after two years. The mayor said that twelve \
ships were expected this week. Nobody knows what the repairs have cost so far. Fishermen waited at the pier since dawn. \
The council will meet again in the spring of next year.";

/// The second one: a number changed, a sentence new, one gone, one moved to the end.
pub const AFTER: &str = "Harbour reopens\n\nThe harbour opened again on Monday after two years. The mayor said that thirteen \
ships were expected this week. A storm is forecast for the weekend. Nobody knows what the repairs have cost so far. \
The council will meet again in the spring of next year.";

/// The sentences of the first version, after the title.
pub const OPENED: usize = 1;
pub const MAYOR: usize = 2;
pub const COST: usize = 3;
pub const PIER: usize = 4;
pub const COUNCIL: usize = 5;

pub fn revising(shell: &mut Shell, message: Revising) {
    shell.send(Message::Revising(message));
}

pub fn id(name: &str) -> ArticleId {
    ArticleId::new(name)
}

/// The page with the first version, of which these sentences are tagged.
pub fn tagged(labels: &[(usize, &str)]) -> Shell {
    tagged_by("reader-0", labels)
}

/// The same by a reader with this identity.
pub fn tagged_by(reader: &str, labels: &[(usize, &str)]) -> Shell {
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot_as(|boot| boot.new_annotator = reader.to_owned());
    shell.open_file("harbour.txt", BEFORE);
    shell.go("harbour");
    for (sentence, label) in labels {
        shell.focus(*sentence);
        shell.tag(label);
    }
    shell
}

/// The same with the second version opened, and the answer.
pub fn answered(labels: &[(usize, &str)], choice: Choice) -> Shell {
    let mut shell = tagged(labels);
    shell.open_file("harbour.txt", AFTER);
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Versions));
    revising(&mut shell, Revising::Choose(0, choice));
    revising(&mut shell, Revising::Confirm);
    shell
}

/// The later version, which is on the page.
pub fn later(shell: &Shell) -> ArticleId {
    shell.state().current_of(&id("harbour")).clone()
}

pub fn items(shell: &Shell) -> Vec<ReviewItem> {
    shell.state().review_items(&later(shell))
}

/// The labels of an article's sentences by their first words.
pub fn labels_of(shell: &Shell, id: &ArticleId) -> Vec<(String, String)> {
    let work = shell
        .state()
        .entry(id)
        .and_then(|entry| entry.annotated())
        .expect("a loaded article");
    let labelled = (0..work.document.sentences.len()).filter_map(|sentence| {
        let (_, label) = work.label(sentence)?;
        let words: Vec<&str> = work.document.sentence_text(sentence).split(' ').take(2).collect();
        Some((words.join(" "), label.to_string()))
    });
    labelled.collect()
}

pub fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(words, label)| ((*words).to_owned(), (*label).to_owned()))
        .collect()
}

pub const ALL: [(usize, &str); 5] = [
    (OPENED, "claim"),
    (MAYOR, "quote"),
    (COST, "claim"),
    (PIER, "background"),
    (COUNCIL, "background"),
];

#[test]
fn a_new_version_of_the_same_name_is_asked_about() {
    let mut shell = tagged(&ALL);
    shell.open_file("harbour.txt", AFTER);
    let asked = &shell.state().revising.asked;
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].old.as_str(), asked[0].choice), ("harbour", Choice::Replace));
    assert!(
        asked[0].likeness.same_name && asked[0].likeness.percent > Some(30),
        "{asked:?}"
    );
    assert!(!asked[0].can_stay, "nothing was said of the new one");
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Versions));
}

#[test]
fn what_is_certain_is_carried_over_and_the_rest_waits() {
    let shell = answered(&ALL, Choice::Replace);
    let state = shell.state();
    let current = later(&shell);
    assert_ne!(current, id("harbour"));
    assert_eq!(
        state.navigation.open.as_ref().map(|open| &open.id),
        Some(&current),
        "the page goes on"
    );
    assert_eq!(state.navigation.dialog, Some(Dialog::Review), "the list is shown");
    assert_eq!(
        labels_of(&shell, &current),
        pairs(&[
            ("The harbour", "claim"),
            ("Nobody knows", "claim"),
            ("The council", "background")
        ])
    );
    let waiting: Vec<(usize, Outcome)> = items(&shell)
        .iter()
        .enumerate()
        .filter(|(_, item)| item.waits())
        .map(|(place, item)| (place, item.outcome))
        .collect();
    assert_eq!(waiting, [(1, Outcome::Changed), (3, Outcome::Gone)]);
    assert_eq!(state.waiting_of(&current), 2);
    let shown: Vec<&str> = state.current_entries().map(|entry| entry.id.as_str()).collect();
    assert!(!shown.contains(&"harbour"), "{shown:?}");
    assert_eq!(
        labels_of(&shell, &id("harbour")).len(),
        5,
        "the earlier one stays as it is"
    );
}

#[test]
fn the_reader_decides_what_waits_and_takes_it_back() {
    let mut shell = answered(&ALL, Choice::Replace);
    let current = later(&shell);
    let items_before = items(&shell);
    let changed = items_before[1].clone();
    let to = changed.suggested[0].clone();
    assert!(to.text.contains("thirteen"), "{to:?}");
    let decide = |shell: &mut Shell, decision| {
        revising(
            shell,
            Revising::Decide {
                earlier: changed.earlier.clone(),
                span: changed.span,
                decision,
            },
        );
    };
    decide(&mut shell, Decision::Place(to.span));
    assert!(labels_of(&shell, &current).contains(&("The mayor".into(), "quote".into())));
    revising(&mut shell, Revising::UndoDecision);
    assert_eq!(labels_of(&shell, &current).len(), 3, "taken back");
    assert_eq!(items(&shell), {
        let mut before = items_before.clone();
        before[1].is_decided = true;
        before
    });
    // Once more: a tag that was withdrawn comes back where it was.
    decide(&mut shell, Decision::Place(to.span));
    assert!(labels_of(&shell, &current).contains(&("The mayor".into(), "quote".into())));
    decide(&mut shell, Decision::LeaveOut);
    assert_eq!(labels_of(&shell, &current).len(), 3);
    assert_eq!(shell.state().waiting_of(&current), 1, "it waits no more");
    decide(&mut shell, Decision::Reopen);
    assert_eq!(shell.state().waiting_of(&current), 2);
}

#[test]
fn the_list_is_found_again_after_a_reload() {
    let shell = answered(&ALL, Choice::Replace);
    let current = later(&shell);
    let before = (items(&shell), labels_of(&shell, &current));
    let mut shell = shell.reload();
    shell.go(current.as_str());
    assert_eq!(shell.state().waiting_of(&current), 2);
    assert_eq!((items(&shell), labels_of(&shell, &current)), before);
    revising(&mut shell, Revising::Review(current.clone()));
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Review));
    shell.go("harbour");
    assert_eq!(
        shell.state().navigation.open.as_ref().map(|open| open.id.clone()),
        Some(current),
        "a link goes on"
    );
}

#[test]
fn one_step_takes_the_whole_replacement_back() {
    for is_reloaded in [false, true] {
        let mut shell = answered(&ALL, Choice::Replace);
        let current = later(&shell);
        if is_reloaded {
            shell = shell.reload();
            shell.go(current.as_str());
        }
        revising(&mut shell, Revising::TakeBack(current.clone()));
        let state = shell.state();
        assert_eq!(state.current_of(&id("harbour")), &id("harbour"));
        assert_eq!(
            state.navigation.open.as_ref().map(|open| open.id.as_str()),
            Some("harbour")
        );
        assert_eq!(labels_of(&shell, &id("harbour")).len(), 5);
        assert!(state.entry(&current).is_none(), "nothing else was said of it");
        let shell = shell.reload();
        assert!(shell.state().entry(&current).is_none());
        assert!(!shell.state().is_replaced(&id("harbour")));
    }
}

#[test]
fn undo_comes_to_the_replacement_when_all_else_in_the_article_is_taken_back() {
    let mut shell = answered(&ALL, Choice::Replace);
    let current = later(&shell);
    shell.send(Message::Close);
    shell.focus(3);
    shell.tag("claim");
    let undo = |shell: &mut Shell| drop(shell.send(Message::Annotate(annotate::Message::Undo)));
    undo(&mut shell);
    assert_eq!(labels_of(&shell, &current).len(), 3);
    undo(&mut shell);
    assert_eq!(later(&shell), id("harbour"));
    assert!(shell.state().entry(&current).is_none());
    assert_eq!(labels_of(&shell, &id("harbour")).len(), 5);
}

#[test]
fn a_later_version_with_work_of_its_own_stays_beside_when_the_replacement_is_taken_back() {
    let mut shell = answered(&ALL, Choice::Replace);
    let current = later(&shell);
    shell.send(Message::Close);
    shell.focus(3);
    shell.tag("claim");
    revising(&mut shell, Revising::TakeBack(current.clone()));
    assert_eq!(labels_of(&shell, &current), pairs(&[("A storm", "claim")]));
    assert_eq!(labels_of(&shell, &id("harbour")).len(), 5);
}

#[test]
fn both_are_kept_and_not_asked_about_again() {
    let mut shell = answered(&ALL, Choice::KeepBoth);
    assert_eq!(shell.state().navigation.dialog, None);
    assert!(!shell.state().is_replaced(&id("harbour")));
    let mut other = shell.state().library.entries.iter().map(|entry| entry.id.clone());
    let other = other
        .rfind(|id| id.as_str().starts_with("harbour-"))
        .expect("the other one");
    revising(
        &mut shell,
        Revising::Ask {
            old: id("harbour"),
            new: other.clone(),
        },
    );
    assert_eq!(
        shell.state().navigation.dialog,
        Some(Dialog::Versions),
        "the reader may still say so"
    );
    revising(&mut shell, Revising::Choose(0, Choice::Replace));
    revising(&mut shell, Revising::Confirm);
    assert_eq!(later(&shell), other);
    assert_eq!(labels_of(&shell, &other).len(), 3);
}

#[test]
fn a_third_version_gathers_what_is_left_of_the_first() {
    let mut shell = answered(&ALL, Choice::Replace);
    shell.send(Message::Close);
    let third = format!("{AFTER} Fishermen waited at the pier since dawn.");
    shell.open_file("harbour.txt", &third);
    revising(&mut shell, Revising::Confirm);
    let current = later(&shell);
    assert_eq!(
        labels_of(&shell, &current),
        pairs(&[
            ("The harbour", "claim"),
            ("Nobody knows", "claim"),
            ("The council", "background"),
            ("Fishermen waited", "background"),
        ])
    );
    assert_eq!(
        shell.state().waiting_of(&current),
        1,
        "the mayor's number still waits, once"
    );
    assert_eq!(shell.state().earlier_of(&current).count(), 2);
    // Back to the second, and from there to the first.
    revising(&mut shell, Revising::TakeBack(current.clone()));
    let second = later(&shell);
    assert_ne!(second, current);
    assert_eq!(labels_of(&shell, &second).len(), 3);
    revising(&mut shell, Revising::TakeBack(second));
    assert_eq!(later(&shell), id("harbour"));
    assert_eq!(labels_of(&shell, &id("harbour")).len(), 5);
}

#[test]
fn deleting_an_article_deletes_its_earlier_versions_and_brings_all_back() {
    let mut shell = answered(&ALL, Choice::Replace);
    let current = later(&shell);
    let before = (items(&shell), labels_of(&shell, &current));
    shell.send(Message::Delete(delete::Message::Ask(DeletionTarget::Article(
        current.clone(),
    ))));
    shell.send(Message::Delete(delete::Message::Delete {
        new_annotator: "nobody".into(),
    }));
    assert!(shell.state().entry(&id("harbour")).is_none() && shell.state().entry(&current).is_none());
    let deletion = shell.state().deletions.done.last().expect("a deletion").id;
    shell.send(Message::Delete(delete::Message::Undelete(deletion)));
    assert_eq!((items(&shell), labels_of(&shell, &current)), before);
    let mut shell = shell.reload();
    shell.go(current.as_str());
    assert_eq!((items(&shell), labels_of(&shell, &current)), before, "and on the disk");
}
