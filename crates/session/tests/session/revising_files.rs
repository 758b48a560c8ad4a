//! Revised articles in files: to colleagues, from them, and in backups.

use hashiya_session::revising::Message as Revising;
use hashiya_session::revising::reviewing::{Decision, ReviewItem};
use hashiya_session::revising::state::Choice;
use hashiya_session::{Message, transfer};

use super::FILES;
use super::revising::*;
use super::shell::{Shell, Site};

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
