//! What became of labels, and so of what was tagged with them.

use std::collections::{BTreeMap, BTreeSet};

use super::assignments::{Field, Said, Words};
use super::fate::Fate;
use super::label_id::LabelId;

/// What became of each label of which anything was said, with the place of the change that says so. Where people said
/// different things side by side, or merge labels into one another in a circle, nothing has become of the label yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fates {
    by_label: BTreeMap<LabelId, (Fate, usize)>,
    /// Labels that were merged in a circle.
    pub circular: BTreeSet<LabelId>,
}

impl Fates {
    /// What became of labels by these words. Into a label that is not there nothing is merged.
    pub fn of(words: &Words, is_there: impl Fn(&LabelId) -> bool) -> Self {
        let mut fates = Self::default();
        for (field, said) in words {
            let Field::Fate(label) = field else { continue };
            let Some((first, others)) = said.split_first() else {
                continue;
            };
            if let Said::Fate(fate) = &first.said
                && others.iter().all(|word| word.said == first.said)
                && !matches!(fate, Fate::Merged(into) if !is_there(into))
            {
                fates.by_label.insert(label.clone(), (fate.clone(), first.place));
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

    fn merged_into(&self, label: &LabelId) -> Option<(&LabelId, usize)> {
        match self.by_label.get(label)? {
            (Fate::Merged(into), place) => Some((into, *place)),
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

    /// The label that counts for what was tagged with this one, and the places of the changes that lead there.
    pub fn follow<'a>(&'a self, label: &'a LabelId) -> (&'a LabelId, Vec<usize>) {
        let mut places = Vec::new();
        let mut at = label;
        // There is no circle left.
        while let Some((into, place)) = self.merged_into(at) {
            places.push(place);
            at = into;
        }
        (at, places)
    }
}
