//! The second pass: sentences that the reader tags once more without seeing what they said before.
//! What they say then is kept apart from the tags and never changes them.
//!
//! The record of an article is `[[annotator, begun, [[start, length, first, second, stamp], …]], …]`:
//! when the pass was begun (milliseconds), and for each sentence of the sample its place in code
//! points, the label that it had when the pass was begun and the second one (1 claim, 2 quote, 3
//! background, 0 none yet), and when the second was given. Each annotator has one pass at a time.

use crate::annotation::{AnnotatorId, Stamp};
use crate::codebook::LABELS;
use crate::codec::{from_text, to_text};
use crate::text::{ByteSpan, CodePointSpan};

/// A sentence of a second pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecodedSentence {
    /// Where it stands in the text.
    pub span: CodePointSpan,
    /// The label that it had when the pass was begun, as a place in the codebook.
    pub first: usize,
    /// The label of the second pass, once it is given.
    pub second: Option<usize>,
    /// When that was last said.
    pub stamp: Stamp,
}

impl RecodedSentence {
    /// Where it stands in bytes of the text that it is of.
    pub fn bytes_in(&self, text: &str) -> ByteSpan {
        let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        ByteSpan::new(byte(self.span.start()), byte(self.span.end()))
    }

    /// Whether this word wins over another one on the same sentence: the later one, and of two at the
    /// same time the greater.
    fn wins_over(&self, other: &Self) -> bool {
        (self.stamp, self.second, self.first) > (other.stamp, other.second, other.first)
    }
}

/// What one annotator says in a second pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recoding {
    /// Who.
    pub annotator: AnnotatorId,
    /// When it was begun.
    pub begun: Stamp,
    /// The sample, in the order of the text.
    pub sentences: Vec<RecodedSentence>,
}

/// The second passes over an article, one for each annotator, in the order of their identities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recodings(Vec<Recoding>);

impl Recodings {
    /// Whether nobody ever began one.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pass of this annotator.
    pub fn of(&self, annotator: &AnnotatorId) -> Option<&Recoding> {
        self.0.iter().find(|pass| pass.annotator == *annotator)
    }

    /// Puts a pass in; the only way in. Of two passes of one annotator the one that was begun later
    /// counts; in the same pass the later word on each sentence. So merging is commutative, associative
    /// and idempotent. Returns whether anything changed.
    pub fn put(&mut self, pass: Recoding) -> bool {
        let place = self.0.iter().position(|known| known.annotator >= pass.annotator);
        let place = place.unwrap_or(self.0.len());
        match self.0.get_mut(place).filter(|known| known.annotator == pass.annotator) {
            None => {
                self.0.insert(place, pass);
                true
            }
            Some(known) if known.begun == pass.begun => {
                let changes = pass.sentences.into_iter().map(|again| say(&mut known.sentences, again));
                changes.fold(false, |any, changed| any | changed)
            }
            Some(known) if known.begun < pass.begun => {
                *known = pass;
                true
            }
            Some(_) => false,
        }
    }

    /// Puts all of another one in. Returns whether anything changed.
    pub fn merge(&mut self, other: Self) -> bool {
        other.0.into_iter().fold(false, |any, pass| self.put(pass) | any)
    }

    /// Gives what one annotator said to another.
    pub fn rename(&mut self, from: &AnnotatorId, to: &AnnotatorId) {
        for mut pass in std::mem::take(&mut self.0) {
            if pass.annotator == *from {
                pass.annotator = to.clone();
            }
            self.put(pass);
        }
    }

    /// The latest stamp in it.
    pub fn latest(&self) -> Stamp {
        let stamps = self.0.iter().flat_map(|pass| {
            let said = pass.sentences.iter().map(|again| again.stamp);
            said.chain([pass.begun])
        });
        stamps.max().unwrap_or_default()
    }

    /// How many second labels were given.
    pub fn said(&self) -> usize {
        let sentences = self.0.iter().flat_map(|pass| &pass.sentences);
        sentences.filter(|again| again.second.is_some()).count()
    }

    /// How many sentences stand here that do not stand so in an earlier state of the same.
    pub fn changes_since(&self, earlier: &Self) -> usize {
        let is_news = |pass: &Recoding, again: &RecodedSentence| {
            let known = earlier.of(&pass.annotator).filter(|known| known.begun == pass.begun);
            !known.is_some_and(|known| known.sentences.contains(again))
        };
        let news = |pass: &Recoding| pass.sentences.iter().filter(|again| is_news(pass, again)).count();
        self.0.iter().map(news).sum()
    }

    /// The value of its record.
    pub fn written(&self) -> String {
        let rows = |pass: &Recoding| pass.sentences.iter().map(row_of).collect();
        let row = |pass: &Recoding| (pass.annotator.clone(), pass.begun.millis(), rows(pass));
        to_text(&self.0.iter().map(row).collect::<Vec<(_, _, Vec<Vec<u64>>)>>())
    }

    /// What a record of a text of `length` code points says, and whether that is all of it; `None`
    /// when it cannot be read.
    pub fn read(value: &str, length: usize) -> Option<(Self, bool)> {
        let record: Vec<(AnnotatorId, u64, Vec<Vec<u64>>)> = from_text(value)?;
        let mut passes = Self::default();
        let mut are_all = true;
        for (annotator, begun, rows) in record {
            let Some(begun) = Stamp::from_outside(begun).filter(|_| !annotator.as_str().is_empty()) else {
                are_all = false;
                continue;
            };
            let mut sentences = Vec::new();
            for row in rows {
                match row.try_into().ok().and_then(|row| again_of(row, length)) {
                    Some(again) => drop(say(&mut sentences, again)),
                    None => are_all = false,
                }
            }
            passes.put(Recoding {
                annotator,
                begun,
                sentences,
            });
        }
        Some((passes, are_all))
    }
}

/// Puts a word on a sentence in its place, if it is the later one. Returns whether it is.
fn say(sentences: &mut Vec<RecodedSentence>, again: RecodedSentence) -> bool {
    let rank = |again: &RecodedSentence| (again.span.start(), again.span.end());
    match sentences.binary_search_by_key(&rank(&again), rank) {
        Err(place) => sentences.insert(place, again),
        Ok(place) if again.wins_over(&sentences[place]) => sentences[place] = again,
        Ok(_) => return false,
    }
    true
}

fn row_of(again: &RecodedSentence) -> Vec<u64> {
    let second = again.second.map_or(0, |label| label + 1);
    let numbers = [again.span.start(), again.span.len(), again.first + 1, second];
    let [start, length, first, second] = numbers.map(|number| number as u64);
    vec![start, length, first, second, again.stamp.millis()]
}

fn again_of([start, length, first, second, stamp]: [u64; 5], text: usize) -> Option<RecodedSentence> {
    let end = start.checked_add(length)?;
    let label = |number: u64| usize::try_from(number).ok().filter(|number| *number <= LABELS.len());
    let is_sound = start < end && end <= text as u64;
    Some(RecodedSentence {
        span: is_sound.then(|| CodePointSpan::new(start as usize, end as usize))?,
        first: label(first)?.checked_sub(1)?,
        second: label(second)?.checked_sub(1),
        stamp: Stamp::from_outside(stamp)?,
    })
}
