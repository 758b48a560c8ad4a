//! Looking for the place of a sentence by hand: the sentences of the later text, and where it is to be expected.

use crate::codebook::LabelId;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::revising::reviewing::ReviewItem;
use crate::text::{CodePointSpan, fold};

/// A sentence of the later text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossiblePlace {
    /// In code points.
    pub span: CodePointSpan,
    /// Its words.
    pub text: String,
    /// Its number among the sentences that count, from 1.
    pub ordinal: Option<usize>,
    /// The label that it shows.
    pub label: Option<LabelId>,
    /// Its words as search compares them.
    folded: String,
}

/// All sentences of the later text, and the number of the one at which the sentence is to be expected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PossiblePlaces {
    /// In the order of the text.
    pub sentences: Vec<PossiblePlace>,
    /// From 0.
    pub expected: usize,
}

impl PossiblePlaces {
    /// The numbers of those that have all words of a query, as search takes them.
    pub fn found(&self, query: &str) -> Vec<usize> {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let has_all = |place: &PossiblePlace| words.iter().all(|word| place.folded.contains(word));
        let places = self.sentences.iter().enumerate();
        places.filter(|(_, place)| has_all(place)).map(|(at, _)| at).collect()
    }
}

impl State {
    /// Where a sentence of an earlier version may be put. Linear in the text.
    pub fn possible_places(&self, item: &ReviewItem) -> PossiblePlaces {
        let current = self.entry(self.current_of(&item.earlier));
        let Some(work) = current.and_then(LibraryEntry::annotated) else {
            return PossiblePlaces::default();
        };
        let document = &work.document;
        let possible = |(at, sentence): (usize, &crate::article::Sentence)| {
            let text = document.sentence_text(at);
            PossiblePlace {
                span: sentence.chars,
                text: text.to_owned(),
                ordinal: work.ordinal(at),
                label: work.label(at).map(|(_, label)| label.clone()),
                folded: fold(text),
            }
        };
        let last = document.sentences.len().saturating_sub(1);
        let before = self.place_before(item);
        let expected = before.map_or(0, |to| document.sentence_covering(to.start()) + 1);
        PossiblePlaces {
            sentences: document.sentences.iter().enumerate().map(possible).collect(),
            expected: expected.min(last),
        }
    }

    /// Where the nearest sentence before it is, of those that have a place.
    fn place_before(&self, item: &ReviewItem) -> Option<CodePointSpan> {
        let places = self.places_in_current(&item.earlier)?;
        let before = places.iter().take_while(|(span, _)| *span < item.span);
        before.filter_map(|(_, place)| place.to).last()
    }
}
