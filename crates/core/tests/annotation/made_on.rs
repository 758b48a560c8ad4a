//! The text that an annotation was made on, where that is an earlier one.

use hashiya_core::annotation::{AnnotationSet, Entry, MadeOn};
use hashiya_core::codec::{Object, Value, from_text, to_text};
use hashiya_core::text::CodePointSpan;
use serde_json::json;

use super::{entry, key};

fn made_on(sha256: &str, start: usize, end: usize) -> MadeOn {
    MadeOn {
        sha256: sha256.to_owned(),
        span: CodePointSpan::new(start, end),
    }
}

fn with(extra: &Value) -> Entry {
    let extra: Object = from_text(&extra.to_string()).expect("fields");
    Entry {
        extra,
        ..entry(Some("claim"), "", 1)
    }
}

#[test]
fn what_was_carried_over_says_where_it_was_made() {
    let here = with(&json!({"unsure": true, "x": 1}));
    assert_eq!(here.made_on(), None);
    let there = made_on("ab12", 3, 9);
    let carried = here.clone().carried_from(&there);
    assert_eq!(carried.made_on(), Some(there.clone()));
    assert_eq!(
        serde_json::to_value(&carried.extra).expect("fields"),
        json!({"made_on": {"sha256": "ab12", "start": 3, "end": 9}, "unsure": true, "x": 1})
    );
    // All else is as it was.
    assert_eq!((carried.label.clone(), carried.stamp), (here.label.clone(), here.stamp));
    // Carried on to a third text it still says the first.
    let on = carried.clone().carried_from(&made_on("cd34", 40, 50));
    assert_eq!(on, carried);
    // The reader says it anew of the text at hand.
    assert_eq!(on.made_here(), here);
    assert_eq!(here.clone().made_here(), here);
    // What comes out of a record is the same.
    let stored: Object = from_text(&to_text(&carried.extra)).expect("fields");
    let read = Entry {
        extra: stored,
        ..carried.clone()
    };
    assert_eq!((read.made_on(), &read), (Some(there), &carried));
}

#[test]
fn what_makes_no_sense_says_nothing_and_is_replaced() {
    for field in [
        json!(null),
        json!("ab12"),
        json!([1, 2]),
        json!({}),
        json!({"sha256": "ab12", "start": 3}),
        json!({"sha256": 7, "start": 3, "end": 9}),
        json!({"sha256": "ab12", "start": 9, "end": 9}),
        json!({"sha256": "ab12", "start": 9, "end": 3}),
        json!({"sha256": "ab12", "start": -1, "end": 3}),
        json!({"sha256": "ab12", "start": 0.5, "end": 3}),
        json!({"sha256": "ab12", "start": "0", "end": "3"}),
    ] {
        let odd = with(&json!({"made_on": field}));
        assert_eq!(odd.made_on(), None, "{field}");
        let carried = odd.carried_from(&made_on("cd34", 0, 2));
        assert_eq!(carried.made_on(), Some(made_on("cd34", 0, 2)), "{field}");
    }
    // What another program writes beside it is no harm.
    let more = with(&json!({"made_on": {"sha256": "ab12", "start": 0, "end": 2, "by": "me"}}));
    assert_eq!(more.made_on(), Some(made_on("ab12", 0, 2)));
    // Whole numbers are the same however they are written.
    let other = with(&json!({"made_on": {"sha256": "ab12", "start": 0, "end": 2.0}}));
    assert_eq!(other.made_on(), Some(made_on("ab12", 0, 2)));
}

#[test]
fn it_takes_part_in_the_merge_as_any_field() {
    let (here, carried) = (
        entry(Some("claim"), "", 1),
        entry(Some("claim"), "", 1).carried_from(&made_on("ab12", 3, 9)),
    );
    for order in [[&here, &carried], [&carried, &here]] {
        let mut set = AnnotationSet::default();
        for one in order {
            set.put(key(0, "a"), one.clone());
        }
        assert_eq!(set.get(&key(0, "a")), Some(&carried));
    }
    // A tombstone is carried over too, and stays one.
    assert!(entry(None, "", 2).carried_from(&made_on("ab12", 3, 9)).is_tombstone());
}
