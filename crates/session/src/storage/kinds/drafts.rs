//! Records of drafts of notes, a chunk of the text each: `[place in code points, visit, text or null,
//! note that it was begun with, milliseconds]` for each; no text once it was saved or thrown away.

use super::kind::{ArticleRecord, Home, Merged, RecordKind, Scope};
use crate::annotation::{Clock, Stamp};
use crate::article::{Article, WrittenPlaces};
use crate::codec::{from_text, to_text};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::drafts::{Draft, Drafts};
use crate::model::effect::View;
use crate::storage::key::{CHUNK, Owner};

/// Drafts of notes.
#[derive(Debug)]
pub struct DraftsRecord;

impl RecordKind for DraftsRecord {
    fn name(&self) -> &'static str {
        "drafts"
    }

    fn scope(&self) -> Scope {
        Scope::Chunk
    }

    fn home(&self) -> Home<'_> {
        Home::Article(self)
    }

    fn is_sound(&self, owner: &Owner, value: &str) -> bool {
        read(value).is_some_and(|drafts| drafts.iter().all(|draft| is_in(draft, owner)))
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        let mut drafts = Drafts::default();
        for draft in read(old)?.into_iter().chain(read(new)?) {
            drafts.put(draft);
        }
        Some(write(drafts.iter()))
    }
}

impl ArticleRecord for DraftsRecord {
    fn owners(&self, work: &AnnotatedArticle) -> Vec<Owner> {
        let mut chunks: Vec<usize> = work.drafts.iter().map(|draft| draft.at / CHUNK).collect();
        chunks.dedup();
        let owner = |chunk| Owner::chunk(&work.document.article, chunk);
        chunks.into_iter().map(owner).collect()
    }

    /// One that is no more is no work.
    fn is_empty(&self, work: &AnnotatedArticle) -> bool {
        work.drafts.live().next().is_none()
    }

    fn written(&self, work: &AnnotatedArticle, owner: &Owner) -> String {
        // A key may name any number.
        let start = owner.chunk_number().saturating_mul(CHUNK);
        write(work.drafts.starting(start, start.saturating_add(CHUNK)).iter())
    }

    fn stamps(&self, value: &str) -> Vec<Stamp> {
        let drafts = read(value).unwrap_or_default();
        drafts.into_iter().map(|draft| draft.stamp).collect()
    }

    /// One outside of the text, or of another chunk, is passed over.
    fn merge(&self, work: &mut AnnotatedArticle, owner: &Owner, value: &str, clock: &mut Clock) -> Merged {
        let Some(drafts) = read(value) else {
            return Merged::NOTHING;
        };
        let mut merged = Merged::all();
        for draft in drafts {
            if draft.at >= work.document.length || !is_in(&draft, owner) {
                merged.is_whole = false;
                continue;
            }
            clock.observe(draft.stamp);
            let at = draft.at;
            if work.drafts.put(draft) {
                merged.views.push(View::Sentence(work.document.sentence_covering(at)));
            }
        }
        merged
    }

    fn moved(&self, value: &str, places: &WrittenPlaces, article: &Article) -> Vec<(Owner, String)> {
        let mut moved = Drafts::default();
        for draft in read(value).unwrap_or_default() {
            let at = places.place(draft.at);
            moved.put(Draft { at, ..draft });
        }
        let mut chunks: Vec<usize> = moved.iter().map(|draft| draft.at / CHUNK).collect();
        chunks.dedup();
        let of_chunk = |chunk| write(moved.starting(chunk * CHUNK, (chunk + 1) * CHUNK).iter());
        let chunks = chunks.into_iter();
        chunks
            .map(|chunk| (Owner::chunk(article, chunk), of_chunk(chunk)))
            .collect()
    }

    fn join(&self, work: &mut AnnotatedArticle, since: &AnnotatedArticle) {
        for draft in since.drafts.iter() {
            work.drafts.put(draft.clone());
        }
    }

    fn forget(&self, work: &mut AnnotatedArticle, owner: &Owner) {
        work.drafts.retain(|draft| !is_in(draft, owner));
    }
}

/// Stores the drafts about these places.
pub fn store(work: &AnnotatedArticle, places: impl Iterator<Item = usize>, context: &mut Context) {
    let mut chunks: Vec<usize> = places.map(|at| at / CHUNK).collect();
    chunks.sort_unstable();
    chunks.dedup();
    for chunk in chunks {
        DraftsRecord.store(work, Owner::chunk(&work.document.article, chunk), context);
    }
}

fn is_in(draft: &Draft, owner: &Owner) -> bool {
    draft.at / CHUNK == owner.chunk_number()
}

fn write<'a>(drafts: impl Iterator<Item = &'a Draft>) -> String {
    let row = |draft: &'a Draft| (draft.at, &draft.visit, &draft.text, &draft.base, draft.stamp);
    to_text(&drafts.map(row).collect::<Vec<_>>())
}

fn read(value: &str) -> Option<Vec<Draft>> {
    let rows: Vec<(usize, String, Option<String>, String, Stamp)> = from_text(value)?;
    let draft = |(at, visit, text, base, stamp)| Draft {
        at,
        visit,
        text,
        base,
        stamp,
    };
    Some(rows.into_iter().map(draft).collect())
}
