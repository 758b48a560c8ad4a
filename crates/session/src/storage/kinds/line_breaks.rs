//! The record of what the reader takes the lines of an article for: `[choice, milliseconds]`.

use super::kind::{ArticleRecord, Home, Merged, RecordKind, Scope};
use crate::annotation::{Clock, Stamp};
use crate::article::{Article, LineBreaks, WrittenPlaces};
use crate::codec::{from_text, to_text};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::LineBreaksChoice;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::storage::key::Owner;

/// What lines are taken for.
#[derive(Debug)]
pub struct LineBreaksRecord;

impl RecordKind for LineBreaksRecord {
    fn name(&self) -> &'static str {
        "lines"
    }

    fn scope(&self) -> Scope {
        Scope::Text
    }

    fn home(&self) -> Home<'_> {
        Home::Article(self)
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        read(value).is_some()
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        let (old, new) = (read(old)?, read(new)?);
        Some(write(if new.wins_over(&old) { new } else { old }))
    }
}

impl ArticleRecord for LineBreaksRecord {
    fn owners(&self, work: &AnnotatedArticle) -> Vec<Owner> {
        Vec::from_iter((!self.is_empty(work)).then(|| Owner::text(&work.document.article)))
    }

    fn is_empty(&self, work: &AnnotatedArticle) -> bool {
        work.line_breaks == LineBreaksChoice::default()
    }

    fn written(&self, work: &AnnotatedArticle, _: &Owner) -> String {
        write(work.line_breaks)
    }

    fn stamps(&self, value: &str) -> Vec<Stamp> {
        read(value).into_iter().map(|choice| choice.stamp).collect()
    }

    /// All sentences may be others then.
    fn merge(&self, work: &mut AnnotatedArticle, _: &Owner, value: &str, clock: &mut Clock) -> Merged {
        let Some(choice) = read(value) else {
            return Merged::NOTHING;
        };
        clock.observe(choice.stamp);
        let mut merged = Merged::all();
        if work.put_line_breaks(choice) {
            merged.views.push(View::Page);
        }
        merged
    }

    fn moved(&self, value: &str, _: &WrittenPlaces, article: &Article) -> Vec<(Owner, String)> {
        let choice = read(value).map(|choice| (Owner::text(article), write(choice)));
        choice.into_iter().collect()
    }

    fn join(&self, work: &mut AnnotatedArticle, since: &AnnotatedArticle) {
        work.put_line_breaks(since.line_breaks);
    }

    fn forget(&self, work: &mut AnnotatedArticle, _: &Owner) {
        work.forget_line_breaks();
    }
}

/// Stores what the reader takes the lines of an article for.
pub fn store(work: &AnnotatedArticle, context: &mut Context) {
    LineBreaksRecord.store(work, Owner::text(&work.document.article), context);
}

fn write(choice: LineBreaksChoice) -> String {
    to_text(&(choice.breaks, choice.stamp))
}

fn read(value: &str) -> Option<LineBreaksChoice> {
    let (breaks, stamp): (LineBreaks, Stamp) = from_text(value)?;
    Some(LineBreaksChoice { breaks, stamp })
}
