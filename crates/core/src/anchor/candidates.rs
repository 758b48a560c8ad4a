//! Where in the new text a sentence may stand that does not say the same there, or not once.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::frame::{Frame, by_statement};
use super::runs::Runs;
use super::score::{QUOTATION_FLOOR, Scores, alike};
use super::version::Version;
use super::words::Words;
use crate::text::ByteSpan;

/// Words that stand in more sentences than this lead to none.
const COMMON: usize = 60;
/// So many sentences that share rare words are looked at, and so many around where it is expected.
const NEAREST: usize = 8;
/// Shorter sentences are not looked for within others: their words stand everywhere.
const SHORTEST_RUN: usize = 3;

/// A place where a sentence may stand.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The new sentences there.
    pub sentences: Range<usize>,
    /// Where it would stand, in bytes of the new text.
    pub to: ByteSpan,
    /// Whether the same words stand there one after the other.
    pub says_the_same: bool,
    /// How good it is.
    pub score: f64,
}

/// Finds places.
pub struct Candidates<'a> {
    old: &'a Words,
    new: &'a Words,
    version: &'a Version<'a>,
    frame: &'a Frame,
    scores: Scores<'a>,
    runs: Runs<'a>,
    old_runs: Runs<'a>,
    twins: HashMap<&'a [u32], Vec<usize>>,
    by_word: HashMap<u32, Vec<usize>>,
}

impl<'a> Candidates<'a> {
    /// Of the words of two versions and the new version itself, some of whose sentences are placed.
    pub fn of(old: &'a Words, new: &'a Words, version: &'a Version<'a>, frame: &'a Frame) -> Self {
        Self {
            old,
            new,
            version,
            frame,
            scores: Scores { old, new, frame },
            runs: Runs::of(new),
            old_runs: Runs::of(old),
            twins: by_statement(new),
            by_word: new.sentences_by_word(),
        }
    }

    /// The new sentences that say the same, in order.
    pub fn twins(&self, sentence: usize) -> &[usize] {
        self.twins.get(self.old.sentence(sentence)).map_or(&[], Vec::as_slice)
    }

    /// The place of a new sentence.
    pub fn at(&self, sentence: usize, place: usize) -> Candidate {
        let quotation = alike(self.old.sentence(sentence), self.new.sentence(place));
        self.candidate(sentence, place..place + 1, None, quotation)
    }

    /// All places worth a look that no other sentence says the same as, the best first.
    pub fn all(&self, sentence: usize, is_cut_by_hand: bool) -> Vec<Candidate> {
        let mut found: BTreeMap<(usize, usize), Candidate> = BTreeMap::new();
        let mut add = |one: Candidate| {
            let key = (one.to.start(), one.to.end());
            found.entry(key).or_insert(one);
        };
        for twin in self.nearest(sentence, self.twins(sentence).iter().copied()) {
            add(self.candidate(sentence, twin..twin + 1, None, 1.0));
        }
        for place in self.within(sentence, is_cut_by_hand) {
            add(place);
        }
        let gap = self.frame.gap(sentence);
        let around = self.nearest(sentence, gap);
        for place in self.sharing(sentence).into_iter().chain(around) {
            if self.frame.taken_by(place).is_none() {
                add(self.at(sentence, place));
            }
        }
        let mut found: Vec<Candidate> = found.into_values().collect();
        found.sort_by(|one, other| other.score.total_cmp(&one.score));
        found
    }

    /// Where its words stand within sentences that are cut otherwise. Where the reader cut it, it stands there as it
    /// is; else it is the whole of these sentences that may stand for it.
    pub fn within(&self, sentence: usize, is_cut_by_hand: bool) -> Vec<Candidate> {
        let says = self.old.sentence(sentence);
        if says.len() < SHORTEST_RUN && !is_cut_by_hand {
            return Vec::new();
        }
        let runs = self.runs.find(says).into_iter();
        let places = runs.map(|parts| (self.runs.sentences(&parts), self.runs.span(&parts, self.version.text)));
        let places = places.map(|(sentences, span)| {
            let quotation = alike(says, self.new.sentences(sentences.clone()));
            if is_cut_by_hand {
                self.candidate(sentence, sentences, Some(span), 1.0)
            } else {
                // The whole of it stands there, whatever else does.
                self.candidate(sentence, sentences, None, f64::midpoint(1.0, quotation))
            }
        });
        places
            .map(|place| Candidate {
                says_the_same: true,
                ..place
            })
            .collect()
    }

    /// Whether a sentence that the reader cut stands once in each text, and stands here within the very words that it
    /// stood within: else what is said around it may take back what it says.
    pub fn is_cut_alike(&self, sentence: usize) -> bool {
        let says = self.old.sentence(sentence);
        let ([was], [is]) = (&self.old_runs.find(says)[..], &self.runs.find(says)[..]) else {
            return false;
        };
        let whole = self.new.parts(&self.runs.sentences(is));
        let (before, after) = (&self.new.says[whole.start..is.start], &self.new.says[is.end..whole.end]);
        self.old.says[..was.start].ends_with(before) && self.old.says[was.end..].starts_with(after)
    }

    /// Whether its words stand within other sentences more often than they did: a copy of it may be there.
    pub fn may_stand_twice(&self, sentence: usize) -> bool {
        let says = self.old.sentence(sentence);
        self.runs.find(says).len() > self.old_runs.find(says).len()
    }

    /// How good the best other place for a sentence is that stands at `place`.
    pub fn second(&self, sentence: usize, place: usize) -> Option<Candidate> {
        let others = self.sharing(sentence).into_iter().filter(|other| *other != place);
        let others = others.map(|other| self.at(sentence, other));
        others.max_by(|one, other| one.score.total_cmp(&other.score))
    }

    fn candidate(&self, sentence: usize, place: Range<usize>, to: Option<ByteSpan>, quotation: f64) -> Candidate {
        let span = |index: usize| self.version.passages[index].span;
        let whole = ByteSpan::new(span(place.start).start(), span(place.end - 1).end());
        let score = if quotation < QUOTATION_FLOOR {
            0.0
        } else {
            self.scores.of(sentence, &place, quotation)
        };
        Candidate {
            sentences: place,
            to: to.unwrap_or(whole),
            says_the_same: quotation >= 1.0,
            score,
        }
    }

    /// The new sentences that share most of its rarer words.
    fn sharing(&self, sentence: usize) -> Vec<usize> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in self.old.sentence(sentence) {
            let list = self.by_word.get(word).filter(|list| list.len() <= COMMON);
            for place in list.into_iter().flatten() {
                *shared.entry(*place).or_default() += 1;
            }
        }
        let expected = self.frame.expected(sentence);
        let mut places: Vec<(usize, usize)> = shared.into_iter().collect();
        places.sort_by_key(|(place, count)| (std::cmp::Reverse(*count), place.abs_diff(expected)));
        places.into_iter().take(NEAREST).map(|(place, _)| place).collect()
    }

    /// Of some places those nearest to where it is expected.
    fn nearest(&self, sentence: usize, places: impl Iterator<Item = usize>) -> Vec<usize> {
        let expected = self.frame.expected(sentence);
        let mut places: Vec<usize> = places.collect();
        places.sort_by_key(|place| place.abs_diff(expected));
        places.truncate(NEAREST);
        places
    }
}
