//! The record of the recodings of an article: `[[annotator, begun, [[start, length, first, second,
//! stamp], …]], …]`, that is, when the recoding was begun (milliseconds), and for each sentence of the
//! sample its place in code points, the label that it had when the recoding was begun and the second one
//! (null: none yet), and when the second was given.
//!
//! Version 2, which is written, has the identities of labels. Version 1 had their places in the one codebook that
//! there was (1 claim, 2 quote, 3 background, 0 none yet); each row is read in either way.

use serde::{Deserialize, Serialize};

use super::kind::{ArticleRecord, Home, Merged, RecordKind, Scope};
use crate::annotation::{AnnotatorId, Clock, Stamp};
use crate::article::{Article, WrittenPlaces};
use crate::codebook::{LabelId, label_of_number};
use crate::codec::{Value, from_record, from_text, to_text};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::recodings::{RecodedSentence, Recoding, Recodings, put_sentence};
use crate::storage::key::Owner;
use crate::text::CodePointSpan;

/// The recodings.
#[derive(Debug)]
pub struct RecodingsRecord;

impl RecordKind for RecodingsRecord {
    fn name(&self) -> &'static str {
        "second"
    }

    fn versions(&self) -> &'static [u64] {
        &[2, 1]
    }

    fn scope(&self) -> Scope {
        Scope::Text
    }

    fn home(&self) -> Home<'_> {
        Home::Article(self)
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        read_whole(value).is_some()
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        let mut recodings = read_whole(old)?;
        recodings.merge(read_whole(new)?);
        Some(recodings.written())
    }
}

impl ArticleRecord for RecodingsRecord {
    fn owners(&self, work: &AnnotatedArticle) -> Vec<Owner> {
        Vec::from_iter((!self.is_empty(work)).then(|| Owner::text(&work.document.article)))
    }

    fn is_empty(&self, work: &AnnotatedArticle) -> bool {
        work.recodings.is_empty()
    }

    fn written(&self, work: &AnnotatedArticle, _: &Owner) -> String {
        work.recodings.written()
    }

    fn stamps(&self, value: &str) -> Vec<Stamp> {
        let read = Recodings::read(value, usize::MAX);
        read.map(|(recodings, _)| recodings.stamps().collect())
            .unwrap_or_default()
    }

    /// A sentence outside of the text is passed over. Nothing of the article looks otherwise; pages of
    /// figures are drawn with every message.
    fn merge(&self, work: &mut AnnotatedArticle, _: &Owner, value: &str, clock: &mut Clock) -> Merged {
        let Some((recodings, is_whole)) = Recodings::read(value, work.document.length) else {
            return Merged::NOTHING;
        };
        recodings.stamps().for_each(|stamp| clock.observe(stamp));
        work.recodings.merge(recodings);
        Merged {
            is_whole,
            ..Merged::all()
        }
    }

    fn moved(&self, value: &str, places: &WrittenPlaces, article: &Article) -> Vec<(Owner, String)> {
        let Some((recodings, _)) = Recodings::read(value, usize::MAX) else {
            return Vec::new();
        };
        let mut moved = Recodings::default();
        for recoding in recodings.iter() {
            let mut sentences = Vec::new();
            for recoded in &recoding.sentences {
                let span = places.span(recoded.span);
                put_sentence(
                    &mut sentences,
                    RecodedSentence {
                        span,
                        ..recoded.clone()
                    },
                );
            }
            let (annotator, begun) = (recoding.annotator.clone(), recoding.begun);
            moved.put(Recoding {
                annotator,
                begun,
                sentences,
            });
        }
        vec![(Owner::text(article), moved.written())]
    }

    fn join(&self, work: &mut AnnotatedArticle, since: &AnnotatedArticle) {
        work.recodings.merge(since.recodings.clone());
    }

    fn forget(&self, work: &mut AnnotatedArticle, _: &Owner) {
        work.recodings = Recodings::default();
    }
}

/// Stores the recodings of an article.
pub fn store(work: &AnnotatedArticle, context: &mut Context) {
    RecodingsRecord.store(work, Owner::text(&work.document.article), context);
}

/// A record of which all can be read.
fn read_whole(value: &str) -> Option<Recodings> {
    let (recodings, are_all) = Recodings::read(value, usize::MAX)?;
    are_all.then_some(recodings)
}

impl Recodings {
    /// The value of its record.
    pub fn written(&self) -> String {
        let rows = |recoding: &Recoding| recoding.sentences.iter().map(Row::of).collect();
        let row = |recoding: &Recoding| (recoding.annotator.clone(), recoding.begun.millis(), rows(recoding));
        to_text(&self.iter().map(row).collect::<Vec<(_, _, Vec<Row>)>>())
    }

    /// What a record of a text of `length` code points says, and whether that is all of it; `None`
    /// when it cannot be read.
    pub fn read(value: &str, length: usize) -> Option<(Self, bool)> {
        let record: Vec<(AnnotatorId, u64, Vec<Value>)> = from_text(value)?;
        let mut recodings = Self::default();
        let mut are_all = true;
        for (annotator, begun, rows) in record {
            let Some(begun) = Stamp::from_outside(begun).filter(|_| !annotator.as_str().is_empty()) else {
                are_all = false;
                continue;
            };
            let mut sentences = Vec::new();
            for row in rows {
                match from_record(&row).and_then(|row: Row| row.sentence(length)) {
                    Some(recoded) => drop(put_sentence(&mut sentences, recoded)),
                    None => are_all = false,
                }
            }
            recodings.put(Recoding {
                annotator,
                begun,
                sentences,
            });
        }
        Some((recodings, are_all))
    }
}

/// A sentence: start, length, both labels, stamp.
#[derive(Serialize, Deserialize)]
struct Row(u64, u64, StoredLabel, StoredLabel, u64);

/// A label as it is stored.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum StoredLabel {
    /// In version 2.
    Id(LabelId),
    /// In version 1.
    Place(u64),
    /// None.
    Nothing,
}

/// What is no label.
struct NoLabel;

impl StoredLabel {
    fn of(label: Option<&LabelId>) -> Self {
        label.map_or(Self::Nothing, |label| Self::Id(label.clone()))
    }

    /// The label; `None` for none.
    fn label(self) -> Result<Option<LabelId>, NoLabel> {
        match self {
            Self::Id(label) if !label.as_str().is_empty() => Ok(Some(label)),
            Self::Id(_) => Err(NoLabel),
            Self::Place(0) | Self::Nothing => Ok(None),
            Self::Place(place) => label_of_number(place).map(Some).ok_or(NoLabel),
        }
    }
}

impl Row {
    fn of(recoded: &RecodedSentence) -> Self {
        let [start, length] = [recoded.span.start(), recoded.span.len()].map(|number| number as u64);
        let first = StoredLabel::of(Some(&recoded.first));
        let second = StoredLabel::of(recoded.second.as_ref());
        Self(start, length, first, second, recoded.stamp.millis())
    }

    /// The sentence of a text of so many code points; `None` where there is none.
    fn sentence(self, text: usize) -> Option<RecodedSentence> {
        let Self(start, length, first, second, stamp) = self;
        let end = start.checked_add(length)?;
        let is_sound = start < end && end <= text as u64;
        Some(RecodedSentence {
            span: is_sound.then(|| CodePointSpan::new(start as usize, end as usize))?,
            first: first.label().ok()??,
            second: second.label().ok()?,
            stamp: Stamp::from_outside(stamp)?,
        })
    }
}
