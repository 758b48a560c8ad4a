//! The record of the unknown fields of an article in a file.

use super::kind::{ArticleRecord, Home, Merged, RecordKind, Scope, reads, union_of};
use crate::annotation::Clock;
use crate::article::{Article, WrittenPlaces};
use crate::codec::{from_text, to_text};
use crate::exchange::extras::ArticleExtras;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::storage::key::Owner;

/// Fields of an article that this program does not know.
#[derive(Debug)]
pub struct ExtrasRecord;

impl RecordKind for ExtrasRecord {
    fn name(&self) -> &'static str {
        "extras"
    }

    fn scope(&self) -> Scope {
        Scope::Text
    }

    fn home(&self) -> Home<'_> {
        Home::Article(self)
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<ArticleExtras>(value)
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        union_of(old, new, ArticleExtras::merge)
    }
}

impl ArticleRecord for ExtrasRecord {
    fn owners(&self, work: &AnnotatedArticle) -> Vec<Owner> {
        Vec::from_iter((!self.is_empty(work)).then(|| Owner::text(&work.document.article)))
    }

    fn is_empty(&self, work: &AnnotatedArticle) -> bool {
        work.extras.is_empty()
    }

    fn written(&self, work: &AnnotatedArticle, _: &Owner) -> String {
        to_text(&work.extras)
    }

    /// Nothing looks otherwise.
    fn merge(&self, work: &mut AnnotatedArticle, _: &Owner, value: &str, _: &mut Clock) -> Merged {
        match from_text::<ArticleExtras>(value) {
            Some(extras) => {
                work.extras.merge(extras);
                Merged::all()
            }
            None => Merged::NOTHING,
        }
    }

    fn moved(&self, value: &str, places: &WrittenPlaces, article: &Article) -> Vec<(Owner, String)> {
        let extras = from_text::<ArticleExtras>(value).map(|extras| extras.moved(places));
        let extras = extras.map(|extras| (Owner::text(article), to_text(&extras)));
        extras.into_iter().collect()
    }

    fn join(&self, work: &mut AnnotatedArticle, since: &AnnotatedArticle) {
        work.extras.merge(since.extras.clone());
    }

    fn forget(&self, work: &mut AnnotatedArticle, _: &Owner) {
        work.extras = ArticleExtras::default();
    }
}

/// Stores the unknown fields of an article.
pub fn store(work: &AnnotatedArticle, context: &mut Context) {
    ExtrasRecord.store(work, Owner::text(&work.document.article), context);
}
