//! Files that the reader opens: articles and Hashiya files.

use std::collections::BTreeSet;

use super::loading::add_article;
use super::message::{Context, Effect, View};
use super::notice::{FileFault, NoticeKind};
use super::records::{
    OpenedText, chunk_of, cuts_key, extras_key, file_extras_key, others_key, roles_key, text_key, to_json, write_cuts,
    write_roles,
};
use super::state::State;
use super::stored::block_at;
use super::tagging::write_chunks;
use super::update::change_profile;
use super::work::{CutChoice, RoleChoice, Work};
use crate::annotation::{AnnotatorId, Clock, Entry, Key, Merged, Stamp};
use crate::article::{Article, ArticleId, Cut, Origin, decode_utf8, utf8_text};
use crate::codebook::LabelId;
use crate::exchange::file::{ArticleExtras, File, FileAnnotation, FileArticle, FileExtras};
use crate::exchange::{parse_moment, read};
use crate::text::CodePointSpan;

/// Opens a file by its kind; what is wrong with it becomes a notice.
pub fn open_file(state: &mut State, name: &str, bytes: Option<Vec<u8>>, context: &Context, effects: &mut Vec<Effect>) {
    // The moment of opening, each later than the one before: the library is in its order.
    state.clock.tick(context.now);
    let lower = name.to_lowercase();
    let known_kind = [".txt", ".md", ".json"].iter().any(|kind| lower.ends_with(kind));
    let text = match bytes {
        None => Err(FileFault::Unreadable),
        Some(_) if !known_kind => Err(FileFault::UnknownKind),
        Some(bytes) => {
            let decode = if lower.ends_with(".json") {
                utf8_text
            } else {
                decode_utf8
            };
            decode(&bytes).map(str::to_owned).map_err(FileFault::Decode)
        }
    };
    match text {
        Err(fault) => state.notify(NoticeKind::FileFailed(name.to_owned(), fault), effects),
        Ok(text) if lower.ends_with(".json") => import(state, name, &text, context, effects),
        Ok(text) => {
            let id = ArticleId::from_file_name(name);
            let (id, added) = open_text(state, id, name, &text, effects);
            let kind = if added {
                NoticeKind::FileAdded
            } else {
                NoticeKind::FileKnown
            };
            state.notify(kind(name.to_owned(), id), effects);
        }
    }
}

/// The article with this text: the one that is there, else a new one that is kept. Returns its
/// identity and whether it is new.
fn open_text(state: &mut State, id: ArticleId, file: &str, text: &str, effects: &mut Vec<Effect>) -> (ArticleId, bool) {
    let article = Article::new(id, text, Origin::Opened);
    let (id, is_known) = identity(state, &article);
    if is_known {
        return (id, false);
    }
    add_article(state, id.clone(), file.to_owned(), text, Origin::Opened, effects);
    let opened = OpenedText {
        file: file.to_owned(),
        text: text.to_owned(),
        opened_at: state.clock.last().millis(),
    };
    effects.push(Effect::Write {
        key: text_key(&id),
        value: to_json(&opened),
    });
    (id, true)
}

