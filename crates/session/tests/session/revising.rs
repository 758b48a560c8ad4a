//! A revised article takes the place of the one from before and keeps its tags; what is not certain waits.

use hashiya_core::anchor::Outcome;
use hashiya_core::article::ArticleId;
use hashiya_session::revising::Message as Revising;
use hashiya_session::revising::reviewing::{Decision, ReviewItem};
use hashiya_session::revising::state::Choice;
use hashiya_session::{DeletionTarget, Dialog, Message, NoticeAction, annotate, delete, transfer};

use super::FILES;
use super::shell::{Shell, Site};

/// The first version.
const BEFORE: &str = "Harbour reopens\n\nThe harbour opened again on Monday after two years. The mayor said that twelve \
ships were expected this week. Nobody knows what the repairs have cost so far. Fishermen waited at the pier since dawn. \
The council will meet again in the spring of next year.";

/// The second one: a number changed, a sentence new, one gone, one moved to the end.
pub const AFTER: &str = "Harbour reopens\n\nThe harbour opened again on Monday after two years. The mayor said that thirteen \
ships were expected this week. A storm is forecast for the weekend. Nobody knows what the repairs have cost so far. \
The council will meet again in the spring of next year.";

/// The sentences of the first version, after the title.
const OPENED: usize = 1;
const MAYOR: usize = 2;
const COST: usize = 3;
const PIER: usize = 4;
const COUNCIL: usize = 5;

fn revising(shell: &mut Shell, message: Revising) {
    shell.send(Message::Revising(message));
}

fn id(name: &str) -> ArticleId {
    ArticleId::new(name)
}

/// The page with the first version, of which these sentences are tagged.
pub fn tagged(labels: &[(usize, &str)]) -> Shell {
    tagged_by("reader-0", labels)
}

/// The same by a reader with this identity.
fn tagged_by(reader: &str, labels: &[(usize, &str)]) -> Shell {
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
fn answered(labels: &[(usize, &str)], choice: Choice) -> Shell {
    let mut shell = tagged(labels);
    shell.open_file("harbour.txt", AFTER);
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Versions));
    revising(&mut shell, Revising::Choose(0, choice));
    revising(&mut shell, Revising::Confirm);
    shell
}

/// The later version, which is on the page.
fn later(shell: &Shell) -> ArticleId {
    shell.state().current_of(&id("harbour")).clone()
}

