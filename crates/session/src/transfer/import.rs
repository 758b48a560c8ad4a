//! Files that the reader opens: articles and Hashiya files.

use std::collections::BTreeSet;

use crate::annotation::{Annotator, AnnotatorId, Clock, Entry, Key, Stamp};
use crate::article::{Article, ArticleId, Cut, Origin};
use crate::codebook::LabelId;
use crate::exchange::extras::{ArticleExtras, FileExtras};
use crate::exchange::file::{File, FileAnnotation, FileAnnotator, FileArticle};
use crate::exchange::{parse_moment, read};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::{CutChoice, RoleChoice};
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::notice::{FileFault, NoticeKind};
use crate::model::state::State;
use crate::storage::key::{Records, chunk_of};
use crate::storage::kinds::file_extras::FileExtrasRecord;
use crate::storage::kinds::kind::StateRecord;
use crate::storage::kinds::names::NamesRecord;
use crate::storage::kinds::opened_text::OpenedText;
use crate::storage::kinds::profile::{change_profile, save_profile};
use crate::storage::kinds::{cuts, extras, opened_text, roles, tags};
use crate::storage::opened_articles::add_article;
use crate::text::CodePointSpan;
use crate::transfer::file_kind::{Kind, text_of};
use crate::transfer::import_report::{ArticleReport, ImportCounts, ImportReport, differences};
use crate::transfer::remind::{mark_exported, unsaved};
use crate::transfer::restore;
use crate::transfer::restore_records::{absorb, absorb_choices, profile_of, records_of};

/// Opens a file by its kind; what is wrong with it becomes a notice.
pub fn open_file(state: &mut State, name: &str, bytes: Option<Vec<u8>>, context: &mut Context) {
    if must_wait(state, name) {
        state.notify(NoticeKind::FileWaits(name.to_owned()), context);
        state.transfer.waiting_files.push((name.to_owned(), bytes));
        return;
    }
    // The moment of opening, each later than the one before: the library is in its order.
    state.clock.tick(context.now());
    match text_of(name, bytes) {
        Err(fault) => refuse(state, name, fault, context),
        Ok(text) if Kind::of(name) == Some(Kind::Hashiya) => import(state, name, &text, context),
        Ok(text) => {
            let id = ArticleId::from_file_name(name);
            let opened = OpenedText {
                file: name.to_owned(),
                text,
                opened_at: state.clock.last().millis(),
            };
            let (id, added) = open_text(state, id, opened, context);
            let kind = if added {
                NoticeKind::FileAdded
            } else {
                NoticeKind::FileKnown
            };
            state.notify(kind(name.to_owned(), id), context);
        }
    }
}

/// Whether an article is still on its way that the file may be, or whose name it may have: its place
/// is not the file's.
fn must_wait(state: &State, name: &str) -> bool {
    let is_loading = |slot: &LibraryEntry| matches!(slot.status, Status::Loading);
    match Kind::of(name) {
        None => false,
        Some(_) if state.library.list_loading => true,
        Some(Kind::Hashiya) => state.library.entries.iter().any(is_loading),
        Some(Kind::Text) => state.entry(&ArticleId::from_file_name(name)).is_some_and(is_loading),
    }
}

/// Opens the files that waited for articles on their way, in their order.
pub fn open_waiting(state: &mut State, context: &mut Context) {
    for (name, bytes) in std::mem::take(&mut state.transfer.waiting_files) {
        let waits = NoticeKind::FileWaits(name.clone());
        if must_wait(state, &name) {
            state.transfer.waiting_files.push((name, bytes));
        } else {
            state.notices.shown.retain(|notice| notice.kind != waits);
            open_file(state, &name, bytes, context);
        }
    }
}

/// Tells why a file was not opened.
pub fn refuse(state: &mut State, name: &str, fault: FileFault, context: &mut Context) {
    state.notify(NoticeKind::FileFailed(name.to_owned(), fault), context);
}

/// The article with this text: the one that is there, else a new one that is kept. Returns its
/// identity and whether it is new.
pub fn open_text(state: &mut State, id: ArticleId, opened: OpenedText, context: &mut Context) -> (ArticleId, bool) {
    let article = Article::new(id, &opened.text, Origin::Opened);
    let (id, is_known) = identity(state, &article);
    if is_known {
        return (id, false);
    }
    add_article(state, id.clone(), &opened, context);
    opened_text::store(&id, &opened, context);
    (id, true)
}

