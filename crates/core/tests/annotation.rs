//! Annotations: the laws of the merge, tombstones, whose tag counts, stamps, undo and redo.

#![cfg(not(target_arch = "wasm32"))]

#[path = "annotation/made_on.rs"]
mod made_on;

use hashiya_core::annotation::{
    AnnotationSet, AnnotatorId, Change, Entry, History, Key, Made, Merged, Stamp, TagValue,
};
use hashiya_core::article::Role;
use hashiya_core::codebook::LabelId;
use hashiya_core::codec::{Object, from_text};
use hashiya_core::text::CodePointSpan;
use hashiya_testing::cases;
use proptest::prelude::*;
use serde_json::json;

fn key(start: usize, annotator: &str) -> Key {
    Key {
        span: CodePointSpan::new(start, start + 10),
        annotator: AnnotatorId::new(annotator),
    }
}

fn entry(label: Option<&str>, note: &str, millis: u64) -> Entry {
    Entry {
        label: label.map(LabelId::new),
        note: note.to_owned(),
        stamp: Stamp::from_millis(millis),
        extra: Object::new(),
    }
}

/// Few places, annotators, values and stamps, so that entries meet, also with equal stamps.
fn any_entry() -> impl Strategy<Value = (Key, Entry)> {
    let label = prop::option::of(prop::sample::select(vec!["claim", "quote", "background", "doubt"]));
    let note = prop::sample::select(vec!["", "a", "ملاحظة"]);
    let extra = prop::sample::select(vec![
        json!({}),
        json!({"x": 1}),
        json!({"x": {"b": 1, "a": 2}, "y": null}),
        // Said after another one of the future, and what is no list of stamps.
        json!({"after": [3]}),
        json!({"after": [253_370_764_799_999u64, 2]}),
        json!({"after": [-1], "x": 1}),
        json!({"after": "tomorrow"}),
        json!({"made_on": {"sha256": "ab", "start": 0, "end": 3}}),
    ]);
    let span = (prop::sample::select(vec![0usize, 5, 40]), 1usize..3);
    // A clock that is days ahead or behind is a stamp like any other.
    let stamp = prop_oneof![3 => 0u64..4, 1 => Just(86_400_000 * 3), 1 => Just(u64::MAX)];
    (
        span,
        prop::sample::select(vec!["", "a", "b", "ب"]),
        label,
        note,
        stamp,
        extra,
    )
        .prop_map(|((start, length), annotator, label, note, stamp, extra)| {
            let key = Key {
                span: CodePointSpan::new(start, start + length),
                annotator: AnnotatorId::new(annotator),
            };
            let extra = from_text(&extra.to_string()).unwrap_or_default();
            let value = Entry {
                extra,
                ..entry(label, note, stamp)
            };
            (key, value)
        })
}

fn entries() -> impl Strategy<Value = Vec<(Key, Entry)>> {
    prop::collection::vec(any_entry(), 0..14)
}

fn set(entries: &[(Key, Entry)]) -> AnnotationSet {
    let mut set = AnnotationSet::default();
    set.merge(entries.iter().cloned());
    set
}

