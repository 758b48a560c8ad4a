//! Whether two texts are mostly the same, told from their sketches.

use std::collections::BTreeSet;

use hashiya_core::anchor::{MOSTLY_THE_SAME, SKETCH_SIZE, Sketch};
use hashiya_core::article::{Article, ArticleId, Document, Origin};
use hashiya_core::text::fold;
use proptest::prelude::*;

use super::generated::articles;
use super::revisions::{Chance, Kind, revise};

fn similarity(one: &str, other: &str) -> f64 {
    Sketch::of(one).similarity(&Sketch::of(other))
}

fn sentences(text: &str) -> usize {
    let article = Article::new(ArticleId::new("a"), text, Origin::Opened);
    Document::new(article).sentences.len()
}

/// The share of common runs of three words, with every one of them.
fn resemblance(one: &str, other: &str) -> f64 {
    let [one, other] = [one, other].map(|text| {
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        words.windows(3).map(<[String]>::to_vec).collect::<BTreeSet<_>>()
    });
    one.intersection(&other).count() as f64 / one.union(&other).count() as f64
}

#[test]
fn a_revision_of_a_quarter_is_mostly_the_same_and_another_article_is_not() {
    let articles = articles();
    for (seed, kind) in Kind::ALL.into_iter().cycle().take(45).enumerate() {
        let mut chance = Chance::new(seed as u64);
        let text = &articles[chance.below(articles.len())];
        let revision = revise(text, kind, sentences(text) / 4, &mut chance);
        let similarity = similarity(&revision.old, &revision.new);
        assert!(similarity >= 0.4, "{kind:?} {seed}: {similarity}");
    }
    for (at, one) in articles.iter().enumerate() {
        for other in &articles[..at] {
            let similarity = similarity(one, other);
            assert!(similarity <= 0.1, "{similarity}");
        }
    }
    assert!((0.1..0.4).contains(&MOSTLY_THE_SAME));
}

#[test]
fn what_is_only_form_makes_no_difference() {
    for (one, other) in [
        ("The council met on Monday.", "THE COUNCIL — met, on  Monday!"),
        ("أعلن الوزيرُ القرار مساء الأحد", "اعلن الوزير القـرار، مساء الأحد."),
        ("بلغ العدد ١٢٠ شخصا أمس", "بلغ العدد 120 شخصا أمس"),
    ] {
        assert_eq!(Sketch::of(one), Sketch::of(other));
        assert!(similarity(one, other) >= 1.0);
    }
}

#[test]
fn short_texts_are_compared_by_what_there_is() {
    for (one, other, expected) in [
        ("", "", 0.0),
        ("***", "***", 0.0),
        ("", "one two three", 0.0),
        ("One", "one!", 1.0),
        ("one two", "one two", 1.0),
        ("one two", "two one", 0.0),
        ("one two", "one two three", 0.0),
        // Two runs each, one of them in both.
        ("one two three four", "zero one two three", 1.0 / 3.0),
        // A script without spaces is compared by its signs.
        ("他昨天在北京说", "他昨天在北京", 4.0 / 5.0),
    ] {
        assert_eq!(similarity(one, other), expected, "{one:?} {other:?}");
    }
}

#[test]
fn a_text_without_end_is_told_by_its_beginning() {
    let beginning: String = (0..60_000).map(|number| format!("خبر{number} ")).collect();
    let (one, other) = (format!("{beginning} one end"), format!("{beginning} another end"));
    assert_eq!(Sketch::of(&one), Sketch::of(&other));
    let changed = one.replacen("خبر9 ", "خبر ", 1);
    assert!(similarity(&one, &changed) > 0.9);
}

/// Numbers that are stored: another hash, or other words, would make every stored sketch worthless.
#[test]
fn the_numbers_of_a_text_are_the_same_for_ever() {
    let sketch = Sketch::of("The council met on Monday. أعلن الوزير القرار");
    let text = serde_json::to_string(&sketch).expect("a list of numbers");
    // As another program computes them (CPython 3.11 and later, with `PYTHONHASHSEED=0`).
    assert_eq!(
        text,
        "[608993753,1017197448,1123222947,1246824722,1327514900,1959296596]"
    );
    assert_eq!(serde_json::from_str::<Sketch>(&text).expect("a sketch"), sketch);
}

#[test]
fn numbers_that_nobody_put_in_order_are_a_sketch() {
    let read = |text: &str| serde_json::from_str::<Sketch>(text);
    assert_eq!(read("[3,1,2,1]").expect("a sketch"), read("[1,2,3]").expect("a sketch"));
    let many: Vec<u32> = (0..100).rev().collect();
    let sketch = read(&format!("{many:?}")).expect("a sketch");
    assert_eq!(Vec::from(sketch), (0..SKETCH_SIZE as u32).collect::<Vec<_>>());
    assert!(read("[-1]").is_err() && read("{}").is_err());
}

proptest! {
    #![proptest_config(hashiya_testing::cases(256))]

    #[test]
    fn what_is_told_is_near_what_is_so(
        words in prop::collection::vec("[a-z]{3}", 40..400),
        changed in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let mut others = words.clone();
        for at in changed.iter().take(words.len() - 1) {
            others.remove(at.index(others.len()));
        }
        let (one, other) = (words.join(" "), others.join(" "));
        let told = similarity(&one, &other);
        prop_assert!((0.0..=1.0).contains(&told));
        // Five standard errors.
        prop_assert!((told - resemblance(&one, &other)).abs() <= 0.45);
        prop_assert_eq!(told, similarity(&other, &one));
        prop_assert!(similarity(&one, &one) >= 1.0);
    }

    #[test]
    fn any_text_has_a_sketch(text in ".{0,80}") {
        let sketch = Sketch::of(&text);
        prop_assert!(Vec::from(sketch.clone()).is_sorted_by(|one, next| one < next));
        prop_assert_eq!(&sketch, &Sketch::of(&fold(&text)));
        let has_words = sketch != Sketch::default();
        prop_assert_eq!(sketch.similarity(&sketch), if has_words { 1.0 } else { 0.0 });
    }
}
