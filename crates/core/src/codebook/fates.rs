//! What became of labels, and so of what was tagged with them.

use std::collections::{BTreeMap, BTreeSet};

use super::assignments::{Field, Said, Words};
use super::fate::Fate;
use super::label_id::LabelId;

/// What became of each label of which anything was said, with the places of the changes that say so. Where people said
/// different things side by side, or merge labels into one another in a circle, nothing has become of the label yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fates {
    by_label: BTreeMap<LabelId, (Fate, Vec<usize>)>,
    /// Labels that were merged in a circle.
    pub circular: BTreeSet<LabelId>,
}

impl Fates {
    /// What became of labels by these words. Into a label that is not there nothing is merged or split, nor is a label
    /// into itself.
    pub fn of(words: &Words, is_there: impl Fn(&LabelId) -> bool) -> Self {
        let mut fates = Self::default();
        for (field, said) in words {
            let Field::Fate(label) = field else { continue };
            let Some((first, others)) = said.split_first() else {
                continue;
            };
            let Said::Fate(fate) = &first.said else { continue };
            if others.iter().any(|word| word.said != first.said) {
                continue;
            }
            let fate = match fate.clone() {
                Fate::Merged(into) if !is_there(&into) => continue,
                Fate::Split(into) if into.contains(label) => continue,
                Fate::Split(into) => Fate::Split(into.into_iter().filter(|into| is_there(into)).collect()),
                fate => fate,
            };
            if fate != Fate::Split(Vec::new()) {
                let places = said.iter().map(|word| word.place).collect();
                fates.by_label.insert(label.clone(), (fate, places));
            }
        }
        let circular: BTreeSet<LabelId> = fates
            .by_label
            .keys()
            .filter(|label| fates.returns(label))
            .cloned()
            .collect();
        for label in &circular {
            fates.by_label.remove(label);
        }
        fates.circular = circular;
        fates
    }

    fn merged_into(&self, label: &LabelId) -> Option<(&LabelId, &[usize])> {
        match self.by_label.get(label)? {
            (Fate::Merged(into), places) => Some((into, places)),
            _ => None,
        }
    }

    /// Whether what is merged from here comes back here.
    fn returns(&self, label: &LabelId) -> bool {
        let mut seen = BTreeSet::new();
        let mut at = label;
        while let Some((into, _)) = self.merged_into(at) {
            if into == label {
                return true;
            }
            if !seen.insert(into) {
                return false;
            }
            at = into;
        }
        false
    }

    /// What became of a label.
    pub fn get(&self, label: &LabelId) -> Fate {
        self.by_label
            .get(label)
            .map(|(fate, _)| fate.clone())
            .unwrap_or_default()
    }

    /// The label that counts for what was tagged with this one.
    pub fn follow<'a>(&'a self, label: &'a LabelId) -> &'a LabelId {
        let mut at = label;
        // There is no circle left.
        while let Some((into, _)) = self.merged_into(at) {
            at = into;
        }
        at
    }

    /// The merges that lead there, of each the places of the changes that say it.
    pub fn merges(&self, label: &LabelId) -> Vec<Vec<usize>> {
        let mut merges = Vec::new();
        let mut at = label;
        while let Some((into, places)) = self.merged_into(at) {
            merges.push(places.to_vec());
            at = into;
        }
        merges
    }
}
