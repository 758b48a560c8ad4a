//! Which changes of a codebook were known to whom: the order of changes, and what each was made after.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::change::Change;
use super::change_id::ChangeId;
use super::moves::Move;
use super::version::Version;
use crate::annotation::Stamp;

/// Changes by their places in an order in which each comes after those that it was made after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lineage {
    order: Vec<ChangeId>,
    places: BTreeMap<ChangeId, usize>,
    /// Of each, all that it was made after.
    before: Vec<FixedBitSet>,
    /// Of each, what it takes back.
    undoes: Vec<Vec<usize>>,
}

impl Lineage {
    /// The order of these; what is open the earlier stamp decides, then the identity. Changes that are not here are
    /// no hindrance: what was made after them comes first.
    pub fn of(changes: &BTreeMap<ChangeId, Change>) -> Self {
        let mut waiting: BTreeMap<&ChangeId, usize> = BTreeMap::new();
        let mut followers: BTreeMap<&ChangeId, Vec<&Change>> = BTreeMap::new();
        let mut ready: BTreeSet<(Stamp, &ChangeId)> = BTreeSet::new();
        for change in changes.values() {
            let mut number = 0;
            for id in change.after().iter().filter(|id| changes.contains_key(*id)) {
                number += 1;
                followers.entry(id).or_default().push(change);
            }
            waiting.insert(change.id(), number);
            if number == 0 {
                ready.insert((change.at(), change.id()));
            }
        }
        let mut lineage = Self::default();
        while let Some((_, id)) = ready.pop_first() {
            lineage.push(&changes[id], changes.len());
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

    fn push(&mut self, change: &Change, count: usize) {
        let mut before = FixedBitSet::with_capacity(count);
        for place in change.after().iter().filter_map(|id| self.places.get(id)) {
            before.union_with(&self.before[*place]);
            before.insert(*place);
        }
        // What its author did not know they cannot have taken back.
        let undone = change.moves().iter().filter_map(|step| match step {
            Move::Undo { change } => self.places.get(change).copied(),
            _ => None,
        });
        let undone = undone.filter(|place| before.contains(*place)).collect();
        self.places.insert(change.id().clone(), self.order.len());
        self.order.push(change.id().clone());
        self.before.push(before);
        self.undoes.push(undone);
    }

    /// The changes in their order.
    pub fn order(&self) -> &[ChangeId] {
        &self.order
    }

    /// Whether the change at one place was known where the one at the other place was made.
    pub fn is_before(&self, one: usize, other: usize) -> bool {
        self.before[other].contains(one)
    }

    /// The places of all changes.
    pub fn all(&self) -> FixedBitSet {
        let mut all = FixedBitSet::with_capacity(self.order.len());
        all.insert_range(..);
        all
    }

    /// The places of the changes that had been made when a version was at hand.
    pub fn included(&self, version: &Version) -> FixedBitSet {
        let mut included = FixedBitSet::with_capacity(self.order.len());
        for place in version.last().iter().filter_map(|id| self.places.get(id)) {
            included.union_with(&self.before[*place]);
            included.insert(*place);
        }
        included
    }

    /// Of some changes those that count: that none of them which counts itself takes back.
    pub fn counting(&self, of: FixedBitSet) -> FixedBitSet {
        let mut counting = of;
        for place in (0..self.order.len()).rev() {
            if counting.contains(place) {
                for undone in &self.undoes[place] {
                    counting.remove(*undone);
                }
            }
        }
        counting
    }
}
