//! Revisions made by chance: what is placed without asking is placed right.

use std::path::Path;

use hashiya_core::anchor::{Outcome, Version, anchor};
use hashiya_core::article::{Article, ArticleId, Document, Origin};
use proptest::prelude::*;

use super::revisions::{Chance, Kind, revise};

fn document(text: &str) -> Document {
    Document::new(Article::new(ArticleId::new("a"), text, Origin::Opened))
}

/// The project's articles.
pub fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../articles");
    let names = [
        "kim-putin-new-summit", "kim-sacred-struggle", "kremlin-confirms-talks", "putin-pyongyang-visit",
        "putin-returns-after-24-years",
    ];
    let read = |name: &&str| std::fs::read_to_string(folder.join(format!("{name}.txt"))).expect("an article");
    names.iter().map(read).collect()
}

#[test]
fn what_is_placed_without_asking_is_placed_right() {
    let articles = articles();
    let (mut could_be, mut were) = (0, 0);
    for (seed, kind) in Kind::ALL.into_iter().cycle().take(54).enumerate() {
        let mut chance = Chance::new(seed as u64);
        let text = &articles[chance.below(articles.len())];
        let revision = revise(text, kind, 3, &mut chance);
        let (was, is) = (document(&revision.old), document(&revision.new));
        for (one, fate) in anchor(&Version::of(&was), &Version::of(&is))
            .iter()
            .zip(&revision.fates)
        {
            could_be += usize::from(fate.kind.is_some_and(Kind::can_be_placed));
            were += usize::from(one.outcome.is_sure() && fate.kind.is_some());
            if one.outcome.is_sure() {
                let to = one.to.expect("a place");
                assert_eq!(fate.is, [to], "{kind:?} {seed}: {:?}", fate.was.of(&revision.old));
                let must_ask = fate.kind.is_some_and(Kind::must_ask);
                assert!(!must_ask, "{kind:?} {seed}: {:?}", to.of(&revision.new));
            }
        }
    }
    assert!(were * 10 > could_be * 7, "{were} of {could_be} are placed");
}

proptest! {
    #![proptest_config(hashiya_testing::cases(256))]

    #[test]
    fn any_text_has_every_sentence_placed_at_most_once_and_within_the_other(old in ".{0,120}", new in ".{0,120}") {
        let (was, is) = (document(&old), document(&new));
        let anchored = anchor(&Version::of(&was), &Version::of(&is));
        prop_assert_eq!(anchored.len(), was.sentences.len());
        let mut sure = Vec::new();
        for one in &anchored {
            prop_assert_eq!(one.to.is_none(), one.outcome == Outcome::Gone);
            prop_assert!((0.0..=1.000_001).contains(&one.score) && (0.0..=1.000_001).contains(&one.second));
            if let Some(to) = one.to {
                prop_assert!(!to.of(&is.article.text).is_empty());
                if one.outcome.is_sure() {
                    sure.push(to);
                }
            }
        }
        let count = sure.len();
        sure.sort();
        sure.dedup();
        prop_assert_eq!(sure.len(), count);
    }

    #[test]
    fn the_same_text_again_changes_nothing(text in "([a-zى-يا-ث]{1,6}[ .]){0,30}") {
        let document = document(&text);
        let anchored = anchor(&Version::of(&document), &Version::of(&document));
        for (one, sentence) in anchored.iter().zip(&document.sentences) {
            prop_assert!(matches!(one.outcome, Outcome::Unchanged | Outcome::Unsure));
            if one.outcome == Outcome::Unchanged {
                prop_assert_eq!(one.to, Some(sentence.bytes));
            }
        }
    }
}
