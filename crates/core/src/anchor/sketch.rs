//! Whether two texts are mostly the same, told from a few numbers of each: so a library finds among a thousand
//! articles the one that a text is a revision of, without reading any of them.
//!
//! A text is taken for the set of all runs of three words in it (shingles), and of their hashes the least are kept:
//! a bottom-k sketch (Broder 1997, "On the resemblance and containment of documents"). Among the least hashes of two
//! texts together those that both have are as frequent as common shingles are among all of them.

use std::hash::Hasher;

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::fold;

/// So many hashes are kept: the similarity of two texts of which half is the same is then off by 0.09 (one standard
/// error, √(0.5 · 0.5 / 32)).
pub const SIZE: usize = 32;

/// Words of a shingle.
const WORDS: usize = 3;

/// Bytes of a text that are looked at, from its beginning: fifty times as many as a news article has. What is longer is
/// told by its beginning, so that no text keeps the page waiting.
const LOOKED_AT: usize = 1 << 18;

/// Two texts that are at least so similar are taken for versions of one article. Revisions of news in which a quarter
/// of the sentences changed are above it, and other articles of the same site, with the same page around them, below
/// (`docs/anchoring.md` has what was measured).
pub const MOSTLY_THE_SAME: f64 = 0.3;

/// A text in a few numbers. The same for the same text on every machine and in every build: it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<u32>", into = "Vec<u32>")]
pub struct Sketch {
    /// The least hashes, in order, each once.
    hashes: Vec<u32>,
}

impl Sketch {
    /// Of a text; linear in its first 256 KiB, which are all that is looked at. What search passes over (case, vowel marks, hamza; see [`fold`]), punctuation and
    /// white space make no difference. Of a text with fewer than three words all of them are one shingle; of one
    /// without a word there is none.
    pub fn of(text: &str) -> Self {
        let folded = fold(beginning(text));
        let words: Vec<&str> = folded.unicode_words().collect();
        Self::least(words.windows(WORDS.min(words.len()).max(1)).map(hash_of))
    }

    /// The least of some hashes.
    fn least(all: impl Iterator<Item = u32>) -> Self {
        let mut hashes: Vec<u32> = Vec::with_capacity(SIZE + 1);
        for hash in all {
            // Most are greater than all that are kept.
            if hashes.len() == SIZE && hashes.last() <= Some(&hash) {
                continue;
            }
            if let Err(place) = hashes.binary_search(&hash) {
                hashes.insert(place, hash);
                hashes.truncate(SIZE);
            }
        }
        Self { hashes }
    }

    /// The hashes that are kept, in order.
    pub fn values(&self) -> &[u32] {
        &self.hashes
    }

    /// How similar two texts are, from 0 to 1: an estimate of the share of common shingles among all of both (the
    /// Jaccard index), exact where both have no more than [`SIZE`] together. Texts without a word are similar to
    /// nothing, not even to each other.
    pub fn similarity(&self, other: &Self) -> f64 {
        let all = Self::least(self.hashes.iter().chain(&other.hashes).copied()).hashes;
        let is_in_both = |hash: &&u32| [self, other].iter().all(|one| one.hashes.binary_search(hash).is_ok());
        let common = all.iter().filter(is_in_both).count();
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let share = common as f64 / all.len().max(1) as f64;
        share
    }

    /// Whether the two are so similar that one is taken for a version of the other.
    pub fn is_mostly_the_same(&self, other: &Self) -> bool {
        self.similarity(other) >= MOSTLY_THE_SAME
    }
}

impl From<Vec<u32>> for Sketch {
    /// Numbers in any order, as somebody may have written them; those beyond the [`SIZE`] least are none of a sketch.
    fn from(hashes: Vec<u32>) -> Self {
        Self::least(hashes.into_iter())
    }
}

impl From<Sketch> for Vec<u32> {
    fn from(sketch: Sketch) -> Self {
        sketch.hashes
    }
}

/// The part of a text that is looked at.
fn beginning(text: &str) -> &str {
    let mut end = LOOKED_AT.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The first half of SipHash-1-3 with the key nought, of the words with a space after each.
fn hash_of(shingle: &[&str]) -> u32 {
    let mut hasher = SipHasher13::new();
    for word in shingle {
        hasher.write(word.as_bytes());
        hasher.write(b" ");
    }
    (hasher.finish() >> 32) as u32
}
