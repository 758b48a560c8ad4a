//! Counts of tagged sentences, by label, and the one rule of which sentences are counted.

use crate::article::Role;
use crate::codebook::{DEFAULT_LABELS, LabelId};

/// Which sentences count as ones to tag. What does not count can be tagged all the same, is kept and
/// exported; it has no number, and nothing asks for its tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    /// Whether bylines and dates do.
    pub credits: bool,
}

impl Counting {
    /// Whether the sentences of a block with this role count.
    pub fn counts(self, role: Role) -> bool {
        match role {
            Role::Boilerplate => false,
            Role::Byline | Role::Date => self.credits,
            Role::Title | Role::Caption | Role::Heading | Role::Body | Role::ListItem | Role::Quotation => true,
        }
    }
}

/// Counts of the sentences that [`Counting`] counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub total: usize,
    /// Those with each label of the codebook, in its order.
    pub labels: [usize; DEFAULT_LABELS.len()],
    /// Those with a label that the codebook does not know (from a file).
    pub other: usize,
    /// Those that are marked as ones to come back to, also where nothing asks for a tag.
    pub unsure: usize,
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
        self.unsure += other.unsure;
        for (mine, theirs) in self.labels.iter_mut().zip(other.labels) {
            *mine += theirs;
        }
        self
    }

    /// Counts one more sentence of which this is said; of one that is no sentence to tag, the mark alone.
    pub(crate) fn add(&mut self, said: Counted, to_tag: bool) {
        self.unsure += usize::from(said.unsure);
        if let Some(label) = said.label.filter(|_| to_tag) {
            *self.count_of(label) += 1;
        }
    }

    /// Counts one sentence of which this was said less.
    pub(crate) fn remove(&mut self, said: Counted, to_tag: bool) {
        self.unsure -= usize::from(said.unsure);
        if let Some(label) = said.label.filter(|_| to_tag) {
            *self.count_of(label) -= 1;
        }
    }

    /// The count of the label at this place of the codebook; past its end, of all others.
    fn count_of(&mut self, label: usize) -> &mut usize {
        self.labels.get_mut(label).unwrap_or(&mut self.other)
    }
}

/// What is counted of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    /// The label's place in the codebook; the place after the last for one that is not in it.
    label: Option<usize>,
    unsure: bool,
}

impl Counted {
    /// Of a sentence that shows this label, and the mark or not.
    pub(crate) fn new(label: Option<&LabelId>, unsure: bool) -> Self {
        let place = |label: &LabelId| DEFAULT_LABELS.iter().position(|known| known.id == label.as_str());
        Self {
            label: label.map(|label| place(label).unwrap_or(DEFAULT_LABELS.len())),
            unsure,
        }
    }
}
