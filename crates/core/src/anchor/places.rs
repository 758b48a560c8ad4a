//! What is settled about the sentences of a text that another one has taken the place of: where each of them is now,
//! and whether a reader said so.

use std::collections::BTreeMap;

use super::outcome::Outcome;
use crate::annotation::Stamp;
use crate::text::CodePointSpan;

/// What is settled about one sentence of the earlier text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// When a reader decided it; none where nobody has: then it was placed without asking, or it waits.
    pub set_at: Option<Stamp>,
    /// Where its annotations are, in code points of the later text; nowhere if it waits, or if the reader left it
    /// without a place.
    pub to: Option<CodePointSpan>,
    /// What was found to have become of it.
    pub outcome: Outcome,
    /// Where it may be, the best place first: one where one is suggested, two where they are almost as good.
    pub suggested: Vec<CodePointSpan>,
}

impl Place {
    /// Whether it waits for a reader.
    pub fn waits(&self) -> bool {
        self.to.is_none() && self.set_at.is_none()
    }

    /// Whether it takes the place of another one: the later decision, else the one that asks, else the greater
    /// value, so that every order of merging comes to the same end.
    fn wins_over(&self, other: &Self) -> bool {
        let rank = |place: &Self| (place.set_at, place.set_at.is_none() && place.to.is_none());
        (rank(self), self) > (rank(other), other)
    }
}

/// What is settled about the sentences of an earlier text, by their spans there (code points). A map in which the
/// last decision wins: merging is commutative, associative and idempotent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    by_span: BTreeMap<CodePointSpan, Place>,
}

impl Places {
    /// Puts one in, if it wins over what is there. Returns whether anything changed.
    pub fn put(&mut self, span: CodePointSpan, place: Place) -> bool {
        let is_news = self.by_span.get(&span).is_none_or(|known| place.wins_over(known));
        if is_news {
            self.by_span.insert(span, place);
        }
        is_news
    }

    /// Puts in what others have. Returns whether anything changed.
    pub fn merge(&mut self, other: impl IntoIterator<Item = (CodePointSpan, Place)>) -> bool {
        other
            .into_iter()
            .fold(false, |changed, (span, place)| self.put(span, place) || changed)
    }

    /// What is settled about a sentence.
    pub fn get(&self, span: CodePointSpan) -> Option<&Place> {
        self.by_span.get(&span)
    }

    /// All of them, in the order of the earlier text.
    pub fn iter(&self) -> impl Iterator<Item = (CodePointSpan, &Place)> {
        self.by_span.iter().map(|(span, place)| (*span, place))
    }

    /// How many wait for a reader.
    pub fn waiting(&self) -> usize {
        self.by_span.values().filter(|place| place.waits()).count()
    }

    /// Whether nothing is settled about anything.
    pub fn is_empty(&self) -> bool {
        self.by_span.is_empty()
    }
}

impl IntoIterator for Places {
    type Item = (CodePointSpan, Place);
    type IntoIter = std::collections::btree_map::IntoIter<CodePointSpan, Place>;

    fn into_iter(self) -> Self::IntoIter {
        self.by_span.into_iter()
    }
}
