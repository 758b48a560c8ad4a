//! Places every sentence of one version in another.

use std::collections::BTreeMap;

use super::candidates::{Candidate, Candidates};
use super::frame::{Frame, by_statement};
use super::outcome::{Anchored, Outcome};
use super::score::{FLOOR, MARGIN, alike};
use super::version::Version;
use super::words::{Dictionary, Words};

/// Sentences with fewer parts than this are placed only beside a neighbour that is: "He agreed." may be said by
/// anybody.
const SPEAKS_FOR_ITSELF: usize = 4;

/// An old sentence that stood where a moved one is now, and is so much like it, may be what was changed into it.
const RIVAL: f64 = 0.6;

/// What becomes of each sentence of `old` in `new`, in order. Time is that of a few comparisons for each sentence
/// that does not say the same in both.
pub fn anchor(old: &Version<'_>, new: &Version<'_>) -> Vec<Anchored> {
    let mut dictionary = Dictionary::default();
    let (was, is) = (Words::of(old, &mut dictionary), Words::of(new, &mut dictionary));
    let frame = Frame::of(&was, &is);
    let matching = Matching {
        old,
        was: &was,
        is: &is,
        frame: &frame,
        candidates: Candidates::of(&was, &is, new, &frame),
    };
    matching.all()
}

struct Matching<'a> {
    old: &'a Version<'a>,
    was: &'a Words,
    is: &'a Words,
    frame: &'a Frame,
    candidates: Candidates<'a>,
}

impl Matching<'_> {
    fn all(&self) -> Vec<Anchored> {
        let twice = by_statement(self.was);
        let stands_twice = |sentence: usize| {
            twice
                .get(self.was.sentence(sentence))
                .is_some_and(|list| list.len() > 1)
        };
        let mut sure: BTreeMap<usize, Anchored> = BTreeMap::new();
        let mut open: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
        for (sentence, passage) in self.old.passages.iter().enumerate() {
            if let Some(placed) = self.placed(sentence) {
                sure.insert(sentence, placed);
                continue;
            }
            let places = self.candidates.all(sentence, passage.is_cut_by_hand);
            let is_cut_alike = passage.is_cut_by_hand && self.candidates.is_cut_alike(sentence);
            match self.cut_alike(sentence, &places).filter(|_| is_cut_alike) {
                Some(placed) => _ = sure.insert(sentence, placed),
                None => _ = open.insert(sentence, places),
            }
        }
        sure.extend(self.suggested(&open, stands_twice));
        sure.into_values().collect()
    }

    /// A sentence that says the same once in each version.
    fn placed(&self, sentence: usize) -> Option<Anchored> {
        let place = self.frame.partner(sentence)?;
        let here = self.candidates.at(sentence, place);
        let second = self.candidates.second(sentence, place);
        let is_doubtful = !self.speaks_for_itself(sentence, place)
            || self.may_be_another(sentence, place)
            || self.candidates.may_stand_twice(sentence);
        let outcome = if is_doubtful {
            Outcome::Unsure
        } else if self.frame.is_steady(sentence) {
            Outcome::Unchanged
        } else {
            Outcome::Moved
        };
        Some(outcome_of(outcome, &here, second.as_ref()))
    }

    /// Whether it is long enough, or stands beside a sentence that it stood beside, or at the same end.
    fn speaks_for_itself(&self, sentence: usize, place: usize) -> bool {
        let before = match (sentence.checked_sub(1), place.checked_sub(1)) {
            (Some(old), new) => new.is_some() && self.frame.partner(old) == new,
            (None, new) => new.is_none(),
        };
        let after = if sentence + 1 == self.was.len() {
            place + 1 == self.is.len()
        } else {
            self.frame.partner(sentence + 1) == Some(place + 1)
        };
        self.was.sentence(sentence).len() >= SPEAKS_FOR_ITSELF || before || after
    }

    /// Whether what stands at the place of a moved sentence may be another one that was changed.
    fn may_be_another(&self, sentence: usize, place: usize) -> bool {
        !self.frame.is_steady(sentence)
            && self
                .frame
                .rivals(place)
                .any(|rival| alike(self.was.sentence(rival), self.is.sentence(place)) >= RIVAL)
    }

    /// A sentence that the reader cut, whose words stand once in the new text, as they stood.
    fn cut_alike(&self, sentence: usize, places: &[Candidate]) -> Option<Anchored> {
        let mut same = places.iter().filter(|place| place.says_the_same);
        let (here, None) = (same.next()?, same.next()) else {
            return None;
        };
        let gap = self.frame.gap(sentence);
        let is_in_order = gap.start <= here.sentences.start + 1 && here.sentences.end <= gap.end + 1;
        if self.was.sentence(sentence).len() < SPEAKS_FOR_ITSELF && !is_in_order {
            return None;
        }
        let outcome = if is_in_order {
            Outcome::Unchanged
        } else {
            Outcome::Moved
        };
        let second = places.iter().find(|place| place.to != here.to);
        Some(outcome_of(outcome, here, second))
    }

    /// What is suggested for the others: the best places first, each new sentence for one old one, unless two are
    /// almost as good for it.
    fn suggested(
        &self,
        open: &BTreeMap<usize, Vec<Candidate>>,
        stands_twice: impl Fn(usize) -> bool,
    ) -> Vec<(usize, Anchored)> {
        let mut all: Vec<(usize, &Candidate)> = open
            .iter()
            .flat_map(|(sentence, places)| places.iter().map(|place| (*sentence, place)))
            .filter(|(_, place)| place.score >= FLOOR || place.says_the_same)
            .collect();
        all.sort_by(|(_, one), (_, other)| other.score.total_cmp(&one.score));
        let mut given: BTreeMap<usize, f64> = BTreeMap::new();
        let mut best: BTreeMap<usize, (&Candidate, bool)> = BTreeMap::new();
        for (sentence, place) in all {
            if best.contains_key(&sentence) {
                continue;
            }
            // Several sentences may have become one.
            let rival = given.get(&place.sentences.start).filter(|_| !place.says_the_same);
            match rival {
                Some(score) if score - place.score > MARGIN => continue,
                Some(_) => _ = best.insert(sentence, (place, true)),
                None => {
                    given.insert(place.sentences.start, place.score);
                    best.insert(sentence, (place, false));
                }
            }
        }
        let of = |(sentence, places): (&usize, &Vec<Candidate>)| {
            let Some((here, has_rival)) = best.get(sentence) else {
                return (*sentence, gone(places.first()));
            };
            let second = places.iter().find(|place| place.to != here.to);
            let is_close = second.is_some_and(|second| second.score >= FLOOR && here.score - second.score < MARGIN);
            let is_unsure = *has_rival || is_close || here.says_the_same && stands_twice(*sentence);
            let outcome = if is_unsure || self.candidates.twins(*sentence).len() > 1 {
                Outcome::Unsure
            } else {
                Outcome::Changed
            };
            (*sentence, outcome_of(outcome, here, second))
        };
        open.iter().map(of).collect()
    }
}

fn gone(best: Option<&Candidate>) -> Anchored {
    Anchored {
        outcome: Outcome::Gone,
        to: None,
        score: best.map_or(0.0, |best| best.score),
        second_to: None,
        second: 0.0,
    }
}

fn outcome_of(outcome: Outcome, here: &Candidate, second: Option<&Candidate>) -> Anchored {
    Anchored {
        outcome,
        to: Some(here.to),
        score: here.score,
        second_to: second.filter(|second| second.score > 0.0).map(|second| second.to),
        second: second.map_or(0.0, |second| second.score),
    }
}
