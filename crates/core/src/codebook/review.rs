//! Which sentences have to be looked at again: those whose label was split, and those that were tagged before it
//! came to mean something else.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::change_id::ChangeId;
use super::fate::Fate;
use super::label_id::LabelId;
use super::lineage::Lineage;
use super::moves::Move;
use super::version::Version;

/// Why a sentence has to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// Its label was split into these.
    Split(Vec<LabelId>),
    /// Its label came to mean something else, by this change (the latest of them).
    Redefined(ChangeId),
}

/// A change by which a label came to mean something else.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Redefinition {
    change: ChangeId,
    /// The changes that its author knew, by their places in the order of changes.
    before: FixedBitSet,
    place: usize,
}

/// What there is to look at again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reviews {
    /// By label, from the first change to the last.
    redefined: BTreeMap<LabelId, Vec<Redefinition>>,
    /// What every change was made after, with itself.
    known: BTreeMap<ChangeId, BTreeSet<ChangeId>>,
}

impl Reviews {
    pub fn of(lineage: &Lineage<'_>, counting: &FixedBitSet) -> Self {
        let mut reviews = Self::default();
        for place in counting.ones() {
            let change = lineage.changes()[place];
            for step in change.moves() {
                let Move::Define {
                    label, review: true, ..
                } = step
                else {
                    continue;
                };
                reviews.redefined.entry(label.clone()).or_default().push(Redefinition {
                    change: change.id().clone(),
                    before: lineage.before(place).clone(),
                    place,
                });
            }
        }
        let redefining: BTreeSet<usize> = reviews.redefined.values().flatten().map(|one| one.place).collect();
        if redefining.is_empty() {
            return reviews;
        }
        for (place, change) in lineage.changes().iter().enumerate() {
            let known = redefining
                .iter()
                .filter(|&&other| other == place || lineage.is_before(other, place));
            let known = known.map(|&other| lineage.changes()[other].id().clone());
            reviews.known.insert(change.id().clone(), known.collect());
        }
        reviews
    }

    /// Why a sentence whose label counts as `label`, with what became of that, by the merges at these places, and that
    /// was tagged under a version, has to be looked at again.
    pub fn concern(&self, label: &LabelId, fate: &Fate, merges: &[usize], made_under: &Version) -> Option<Concern> {
        if let Fate::Split(into) = fate {
            return Some(Concern::Split(into.clone()));
        }
        let is_known = |change: &ChangeId| {
            let mut known = made_under.last().iter().filter_map(|last| self.known.get(last));
            known.any(|known| known.contains(change))
        };
        // What was merged into the label later than it came to mean something else was merged into what it means.
        let is_concerned = |one: &&Redefinition| {
            let merged_before = |merge: &usize| one.before.contains(*merge) || *merge == one.place;
            merges.iter().all(merged_before) && !is_known(&one.change)
        };
        let redefined = self.redefined.get(label)?;
        let last = redefined.iter().rev().find(is_concerned)?;
        Some(Concern::Redefined(last.change.clone()))
    }
}
