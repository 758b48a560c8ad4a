//! Merging one article of a file: entries, cuts, roles, unknown fields.

use crate::annotation::{AnnotatorId, Clock, Entry, Key, Stamp};
use crate::article::{ArticleId, Cut, Role};
use crate::codebook::LabelId;
use crate::exchange::extras::ArticleExtras;
use crate::exchange::file::{Edit, FileAnnotation, FileArticle};
use crate::exchange::{full_role, parse_moment};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::{CutChoice, LineBreaksChoice, RoleChoice};
use crate::model::context::Context;
use crate::model::earlier_sentences;
use crate::model::state::State;
use crate::storage::key::{Records, chunk_of};
use crate::storage::kinds::{cuts, extras, line_breaks, roles, tags};
use crate::text::{CodePointSpan, SEGMENTER_VERSION};
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
    let reader = state.reader.id.clone();
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
    import_line_breaks(work, article, &mut clock, context);
    import_cuts(work, article, &mut clock, context);
    keep_sentences(work, article, &reader, context);
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
    counts.places = restore_article_records(
        work,
        (&article.id, article.written.as_deref()),
        left,
        &mut clock,
        context,
    );
    counts.roles = differences(&before.1, &work.chosen_roles());
    counts.cuts = differences(&before.2, &work.chosen_cuts());
    counts.second = work.recodings.changes_since(&before.3);
    counts.drafts = work.drafts.news_since(&before.4);
    counts.unplaced = work.unplaced().saturating_sub(before.0);
    state.clock = clock;
    counts
}

/// Takes over what the lines are taken for. Without a moment it gives way to any choice of the reader's.
fn import_line_breaks(work: &mut AnnotatedArticle, article: &FileArticle, clock: &mut Clock, context: &mut Context) {
    let segmenter = &article.segmenter;
    let Some(breaks) = segmenter.line_breaks else {
        return;
    };
    let stamp = segmenter.line_breaks_set_at.as_deref().and_then(parse_moment);
    let stamp = stamp.unwrap_or_default();
    clock.observe(stamp);
    if work.put_line_breaks(LineBreaksChoice { breaks, stamp }) {
        line_breaks::store(work, context);
        if !work.cuts.is_empty() {
            cuts::store(work, context);
        }
    }
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

/// What the file's annotations stand on stays a sentence: all of them where an earlier segmenter cut it,
/// the reader's own in any file.
fn keep_sentences(work: &mut AnnotatedArticle, article: &FileArticle, reader: &AnnotatorId, context: &mut Context) {
    let segmenter = &article.segmenter;
    let is_earlier = segmenter.name == "hashiya" && segmenter.version < u64::from(SEGMENTER_VERSION);
    let spans: Vec<CodePointSpan> = entries_of(article)
        .into_iter()
        .filter(|(key, entry)| !entry.is_tombstone() && (is_earlier || key.annotator == *reader))
        .map(|(key, _)| key.span)
        .collect();
    if earlier_sentences::keep(work, spans.into_iter()) {
        cuts::store(work, context);
    }
}

/// Takes over the roles of a file, each for the line that it was chosen for: a block's is that of its first
/// line, and that of a line that was joined to it stands with the joining.
fn import_roles(work: &mut AnnotatedArticle, article: &FileArticle, clock: &mut Clock, context: &mut Context) {
    let of_blocks = article.blocks.iter().map(|block| {
        let role = full_role(block.role, block.subrole.as_ref());
        (block.start, Some(role), &block.role_set_at, block.role_confirmed)
    });
    let of_joined = article.segmenter.edits.iter().filter_map(|edit| {
        let role = edit.role.map(|role| full_role(role, edit.subrole.as_ref()));
        Some((edit.merge?, role, &edit.role_set_at, edit.role_confirmed))
    });
    let mut changed = false;
    for (line, role, set_at, is_confirmed) in of_blocks.chain(of_joined) {
        let (Some(role), Some(stamp)) = (role, set_at.as_deref().and_then(parse_moment)) else {
            continue;
        };
        clock.observe(stamp);
        for (line, found) in paragraph_of(work, line) {
            // As the reader's own word: going back to what was found is none, confirming it is one.
            let role = Some(role).filter(|role| is_confirmed || *role != found);
            changed |= work.put_role(line, RoleChoice { role, stamp });
        }
    }
    if changed {
        roles::store(work, context);
    }
}

/// The line that begins at a code point, and those that go on with its paragraph where the text is wrapped: of these
/// nothing else is said. Each with the role that was found for it.
fn paragraph_of(work: &AnnotatedArticle, line: usize) -> Vec<(usize, Role)> {
    let Some(block) = work.block_at(line).map(|block| &work.document.blocks[block]) else {
        return Vec::new();
    };
    let from = block.lines().position(|(start, _)| start == line).unwrap_or_default();
    let goes_on = block.joined[from..].iter().take_while(|line| line.is_wrapped).count();
    block.lines().skip(from).take(1 + goes_on).collect()
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
    let codebook = &work.codebook;
    let stands =
        |known: &Entry| known.label.as_ref().is_some_and(|label| codebook.knows(label)) && known.stamp < entry.stamp;
    let is_unknown = entry.label.as_ref().is_some_and(|label| !codebook.knows(label));
    if !any_label && is_unknown && before.as_ref().is_some_and(stands) {
        counts.unknown += 1;
        return false;
    }
    let stored = work.stored().get(key).cloned();
    work.put(key.clone(), entry.clone());
    counts.count(before.as_ref(), &entry, work.set.get(&counting));
    stored.as_ref() != work.stored().get(key)
}
