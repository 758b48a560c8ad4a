//! Counts of tagged sentences, by label, and the one rule of which sentences are counted.

use std::collections::BTreeMap;

use crate::article::Role;
use crate::codebook::{Codebook, LabelId};

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub total: usize,
    /// Those with each label that they were given, whatever counts for it in the codebook; no label without any.
    pub labels: BTreeMap<LabelId, usize>,
    /// Those that are marked as ones to come back to, also where nothing asks for a tag.
    pub unsure: usize,
}

/// Counts as a codebook has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelCounts {
    /// Those with each label that can be given, in the order of the codebook.
    pub given: Vec<(LabelId, usize)>,
    /// Those with any other label: one that is not given any more, or that the codebook does not know (from a file).
    pub other: usize,
}

impl Counts {
    /// Those with any label.
    pub fn tagged(&self) -> usize {
        self.labels.values().sum()
    }

    /// Those not reviewed yet.
    pub fn untagged(&self) -> usize {
        self.total - self.tagged()
    }

    /// Those with each label, by what counts for it in a codebook.
    pub fn by_label(&self, codebook: &Codebook) -> LabelCounts {
        let mut counts = LabelCounts {
            given: codebook.given().map(|label| (label.id.clone(), 0)).collect(),
            other: 0,
        };
        for (label, count) in &self.labels {
            let counting = codebook.counting(label);
            match counts.given.iter_mut().find(|(given, _)| given == counting) {
                Some((_, sum)) => *sum += count,
                None => counts.other += count,
            }
        }
        counts
    }

    /// Adds the counts of another article.
    pub fn plus(mut self, other: &Self) -> Self {
        self.total += other.total;
        self.unsure += other.unsure;
        for (label, count) in &other.labels {
            *self.labels.entry(label.clone()).or_default() += count;
        }
        self
    }

    /// Counts one more sentence of which this is said; of one that is no sentence to tag, the mark alone.
    pub(crate) fn add(&mut self, said: &Counted, to_tag: bool) {
        self.unsure += usize::from(said.unsure);
        let Some(label) = said.label.as_ref().filter(|_| to_tag) else {
            return;
        };
        match self.labels.get_mut(label) {
            Some(count) => *count += 1,
            None => drop(self.labels.insert(label.clone(), 1)),
        }
    }

    /// Counts one sentence of which this was said less.
    pub(crate) fn remove(&mut self, said: &Counted, to_tag: bool) {
        self.unsure -= usize::from(said.unsure);
        let Some(label) = said.label.as_ref().filter(|_| to_tag) else {
            return;
        };
        match self.labels.get_mut(label) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(self.labels.remove(label)),
        }
    }
}

/// What is counted of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    label: Option<LabelId>,
    unsure: bool,
}

impl Counted {
    /// Of a sentence that shows this label, and the mark or not.
    pub(crate) fn new(label: Option<&LabelId>, unsure: bool) -> Self {
        Self {
            label: label.cloned(),
            unsure,
        }
    }
}