fn merged(one: &AnnotationSet, other: &AnnotationSet) -> AnnotationSet {
    let mut sum = one.clone();
    sum.merge(other.iter().map(|(key, entry)| (key.clone(), entry.clone())));
    sum
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn merging_is_commutative(one in entries(), other in entries()) {
        let (one, other) = (set(&one), set(&other));
        prop_assert_eq!(merged(&one, &other), merged(&other, &one));
    }

    #[test]
    fn merging_is_associative(one in entries(), two in entries(), three in entries()) {
        let (one, two, three) = (set(&one), set(&two), set(&three));
        prop_assert_eq!(merged(&merged(&one, &two), &three), merged(&one, &merged(&two, &three)));
    }

    #[test]
    fn merging_is_idempotent(one in entries(), other in entries()) {
        let (one, other) = (set(&one), set(&other));
        let once = merged(&one, &other);
        prop_assert_eq!(merged(&once, &other), once.clone());
        prop_assert_eq!(merged(&once, &one), once.clone());
        prop_assert_eq!(merged(&once, &once), once);
    }

    #[test]
    fn the_order_of_entries_does_not_matter(
        (entries, shuffled) in entries().prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle()))
    ) {
        prop_assert_eq!(set(&entries), set(&shuffled));
    }

    #[test]
    fn the_latest_entry_of_each_key_is_kept(mut entries in entries()) {
        entries.retain(|(_, entry)| !entry.extra.contains_key("after"));
        let set = set(&entries);
        for (key, kept) in set.iter() {
            let latest = entries.iter().filter(|(other, _)| other == key).map(|(_, entry)| entry.stamp).max();
            prop_assert_eq!(Some(kept.stamp), latest);
            let stands_among = entries.iter().any(|(other, entry)| other == key && entry == kept);
            prop_assert!(stands_among, "nothing is made up");
        }
        let keys: std::collections::BTreeSet<&Key> = entries.iter().map(|(key, _)| key).collect();
        prop_assert_eq!(set.len(), keys.len());
        prop_assert_eq!(set.is_empty(), keys.is_empty());
    }

    #[test]
    fn a_merge_counts_every_entry_once(one in entries(), other in entries()) {
        let before = set(&one);
        let mut after = before.clone();
        let counted = after.merge(other.iter().cloned());
        prop_assert_eq!(counted.added + counted.updated + counted.unchanged, other.len());
        prop_assert_eq!(after.len(), before.len() + counted.added);
        prop_assert_eq!(counted.added + counted.updated == 0, after == before);
    }

    #[test]
    fn places_are_found_by_where_they_start(entries in entries(), from in 0usize..45, length in 0usize..45) {
        let set = set(&entries);
        let until = from + length;
        let found: Vec<&Key> = set.starting(from, until).map(|(key, _)| key).collect();
        let expected: Vec<&Key> =
            set.iter().map(|(key, _)| key).filter(|key| (from..until).contains(&key.span.start())).collect();
        prop_assert_eq!(found, expected);
    }

    /// A reader's word takes the place of any other one of theirs, in every order of merging: at the end
    /// of all time too, and of one that itself was said after others.
    #[test]
    fn the_next_word_always_wins(
        (key, first) in any_entry(), words in prop::collection::vec((0u64..2_000_000_000_000, any::<bool>()), 1..6)
    ) {
        let mut set = AnnotationSet::default();
        set.put(key.clone(), first.clone());
        let mut said = vec![first];
        for (millis, is_claim) in words {
            let extra = set.get(&key).map(|entry| entry.extra.clone()).unwrap_or_default();
            let word = Entry { extra, ..entry(is_claim.then_some("claim"), "", millis) }.over(set.get(&key));
            prop_assert_eq!(word.stamp.millis(), millis, "its date is the reader's own");
            let known = set.get(&key).cloned();
            let changed = set.put(key.clone(), word.clone());
            prop_assert_eq!(changed, known.as_ref() != Some(&word));
            prop_assert_eq!(set.get(&key), Some(&word));
            said.push(word);
        }
        let last = said.last().cloned();
        for order in [said.clone(), said.into_iter().rev().collect()] {
            let merged = self::set(&order.into_iter().map(|entry| (key.clone(), entry)).collect::<Vec<_>>());
            prop_assert_eq!(merged.get(&key).cloned(), last.clone());
        }
    }
}

#[test]
fn equal_stamps_are_decided_by_the_values() {
    let key = key(0, "a");
    let claim = entry(Some("claim"), "", 7);
    let quote = entry(Some("quote"), "", 7);
    let mut one = AnnotationSet::default();
    assert!(one.put(key.clone(), claim.clone()));
    assert!(one.put(key.clone(), quote.clone()), "the greater label wins");
    assert!(!one.put(key.clone(), claim), "whatever the order");
    assert!(!one.put(key.clone(), quote.clone()), "the same again changes nothing");
    let newer_writer = Entry {
        extra: Object::from([("x".to_owned(), json!(1))]),
        ..quote
    };
    assert!(
        one.put(key.clone(), newer_writer.clone()),
        "fields that are unknown here are not lost"
    );
    assert_eq!(one.get(&key), Some(&newer_writer));
}

#[test]
fn a_cleared_tag_stays_cleared() {
    let key = key(0, "a");
    let mut mine = AnnotationSet::default();
    mine.put(key.clone(), entry(Some("claim"), "why", 1));
    let old_copy = mine.clone();
    mine.put(key.clone(), entry(None, "", 2));
    let counted = mine.merge(old_copy.iter().map(|(key, entry)| (key.clone(), entry.clone())));
    assert_eq!(
        counted,
        Merged {
            unchanged: 1,
            ..Merged::default()
        }
    );
    assert!(mine.get(&key).is_some_and(Entry::is_tombstone));
    assert!(!entry(None, "only a note", 1).is_tombstone());
    assert!(!entry(Some("claim"), "", 1).is_tombstone());
}

#[test]
fn merge_counts_add_up() {
    let one = Merged {
        added: 1,
        updated: 2,
        unchanged: 3,
    };
    let other = Merged {
        added: 10,
        updated: 20,
        unchanged: 30,
    };
    assert_eq!(
        one.plus(other),
        Merged {
            added: 11,
            updated: 22,
            unchanged: 33
        }
    );
}

