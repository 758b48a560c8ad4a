//! People who change a codebook without knowing of each other.

use hashiya_core::codebook::{Field, LabelId, Move, Said, Version};

use super::{Author, added, defined, given, id, merged, name_of, named, split};

/// What two make of a codebook, known to both.
fn both(one: impl FnOnce(&mut Author), other: impl FnOnce(&mut Author)) -> Author {
    let (mut ada, mut badr) = (Author::called("ada"), Author::called("badr"));
    one(&mut ada);
    other(&mut badr);
    let (before_ada, before_badr) = (ada.clone(), badr.clone());
    ada.learn(&before_badr);
    badr.learn(&before_ada);
    assert_eq!(ada.codebook(), badr.codebook(), "each comes to the same end");
    ada
}

fn fields(author: &Author) -> Vec<Field> {
    let codebook = author.codebook();
    let conflicts = codebook.conflicts().iter();
    conflicts.map(|conflict| conflict.field.clone()).collect()
}

#[test]
fn what_is_about_different_things_goes_together() {
    let author = both(
        |ada| {
            ada.change(&[named("claim", "Assertion")]);
            ada.change(&[added("doubt")]);
        },
        |badr| {
            badr.change(&[named("quote", "Quotation")]);
            badr.change(&[added("source")]);
        },
    );
    let codebook = author.codebook();
    assert_eq!(given(&codebook), ["claim", "quote", "background", "doubt", "source"]);
    assert_eq!(name_of(&codebook, "claim"), Some("Assertion"));
    assert_eq!(name_of(&codebook, "quote"), Some("Quotation"));
    assert!(fields(&author).is_empty());
}

#[test]
fn the_same_word_twice_is_no_conflict() {
    let author = both(
        |ada| {
            ada.change(&[named("claim", "Assertion")]);
        },
        |badr| {
            badr.change(&[named("claim", "Assertion")]);
        },
    );
    assert!(fields(&author).is_empty());
}

#[test]
fn two_words_for_the_same_are_decided_by_people() {
    let mut author = both(
        |ada| {
            ada.change(&[named("claim", "Assertion")]);
        },
        |badr| {
            badr.now = 10;
            badr.change(&[named("claim", "Statement")]);
        },
    );
    let field = Field::Name(id("claim"), "en".to_owned());
    assert_eq!(fields(&author), [field]);
    let codebook = author.codebook();
    let said: Vec<&Said> = codebook.conflicts()[0].said.iter().map(|(_, said)| said).collect();
    let text = |text: &str| Said::Text(text.to_owned());
    assert_eq!(said, [&text("Assertion"), &text("Statement")]);
    // The later one is shown until then.
    assert_eq!(name_of(&codebook, "claim"), Some("Statement"));

    let decision = author.change(&[named("claim", "Assertion")]);
    assert!(fields(&author).is_empty());
    assert_eq!(name_of(&author.codebook(), "claim"), Some("Assertion"));
    author.undo(&decision);
    assert_eq!(fields(&author).len(), 1);
}

#[test]
fn a_label_with_two_fates_keeps_its_tags() {
    let cases: [(Move, Move); 4] = [
        (merged("quote", "claim"), merged("quote", "background")),
        (merged("quote", "claim"), split("quote", &["claim", "background"])),
        (split("quote", &["claim"]), Move::Retire { label: id("quote") }),
        (merged("quote", "claim"), Move::Restore { label: id("quote") }),
    ];
    for (one, other) in cases {
        let mut author = both(
            |ada| {
                ada.change(std::slice::from_ref(&one));
            },
            |badr| {
                badr.change(std::slice::from_ref(&other));
            },
        );
        assert_eq!(fields(&author), [Field::Fate(id("quote"))], "{one:?} {other:?}");
        assert_eq!(author.codebook().counting(&id("quote")), &id("quote"));
        assert_eq!(given(&author.codebook()), ["claim", "quote", "background"]);
        author.change(&[merged("quote", "claim")]);
        assert!(fields(&author).is_empty());
        assert_eq!(author.codebook().counting(&id("quote")), &id("claim"));
    }
}

#[test]
fn labels_that_are_merged_into_one_another_keep_their_tags() {
    let mut author = both(
        |ada| {
            ada.change(&[merged("quote", "claim")]);
        },
        |badr| {
            badr.change(&[merged("claim", "quote")]);
        },
    );
    assert_eq!(fields(&author), [Field::Fate(id("claim")), Field::Fate(id("quote"))]);
    let counting = |author: &Author, label: LabelId| author.codebook().counting(&label).clone();
    for label in ["claim", "quote"] {
        assert_eq!(counting(&author, id(label)), id(label));
    }
    author.change(&[Move::Restore { label: id("claim") }]);
    assert_eq!(counting(&author, id("quote")), id("claim"));
    assert!(fields(&author).is_empty());
}

#[test]
fn what_is_merged_without_knowing_what_a_label_means_now_is_looked_at_again() {
    let redefine = |author: &mut Author| author.change(&[defined("claim", "Only what can be checked.")]);
    let merge = |author: &mut Author| author.change(&[merged("quote", "claim")]);
    let concern = |author: &Author| author.codebook().concern(&id("quote"), &Version::default());
    let author = both(
        |ada| {
            merge(ada);
        },
        |badr| {
            redefine(badr);
        },
    );
    assert!(concern(&author).is_some());
    // The same merge by somebody else takes nothing off the list.
    let author = both(
        |ada| {
            ada.now = 5;
            merge(ada);
            redefine(ada);
        },
        |badr| {
            merge(badr);
        },
    );
    assert!(concern(&author).is_some());
    // Whoever knew has decided.
    let author = both(
        |ada| {
            redefine(ada);
            merge(ada);
        },
        |_| {},
    );
    assert_eq!(concern(&author), None);
}

#[test]
fn what_two_take_back_is_taken_back() {
    let (mut ada, mut badr) = (Author::called("ada"), Author::called("badr"));
    let merge = ada.change(&[merged("quote", "claim")]);
    badr.learn(&ada);
    let undone = [ada.undo(&merge), badr.undo(&merge)];
    ada.learn(&badr);
    assert_eq!(ada.codebook().counting(&id("quote")), &id("quote"));
    ada.undo(&undone[0]);
    // Badr's word still stands.
    assert_eq!(ada.codebook().counting(&id("quote")), &id("quote"));
    ada.undo(&undone[1]);
    assert_eq!(ada.codebook().counting(&id("quote")), &id("claim"));
}

#[test]
fn what_is_known_in_part_is_no_hindrance() {
    let (mut ada, mut badr) = (Author::called("ada"), Author::called("badr"));
    ada.change(&[named("claim", "Assertion")]);
    badr.learn(&ada);
    let last = badr.change(&[named("claim", "Statement")]);
    // Only the last change came: what it was made after is missing.
    let mut third = Author::called("third");
    third.log.put(badr.log.get(&last).expect("a change").clone());
    assert_eq!(name_of(&third.codebook(), "claim"), Some("Statement"));
    third.learn(&ada);
    assert!(fields(&third).is_empty());
    assert_eq!(third.codebook(), badr.codebook());
}
