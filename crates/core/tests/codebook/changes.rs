//! Changes as records and files have them.

use std::collections::BTreeSet;

use hashiya_core::annotation::{AnnotatorId, Stamp};
use hashiya_core::codebook::{Change, ChangeId, Codebook, ExampleKind, ExampleNote, ExampleText, Log, Move, Version};
use serde_json::{Value, json};

use super::{Author, added, base, defined, id, merged, name_of, named, split};

fn example() -> ExampleText {
    ExampleText {
        kind: ExampleKind::HardCase,
        language: "ar".to_owned(),
        text: "قال الوزير إن الأسعار ستنخفض.".to_owned(),
    }
}

fn every_move() -> Vec<Move> {
    let text = || "x".to_owned();
    vec![
        Move::Title {
            language: text(),
            text: text(),
        },
        added("doubt"),
        named("claim", "Assertion"),
        defined("claim", "What can be checked."),
        Move::Example {
            label: id("claim"),
            example: example(),
            note: ExampleNote {
                why: text(),
                decision: Some(id("quote")),
            },
        },
        Move::DropExample {
            label: id("claim"),
            example: example(),
        },
        Move::Colour {
            label: id("claim"),
            colour: text(),
        },
        Move::Sign {
            label: id("claim"),
            sign: text(),
        },
        Move::Pattern {
            label: id("claim"),
            pattern: text(),
        },
        Move::Key {
            label: id("claim"),
            key: Some("KeyA".to_owned()),
        },
        Move::Key {
            label: id("claim"),
            key: None,
        },
        Move::Order {
            labels: vec![id("quote"), id("claim")],
        },
        merged("quote", "claim"),
        split("quote", &["a", "b"]),
        Move::Retire { label: id("quote") },
        Move::Restore { label: id("quote") },
        Move::Undo {
            change: ChangeId::new("0123456789abcdef"),
        },
    ]
}

fn change(moves: &[Move]) -> Change {
    let after = BTreeSet::from([ChangeId::new("b"), ChangeId::new("a")]);
    let at = Stamp::from_millis(1_764_000_000_123);
    Change::new(at, AnnotatorId::new("ada"), "a reason", after, moves)
}

#[test]
fn each_move_is_read_as_it_was_written() {
    let moves = every_move();
    let written = change(&moves);
    let read = Change::read(written.to_value()).expect("a change");
    assert_eq!(read, written);
    assert_eq!(read.moves(), moves);
    assert_eq!(read.at(), Stamp::from_millis(1_764_000_000_123));
    assert_eq!((read.by().as_str(), read.why()), ("ada", "a reason"));
    assert_eq!(read.after().len(), 2);
}

#[test]
fn it_is_written_for_people() {
    let written = Change::new(
        Stamp::from_millis(0),
        AnnotatorId::new("ada"),
        "",
        BTreeSet::new(),
        &[merged("quote", "claim")],
    );
    let expected = json!({
        "id": written.id(),
        "at": "1970-01-01T00:00:00.000Z",
        "by": "ada",
        "moves": [{"move": "merge", "label": "quote", "into": "claim"}],
    });
    assert_eq!(written.to_value(), expected);
    assert_eq!(written.id().as_str().len(), 16);
}

#[test]
fn what_was_altered_is_refused() {
    let written = change(&[named("claim", "Assertion")]).to_value();
    let place = |alter: fn(&mut Value)| {
        let mut value = written.clone();
        alter(&mut value);
        Change::read(value).expect_err("altered").place
    };
    assert_eq!(place(|value| value["why"] = json!("another reason")), "id");
    assert_eq!(place(|value| value["moves"][0]["text"] = json!("Lie")), "id");
    assert_eq!(place(|value| value["id"] = json!(1)), "id");
    assert_eq!(place(|value| value["at"] = json!("yesterday")), "at");
    assert_eq!(place(|value| value["moves"][0]["text"] = json!(1)), "moves[0]");
    assert_eq!(place(|value| value["moves"][0] = json!("name")), "moves[0]");
    assert_eq!(place(|value| value["moves"] = json!({})), "moves");
    assert_eq!(place(|value| *value = json!([])), "");
}

#[test]
fn what_a_later_program_changed_is_kept_and_does_nothing() {
    let mut value = change(&[named("claim", "Assertion")]).to_value();
    let fields = value.as_object_mut().expect("an object");
    fields.remove("id");
    fields.insert("mood".to_owned(), json!(0.10));
    value["moves"][0]["soft"] = json!(true);
    value["moves"]
        .as_array_mut()
        .expect("moves")
        .push(json!({"move": "sing", "label": "claim"}));
    let read = Change::read(value.clone()).expect("a change");
    assert_eq!(read.moves(), [named("claim", "Assertion")]);
    let mut written = read.to_value();
    assert_eq!(written["id"], json!(read.id()));
    written.as_object_mut().expect("an object").remove("id");
    assert_eq!(written, value);
}

#[test]
fn a_version_is_read_as_it_was_written() {
    let ids = |ids: &[&str]| Version::new(ids.iter().map(|id| ChangeId::new(id)).collect());
    for version in [ids(&[]), ids(&["a"]), ids(&["b", "a"])] {
        assert_eq!(Version::read(&version.to_string()), version);
    }
    assert_eq!(ids(&["b", "a"]).to_string(), "a+b");
}

#[test]
fn every_version_can_be_had_again() {
    let mut author = Author::called("a");
    author.change(&[named("claim", "Assertion")]);
    let before = (author.version(), author.codebook());
    author.change(&[named("claim", "Statement")]);
    author.change(&[added("doubt")]);
    let log = author.log.at(&before.0);
    assert_eq!(Codebook::of(&base(), &log), before.1);
    assert_eq!(author.log.at(&Version::default()), Log::default());
    assert_eq!(author.log.at(&author.version()), author.log);
    let order: Vec<&str> = author
        .log
        .in_order()
        .iter()
        .map(|change| change.id().as_str())
        .collect();
    assert_eq!(order.len(), 3);
    assert_eq!(order[0], before.0.to_string());
    assert_eq!(name_of(&author.codebook(), "claim"), Some("Statement"));
}
