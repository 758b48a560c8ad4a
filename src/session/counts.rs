//! How much is tagged, and as what.

use crate::annotation::Entry;
use crate::codebook::{LABELS, LabelId};

/// Counts of sentences that are text (boilerplate is none).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub total: usize,
    /// Those with each label of the codebook, in its order.
    pub labels: [usize; LABELS.len()],
    /// Those with a label that the codebook does not know (from a file).
    pub other: usize,
}

impl Counts {
    /// Those with any label.
    pub fn tagged(&self) -> usize {
        self.labels.iter().sum::<usize>() + self.other
    }

    /// Those not reviewed yet.
    pub fn untagged(&self) -> usize {
        self.total - self.tagged()
    }

    /// Adds the counts of another article.
    pub fn plus(mut self, other: &Self) -> Self {
        self.total += other.total;
        self.other += other.other;
        for (mine, theirs) in self.labels.iter_mut().zip(other.labels) {
            *mine += theirs;
        }
        self
    }

    /// Counts one more sentence with this label.
    pub(super) fn add(&mut self, label: Option<&LabelId>) {
        if let Some(count) = self.of(label) {
            *count += 1;
        }
    }

    /// Counts one sentence with this label less.
    pub(super) fn remove(&mut self, label: Option<&LabelId>) {
        if let Some(count) = self.of(label) {
            *count -= 1;
        }
    }

    fn of(&mut self, label: Option<&LabelId>) -> Option<&mut usize> {
        let label = label?;
        let known = LABELS.iter().position(|known| known.id == label.as_str());
        Some(known.map_or(&mut self.other, |index| &mut self.labels[index]))
    }
}

/// The label of an entry, if there is one.
pub(super) fn label_of(entry: Option<&Entry>) -> Option<&LabelId> {
    entry.and_then(|entry| entry.label.as_ref())
}