/// The identity of the article with this text that is there, else a free one; and whether it is there.
fn identity(state: &State, article: &Article) -> (ArticleId, bool) {
    let same = |work: &AnnotatedArticle| work.document.article.sha256 == article.sha256;
    let known = state
        .library
        .entries
        .iter()
        .find(|slot| slot.annotated().is_some_and(same));
    known.map_or_else(|| (free_id(state, article), false), |slot| (slot.id.clone(), true))
}

/// The first article of a file that is only read here, because a newer program wrote records of it.
fn held_article(state: &State, file: &File) -> Option<ArticleId> {
    let articles = file.articles.iter();
    let ids = articles.map(|article| {
        let article = Article::new(ArticleId::new(&article.id), &article.text, Origin::Opened);
        identity(state, &article).0
    });
    ids.into_iter().find(|id| state.is_newer(id))
}

/// The article's own identity, unless another text has it: then with as many digits of the hash as
/// it takes, so that no article is ever put in another's place.
fn free_id(state: &State, article: &Article) -> ArticleId {
    let taken = |id: &ArticleId| state.entry(id).is_some_and(|slot| slot.annotated().is_some());
    let with_digits = |digits: usize| ArticleId::new(&format!("{}-{}", article.id, &article.sha256[..digits]));
    let candidates = (8..=article.sha256.len()).map(with_digits);
    let mut candidates = std::iter::once(article.id.clone()).chain(candidates);
    let free = candidates.by_ref().find(|id| !taken(id));
    free.unwrap_or_else(|| with_digits(article.sha256.len()))
}

/// Merges the tags of a Hashiya file; a backup is shown first. Nothing is changed unless all of it
/// is sound.
fn import(state: &mut State, name: &str, text: &str, context: &mut Context) {
    let file = match read(text) {
        Ok(file) => file,
        Err(error) => return state.notify(NoticeKind::ImportFailed(name.to_owned(), error), context),
    };
    if let Some(id) = held_article(state, &file) {
        return state.notify(NoticeKind::ImportHeld(name.to_owned(), id), context);
    }
    if file.backup.is_some() {
        return restore::show(state, name, file, context);
    }
    let outcome = merge_file(state, &file, context);
    notify_done(state, name, &outcome, context);
}

/// Tells the reader what a file has done.
pub fn notify_done(state: &mut State, name: &str, outcome: &ImportReport, context: &mut Context) {
    let total = outcome.total();
    let done = NoticeKind::ImportDone {
        name: name.to_owned(),
        merged: total.merged(),
        articles: outcome.new_articles(),
        choices: total.roles + total.cuts,
        unplaced: total.unplaced,
    };
    state.notify(done, context);
}

/// Merges all of a file that was checked. Returns what that did.
pub fn merge_file(state: &mut State, file: &File, context: &mut Context) -> ImportReport {
    let mut outcome = ImportReport {
        reader: adopt_reader(state, file, context),
        ..ImportReport::default()
    };
    learn_names(state, file, context);
    let all_in_files = unsaved(state).0 == 0;
    let mut left = file.backup.as_ref().map(records_of).unwrap_or_default();
    let position = state.focus_position();
    for article in &file.articles {
        let opened = text_of_article(state, file, article);
        let (id, is_new) = open_text(state, ArticleId::new(&article.id), opened, context);
        let gain = import_article(state, &id, article, &mut left, context);
        outcome.articles.push(ArticleReport {
            id,
            title: article.title.clone(),
            is_new,
            gain,
        });
    }
    let extras = FileExtras::of(file);
    if !extras.is_empty() {
        state.transfer.extras.merge(extras);
        FileExtrasRecord.store(state, context);
    }
    absorb(state, left, &mut outcome, context);
    if all_in_files && unsaved(state).0 > 0 {
        // All that is new came from a file.
        mark_exported(state, None, context);
    }
    state.focus_again(position);
    context.render(View::Page);
    state.redraw_article(context);
    outcome
}

