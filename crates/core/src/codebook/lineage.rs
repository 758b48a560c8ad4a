//! Which changes of a codebook were known to whom: the order of changes, and what each was made after.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::change::Change;
use super::change_id::ChangeId;
use super::moves::Move;
use super::version::Version;
use crate::annotation::Stamp;

/// Changes in an order in which each comes after those that it was made after.
pub(super) struct Lineage<'a> {
    changes: Vec<&'a Change>,
    places: BTreeMap<&'a ChangeId, usize>,
    /// Of each, all that it was made after.
    before: Vec<FixedBitSet>,
}

impl<'a> Lineage<'a> {
    /// The order of these. Changes that are not here are no hindrance: what was made after them comes first.
    pub fn of(changes: &'a BTreeMap<ChangeId, Change>) -> Self {
        let count = changes.len();
        let mut waiting: BTreeMap<&ChangeId, usize> = BTreeMap::new();
        let mut followers: BTreeMap<&ChangeId, Vec<&'a Change>> = BTreeMap::new();
        let mut ready: BTreeSet<(Stamp, &ChangeId)> = BTreeSet::new();
        for change in changes.values() {
            let known = change.after().iter().filter(|id| changes.contains_key(*id));
            let mut number = 0;
            for id in known {
                number += 1;
                followers.entry(id).or_default().push(change);
            }
            waiting.insert(change.id(), number);
            if number == 0 {
                ready.insert((change.at(), change.id()));
            }
        }
        let mut lineage = Self {
            changes: Vec::with_capacity(count),
            places: BTreeMap::new(),
            before: Vec::with_capacity(count),
        };
        while let Some((_, id)) = ready.pop_first() {
            let change = &changes[id];
            let mut before = FixedBitSet::with_capacity(count);
            for place in change.after().iter().filter_map(|id| lineage.places.get(id)) {
                before.union_with(&lineage.before[*place]);
                before.insert(*place);
            }
            lineage.places.insert(change.id(), lineage.changes.len());
            lineage.changes.push(change);
            lineage.before.push(before);
            for follower in followers.get(id).into_iter().flatten() {
                let number = waiting.get_mut(follower.id()).expect("every change waits");
                *number -= 1;
                if *number == 0 {
                    ready.insert((follower.at(), follower.id()));
                }
            }
        }
        lineage
    }

    /// The changes in their order.
    pub fn changes(&self) -> &[&'a Change] {
        &self.changes
    }

    /// Whether the change at one place was known where the one at the other place was made.
    pub fn is_before(&self, one: usize, other: usize) -> bool {
        self.before[other].contains(one)
    }

    /// All changes that were known where the one at a place was made.
    pub fn before(&self, place: usize) -> &FixedBitSet {
        &self.before[place]
    }

    /// The places of the changes that had been made when a version was at hand.
    pub fn included(&self, version: &Version) -> FixedBitSet {
        let mut included = FixedBitSet::with_capacity(self.changes.len());
        for place in version.last().iter().filter_map(|id| self.places.get(id)) {
            included.union_with(&self.before[*place]);
            included.insert(*place);
        }
        included
    }

    /// The places of the changes that count: those that no change which counts itself, and was made after them,
    /// takes back.
    pub fn counting(&self) -> FixedBitSet {
        let mut counting = FixedBitSet::with_capacity(self.changes.len());
        counting.insert_range(..);
        for place in (0..self.changes.len()).rev() {
            if !counting.contains(place) {
                continue;
            }
            for step in self.changes[place].moves() {
                let Move::Undo { change } = step else { continue };
                let Some(&undone) = self.places.get(change) else {
                    continue;
                };
                if self.is_before(undone, place) {
                    counting.remove(undone);
                }
            }
        }
        counting
    }
}
