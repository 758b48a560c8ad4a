//! The record of the sentence at which the reader was last in an article, from 0.

use super::kind::{ArticleRecord, Home, Merged, RecordKind, Scope, reads};
use crate::annotation::Clock;
use crate::article::ArticleId;
use crate::codec::{from_text, to_text};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::storage::key::{Owner, RecordKey};

/// Where the reader was last.
#[derive(Debug)]
pub struct PlaceRecord;

impl RecordKind for PlaceRecord {
    fn name(&self) -> &'static str {
        "place"
    }

    fn scope(&self) -> Scope {
        Scope::Article
    }

    fn home(&self) -> Home<'_> {
        Home::Article(self)
    }

    fn is_work(&self) -> bool {
        false
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<usize>(value)
    }

    fn union(&self, _: &str, new: &str) -> Option<String> {
        Some(new.to_owned())
    }
}

impl ArticleRecord for PlaceRecord {
    fn owners(&self, work: &AnnotatedArticle) -> Vec<Owner> {
        let owner = || Owner::Article(work.document.article.id.clone());
        Vec::from_iter((!self.is_empty(work)).then(owner))
    }

    fn is_empty(&self, work: &AnnotatedArticle) -> bool {
        work.place.is_none()
    }

    fn written(&self, work: &AnnotatedArticle, _: &Owner) -> String {
        to_text(&work.place)
    }

    /// A sentence that is not there is no place.
    fn merge(&self, work: &mut AnnotatedArticle, _: &Owner, value: &str, _: &mut Clock) -> Merged {
        let Some(place) = from_text::<usize>(value) else {
            return Merged::NOTHING;
        };
        work.place = Some(place).filter(|place| *place < work.document.sentences.len());
        Merged::all()
    }

    fn join(&self, work: &mut AnnotatedArticle, since: &AnnotatedArticle) {
        work.place = since.place.or(work.place);
    }

    fn forget(&self, work: &mut AnnotatedArticle, _: &Owner) {
        work.place = None;
    }
}

/// The key of the reader's place in this article.
pub fn key(id: &ArticleId) -> RecordKey {
    PlaceRecord.key(Owner::Article(id.clone()))
}

/// Stores that the reader is at this sentence.
pub fn store(id: &ArticleId, sentence: usize, context: &mut Context) {
    context.write(key(id), to_text(&sentence));
}

/// Takes the place over that a backup names, if the reader has none here. Returns whether they had none.
pub fn restore(work: &mut AnnotatedArticle, value: &str, context: &mut Context) -> bool {
    let place = from_text(value).filter(|place| work.place.is_none() && *place < work.document.sentences.len());
    let Some(place) = place else {
        return false;
    };
    work.place = Some(place);
    store(&work.document.article.id, place, context);
    true
}
