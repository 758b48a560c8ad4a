//! Carrying over what was said of an earlier text to the one that has taken its place.
//!
//! Everything goes through the merge with the stamps that it has, so carrying over again, in another tab or by another
//! reader, does nothing more. What is carried says on which text it was made ([`MadeOn`]). Where a sentence was placed
//! elsewhere since, what it left behind is withdrawn.

use std::collections::BTreeSet;

use crate::anchor::Places;
use crate::annotation::{Clock, Entry, Key, MadeOn};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::drafts::Draft;
use crate::model::earlier_sentences;
use crate::model::recodings::{RecodedSentence, Recoding, Recodings, put_sentence};
use crate::storage::key::chunk_of;
use crate::text::CodePointSpan;

/// What carrying over changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The chunks of the text whose tags are others now; more than once where several are.
    pub chunks: Vec<usize>,
    /// Whether sentences are cut otherwise.
    pub cuts: bool,
    /// Whether lines have other roles.
    pub roles: bool,
    /// Whether second labels came.
    pub recodings: bool,
    /// The places of notes that were begun, in code points.
    pub drafts: Vec<usize>,
}

impl Carried {
    /// Whether nothing is otherwise.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl AnnotatedArticle {
    /// Takes over what was said of an earlier text, as its sentences are placed in this one. What stands there out of a
    /// text still earlier, one of `others` (SHA-256), comes from that text itself.
    pub(crate) fn carry(
        &mut self,
        earlier: &Self,
        places: &Places,
        others: &BTreeSet<String>,
        clock: &mut Clock,
    ) -> Carried {
        let placed = places.iter().filter_map(|(_, place)| place.to);
        let mut carried = Carried {
            cuts: earlier_sentences::keep(self, placed),
            ..Carried::default()
        };
        carried.chunks.extend(self.withdraw_strays(earlier, places, clock));
        for (key, entry) in earlier.stored().iter() {
            let is_from_others = entry.made_on().is_some_and(|made_on| others.contains(&made_on.sha256));
            let place = places.get(key.span).filter(|_| !is_from_others);
            if let Some((place, to)) = place.and_then(|place| Some((place, place.to?))) {
                let made_on = earlier.made_on(key.span);
                let key = Key {
                    span: to,
                    annotator: key.annotator.clone(),
                };
                let present = self.stored().get(&key);
                // It was taken from here, and is placed here again.
                let comes_back = present.is_some_and(|present| {
                    present.is_withdrawn()
                        && present.made_on() == Some(made_on.clone())
                        && place.set_at >= Some(present.stamp)
                });
                let mut entry = entry.clone().carried_from(&made_on);
                if comes_back && !entry.is_withdrawn() {
                    entry = entry.over(present);
                }
                if present.is_none_or(|present| *present != entry) {
                    let before = present.cloned();
                    self.put(key.clone(), entry);
                    if self.stored().get(&key) != before.as_ref() {
                        carried.chunks.push(chunk_of(to));
                    }
                }
            }
        }
        carried.roles = self.carry_roles(earlier, places);
        carried.recodings = self.recodings.merge(moved_recodings(&earlier.recodings, places));
        carried.drafts = self.carry_drafts(earlier, places);
        if self.place.is_none() {
            let to = earlier.place.and_then(|place| earlier.place_of_sentence(place, places));
            self.place = to.map(|to| self.document.sentence_covering(to.start()));
        }
        carried
    }

    /// Takes back all that was carried over from a text. Returns the chunks whose tags are others now.
    pub(crate) fn take_back_carried(&mut self, earlier: &Self, clock: &mut Clock) -> Vec<usize> {
        self.withdraw_strays(earlier, &Places::default(), clock)
    }

    /// Withdraws what was carried over from a text and is placed elsewhere, or nowhere.
    fn withdraw_strays(&mut self, earlier: &Self, places: &Places, clock: &mut Clock) -> Vec<usize> {
        let sha256 = &*earlier.document.article.sha256;
        let is_stray = |(key, entry): &(&Key, &Entry)| {
            !entry.is_withdrawn()
                && entry.made_on().is_some_and(|made_on| {
                    made_on.sha256 == sha256 && places.get(made_on.span).and_then(|place| place.to) != Some(key.span)
                })
        };
        let strays = self.stored().iter().filter(is_stray);
        let strays: Vec<(Key, Entry)> = strays.map(|(key, entry)| (key.clone(), entry.clone())).collect();
        let mut chunks = Vec::new();
        for (key, stray) in strays {
            let made_on = stray.made_on();
            let withdrawn = Entry {
                stamp: clock.tick_again(),
                ..Entry::default()
            };
            let withdrawn = withdrawn.withdrawn(true);
            let withdrawn = made_on.map_or(withdrawn.clone(), |made_on| withdrawn.carried_from(&made_on));
            chunks.push(chunk_of(key.span));
            self.put(key, withdrawn.over(Some(&stray)));
        }
        chunks
    }

    /// A sentence of this text as what is carried over from it says where it was made.
    fn made_on(&self, span: CodePointSpan) -> MadeOn {
        MadeOn {
            sha256: self.document.article.sha256.to_string(),
            span,
        }
    }

    /// Where a sentence of this text is in the one that has taken its place.
    fn place_of_sentence(&self, sentence: usize, places: &Places) -> Option<CodePointSpan> {
        places.get(self.document.sentences.get(sentence)?.chars)?.to
    }

    /// Takes over the roles of lines: each for the line in which its first sentence is now.
    fn carry_roles(&mut self, earlier: &Self, places: &Places) -> bool {
        let mut changed = false;
        for (line, choice) in &earlier.roles {
            let first = earlier.document.sentence_covering(*line);
            let Some(to) = earlier.place_of_sentence(first, places) else {
                continue;
            };
            let block = self.block_of(self.document.sentence_covering(to.start()));
            let lines = self.document.blocks[block].lines();
            let line = lines
                .map(|(line, _)| line)
                .take_while(|line| *line <= to.start())
                .last();
            changed |= line.is_some_and(|line| self.put_role(line, *choice));
        }
        changed
    }

    /// Takes over the notes that were begun. Returns their places.
    fn carry_drafts(&mut self, earlier: &Self, places: &Places) -> Vec<usize> {
        let mut moved = Vec::new();
        for draft in earlier.drafts.iter() {
            let sentence = earlier.document.sentence_covering(draft.at);
            let Some(to) = earlier.place_of_sentence(sentence, places) else {
                continue;
            };
            let draft = Draft {
                at: to.start(),
                ..draft.clone()
            };
            if self.drafts.put(draft) {
                moved.push(to.start());
            }
        }
        moved
    }
}

/// The second labels of the sentences that have a place.
fn moved_recodings(recodings: &Recodings, places: &Places) -> Recodings {
    let mut moved = Recodings::default();
    for recoding in recodings.iter() {
        let mut sentences = Vec::new();
        for recoded in &recoding.sentences {
            if let Some(span) = places.get(recoded.span).and_then(|place| place.to) {
                put_sentence(&mut sentences, RecodedSentence { span, ..*recoded });
            }
        }
        if !sentences.is_empty() {
            moved.put(Recoding {
                annotator: recoding.annotator.clone(),
                begun: recoding.begun,
                sentences,
            });
        }
    }
    moved
}