#[test]
fn ones_own_tag_counts_before_the_latest_of_others() {
    let mut set = AnnotationSet::default();
    let span = key(0, "").span;
    let me = AnnotatorId::new("me");
    assert!(set.effective(span, &me).is_none());
    set.put(key(0, "b"), entry(Some("quote"), "", 5));
    set.put(key(0, "c"), entry(Some("claim"), "", 9));
    set.put(key(0, "d"), entry(Some("background"), "", 7));
    let effective = |set: &AnnotationSet| {
        let (author, entry) = set.effective(span, &me).expect("an entry");
        (author.to_string(), entry.label.as_ref().map(ToString::to_string))
    };
    assert_eq!(
        effective(&set),
        ("c".into(), Some("claim".into())),
        "the latest of others"
    );
    set.put(key(0, "me"), entry(Some("background"), "", 1));
    assert_eq!(
        effective(&set),
        ("me".into(), Some("background".into())),
        "one's own, though older"
    );
    set.put(key(0, "me"), entry(None, "", 2));
    assert_eq!(effective(&set), ("me".into(), None), "also when one cleared it");
    let other_end = CodePointSpan::new(span.start(), span.end() + 1);
    assert!(set.effective(other_end, &me).is_none(), "only of exactly this sentence");
    assert_eq!(set.at(span).count(), 4);
    assert_eq!(set.at(other_end).count(), 0);
}

/// A change as it was made, with these stamps.
fn made(change: Change, found: u64, left: u64) -> Made {
    Made {
        change,
        found: Stamp::from_millis(found),
        left: Stamp::from_millis(left),
    }
}

fn tag_change(start: usize, before: &str, after: &str) -> Change {
    let value = |note: &str| TagValue {
        note: note.to_owned(),
        ..TagValue::default()
    };
    Change::Tag {
        key: key(start, "me"),
        before: Some(value(before)),
        after: Some(value(after)),
    }
}

#[test]
fn undo_gives_the_changes_reversed_and_in_reverse_order() {
    let mut history = History::default();
    assert!(!history.can_undo() && !history.can_redo());
    assert_eq!((history.undo(), history.redo()), (None, None));
    let role = Change::Role {
        at: 3,
        before: None,
        after: Some(Role::Body),
    };
    let step = vec![made(tag_change(0, "", "a"), 0, 5), made(role.clone(), 3, 6)];
    history.record(step.clone());
    let role_back = Change::Role {
        at: 3,
        before: Some(Role::Body),
        after: None,
    };
    let back = vec![made(role_back, 6, 3), made(tag_change(0, "a", ""), 5, 0)];
    assert_eq!(history.undo(), Some(back));
    assert!(!history.can_undo() && history.can_redo());
    assert_eq!(history.redo(), Some(step));
    assert!(history.can_undo() && !history.can_redo());
    assert_eq!(role.reversed().reversed(), role);
}

#[test]
fn what_undo_and_redo_write_is_the_word_that_they_bring_back() {
    let stamp = Stamp::from_millis;
    let mut history = History::default();
    assert_eq!(history.word(stamp(5)), stamp(5));
    history.bring_back(stamp(9), stamp(5));
    assert_eq!((history.word(stamp(9)), history.word(stamp(5))), (stamp(5), stamp(5)));
}

#[test]
fn a_new_step_ends_redoing_but_an_empty_one_does_not() {
    let mut history = History::default();
    history.record(vec![made(tag_change(0, "", "a"), 0, 1)]);
    history.undo();
    history.record(Vec::new());
    assert!(history.can_redo(), "nothing was done");
    history.record(vec![made(tag_change(0, "", "b"), 0, 2)]);
    assert!(!history.can_redo());
    assert_eq!(history.undo(), Some(vec![made(tag_change(0, "b", ""), 2, 0)]));
    assert_eq!(history.undo(), None);
}

proptest! {
    #![proptest_config(cases(200))]

    /// A value that is changed by steps, undone and redone at random, is always the one that a list
    /// of all values with a cursor gives.
    #[test]
    fn undo_and_redo_walk_a_list_of_values(moves in prop::collection::vec(0u8..3, 0..40)) {
        let mut history = History::default();
        let mut values = vec![String::new()];
        let (mut at, mut now) = (0, String::new());
        for (turn, chosen) in moves.into_iter().enumerate() {
            let step = match chosen {
                0 => {
                    let next = format!("value {turn}");
                    history.record(vec![made(tag_change(0, &now, &next), 0, 1)]);
                    values.truncate(at + 1);
                    values.push(next.clone());
                    Some(vec![made(tag_change(0, &now, &next), 0, 1)])
                }
                1 => history.undo(),
                _ => history.redo(),
            };
            match chosen {
                1 => at = at.saturating_sub(1),
                _ => at = (at + 1).min(values.len() - 1),
            }
            for made in step.into_iter().flatten() {
                let Change::Tag { before, after, .. } = made.change else { unreachable!("only tags are changed here") };
                let note = |value: Option<TagValue>| value.expect("a value").note;
                prop_assert_eq!(&note(before), &now);
                now = note(after);
            }
            prop_assert_eq!(&now, &values[at]);
            prop_assert_eq!(history.can_undo(), at > 0);
            prop_assert_eq!(history.can_redo(), at + 1 < values.len());
        }
    }
}
