//! The laws of what is settled about the sentences of an earlier text.

use hashiya_core::anchor::{Outcome, Place, Places};
use hashiya_core::annotation::Stamp;
use hashiya_core::text::CodePointSpan;
use hashiya_testing::cases;
use proptest::prelude::*;

const OUTCOMES: [Outcome; 5] = [
    Outcome::Unchanged,
    Outcome::Moved,
    Outcome::Changed,
    Outcome::Unsure,
    Outcome::Gone,
];

fn place(set_at: Option<u64>, to: Option<usize>) -> Place {
    Place {
        set_at: set_at.map(Stamp::from_millis),
        left_out: to.is_none() && set_at.is_some(),
        to: to.map(|start| CodePointSpan::new(start, start + 5)),
        outcome: Outcome::Changed,
        suggested: Vec::new(),
    }
}

/// Few spans, places and stamps, so that they meet, also with equal stamps.
fn any_place() -> impl Strategy<Value = (CodePointSpan, Place)> {
    let span = (0usize..3).prop_map(|start| CodePointSpan::new(start * 10, start * 10 + 8));
    let to = prop::option::of(0usize..3);
    let suggested = prop::collection::vec((0usize..3).prop_map(|start| CodePointSpan::new(start, start + 5)), 0..3);
    let outcome = prop::sample::select(&OUTCOMES[..]);
    let set_at = prop::option::of(prop_oneof![4 => 0u64..4, 1 => Just(u64::MAX)]);
    (span, set_at, to, outcome, suggested).prop_map(|(span, set_at, to, outcome, suggested)| {
        let place = place(set_at, to);
        let place = Place {
            outcome,
            suggested,
            ..place
        };
        (span, place)
    })
}

fn places() -> impl Strategy<Value = Vec<(CodePointSpan, Place)>> {
    prop::collection::vec(any_place(), 0..10)
}

fn all(places: &[(CodePointSpan, Place)]) -> Places {
    let mut all = Places::default();
    all.merge(places.iter().cloned());
    all
}

fn merged(one: &Places, other: &Places) -> Places {
    let mut sum = one.clone();
    sum.merge(other.clone());
    sum
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn merging_is_commutative(one in places(), other in places()) {
        let (one, other) = (all(&one), all(&other));
        prop_assert_eq!(merged(&one, &other), merged(&other, &one));
    }

    #[test]
    fn merging_is_associative(one in places(), two in places(), three in places()) {
        let [one, two, three] = [one, two, three].map(|places| all(&places));
        prop_assert_eq!(merged(&merged(&one, &two), &three), merged(&one, &merged(&two, &three)));
    }

    #[test]
    fn merging_is_idempotent(one in places()) {
        let one = all(&one);
        let mut again = one.clone();
        prop_assert!(!again.merge(one.clone()), "nothing changed");
        prop_assert_eq!(again, one);
    }

    #[test]
    fn the_order_in_which_they_are_put_in_makes_no_difference(shuffled in places().prop_shuffle()) {
        let mut sorted = shuffled.clone();
        sorted.sort();
        prop_assert_eq!(all(&shuffled), all(&sorted));
    }

    #[test]
    fn whether_anything_changed_is_told(known in places(), news in places()) {
        let before = all(&known);
        let mut after = before.clone();
        let changed = after.merge(news);
        prop_assert_eq!(changed, after != before);
    }

    #[test]
    fn the_later_decision_counts_whatever_it_is(known in places(), (span, place) in any_place()) {
        let place = Place { set_at: Some(Stamp::from_millis(5)), ..place };
        let known: Vec<_> = known.into_iter().filter(|(_, known)| known.set_at < place.set_at).collect();
        let mut all = all(&known);
        all.put(span, place.clone());
        prop_assert_eq!(all.get(span), Some(&place));
    }

    #[test]
    fn who_waits_is_counted(some in places()) {
        let all = all(&some);
        let waits = |(_, place): &(CodePointSpan, &Place)| place.set_at.is_none() && place.to.is_none();
        prop_assert_eq!(all.waiting(), all.iter().filter(waits).count());
        let spans: Vec<CodePointSpan> = all.iter().map(|(span, _)| span).collect();
        prop_assert!(spans.is_sorted_by(|one, next| one < next), "in order, each once");
        prop_assert_eq!(all.is_empty(), some.is_empty());
    }
}

#[test]
fn what_counts_of_two() {
    let span = CodePointSpan::new(0, 8);
    for (winner, loser) in [
        // The later decision, also to leave it without a place.
        (place(Some(2), Some(0)), place(Some(1), Some(9))),
        (place(Some(2), None), place(Some(1), Some(9))),
        // A decision before none, wherever that has it.
        (place(Some(1), None), place(None, Some(9))),
        (place(Some(1), None), place(None, None)),
        (place(Some(1), Some(0)), place(None, None)),
        // Where nobody decided, the one that asks.
        (place(None, None), place(None, Some(9))),
        // Of two at one moment the greater value.
        (place(Some(1), Some(9)), place(Some(1), Some(0))),
        (place(Some(1), Some(0)), place(Some(1), None)),
    ] {
        for (first, second) in [(&winner, &loser), (&loser, &winner)] {
            let mut places = Places::default();
            assert!(places.put(span, first.clone()));
            assert_eq!(places.put(span, second.clone()), second == &winner);
            assert_eq!(places.get(span), Some(&winner), "{winner:?} {loser:?}");
        }
    }
    assert!(place(None, None).waits());
    assert!(!place(Some(1), None).waits() && !place(None, Some(0)).waits() && !place(Some(1), Some(0)).waits());
}
