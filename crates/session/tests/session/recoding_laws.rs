//! Laws of recodings: their merge, their record, and the sample.

use std::collections::BTreeSet;

use hashiya_core::agreement::sample;
use hashiya_core::annotation::{AnnotatorId, Stamp};
use hashiya_core::codebook::LabelId;
use hashiya_core::text::CodePointSpan;
use hashiya_session::{RecodedSentence, Recoding, Recodings};
use proptest::prelude::*;

use hashiya_testing::cases;

fn any_recoding() -> impl Strategy<Value = Recoding> {
    let label = || prop::sample::select(vec!["claim", "quote", "doubt", "رأي"]).prop_map(LabelId::new);
    let recoded = (0usize..4, label(), prop::option::of(label()), 0u64..6).prop_map(|(place, first, second, stamp)| {
        RecodedSentence {
            span: CodePointSpan::new(place * 10, place * 10 + 8),
            first,
            second,
            stamp: Stamp::from_millis(stamp),
        }
    });
    let annotator = prop::sample::select(vec!["a", "b", "ب"]);
    (
        annotator,
        0u64..3,
        prop::collection::btree_map(0usize..4, recoded, 0..4),
    )
        .prop_map(|(annotator, begun, sentences)| {
            let mut sentences: Vec<RecodedSentence> = sentences.into_values().collect();
            sentences.sort_by_key(|recoded| recoded.span.start());
            sentences.dedup_by_key(|recoded| recoded.span.start());
            Recoding {
                annotator: AnnotatorId::new(annotator),
                begun: Stamp::from_millis(begun),
                sentences,
            }
        })
}

fn any_recodings() -> impl Strategy<Value = Recodings> {
    prop::collection::vec(any_recoding(), 0..5).prop_map(|recodings| {
        let mut all = Recodings::default();
        for recoding in recodings {
            all.put(recoding);
        }
        all
    })
}

fn merged(one: &Recodings, other: &Recodings) -> Recodings {
    let mut sum = one.clone();
    sum.merge(other.clone());
    sum
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn merging_recodings_asks_for_no_order(a in any_recodings(), b in any_recodings(), c in any_recodings()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        let mut twice = a.clone();
        prop_assert!(!twice.merge(a.clone()), "nothing new");
        prop_assert_eq!(&twice, &a);
        let mut sum = a.clone();
        let news = sum.merge(b.clone());
        prop_assert_eq!(news, sum != a, "says whether anything changed");
        prop_assert_eq!(merged(&merged(&a, &b), &b).changes_since(&merged(&a, &b)), 0);
    }

    #[test]
    fn recodings_are_read_as_they_were_written(recodings in any_recodings()) {
        let value = recodings.written();
        prop_assert_eq!(Recodings::read(&value, 40), Some((recodings.clone(), true)));
        let stored = hashiya_session::merged("hashiya:2:second:a:00000000", &value, &value);
        prop_assert_eq!(stored, [("hashiya:2:second:a:00000000".to_owned(), value)]);
    }

    #[test]
    fn stores_put_recodings_together_as_the_session_does(a in any_recodings(), b in any_recodings()) {
        let key = "hashiya:2:second:a:00000000";
        let stored = hashiya_session::merged(key, &a.written(), &b.written());
        prop_assert_eq!(stored, [(key.to_owned(), merged(&a, &b).written())]);
    }

    #[test]
    fn a_sample_is_as_large_as_asked_and_of_different_sentences(count in 0usize..200, size in 0usize..250, seed: u64) {
        let drawn = sample(count, size, seed);
        prop_assert_eq!(drawn.len(), size.min(count));
        prop_assert!(drawn.windows(2).all(|two| two[0] < two[1]));
        prop_assert!(drawn.iter().all(|number| *number < count));
        prop_assert_eq!(sample(count, size, seed), drawn);
    }
}

#[test]
fn every_sentence_has_the_same_chance() {
    let (count, size, times) = (12, 3, 8_000);
    let mut drawn = vec![0usize; count];
    let mut sets = BTreeSet::new();
    for seed in 0..times {
        let sample = sample(count, size, seed);
        sample.iter().for_each(|number| drawn[*number] += 1);
        sets.insert(sample);
    }
    // 2000 each, give or take 39 as a rule; seeds that follow each other are no worse than others.
    assert!(drawn.iter().all(|times| (1_830..=2_170).contains(times)), "{drawn:?}");
    assert_eq!(sets.len(), 220, "every set of three is met");
}
