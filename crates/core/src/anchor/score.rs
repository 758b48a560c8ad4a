//! How good a place is: quotation, context and position, with their weights.

use std::ops::Range;

use similar::{Algorithm, capture_diff_slices, diff_ratio};

use super::frame::Frame;
use super::words::Words;

/// The weight of the sentence itself: how many of its parts stand in the place in the same order (twice their
/// number, of the parts of both).
pub const QUOTATION: f64 = 0.7;
/// The weight of the sentences before and after it: how many of their parts stand before and after the place.
pub const CONTEXT: f64 = 0.2;
/// The weight of where the place is among those of the sentences that are placed already.
pub const POSITION: f64 = 0.1;
/// Below this the sentence itself is too little like a place for it to be suggested, whatever stands around it.
pub const QUOTATION_FLOOR: f64 = 0.4;
/// Below this nothing is suggested.
pub const FLOOR: f64 = 0.5;
/// A place that is not better than the second best by more than this is unsure.
pub const MARGIN: f64 = 0.08;

/// How alike two statements are, from 0 to 1.
pub fn alike(one: &[u32], other: &[u32]) -> f64 {
    if one == other {
        return 1.0;
    }
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let changes = capture_diff_slices(Algorithm::Myers, one, other);
    f64::from(diff_ratio(&changes, one.len(), other.len()))
}

/// Gives places their scores.
pub struct Scores<'a> {
    pub old: &'a Words,
    pub new: &'a Words,
    pub frame: &'a Frame,
}

impl Scores<'_> {
    /// How good it is for a sentence to stand in place of these new ones, which are `quotation` like it.
    pub fn of(&self, sentence: usize, place: &Range<usize>, quotation: f64) -> f64 {
        let before = self.neighbours(sentence.checked_sub(1), place.start.checked_sub(1));
        let after = self.neighbours(
            Some(sentence + 1).filter(|next| *next < self.old.len()),
            Some(place.end).filter(|next| *next < self.new.len()),
        );
        let distance = self.frame.expected(sentence).abs_diff(place.start);
        #[expect(clippy::cast_precision_loss, reason = "numbers of sentences")]
        let position = 1.0 - (distance as f64 / self.new.len().max(1) as f64).min(1.0);
        QUOTATION * quotation + CONTEXT * f64::midpoint(before, after) + POSITION * position
    }

    /// How alike what stands beside the sentence and beside the place is. The ends of both texts are.
    fn neighbours(&self, old: Option<usize>, new: Option<usize>) -> f64 {
        match (old, new) {
            (None, None) => 1.0,
            (Some(old), Some(new)) if self.frame.partner(old) == Some(new) => 1.0,
            // What is placed elsewhere says something else than what stands here.
            (Some(old), Some(_)) if self.frame.partner(old).is_some() => 0.0,
            (Some(old), Some(new)) => alike(self.old.sentence(old), self.new.sentence(new)),
            _ => 0.0,
        }
    }
}