/// The identity of the article with this text that is there, else a free one; and whether it is there.
fn identity(state: &State, article: &Article) -> (ArticleId, bool) {
    let same = |work: &Work| work.document.article.sha256 == article.sha256;
    let known = state.slots.iter().find(|slot| slot.work().is_some_and(same));
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

/// The article's own identity, unless another text has it: then with the first digits of the hash.
fn free_id(state: &State, article: &Article) -> ArticleId {
    let taken = state.slot(&article.id).is_some_and(|slot| slot.work().is_some());
    if taken {
        ArticleId::new(&format!("{}-{}", article.id, article.short_hash()))
    } else {
        article.id.clone()
    }
}

/// Merges the tags of a Hashiya file. Nothing is changed unless all of it is sound.
fn import(state: &mut State, name: &str, text: &str, context: &Context, effects: &mut Vec<Effect>) {
    let file = match read(text) {
        Ok(file) => file,
        Err(error) => return state.notify(NoticeKind::ImportFailed(name.to_owned(), error), effects),
    };
    if let Some(id) = held_article(state, &file) {
        return state.notify(NoticeKind::ImportHeld(name.to_owned(), id), effects);
    }
    adopt_reader(state, &file, context, effects);
    learn_names(state, &file, effects);
    let mut sum = (Merged::default(), 0, 0);
    let position = state.focus_position();
    for article in &file.articles {
        let file_name = format!("{}.txt", article.id);
        let (id, added) = open_text(state, ArticleId::new(&article.id), &file_name, &article.text, effects);
        let (merged, unplaced) = import_article(state, &id, article, effects);
        sum = (sum.0.plus(merged), sum.1 + usize::from(added), sum.2 + unplaced);
    }
    state.focus_again(position);
    let extras = FileExtras::of(&file);
    if !extras.is_empty() {
        state.extras.merge(extras);
        effects.push(Effect::Write {
            key: file_extras_key(),
            value: to_json(&state.extras),
        });
    }
    let (merged, articles, unplaced) = sum;
    let name = name.to_owned();
    let done = NoticeKind::ImportDone {
        name,
        merged,
        articles,
        unplaced,
    };
    state.notify(done, effects);
    effects.push(Effect::Render(View::Page));
    state.redraw_article(effects);
}

/// A reader who has said nothing yet and opens a file by one annotator goes on as that annotator:
/// it is their own work, brought to another browser.
fn adopt_reader(state: &mut State, file: &File, context: &Context, effects: &mut Vec<Effect>) {
    let [annotator] = file.annotators.as_slice() else {
        return;
    };
    let mine = |key: &Key| key.annotator == state.reader.id;
    let has_work = state
        .slots
        .iter()
        .filter_map(|slot| slot.work())
        .any(|work| work.set.iter().any(|(key, _)| mine(key)));
    if has_work || !state.reader.name.is_empty() || annotator.id.is_empty() {
        return;
    }
    state.reader.name = annotator.name.clone();
    state.reader_is_made_up = false;
    state.set_reader(AnnotatorId::new(&annotator.id));
    change_profile(state, context, effects);
}

fn learn_names(state: &mut State, file: &File, effects: &mut Vec<Effect>) {
    let before = state.others.len();
    for annotator in &file.annotators {
        let id = AnnotatorId::new(&annotator.id);
        if id != state.reader.id && !annotator.name.is_empty() {
            state.others.insert(id, annotator.name.clone());
        }
    }
    if before != state.others.len() || !state.others.is_empty() {
        effects.push(Effect::Write {
            key: others_key(),
            value: to_json(&state.others),
        });
    }
}

/// Merges what a file says of one article. Returns what the merge did, and how many tags belong to
/// sentences that are cut otherwise here.
fn import_article(
    state: &mut State,
    id: &ArticleId,
    article: &FileArticle,
    effects: &mut Vec<Effect>,
) -> (Merged, usize) {
    let mut clock = state.clock;
    let Some(work) = state.slot_mut(id).and_then(|slot| slot.work_mut()) else {
        return (Merged::default(), 0);
    };
    import_cuts(work, article, &mut clock, effects);
    let before = work.unplaced();
    let mut merged = Merged::default();
    let mut chunks = BTreeSet::new();
    for (key, entry) in entries_of(article) {
        clock.observe(entry.stamp);
        let known = work.set.get(&key).cloned();
        let chunk = chunk_of(key.span);
        let probe = key.clone();
        work.put(key, entry);
        match (known, work.set.get(&probe)) {
            (None, _) => merged.added += 1,
            (Some(old), Some(new)) if old != *new => merged.updated += 1,
            _ => {
                merged.unchanged += 1;
                continue;
            }
        }
        chunks.insert(chunk);
    }
    write_chunks(work, chunks, effects);
    import_roles(work, article, &mut clock, effects);
    import_extras(work, article, effects);
    let unplaced = work.unplaced().saturating_sub(before);
    state.clock = clock;
    (merged, unplaced)
}

/// Takes over the cuts of a file. One without a moment, as other programs may write it, gives way
/// to any of the reader's.
fn import_cuts(work: &mut Work, article: &FileArticle, clock: &mut Clock, effects: &mut Vec<Effect>) {
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
        effects.push(Effect::Write {
            key: cuts_key(&work.document.article),
            value: write_cuts(work),
        });
    }
}

fn import_roles(work: &mut Work, article: &FileArticle, clock: &mut Clock, effects: &mut Vec<Effect>) {
    let mut changed = false;
    for block in &article.blocks {
        let stamp = block.role_set_at.as_deref().and_then(parse_moment);
        if let (Some(stamp), Some(index)) = (stamp, block_at(work, block.start)) {
            clock.observe(stamp);
            let role = Some(block.role);
            changed |= work.put_role(index, RoleChoice { role, stamp });
        }
    }
    if changed {
        effects.push(Effect::Write {
            key: roles_key(&work.document.article),
            value: write_roles(work),
        });
    }
}

fn import_extras(work: &mut Work, article: &FileArticle, effects: &mut Vec<Effect>) {
    let extras = ArticleExtras::of(article);
    if !extras.is_empty() {
        work.extras.merge(extras);
        effects.push(Effect::Write {
            key: extras_key(&work.document.article),
            value: to_json(&work.extras),
        });
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
