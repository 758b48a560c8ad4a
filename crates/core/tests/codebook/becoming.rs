//! What becomes of labels, and of what was tagged with them.

use hashiya_core::codebook::{Codebook, Concern, Fate, Move, Version};

use super::{Author, added, base, defined, given, id, merged, name_of, named, split};

#[test]
fn it_begins_with_its_labels() {
    let codebook = Author::called("a").codebook();
    assert_eq!(given(&codebook), ["claim", "quote", "background"]);
    assert!(codebook.version().is_first());
    assert_eq!(Codebook::unchanged(&base()), codebook);
    assert!(codebook.conflicts().is_empty());
}

#[test]
fn labels_come_in_the_order_in_which_they_are_added_or_in_a_chosen_one() {
    let mut author = Author::called("a");
    author.change(&[added("doubt"), named("doubt", "Doubt")]);
    assert_eq!(given(&author.codebook()), ["claim", "quote", "background", "doubt"]);
    assert_eq!(name_of(&author.codebook(), "doubt"), Some("Doubt"));
    author.change(&[Move::Order {
        labels: vec![id("doubt"), id("quote")],
    }]);
    assert_eq!(given(&author.codebook()), ["doubt", "quote", "claim", "background"]);
    author.change(&[added("late")]);
    assert_eq!(
        given(&author.codebook()),
        ["doubt", "quote", "claim", "background", "late"]
    );
}

#[test]
fn a_merge_takes_the_tags_along_and_gives_them_back() {
    let mut author = Author::called("a");
    let merge = author.change(&[merged("quote", "claim")]);
    let codebook = author.codebook();
    assert_eq!(given(&codebook), ["claim", "background"]);
    assert_eq!(codebook.counting(&id("quote")), &id("claim"));
    assert_eq!(codebook.counting(&id("background")), &id("background"));
    assert_eq!(codebook.concern(&id("quote"), &Version::default()), None);

    let undo = author.undo(&merge);
    assert_eq!(author.codebook().counting(&id("quote")), &id("quote"));
    assert_eq!(given(&author.codebook()), ["claim", "quote", "background"]);

    author.undo(&undo);
    assert_eq!(author.codebook().counting(&id("quote")), &id("claim"));
}

#[test]
fn merges_are_followed_to_their_end() {
    let mut author = Author::called("a");
    author.change(&[merged("quote", "claim")]);
    author.change(&[merged("claim", "background")]);
    assert_eq!(author.codebook().counting(&id("quote")), &id("background"));
    assert_eq!(given(&author.codebook()), ["background"]);
}

#[test]
fn a_label_of_another_codebook_is_matched_by_a_merge() {
    let mut author = Author::called("a");
    author.change(&[merged("Behauptung", "claim")]);
    let codebook = author.codebook();
    assert_eq!(codebook.counting(&id("Behauptung")), &id("claim"));
    assert!(codebook.label(&id("Behauptung")).is_none());
}

#[test]
fn into_a_label_that_is_not_there_nothing_is_merged() {
    let mut author = Author::called("a");
    let add = author.change(&[added("doubt"), named("doubt", "Doubt")]);
    author.change(&[merged("quote", "doubt")]);
    assert_eq!(author.codebook().counting(&id("quote")), &id("doubt"));
    author.undo(&add);
    let codebook = author.codebook();
    assert_eq!(codebook.counting(&id("quote")), &id("quote"));
    assert_eq!(given(&codebook), ["claim", "quote", "background"]);
    // It stays readable where sentences have it.
    assert_eq!(name_of(&codebook, "doubt"), Some("Doubt"));
}

#[test]
fn a_retired_label_stays_readable() {
    let mut author = Author::called("a");
    author.change(&[named("quote", "Quotation")]);
    author.change(&[Move::Retire { label: id("quote") }]);
    let codebook = author.codebook();
    assert_eq!(given(&codebook), ["claim", "background"]);
    assert_eq!(name_of(&codebook, "quote"), Some("Quotation"));
    assert_eq!(codebook.label(&id("quote")).expect("a label").fate, Fate::Retired);
    assert_eq!(codebook.counting(&id("quote")), &id("quote"));
    author.change(&[Move::Restore { label: id("quote") }]);
    assert_eq!(given(&author.codebook()), ["claim", "quote", "background"]);
}

