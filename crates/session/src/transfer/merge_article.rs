//! Merging one article of a file: entries, cuts, roles, unknown fields.

use crate::annotation::{AnnotatorId, Clock, Entry, Key, Stamp};
use crate::article::{ArticleId, Cut};
use crate::codebook::LabelId;
use crate::exchange::extras::ArticleExtras;
use crate::exchange::file::{Edit, FileAnnotation, FileArticle};
use crate::exchange::parse_moment;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::{CutChoice, RoleChoice};
use crate::model::context::Context;
use crate::model::state::State;
use crate::storage::key::{Records, chunk_of};
use crate::storage::kinds::{cuts, extras, roles, tags};
use crate::text::CodePointSpan;
use crate::transfer::import_report::{ImportCounts, differences};
use crate::transfer::restore_records::restore_article_records;

/// Merges one article of a file, and the records of a backup about it, which are
/// taken out of `left`; `any_label` takes labels that this program does not know like any other. Returns
/// what that did.
pub fn import_article(
    state: &mut State,
    id: &ArticleId,
    (article, any_label): (&FileArticle, bool),
    left: &mut Records,
    context: &mut Context,
) -> ImportCounts {
    let mut clock = state.clock;
    let Some(work) = state.entry_mut(id).and_then(|entry| entry.annotated_mut()) else {
        return ImportCounts::default();
    };
    let before = (
        work.unplaced(),
        work.chosen_roles(),
        work.chosen_cuts(),
        work.recodings.clone(),
        work.drafts.clone(),
    );
    import_cuts(work, article, &mut clock, context);
    let mut counts = ImportCounts::default();
    let mut chunks = Vec::new();
    for (key, entry) in entries_of(article) {
        clock.observe(entry.stamp);
        if put_counted(work, &key, entry, any_label, &mut counts) {
            chunks.push(chunk_of(key.span));
        }
    }
    tags::store_chunks(work, chunks, context);
    import_roles(work, article, &mut clock, context);
    import_extras(work, article, context);
    counts.places = restore_article_records(work, &article.id, left, &mut clock, context);
    counts.roles = differences(&before.1, &work.chosen_roles());
    counts.cuts = differences(&before.2, &work.chosen_cuts());
    counts.second = work.recodings.changes_since(&before.3);
    counts.drafts = work.drafts.news_since(&before.4);
    counts.unplaced = work.unplaced().saturating_sub(before.0);
    state.clock = clock;
    counts
}

/// Takes over the cuts of a file. One without a moment, as other programs may write it, gives way
/// to any of the reader's.
fn import_cuts(work: &mut AnnotatedArticle, article: &FileArticle, clock: &mut Clock, context: &mut Context) {
    let mut changed = false;
    // In their order in the text, in which they are kept: one among many others would move them all.
    let mut edits: Vec<&Edit> = article.segmenter.edits.iter().collect();
    edits.sort_unstable_by_key(|edit| edit.split.or(edit.merge));
    for edit in edits {
        let cut = match (edit.split, edit.merge) {
            (Some(at), _) => Some((at, Cut::Split)),
            (None, Some(at)) => Some((at, Cut::Merge)),
            (None, None) => None,
        };
        let stamp = edit.set_at.as_deref().and_then(parse_moment).unwrap_or_default();
        clock.observe(stamp);
        if let Some((at, cut)) = cut {
            let cut = Some(cut);
            changed |= work.put_cut(at, CutChoice { cut, stamp });
        }
    }
    for back in &article.segmenter.taken_back {
        let stamp = stamp_of(&back.set_at);
        clock.observe(stamp);
        changed |= work.put_cut(back.at, CutChoice { cut: None, stamp });
    }
    if changed {
        work.recut();
        cuts::store(work, context);
    }
}

fn import_roles(work: &mut AnnotatedArticle, article: &FileArticle, clock: &mut Clock, context: &mut Context) {
    let mut changed = false;
    for block in &article.blocks {
        let stamp = block.role_set_at.as_deref().and_then(parse_moment);
        if let (Some(stamp), Some(index)) = (stamp, work.block_at(block.start)) {
            clock.observe(stamp);
            // As the reader's own word: going back to what was found is none, confirming it is one.
            let found = work.document.blocks[index].role;
            let role = Some(block.role).filter(|role| block.role_confirmed || *role != found);
            changed |= work.put_role(index, RoleChoice { role, stamp });
        }
    }
    if changed {
        roles::store(work, context);
    }
}

fn import_extras(work: &mut AnnotatedArticle, article: &FileArticle, context: &mut Context) {
    let extras = ArticleExtras::of(article);
    if !extras.is_empty() {
        work.extras.merge(extras);
        extras::store(work, context);
    }
}

/// Every entry of an article of a file that was checked: tags, cleared tags, unplaced ones.
fn entries_of(article: &FileArticle) -> Vec<(Key, Entry)> {
    let of_sentences = article.sentences.iter().flat_map(|sentence| {
        let said = sentence.annotations.iter();
        said.map(|annotation| entry_of(sentence.start, sentence.end, annotation))
    });
    let unplaced = article.unplaced.iter();
    let of_unplaced = unplaced.map(|unplaced| entry_of(unplaced.start, unplaced.end, &unplaced.annotation));
    let cleared = article.cleared.iter().map(|cleared| {
        let entry = Entry {
            stamp: stamp_of(&cleared.updated_at),
            extra: cleared.extra.clone(),
            ..Entry::default()
        };
        (key_of(cleared.start, cleared.end, &cleared.annotator), entry)
    });
    of_sentences.chain(of_unplaced).chain(cleared).collect()
}

fn entry_of(start: usize, end: usize, annotation: &FileAnnotation) -> (Key, Entry) {
    let entry = Entry {
        label: annotation.label.as_deref().map(LabelId::new),
        note: annotation.note.clone(),
        stamp: stamp_of(&annotation.updated_at),
        extra: annotation.extra.clone(),
    };
    (key_of(start, end, &annotation.annotator), entry)
}

fn key_of(start: usize, end: usize, annotator: &str) -> Key {
    Key {
        span: CodePointSpan::new(start, end),
        annotator: AnnotatorId::new(annotator),
    }
}

/// The stamp of a moment that the reader of files has checked.
fn stamp_of(moment: &str) -> Stamp {
    parse_moment(moment).unwrap_or_default()
}

/// Puts an entry of the file through the merge and counts what that did. Returns whether anything is to be
/// stored. An unknown label, be it another codebook's or a slip, takes no known tag's place: nobody
/// could see here what it means.
fn put_counted(
    work: &mut AnnotatedArticle,
    key: &Key,
    entry: Entry,
    any_label: bool,
    counts: &mut ImportCounts,
) -> bool {
    let counting = work.counts_under(key);
    let before = work.set.get(&counting).cloned();
    let stands = |known: &Entry| known.label.is_some() && !known.has_unknown_label() && known.stamp < entry.stamp;
    if !any_label && entry.has_unknown_label() && before.as_ref().is_some_and(stands) {
        counts.unknown += 1;
        return false;
    }
    let stored = work.stored().get(key).cloned();
    work.put(key.clone(), entry.clone());
    counts.count(before.as_ref(), &entry, work.set.get(&counting));
    stored.as_ref() != work.stored().get(key)
}
