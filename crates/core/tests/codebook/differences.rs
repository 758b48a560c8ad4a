//! What differs between two versions.

use hashiya_core::codebook::{Difference, Fate, Field, Move, Said};

use super::{Author, added, defined, id, merged, named};

fn text(text: &str) -> Option<Said> {
    Some(Said::Text(text.to_owned()))
}

#[test]
fn nothing_differs_from_itself() {
    let mut author = Author::called("a");
    author.change(&[added("doubt"), named("doubt", "Doubt"), merged("quote", "claim")]);
    assert_eq!(author.codebook().differences_from(&author.codebook()), []);
}

#[test]
fn each_thing_is_told_as_it_was_and_as_it_is() {
    let mut author = Author::called("a");
    author.change(&[named("claim", "Assertion"), added("old")]);
    let before = author.codebook();
    let add = author.log.version();
    author.change(&[
        named("claim", "Statement"),
        defined("claim", "What can be checked."),
        added("doubt"),
        named("doubt", "Doubt"),
        merged("quote", "claim"),
        Move::Order {
            labels: vec![id("background")],
        },
    ]);
    author.undo(add.last().first().expect("a change"));
    let language = || "en".to_owned();
    let changed =
        |field: Field, before: Option<Said>, after: Option<Said>| Difference::Changed { field, before, after };
    let order = |labels: [&str; 3]| Some(Said::Labels(labels.map(id).to_vec()));
    let fate = |fate: Fate| Some(Said::Fate(fate));
    assert_eq!(
        author.codebook().differences_from(&before),
        [
            changed(
                Field::Order,
                order(["claim", "quote", "background"]),
                order(["background", "claim", "quote"])
            ),
            changed(
                Field::Name(id("claim"), language()),
                text("Assertion"),
                text("Statement")
            ),
            changed(
                Field::Definition(id("claim"), language()),
                None,
                text("What can be checked.")
            ),
            changed(
                Field::Fate(id("quote")),
                fate(Fate::Kept),
                fate(Fate::Merged(id("claim")))
            ),
            Difference::Added(id("doubt")),
            changed(Field::Fate(id("doubt")), None, fate(Fate::Kept)),
            changed(Field::Name(id("doubt"), language()), None, text("Doubt")),
            Difference::Removed(id("old")),
        ]
    );
}