fn items(shell: &Shell) -> Vec<ReviewItem> {
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

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
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
    let other = shell.state().library.entries.iter().map(|entry| entry.id.clone());
    let other = other
        .filter(|id| id.as_str().starts_with("harbour-"))
        .last()
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
fn notes_marks_cuts_and_roles_go_along() {
    let mut shell = tagged(&[(COUNCIL, "claim")]);
    shell.focus(COST);
    shell.send(Message::Annotate(annotate::Message::SaveNote("ask the council".into())));
    shell.send(Message::Annotate(annotate::Message::ToggleUnsure));
    shell.focus(OPENED);
    let byte = BEFORE.find("after two").expect("the words");
    let at = BEFORE[..byte].chars().count();
    shell.send(Message::Annotate(annotate::Message::Split { at }));
    shell.focus(0);
    shell.send(Message::Annotate(annotate::Message::SetRole(Some(
        hashiya_core::article::Role::Heading,
    ))));
    shell.open_file("harbour.txt", AFTER);
    revising(&mut shell, Revising::Confirm);
    let current = later(&shell);
    let work = shell
        .state()
        .entry(&current)
        .and_then(|entry| entry.annotated())
        .expect("loaded");
    let texts: Vec<&str> = (0..3).map(|sentence| work.document.sentence_text(sentence)).collect();
    assert_eq!(texts[1..], ["The harbour opened again on Monday", "after two years."]);
    let cost = (0..work.document.sentences.len())
        .find(|sentence| work.document.sentence_text(*sentence).starts_with("Nobody"))
        .expect("the sentence");
    assert_eq!(
        work.own_tag(cost).map(|entry| (entry.note.as_str(), entry.is_unsure())),
        Some(("ask the council", true))
    );
    assert_eq!(work.role(0).as_str(), "heading");
}

#[test]
fn the_text_from_before_may_stay_and_takes_over_what_was_said_of_the_new_one() {
    let mut shell = tagged(&[(OPENED, "claim")]);
    let mut elsewhere = Shell::reading(FILES);
    elsewhere.open_file("harbour.txt", AFTER);
    elsewhere.go("harbour");
    elsewhere.focus(4);
    elsewhere.tag("quote");
    let file = elsewhere.export().to_string();
    shell.open_file("colleague.json", &file);
    // It is by somebody of whom the reader was not asked yet.
    shell.send(Message::Transfer(transfer::Message::Restore));
    let asked = shell.state().revising.asked.clone();
    assert_eq!(asked.len(), 1, "{:?}", shell.state().navigation.dialog);
    assert!(asked[0].can_stay);
    revising(&mut shell, Revising::Choose(0, Choice::Stay));
    revising(&mut shell, Revising::Confirm);
    assert_eq!(later(&shell), id("harbour"));
    assert_eq!(
        labels_of(&shell, &id("harbour")),
        pairs(&[("The harbour", "claim"), ("Nobody knows", "quote")])
    );
    assert!(shell.state().is_replaced(&asked[0].new));
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

#[test]
fn what_is_said_anew_was_made_on_the_text_at_hand_and_undo_brings_the_earlier_word_back() {
    let mut shell = answered(&ALL, Choice::Replace);
    let current = later(&shell);
    shell.send(Message::Close);
    let made_on = |shell: &Shell| {
        let work = shell
            .state()
            .entry(&current)
            .and_then(|entry| entry.annotated())
            .expect("loaded");
        work.own_tag(OPENED).expect("a tag").made_on()
    };
    let before = made_on(&shell).expect("it was made on the first version");
    let earlier = shell
        .state()
        .entry(&id("harbour"))
        .and_then(|entry| entry.sha256())
        .expect("known");
    assert_eq!((before.sha256.as_str(), before.span.start()), (earlier, 17));
    shell.focus(OPENED);
    shell.tag("background");
    assert_eq!(made_on(&shell), None);
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(made_on(&shell), Some(before));
    // Its parts stay where the reader cut it, whatever the earlier text says.
    shell.focus(OPENED);
    let byte = AFTER.find("after two").expect("the words");
    let at = AFTER[..byte].chars().count();
    shell.send(Message::Annotate(annotate::Message::Split { at }));
    shell.load_all();
    let labels = labels_of(&shell, &current);
    assert_eq!(labels[..2], pairs(&[("The harbour", "claim"), ("after two", "claim")]));
}

#[test]
fn versions_that_stand_side_by_side_are_offered_when_one_is_opened() {
    let mut shell = tagged(&ALL);
    shell.open_file("harbour.txt", AFTER);
    // Not now.
    shell.send(Message::Close);
    let mut shell = shell.reload();
    let new = shell.state().library.entries.iter().map(|entry| entry.id.clone());
    let new = new
        .filter(|id| id.as_str().starts_with("harbour-"))
        .last()
        .expect("the later one");
    shell.go(new.as_str());
    assert_eq!(shell.notices(), ["is-version"]);
    shell.go("other");
    assert!(shell.notices().is_empty(), "it is about the open article");
    shell.go("harbour");
    assert!(shell.notices().is_empty(), "once a visit");
    let mut shell = shell.reload();
    shell.go("harbour");
    let action = shell.state().notices.shown[0].kind.action();
    let Some(NoticeAction::AskAboutVersions { old, new }) = action else {
        panic!("{action:?}")
    };
    revising(&mut shell, Revising::Ask { old, new });
    revising(&mut shell, Revising::Choose(0, Choice::KeepBoth));
    revising(&mut shell, Revising::Confirm);
    let mut shell = shell.reload();
    shell.go("harbour");
    assert!(shell.notices().is_empty(), "both are to stay");
}

/// The story with its number changed on the server.
fn site_later() -> Site {
    Site::new(&[("story.txt", AFTER), FILES[1]])
}

fn site_before() -> Shell {
    let mut shell = Shell::reading(&[("story.txt", BEFORE), FILES[1]]);
    for (sentence, label) in ALL {
        shell.focus(sentence);
        shell.tag(label);
    }
    shell
}

#[test]
fn a_delivered_article_that_changed_on_the_server_is_asked_about() {
    let shell = site_before();
    let mut later = Shell::in_browser(site_later(), shell.disk.clone());
    later.now = shell.now + 1000;
    drop(shell);
    later.boot();
    later.go("story");
    let asked = later.state().revising.asked.clone();
    assert_eq!(asked.len(), 1, "{:?}", later.notices());
    assert_eq!((asked[0].new.as_str(), asked[0].choice), ("story", Choice::Replace));
    assert_eq!(
        labels_of(&later, &asked[0].old).len(),
        5,
        "the text was kept, and has its tags"
    );
    assert!(later.notices().is_empty(), "{:?}", later.notices());
    revising(&mut later, Revising::Confirm);
    assert_eq!(
        labels_of(&later, &id("story")),
        pairs(&[
            ("The harbour", "claim"),
            ("Nobody knows", "claim"),
            ("The council", "background")
        ])
    );
    assert_eq!(later.state().waiting_of(&id("story")), 2);
    // It stays so.
    let mut later = later.reload();
    later.go("story");
    assert_eq!(labels_of(&later, &id("story")).len(), 3);
    assert_eq!(later.state().waiting_of(&id("story")), 2);
    assert!(later.state().revising.asked.is_empty());
    // And may be taken back: both are there then.
    revising(&mut later, Revising::TakeBack(id("story")));
    assert!(labels_of(&later, &id("story")).is_empty());
    assert_eq!(labels_of(&later, &asked[0].old).len(), 5);
}

#[test]
fn what_was_left_under_a_text_that_nobody_kept_is_given_to_it_when_a_file_brings_it() {
    for is_opened_first in [false, true] {
        brought_by_a_file(is_opened_first);
    }
}

fn brought_by_a_file(is_opened_first: bool) {
    let shell = site_before();
    {
        // As an earlier version of the program left it.
        let mut disk = shell.disk.borrow_mut();
        disk.records
            .retain(|key, _| !key.contains(":kept:") && !key.contains("text-of:"));
    }
    let mut later = Shell::in_browser(site_later(), shell.disk.clone());
    later.now = shell.now + 1000;
    drop(shell);
    later.boot();
    if is_opened_first {
        later.open_file("found again.txt", BEFORE);
    }
    later.go("story");
    if !is_opened_first {
        assert_eq!(later.notices(), ["text-changed"]);
        assert!(later.state().revising.asked.is_empty());
        later.open_file("found again.txt", BEFORE);
    }
    let asked = later.state().revising.asked.clone();
    assert_eq!(asked.len(), 1, "{:?}", later.notices());
    assert_eq!((asked[0].old.as_str(), asked[0].new.as_str()), ("found again", "story"));
    assert_eq!(labels_of(&later, &asked[0].old).len(), 5);
    revising(&mut later, Revising::Confirm);
    assert_eq!(labels_of(&later, &id("story")).len(), 3);
}

#[test]
fn a_file_carries_the_earlier_texts_and_brings_everything_to_another_reader() {
    let mut shell = answered(&ALL, Choice::Replace);
    shell.send(Message::Close);
    let current = later(&shell);
    let wanted = (labels_of(&shell, &current), shell.state().waiting_of(&current));
    let file = shell.export();
    let articles = file["articles"].as_array().expect("articles");
    let ids: Vec<&str> = articles.iter().filter_map(|article| article["id"].as_str()).collect();
    assert!(
        !ids.contains(&"harbour"),
        "the earlier one stands with the later one: {ids:?}"
    );
    let article = articles
        .iter()
        .find(|article| article["id"] == current.as_str())
        .expect("the later one");
    let earlier = &article["earlier_texts"][0];
    assert_eq!(earlier["article"]["id"], "harbour");
    let orphans: Vec<&str> = article["orphans"]
        .as_array()
        .expect("orphans")
        .iter()
        .filter_map(|orphan| orphan["text"].as_str())
        .collect();
    assert_eq!(orphans.len(), 2, "{orphans:?}");
    assert!(orphans[1].starts_with("Fishermen"));
    let said = &article["sentences"][OPENED]["annotations"][0];
    assert_eq!(said["made_on"]["sha256"], earlier["article"]["sha256"]);
    assert_eq!(said["made_on"]["start"], 17);

    // To somebody who has neither text.
    let mut colleague = Shell::reading(FILES);
    colleague.open_file("theirs.json", &file.to_string());
    colleague.answer_all();
    colleague.send(Message::Transfer(transfer::Message::Restore));
    assert!(
        colleague.state().revising.asked.is_empty(),
        "the file says which takes whose place"
    );
    assert!(colleague.state().is_replaced(&id("harbour")));
    colleague.load_all();
    assert_eq!(
        (labels_of(&colleague, &current), colleague.state().waiting_of(&current)),
        wanted
    );
    let again = colleague.export();
    assert_eq!(
        again["articles"][0]["earlier_texts"],
        file["articles"][0]["earlier_texts"]
    );

    // To somebody who tagged the earlier text: they are asked, and nothing of either is lost.
    let mut other = tagged_by("another", &[(PIER, "quote")]);
    other.open_file("theirs.json", &file.to_string());
    other.answer_all();
    other.send(Message::Transfer(transfer::Message::Restore));
    assert_eq!(other.state().revising.asked.len(), 1);
    revising(&mut other, Revising::Confirm);
    other.load_all();
    assert_eq!(labels_of(&other, &current), wanted.0);
    let pier = other
        .state()
        .review_items(&current)
        .into_iter()
        .find(|item| item.text.starts_with("Fishermen"))
        .expect("it waits");
    assert_eq!(pier.said.len(), 2, "theirs and the other's");
}

#[test]
fn colleagues_who_replace_at_the_same_time_come_to_the_same_end() {
    let decide = |shell: &mut Shell, which: usize, decision: fn(&ReviewItem) -> Decision| {
        let item = items(shell)[which].clone();
        let decision = decision(&item);
        let (earlier, span) = (item.earlier, item.span);
        revising(
            shell,
            Revising::Decide {
                earlier,
                span,
                decision,
            },
        );
        shell.send(Message::Close);
    };
    let mut one = answered(&ALL, Choice::Replace);
    let mut two = answered(&ALL, Choice::Replace);
    decide(&mut one, 1, |item| Decision::Place(item.suggested[0].span));
    two.now += 50_000;
    decide(&mut two, 1, |_| Decision::LeaveOut);
    decide(&mut two, 3, |item| Decision::Place(item.span));
    let files = [one.export().to_string(), two.export().to_string()];
    for (shell, file) in [(&mut one, &files[1]), (&mut two, &files[0])] {
        shell.open_file("theirs.json", file);
        shell.answer_all();
        shell.send(Message::Transfer(transfer::Message::Restore));
        shell.load_all();
    }
    let current = later(&one);
    assert_eq!(labels_of(&one, &current), labels_of(&two, &current));
    let settled = |shell: &Shell| -> Vec<_> {
        let items = shell.state().review_items(&current).into_iter();
        items.map(|item| (item.span, item.to, item.is_left_out)).collect()
    };
    assert_eq!(settled(&one), settled(&two));
    assert!(settled(&one)[1].2, "the later decision counts");
}

#[test]
fn a_backup_brings_replacements_back() {
    let mut shell = answered(&ALL, Choice::Replace);
    shell.send(Message::Close);
    let current = later(&shell);
    let wanted = (
        labels_of(&shell, &current),
        shell.state().waiting_of(&current),
        items(&shell),
    );
    shell.send(Message::Transfer(transfer::Message::BackUp));
    let backup = shell.downloads.last().expect("a backup").1.clone();
    let mut empty = Shell::new(Site::new(FILES));
    empty.boot();
    empty.open_file("backup.json", &backup);
    empty.answer_all();
    empty.send(Message::Transfer(transfer::Message::Restore));
    empty.load_all();
    let state = empty.state();
    assert_eq!(
        (labels_of(&empty, &current), state.waiting_of(&current), items(&empty)),
        wanted
    );
    assert!(state.is_replaced(&id("harbour")) && state.revising.asked.is_empty());
}

#[test]
fn neither_word_takes_the_others_place_unasked_and_taking_back_leaves_both_as_they_were() {
    // The same reader said something else of the same sentence in both versions.
    let mut shell = tagged(&ALL);
    shell.open_file("harbour.txt", AFTER);
    shell.send(Message::Close);
    let new = shell.state().library.entries.iter().map(|entry| entry.id.clone());
    let new = new
        .filter(|id| id.as_str().starts_with("harbour-"))
        .last()
        .expect("the later one");
    shell.go(new.as_str());
    shell.focus(OPENED);
    shell.tag("quote");
    let both = |shell: &Shell| [labels_of(shell, &id("harbour")), labels_of(shell, &new)];
    let before = both(&shell);
    for choice in [Choice::Replace, Choice::Stay] {
        revising(
            &mut shell,
            Revising::Ask {
                old: id("harbour"),
                new: new.clone(),
            },
        );
        revising(&mut shell, Revising::Choose(0, choice));
        revising(&mut shell, Revising::Confirm);
        let current = later(&shell);
        let stays = if choice == Choice::Replace {
            &new
        } else {
            &id("harbour")
        };
        assert_eq!(&current, stays);
        let own = if choice == Choice::Replace { "quote" } else { "claim" };
        assert!(
            labels_of(&shell, stays).contains(&("The harbour".into(), own.into())),
            "{choice:?}"
        );
        let item = items(&shell)
            .into_iter()
            .find(|item| item.text.starts_with("The harbour"))
            .expect("the item");
        assert!(item.waits() && item.suggested.len() == 1, "{choice:?}");
        // The reader has it there all the same, and takes that back.
        let (earlier, span) = (item.earlier.clone(), item.span);
        let decision = Decision::Place(item.suggested[0].span);
        revising(
            &mut shell,
            Revising::Decide {
                earlier,
                span,
                decision,
            },
        );
        revising(&mut shell, Revising::UndoDecision);
        assert!(
            labels_of(&shell, stays).contains(&("The harbour".into(), own.into())),
            "{choice:?}"
        );
        revising(&mut shell, Revising::TakeBack(stays.clone()));
        assert_eq!(both(&shell), before, "{choice:?}");
    }
}

#[test]
fn what_was_taken_back_can_be_replaced_again() {
    let mut shell = answered(&ALL, Choice::Replace);
    let current = later(&shell);
    shell.send(Message::Close);
    shell.focus(3);
    shell.tag("claim");
    let before = labels_of(&shell, &current);
    revising(&mut shell, Revising::TakeBack(current.clone()));
    revising(
        &mut shell,
        Revising::Ask {
            old: id("harbour"),
            new: current.clone(),
        },
    );
    revising(&mut shell, Revising::Choose(0, Choice::Replace));
    revising(&mut shell, Revising::Confirm);
    assert_eq!(labels_of(&shell, &current), before);
}
