//! The sentences that say the same in both versions, which the others are placed by.

use std::collections::HashMap;
use std::ops::Range;

use super::in_order::kept_order;
use super::words::Words;

/// Which sentences say the same, once in each version.
pub struct Frame {
    /// For each old sentence the new one.
    partners: Vec<Option<usize>>,
    /// For each new sentence the old one.
    taken: Vec<Option<usize>>,
    /// For each old sentence, whether it is placed and kept its order.
    is_steady: Vec<bool>,
    /// For each old sentence the nearest steady ones before and after it.
    between: Vec<(Option<usize>, Option<usize>)>,
    /// For each new sentence the nearest old ones before and after it that are steady.
    around: Vec<(Option<usize>, Option<usize>)>,
    /// How many new sentences there are.
    length: usize,
}

impl Frame {
    /// Of all sentences that stand once in each version.
    pub fn of(old: &Words, new: &Words) -> Self {
        let (there, here) = (by_statement(old), by_statement(new));
        let mut partners = vec![None; old.len()];
        let mut taken = vec![None; new.len()];
        for (says, olds) in &there {
            if let ([one], Some([other])) = (olds.as_slice(), here.get(says).map(Vec::as_slice)) {
                partners[*one] = Some(*other);
                taken[*other] = Some(*one);
            }
        }
        let placed: Vec<usize> = (0..old.len()).filter(|index| partners[*index].is_some()).collect();
        let places: Vec<usize> = placed.iter().filter_map(|index| partners[*index]).collect();
        let mut is_steady = vec![false; old.len()];
        for (index, kept) in placed.iter().zip(kept_order(&places)) {
            is_steady[*index] = kept;
        }
        let between = between(
            &(0..old.len())
                .map(|old| is_steady[old].then_some(old))
                .collect::<Vec<_>>(),
        );
        let steady = taken
            .iter()
            .map(|old: &Option<usize>| old.filter(|old| is_steady[*old]));
        let around = self::between(&steady.collect::<Vec<_>>());
        Self {
            partners,
            taken,
            is_steady,
            between,
            around,
            length: new.len(),
        }
    }

    /// The new sentence that says the same, where both stand once.
    pub fn partner(&self, old: usize) -> Option<usize> {
        self.partners.get(old).copied().flatten()
    }

    /// The old sentence that says the same as a new one, where both stand once.
    pub fn taken_by(&self, new: usize) -> Option<usize> {
        self.taken.get(new).copied().flatten()
    }

    /// Whether an old sentence is placed, and kept its order.
    pub fn is_steady(&self, old: usize) -> bool {
        self.is_steady.get(old).copied().unwrap_or_default()
    }

    /// The new sentences between the places of the steady ones before and after an old one.
    pub fn gap(&self, old: usize) -> Range<usize> {
        let (before, after) = self.between.get(old).copied().unwrap_or_default();
        let start = before
            .and_then(|before| self.partner(before))
            .map_or(0, |place| place + 1);
        let end = after.and_then(|after| self.partner(after)).unwrap_or(self.length);
        start..end.max(start)
    }

    /// The old sentences that are not placed between the steady ones around a new one.
    pub fn rivals(&self, new: usize) -> impl Iterator<Item = usize> {
        let (before, after) = self.around.get(new).copied().unwrap_or_default();
        let olds = before.map_or(0, |old| old + 1)..after.unwrap_or(self.partners.len());
        olds.filter(|old| self.partner(*old).is_none())
    }

    /// Where an old sentence is to be expected among the new ones.
    pub fn expected(&self, old: usize) -> usize {
        if let Some(place) = self.partner(old) {
            return place;
        }
        let (before, after) = self.between.get(old).copied().unwrap_or_default();
        let gap = self.gap(old);
        let (first, last) = (
            before.map_or(0, |before| before + 1),
            after.unwrap_or(self.partners.len()),
        );
        // As far into the gap as it is into the old sentences there.
        gap.start + (old - first) * gap.len() / (last - first).max(1)
    }
}

/// The sentences with each statement, in order.
pub fn by_statement(words: &Words) -> HashMap<&[u32], Vec<usize>> {
    let mut lists: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for sentence in 0..words.len() {
        lists.entry(words.sentence(sentence)).or_default().push(sentence);
    }
    lists
}

/// For each place of a text the nearest steady sentences before and after it.
fn between(steady: &[Option<usize>]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut between = vec![(None, None); steady.len()];
    let mut last = None;
    for (index, place) in between.iter_mut().enumerate() {
        place.0 = last;
        last = steady[index].or(last);
    }
    let mut next = None;
    for (index, place) in between.iter_mut().enumerate().rev() {
        place.1 = next;
        next = steady[index].or(next);
    }
    between
}
