//! Carrying over what was said of an earlier text to the one that has taken its place.
//!
//! Everything goes through the merge with the stamps that it has, so carrying over again, in another tab or by another
//! reader, does nothing more. What is carried says on which text it was made ([`MadeOn`]). Where a sentence was placed
//! elsewhere since, what it left behind is withdrawn.

use std::collections::BTreeSet;

use crate::anchor::Places;
use crate::annotation::{Clock, Entry, Key, MadeOn, Stamp};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::drafts::Draft;
use crate::model::earlier_sentences;
use crate::model::recodings::{RecodedSentence, Recoding, put_sentence};
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

/// What is carried over from an earlier text, and since when.
pub(crate) struct Origin<'a> {
    /// The earlier article.
    pub work: &'a AnnotatedArticle,
    /// Where its sentences are.
    pub places: &'a Places,
    /// When the later text took its place: what was withdrawn before that comes back.
    pub since: Stamp,
    /// The texts still earlier that are here themselves, by their SHA-256: what stands in the earlier one out of them
    /// comes from them.
    pub others: BTreeSet<String>,
}

impl AnnotatedArticle {
    /// Takes over what was said of an earlier text, as its sentences are placed in this one.
    pub(crate) fn carry(&mut self, from: &Origin, clock: &mut Clock) -> Carried {
        let Origin {
            work: earlier,
            places,
            since,
            others,
        } = from;
        let placed = places.iter().filter_map(|(_, place)| place.to);
        let mut carried = Carried {
            cuts: earlier_sentences::keep(self, placed),
            ..Carried::default()
        };
        let is_stray = |made_on: &MadeOn, key: &Key| {
            made_on.sha256 == *earlier.document.article.sha256
                && places.get(made_on.span).and_then(|place| place.to) != Some(key.span)
        };
        carried.chunks.extend(self.withdraw_carried(is_stray, clock));
        let own = self.document.article.sha256.to_string();
        for (key, entry) in earlier.stored().iter() {
            let comes_from_others = |made_on: MadeOn| others.contains(&made_on.sha256) || made_on.sha256 == own;
            let is_theirs = entry.made_on().is_some_and(comes_from_others);
            let place = places.get(key.span).filter(|_| !is_theirs);
            let Some((place, to)) = place.and_then(|place| Some((place, place.to?))) else {
                continue;
            };
            let made_on = earlier.made_on(key.span);
            let key = Key {
                span: to,
                annotator: key.annotator.clone(),
            };
            let before = self.stored().get(&key).cloned();
            // What was carried here was taken away, and this stands here now.
            let comes_back = |present: &&Entry| {
                present.is_withdrawn()
                    && present.made_on().is_some_and(|taken| {
                        taken != made_on || place.set_at.unwrap_or_default().max(*since) >= present.stamp
                    })
            };
            let mut entry = entry.clone().carried_from(&made_on);
            if !entry.is_withdrawn()
                && let Some(present) = before.as_ref().filter(comes_back)
            {
                entry = entry.over(Some(present));
            }
            if before.as_ref() != Some(&entry) {
                self.put(key.clone(), entry);
                if self.stored().get(&key) != before.as_ref() {
                    carried.chunks.push(chunk_of(to));
                }
            }
        }
        carried.roles = self.carry_roles(earlier, places);
        carried.recodings = self.carry_recodings(earlier, places);
        carried.drafts = self.carry_drafts(earlier, places);
        if self.place.is_none() {
            let to = earlier.place.and_then(|place| earlier.place_of_sentence(place, places));
            self.place = to.map(|to| self.document.sentence_covering(to.start()));
        }
        carried
    }

    /// Takes back all that was carried over from some texts, by their SHA-256, but for what was `said` here before.
    /// Returns the chunks whose tags are others now.
    pub(crate) fn take_back_carried(
        &mut self,
        texts: &BTreeSet<String>,
        said: &BTreeSet<Key>,
        clock: &mut Clock,
    ) -> Vec<usize> {
        self.withdraw_carried(
            |made_on, key| texts.contains(&made_on.sha256) && !said.contains(key),
            clock,
        )
    }

    /// Withdraws of what was carried over that for which `is_meant` says so, by where it was made and where it is.
    fn withdraw_carried(&mut self, is_meant: impl Fn(&MadeOn, &Key) -> bool, clock: &mut Clock) -> Vec<usize> {
        let meant = self.stored().iter().filter_map(|(key, entry)| {
            let made_on = entry.made_on().filter(|_| !entry.is_withdrawn())?;
            is_meant(&made_on, key).then(|| (key.clone(), entry.clone(), made_on))
        });
        let meant: Vec<(Key, Entry, MadeOn)> = meant.collect();
        let mut chunks = Vec::new();
        for (key, entry, made_on) in meant {
            let withdrawn = Entry {
                stamp: clock.tick_again(),
                ..Entry::default()
            };
            let withdrawn = withdrawn.withdrawn(true).carried_from(&made_on);
            chunks.push(chunk_of(key.span));
            self.put(key, withdrawn.over(Some(&entry)));
        }
        chunks
    }

    /// Whether carrying over to a place would meet another word of the same annotator: one that was not carried there
    /// from this sentence, and says something else.
    pub(crate) fn speaks_against(&self, earlier: &Self, span: CodePointSpan, to: CodePointSpan) -> bool {
        let says = |entry: &Entry| (entry.label.clone(), entry.note.clone(), entry.is_unsure());
        let made_on = earlier.made_on(span);
        earlier.stored().at(span).any(|(key, entry)| {
            let key = Key {
                span: to,
                annotator: key.annotator.clone(),
            };
            let present = self.stored().get(&key).filter(|present| !present.is_withdrawn());
            present.is_some_and(|present| {
                !entry.is_withdrawn() && present.made_on().as_ref() != Some(&made_on) && says(present) != says(entry)
            })
        })
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

    /// Takes over the second labels of the sentences that have a place, where the annotator has begun no other recoding
    /// of this text.
    fn carry_recodings(&mut self, earlier: &Self, places: &Places) -> bool {
        let mut changed = false;
        for recoding in earlier.recodings.iter() {
            let own = self.recodings.of(&recoding.annotator);
            if own.is_some_and(|own| own.begun != recoding.begun) {
                continue;
            }
            let mut sentences = Vec::new();
            for recoded in &recoding.sentences {
                if let Some(span) = places.get(recoded.span).and_then(|place| place.to) {
                    put_sentence(
                        &mut sentences,
                        RecodedSentence {
                            span,
                            ..recoded.clone()
                        },
                    );
                }
            }
            if !sentences.is_empty() {
                changed |= self.recodings.put(Recoding {
                    annotator: recoding.annotator.clone(),
                    begun: recoding.begun,
                    sentences,
                });
            }
        }
        changed
    }
}
