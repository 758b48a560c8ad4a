//! Recodings: a sample of sentences that an annotator labels a second time without seeing the first
//! labels, to measure agreement with themselves.
//!
//! They are a record of their own beside the tags, never change a tag, and stand in no file but backups.
//! Each sentence keeps the label that it had when the recoding was begun, so agreement is of the labels
//! as they were, whatever is tagged anew since. There is one recoding for each annotator and article:
//! the one that was begun later counts, and within it the later label of each sentence.

use crate::annotation::{AnnotatorId, Stamp};
use crate::codebook::LabelId;
use crate::text::{ByteSpan, CodePointSpan};

/// A sentence of a recoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecodedSentence {
    /// Where it stands in the text.
    pub span: CodePointSpan,
    /// The label that it had when the recoding was begun.
    pub first: LabelId,
    /// The label of the recoding, once it is given.
    pub second: Option<LabelId>,
    /// When that was last labelled.
    pub stamp: Stamp,
}

impl RecodedSentence {
    /// Where it stands in bytes of the text that it is of.
    pub fn bytes_in(&self, text: &str) -> ByteSpan {
        let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        ByteSpan::new(byte(self.span.start()), byte(self.span.end()))
    }

    /// Whether this one wins over another one of the same sentence: the later one, and of two at the
    /// same time the greater.
    fn wins_over(&self, other: &Self) -> bool {
        (self.stamp, &self.second, &self.first) > (other.stamp, &other.second, &other.first)
    }
}

/// The recoding of an article by one annotator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recoding {
    /// Who.
    pub annotator: AnnotatorId,
    /// When it was begun.
    pub begun: Stamp,
    /// The sample, in the order of the text.
    pub sentences: Vec<RecodedSentence>,
}

/// The recodings of an article, one for each annotator, in the order of their identities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recodings(Vec<Recoding>);

impl Recodings {
    /// Whether nobody ever began one.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Recoding> {
        self.0.iter()
    }

    /// The recoding of this annotator.
    pub fn of(&self, annotator: &AnnotatorId) -> Option<&Recoding> {
        self.0.iter().find(|recoding| recoding.annotator == *annotator)
    }

    /// Puts a recoding in; the only way in. Of two recodings of one annotator the one that was begun later
    /// counts; in the same one the later label of each sentence. So merging is commutative, associative
    /// and idempotent. Returns whether anything changed.
    pub fn put(&mut self, recoding: Recoding) -> bool {
        let place = self.0.iter().position(|known| known.annotator >= recoding.annotator);
        let place = place.unwrap_or(self.0.len());
        match self
            .0
            .get_mut(place)
            .filter(|known| known.annotator == recoding.annotator)
        {
            None => {
                self.0.insert(place, recoding);
                true
            }
            Some(known) if known.begun == recoding.begun => {
                let changes = recoding
                    .sentences
                    .into_iter()
                    .map(|recoded| put_sentence(&mut known.sentences, recoded));
                changes.fold(false, |any, changed| any | changed)
            }
            Some(known) if known.begun < recoding.begun => {
                *known = recoding;
                true
            }
            Some(_) => false,
        }
    }

    /// Puts all of another one in. Returns whether anything changed.
    pub fn merge(&mut self, other: Self) -> bool {
        other
            .0
            .into_iter()
            .fold(false, |any, recoding| self.put(recoding) | any)
    }

    /// Gives one annotator's recodings to another.
    pub fn rename(&mut self, from: &AnnotatorId, to: &AnnotatorId) {
        for mut recoding in std::mem::take(&mut self.0) {
            if recoding.annotator == *from {
                recoding.annotator = to.clone();
            }
            self.put(recoding);
        }
    }

    /// Every stamp in it.
    pub fn stamps(&self) -> impl Iterator<Item = Stamp> {
        self.0.iter().flat_map(|recoding| {
            let said = recoding.sentences.iter().map(|recoded| recoded.stamp);
            said.chain([recoding.begun])
        })
    }

    /// How many second labels were given.
    pub fn labelled(&self) -> usize {
        let sentences = self.0.iter().flat_map(|recoding| &recoding.sentences);
        sentences.filter(|recoded| recoded.second.is_some()).count()
    }

    /// How many sentences stand here that do not stand so in an earlier state of the same.
    pub fn changes_since(&self, earlier: &Self) -> usize {
        let is_news = |recoding: &Recoding, recoded: &RecodedSentence| {
            let known = earlier
                .of(&recoding.annotator)
                .filter(|known| known.begun == recoding.begun);
            !known.is_some_and(|known| known.sentences.contains(recoded))
        };
        let news = |recoding: &Recoding| {
            recoding
                .sentences
                .iter()
                .filter(|recoded| is_news(recoding, recoded))
                .count()
        };
        self.0.iter().map(news).sum()
    }
}

/// Puts a sentence in its place, if it is the later one. Returns whether it is.
pub(crate) fn put_sentence(sentences: &mut Vec<RecodedSentence>, recoded: RecodedSentence) -> bool {
    let rank = |recoded: &RecodedSentence| (recoded.span.start(), recoded.span.end());
    match sentences.binary_search_by_key(&rank(&recoded), rank) {
        Err(place) => sentences.insert(place, recoded),
        Ok(place) if recoded.wins_over(&sentences[place]) => sentences[place] = recoded,
        Ok(_) => return false,
    }
    true
}