#[test]
fn a_split_has_every_sentence_looked_at_again() {
    let mut author = Author::called("a");
    let before = author.version();
    author.change(&[
        added("direct"),
        added("indirect"),
        split("quote", &["direct", "indirect"]),
    ]);
    let codebook = author.codebook();
    assert_eq!(given(&codebook), ["claim", "background", "direct", "indirect"]);
    let concern = Some(Concern::Split(vec![id("direct"), id("indirect")]));
    assert_eq!(codebook.concern(&id("quote"), &before), concern);
    // Also what somebody gave it later, who did not know.
    assert_eq!(codebook.concern(&id("quote"), &author.version()), concern);
    assert_eq!(codebook.concern(&id("direct"), &author.version()), None);
    assert_eq!(codebook.concern(&id("claim"), &before), None);
    // What is merged into it is concerned too.
    author.change(&[merged("claim", "quote")]);
    assert_eq!(author.codebook().concern(&id("claim"), &before), concern);
}

#[test]
fn a_changed_meaning_has_what_was_tagged_before_looked_at_again() {
    let mut author = Author::called("a");
    let before = author.version();
    let change = author.change(&[defined("claim", "Only what can be checked.")]);
    let after = author.version();
    let codebook = author.codebook();
    let concern = Some(Concern::Redefined(change.clone()));
    assert_eq!(codebook.concern(&id("claim"), &before), concern);
    assert_eq!(codebook.concern(&id("claim"), &after), None);
    assert_eq!(codebook.concern(&id("quote"), &before), None);
    // What is merged into it later was merged into what it means now.
    author.change(&[merged("quote", "claim")]);
    assert_eq!(author.codebook().concern(&id("quote"), &before), None);
    assert_eq!(author.codebook().concern(&id("claim"), &before), concern);
    // What was merged into it before comes to mean something else with it.
    let again = author.change(&[defined("claim", "Only figures.")]);
    let concern = Some(Concern::Redefined(again.clone()));
    assert_eq!(author.codebook().concern(&id("quote"), &before), concern);
    assert_eq!(author.codebook().concern(&id("claim"), &after), concern);

    // Taken back, what was tagged under it is looked at again, and what was tagged before is not.
    let undo = author.undo(&change);
    author.undo(&again);
    assert_eq!(author.codebook().concern(&id("claim"), &before), None);
    assert_eq!(
        author.codebook().concern(&id("claim"), &after),
        Some(Concern::Redefined(change))
    );
    let without = author.version();
    author.undo(&undo);
    let concern = author.codebook().concern(&id("claim"), &without);
    assert!(matches!(concern, Some(Concern::Redefined(_))), "it means that again");
    assert_eq!(author.codebook().concern(&id("claim"), &after), None);
}

#[test]
fn nothing_is_split_into_what_is_not_there_or_into_itself() {
    let mut author = Author::called("a");
    let add = author.change(&[added("direct"), added("indirect")]);
    author.change(&[split("quote", &["direct", "indirect", "nothing"])]);
    let fate = |author: &Author| author.codebook().label(&id("quote")).expect("a label").fate.clone();
    assert_eq!(fate(&author), Fate::Split(vec![id("direct"), id("indirect")]));
    author.undo(&add);
    assert_eq!(fate(&author), Fate::Kept);
    assert_eq!(author.codebook().concern(&id("quote"), &Version::default()), None);
    author.change(&[split("claim", &["claim", "background"]), split("background", &[])]);
    assert_eq!(given(&author.codebook()), ["claim", "quote", "background"]);
}

#[test]
fn what_was_taken_back_does_not_come_back_with_a_label_that_is_gone() {
    let mut author = Author::called("a");
    let add = author.change(&[added("doubt"), named("doubt", "Doubt")]);
    let rename = author.change(&[named("doubt", "Dobut")]);
    author.undo(&rename);
    author.undo(&add);
    assert_eq!(name_of(&author.codebook(), "doubt"), Some("Doubt"));
}

#[test]
fn other_words_for_the_same_have_nothing_looked_at_again() {
    let mut author = Author::called("a");
    let before = author.version();
    author.change(&[Move::Define {
        label: id("claim"),
        language: "fr".to_owned(),
        text: "Ce qui peut être vérifié.".to_owned(),
        review: false,
    }]);
    assert_eq!(author.codebook().concern(&id("claim"), &before), None);
}
