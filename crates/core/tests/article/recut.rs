//! Other cuts in a document that is there make the document that they make in the text.

use hashiya_core::article::{Article, ArticleId, Cut, Document, Origin, split_points};
use proptest::prelude::*;

/// Lines of sentences, with white space, breaks of several kinds, joined letters and emoji.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("قال الوزير إن الموسم جيد. "),
        Just("هل هذا صحيح؟ "),
        Just("He said \"no\". "),
        Just("Dr. Salem left! "),
        Just("3.5 👩‍👧 نعم… "),
        Just("\n"),
        Just("\r\n\r\n"),
        Just("  \u{2028}"),
    ];
    prop::collection::vec(piece, 1..24).prop_map(|pieces| pieces.concat())
}

/// Cuts anywhere, most of which fit nowhere.
fn cuts() -> impl Strategy<Value = Vec<(usize, Cut)>> {
    let cut = prop_oneof![Just(Cut::Split), Just(Cut::Merge)];
    prop::collection::btree_map(0usize..400, cut, 0..12).prop_map(|cuts| cuts.into_iter().collect())
}

/// A cut where sentences and words begin: those that change something.
fn fitting(document: &Document, chosen: &[prop::sample::Index]) -> Vec<(usize, Cut)> {
    let begins = document
        .sentences
        .iter()
        .map(|sentence| (sentence.chars.start(), Cut::Merge));
    let words = (0..document.sentences.len()).flat_map(|sentence| split_points(document, sentence));
    let mut all: Vec<(usize, Cut)> = begins.chain(words.map(|point| (point.at, Cut::Split))).collect();
    all.sort_unstable();
    all.dedup_by_key(|(at, _)| *at);
    let mut cuts: Vec<(usize, Cut)> = chosen
        .iter()
        .filter(|_| !all.is_empty())
        .map(|index| *index.get(&all))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

proptest! {
    #![proptest_config(hashiya_testing::cases(128))]

    #[test]
    fn recutting_is_cutting_anew(text in text(), before in cuts(), after in cuts()) {
        let article = Article::new(ArticleId::new("story"), &text, Origin::Opened);
        let document = Document::with_cuts(article.clone(), &before);
        prop_assert_eq!(document.recut(&before, &after), Document::with_cuts(article, &after));
    }

    #[test]
    fn cuts_that_fit_come_and_go(
        text in text(),
        before in prop::collection::vec(any::<prop::sample::Index>(), 0..5),
        after in prop::collection::vec(any::<prop::sample::Index>(), 0..5),
    ) {
        let article = Article::new(ArticleId::new("story"), &text, Origin::Opened);
        let whole = Document::new(article.clone());
        let (before, after) = (fitting(&whole, &before), fitting(&whole, &after));
        let document = whole.recut(&[], &before);
        prop_assert_eq!(&document, &Document::with_cuts(article.clone(), &before));
        prop_assert_eq!(document.recut(&before, &after), Document::with_cuts(article, &after));
    }
}