/// The record of an article of a file, should it be new here.
fn text_of_article(state: &State, file: &File, article: &FileArticle) -> OpenedText {
    let opened = file.backup.as_ref().and_then(|backup| backup.opened.get(&article.id));
    OpenedText {
        file: opened.map_or_else(|| format!("{}.txt", article.id), |opened| opened.file.clone()),
        text: article.text.clone(),
        opened_at: opened.map_or(state.clock.last().millis(), |opened| opened.opened_at),
    }
}

/// A reader who has said nothing yet and opens a file by one annotator goes on as that annotator:
/// it is their own work, brought to another browser. A backup says whose it is.
fn adopt_reader(state: &mut State, file: &File, context: &mut Context) -> Option<Annotator> {
    let kept = file.backup.as_ref().and_then(profile_of);
    let named = !state.reader.name.is_empty();
    let (annotator, set_at) = match (kept, file.annotators.as_slice()) {
        (Some(kept), _) if !named || kept.annotator.name == state.reader.name => (kept.annotator, kept.set_at),
        (None, [only]) if !named => (annotator_of(only), Stamp::default()),
        _ => return None,
    };
    if annotator == state.reader || annotator.id.as_str().is_empty() || has_own_work(state) {
        return None;
    }
    state.reader.name = annotator.name.clone();
    state.settings.reader_is_new = false;
    state.set_reader(annotator.id.clone());
    if set_at > state.settings.changed_at {
        // Another browser's profile goes on as it is.
        state.clock.observe(set_at);
        state.settings.changed_at = set_at;
        save_profile(state, context);
    } else {
        change_profile(state, context);
    }
    Some(annotator)
}

fn annotator_of(listed: &FileAnnotator) -> Annotator {
    Annotator {
        id: AnnotatorId::new(&listed.id),
        name: listed.name.clone(),
    }
}

/// Whether the reader has said anything here.
fn has_own_work(state: &State) -> bool {
    let mine = |key: &Key| key.annotator == state.reader.id;
    let works = state.library.entries.iter().filter_map(|slot| slot.annotated());
    works.flat_map(|work| work.set.iter()).any(|(key, _)| mine(key))
}

fn learn_names(state: &mut State, file: &File, context: &mut Context) {
    let before = state.settings.other_names.len();
    for annotator in &file.annotators {
        let id = AnnotatorId::new(&annotator.id);
        if id != state.reader.id && !annotator.name.is_empty() {
            state.settings.other_names.insert(id, annotator.name.clone());
        }
    }
    if before != state.settings.other_names.len() || !state.settings.other_names.is_empty() {
        NamesRecord.store(state, context);
    }
}

/// Merges what a file says of one article, and what the records of a backup say of it, which are
/// taken out of `left`. Returns what that did.
fn import_article(
    state: &mut State,
    id: &ArticleId,
    article: &FileArticle,
    left: &mut Records,
    context: &mut Context,
) -> ImportCounts {
    let mut clock = state.clock;
    let Some(work) = state.entry_mut(id).and_then(|slot| slot.annotated_mut()) else {
        return ImportCounts::default();
    };
    let before = (
        work.unplaced(),
        work.role_words(),
        work.cut_words(),
        work.recodings.clone(),
    );
    import_cuts(work, article, &mut clock, context);
    let mut gain = ImportCounts::default();
    let mut chunks = BTreeSet::new();
    for (key, entry) in entries_of(article) {
        clock.observe(entry.stamp);
        if work.put_counted(&key, entry, &mut gain) {
            chunks.insert(chunk_of(key.span));
        }
    }
    tags::store_chunks(work, chunks, context);
    import_roles(work, article, &mut clock, context);
    import_extras(work, article, context);
    gain.places = absorb_choices(work, &article.id, left, &mut clock, context);
    gain.roles = differences(&before.1, &work.role_words());
    gain.cuts = differences(&before.2, &work.cut_words());
    gain.second = work.recodings.changes_since(&before.3);
    gain.unplaced = work.unplaced().saturating_sub(before.0);
    state.clock = clock;
    gain
}

/// Takes over the cuts of a file. One without a moment, as other programs may write it, gives way
/// to any of the reader's.
fn import_cuts(work: &mut AnnotatedArticle, article: &FileArticle, clock: &mut Clock, context: &mut Context) {
    let mut changed = false;
    for edit in &article.segmenter.edits {
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
            // As the reader's own word: going back to what was found is none.
            let found = work.document.blocks[index].role;
            let role = Some(block.role).filter(|role| *role != found);
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
