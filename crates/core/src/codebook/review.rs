//! Which sentences have to be looked at again: those whose label was split, and those that were tagged when it meant
//! something else.

use std::collections::BTreeMap;

use super::change_id::ChangeId;
use super::fate::Fate;
use super::label_id::LabelId;
use super::lineage::Lineage;
use super::log::Log;
use super::moves::Move;
use super::version::Version;

/// Why a sentence has to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// Its label was split into these.
    Split(Vec<LabelId>),
    /// Its label means something else by this change (the last of them): it was made since, or taken back since.
    Redefined(ChangeId),
}

/// The changes by which labels came to mean something else, by their places in the order of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reviews {
    redefined: BTreeMap<LabelId, Vec<usize>>,
    lineage: Lineage,
}

impl Reviews {
    pub fn of(log: &Log, lineage: Lineage) -> Self {
        let mut redefined: BTreeMap<LabelId, Vec<usize>> = BTreeMap::new();
        for (place, change) in lineage.order().iter().enumerate() {
            for step in log.get(change).into_iter().flat_map(|change| change.moves()) {
                if let Move::Define {
                    label, review: true, ..
                } = step
                {
                    redefined.entry(label.clone()).or_default().push(place);
                }
            }
        }
        Self { redefined, lineage }
    }

    /// Why a sentence has to be looked at again whose label counts as `label`, with what became of that, by `merges`
    /// (of each the places of the changes that say it), and that was tagged under a version.
    pub fn concern(
        &self,
        label: &LabelId,
        fate: &Fate,
        merges: &[Vec<usize>],
        made_under: &Version,
    ) -> Option<Concern> {
        if let Fate::Split(into) = fate {
            return Some(Concern::Split(into.clone()));
        }
        let redefined = self.redefined.get(label)?;
        let then = self.lineage.counting(self.lineage.included(made_under));
        let now = self.lineage.counting(self.lineage.all());
        let is_other_now = |place: &&usize| then.contains(**place) != now.contains(**place);
        // Whoever merged it into the label knowing that this means something else, merged it into what it means.
        let is_meant = |place: usize| {
            let knew = |merge: &Vec<usize>| merge.iter().all(|merge| self.lineage.is_before(place, *merge));
            merges.iter().any(knew)
        };
        let mut others = redefined.iter().rev().filter(is_other_now);
        let last = others.find(|place| !is_meant(**place))?;
        Some(Concern::Redefined(self.lineage.order()[*last].clone()))
    }
}
