//! What goes along with a revised article, and words that meet.

use hashiya_session::revising::Message as Revising;
use hashiya_session::revising::reviewing::Decision;
use hashiya_session::revising::state::Choice;
use hashiya_session::{Message, annotate, transfer};

use super::revising::*;
use super::shell::Shell;

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
fn neither_word_takes_the_others_place_unasked_and_taking_back_leaves_both_as_they_were() {
    // The same reader said something else of the same sentence in both versions.
    let mut shell = tagged(&ALL);
    shell.open_file("harbour.txt", AFTER);
    shell.send(Message::Close);
    let mut new = shell.state().library.entries.iter().map(|entry| entry.id.clone());
    let new = new
        .rfind(|id| id.as_str().starts_with("harbour-"))
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

#[test]
fn over_a_third_version_what_was_decided_stays_decided_and_each_sentence_waits_once() {
    let mut shell = answered(&ALL, Choice::Replace);
    let by_hand = items(&shell)[3].clone();
    let changed = items(&shell)[1].clone();
    for (item, to) in [
        (&changed, changed.suggested[0].span),
        (&by_hand, items(&shell)[2].to.clone().expect("a place").span),
    ] {
        let (earlier, span) = (item.earlier.clone(), item.span);
        let decision = Decision::Place(to);
        revising(
            &mut shell,
            Revising::Decide {
                earlier,
                span,
                decision,
            },
        );
    }
    assert_eq!(shell.state().waiting_of(&later(&shell)), 0);
    shell.send(Message::Close);
    // The number changes once more; all else stays.
    shell.open_file("harbour.txt", &AFTER.replace("thirteen", "fourteen"));
    revising(&mut shell, Revising::Confirm);
    let current = later(&shell);
    let waiting = items(&shell).iter().filter(|item| item.waits()).count();
    assert_eq!(waiting, 1, "the number");
    assert_eq!(shell.state().waiting_of(&current), waiting, "as the library counts");
    let placed = items(&shell).into_iter().find(|item| item.span == by_hand.span);
    let placed = placed.expect("the one that was placed by hand");
    assert!(placed.is_decided && placed.to.is_some());
    assert_eq!(
        placed.outcome, by_hand.outcome,
        "it is gone, whatever became of its place"
    );
}

#[test]
fn what_stood_in_the_later_version_before_stays_when_the_replacement_is_taken_back() {
    // A colleague has replaced already, and their file comes to somebody who tagged the first version.
    let file = answered(&ALL, Choice::Replace).export().to_string();
    let mut shell = tagged_by("another", &[(PIER, "quote")]);
    shell.open_file("theirs.json", &file);
    shell.answer_all();
    shell.send(Message::Transfer(transfer::Message::Restore));
    let new = shell.state().revising.asked[0].new.clone();
    let before = labels_of(&shell, &new);
    assert!(!before.is_empty());
    revising(&mut shell, Revising::Confirm);
    revising(&mut shell, Revising::TakeBack(new.clone()));
    assert_eq!(labels_of(&shell, &new), before);
}
