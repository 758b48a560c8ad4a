//! The record of the reader's cuts of an article's sentences: `[first code point of the later sentence,
//! cut or null, milliseconds]` for each.

use litemap::LiteMap;

use super::kind::{ArticleRecord, Home, Merged, RecordKind, Scope};
use crate::annotation::{Clock, Stamp};
use crate::article::{Article, Cut, WrittenPlaces};
use crate::codec::{from_text, to_text};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::CutChoice;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::storage::key::Owner;

/// The reader's cuts.
#[derive(Debug)]
pub struct CutsRecord;

impl RecordKind for CutsRecord {
    fn name(&self) -> &'static str {
        "cuts"
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
        let mut choices = LiteMap::new_vec();
        for (at, choice) in read(old)?.into_iter().chain(read(new)?) {
            let known = choices.entry(at).or_insert(choice);
            if choice.wins_over(known) {
                *known = choice;
            }
        }
        Some(write(choices.into_iter()))
    }
}

impl ArticleRecord for CutsRecord {
    fn owners(&self, work: &AnnotatedArticle) -> Vec<Owner> {
        Vec::from_iter((!self.is_empty(work)).then(|| Owner::text(&work.document.article)))
    }

    fn is_empty(&self, work: &AnnotatedArticle) -> bool {
        work.cuts.is_empty()
    }

    fn written(&self, work: &AnnotatedArticle, _: &Owner) -> String {
        write(work.cuts.iter().map(|(at, choice)| (*at, *choice)))
    }

    fn stamps(&self, value: &str) -> Vec<Stamp> {
        let choices = read(value).unwrap_or_default();
        choices.into_iter().map(|(_, choice)| choice.stamp).collect()
    }

    /// A place outside of the text is passed over. All sentences may be others then.
    fn merge(&self, work: &mut AnnotatedArticle, _: &Owner, value: &str, clock: &mut Clock) -> Merged {
        let Some(choices) = read(value) else {
            return Merged::NOTHING;
        };
        let mut merged = Merged::all();
        let mut changed = false;
        for (at, choice) in choices {
            clock.observe(choice.stamp);
            changed |= work.put_cut(at, choice);
            merged.is_whole &= at < work.document.length;
        }
        if changed {
            work.recut();
            merged.views.push(View::Page);
        }
        merged
    }

    fn moved(&self, value: &str, places: &WrittenPlaces, article: &Article) -> Vec<(Owner, String)> {
        let choices = read(value).unwrap_or_default().into_iter();
        let moved = write(choices.map(|(at, choice)| (places.place(at), choice)));
        // Of two that meet in one place the later counts.
        let moved = self.union(&moved, "[]");
        moved.map(|moved| (Owner::text(article), moved)).into_iter().collect()
    }

    fn join(&self, work: &mut AnnotatedArticle, since: &AnnotatedArticle) {
        for (at, choice) in &since.cuts {
            work.put_cut(*at, *choice);
        }
    }

    fn forget(&self, work: &mut AnnotatedArticle, _: &Owner) {
        work.cuts.clear();
    }
}

/// Stores the reader's cuts of an article.
pub fn store(work: &AnnotatedArticle, context: &mut Context) {
    CutsRecord.store(work, Owner::text(&work.document.article), context);
}

fn write(choices: impl Iterator<Item = (usize, CutChoice)>) -> String {
    let row = |(at, choice): (usize, CutChoice)| (at, choice.cut, choice.stamp);
    to_text(&choices.map(row).collect::<Vec<_>>())
}

/// The reader's cuts, by the first code point of the later sentence.
fn read(value: &str) -> Option<Vec<(usize, CutChoice)>> {
    let rows: Vec<(usize, Option<Cut>, Stamp)> = from_text(value)?;
    let choice = |(at, cut, stamp): (usize, Option<Cut>, Stamp)| (at, CutChoice { cut, stamp });
    Some(rows.into_iter().map(choice).collect())
}
