//! Summaries of articles that are not loaded: which of the stored ones are true, and storing them.
//!
//! A summary is made of the records of its article, of who reads, and of who is who. Its record names all of
//! that by a hash, so that it can be told in no time whether it still is what there is. The hash is the sum
//! of one for each record, in whatever order; it need not be safe against anybody, as whoever can write
//! records can write tags.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use litemap::LiteMap;

use crate::article::{ArticleId, Origin};
use crate::codec::{from_text, to_text};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::model::summary::{Summary, Unsaved};
use crate::storage::key::{RecordKey, Records};
use crate::storage::kinds;
use crate::storage::kinds::details::DetailsRecord;
use crate::storage::kinds::kept_text::is_kept;
use crate::storage::kinds::kind::{Home, RecordKind};
use crate::storage::kinds::last_read::LastReadRecord;
use crate::storage::kinds::opened_text::{self, OpenedText, TextPointer};
use crate::storage::kinds::summary::{self, StoredSummary, SummaryRecord};
use crate::storage::snapshot;
use crate::text::SEGMENTER_VERSION;

/// Raised when a summary says something else of the same records.
const VERSION: u32 = 2;

/// The sum of the hashes of an article's records.
pub type Sums = LiteMap<ArticleId, u64>;

/// The sums of all articles of which something is stored and that are not loaded.
pub fn sums(state: &State) -> Sums {
    let mut sums = Sums::new();
    for (key, value) in &state.storage.records {
        if let Some(id) = key.article().filter(|_| is_counted(key)) {
            let hash = hash_of(key, value);
            match sums.get_mut(&id) {
                Some(sum) => *sum = sum.wrapping_add(hash),
                None => drop(sums.insert(id, hash)),
            }
        }
    }
    sums
}

/// Whether a summary is made of a record of this kind.
fn is_counted(key: &RecordKey) -> bool {
    !SummaryRecord.has(key) && !LastReadRecord.has(key) && !DetailsRecord.has(key) && !is_kept(key)
}

fn hash_of(key: &RecordKey, value: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.to_string().hash(&mut hasher);
    value.hash(&mut hasher);
    hasher.finish()
}

/// The sum with what else a summary is made of, as a record names it; `text` is the hash of the text of an
/// article that is delivered, which is in no record.
fn basis(state: &State, sum: u64, text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    (VERSION, SEGMENTER_VERSION, sum, text).hash(&mut hasher);
    state.reader.id.hash(&mut hasher);
    state.settings.aliases.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The stored summary of an article that the reader opened and that is not loaded, if it is true.
pub fn of_opened(state: &State, id: &ArticleId, sums: &Sums) -> Option<StoredSummary> {
    stored(state, id, "", sums)
}

/// The stored summary of an article that is not loaded, if it is true.
fn stored(state: &State, id: &ArticleId, text: &str, sums: &Sums) -> Option<StoredSummary> {
    let found: StoredSummary = from_text(state.storage.records.get(&summary::key(id))?)?;
    let is_true = found.0 == basis(state, *sums.get(id)?, text);
    let since = state.transfer.exported.of(id);
    let is_whole = found.1.names_all_labels() && found.1.unsaved.after(since).is_some();
    (is_true && is_whole).then_some(found)
}

/// The summary of an article that is delivered, if it is true of what is stored: where nobody worked on it,
/// that which came with it.
pub fn of_delivered(state: &State, id: &ArticleId, delivered: &Summary, sums: &Sums) -> Option<Summary> {
    if !sums.contains_key(id) {
        return Some(delivered.clone());
    }
    let stored = stored(state, id, &delivered.sha256, sums)?.1;
    Some(match stored.sha256.is_empty() {
        false => stored,
        true => Summary {
            title: delivered.title.clone(),
            language: delivered.language.clone(),
            direction: delivered.direction.clone(),
            source: delivered.source.clone(),
            sha256: delivered.sha256.clone(),
            sketch: delivered.sketch.clone(),
            address: delivered.address.clone(),
            ..stored
        },
    })
}

/// The summary of an article that is loaded, as it is stored; `None` where none is needed, or none can be made. What
/// is kept of it beside what is loaded is among `kept`.
fn record_of(state: &State, entry: &LibraryEntry, kept: &Kept) -> Option<StoredSummary> {
    let work = entry.annotated()?;
    let unsaved = Unsaved::of(work, state.transfer.exported.of(&entry.id), &state.clock)?;
    let mut records = kept_of(kept, work);
    records.extend(snapshot::of_entry(entry));
    if state.storage.unmoved.contains_key(&entry.id)
        && let Some(opened) = OpenedText::of(entry, work)
    {
        records.remove(&opened_text::key(&work.document.article));
        records.insert(opened_text::whole_key(&entry.id), to_text(&opened));
    }
    if records.is_empty() {
        return None;
    }
    let sum = records.iter().map(|(key, value)| hash_of(key, value));
    let text = match entry.origin {
        Origin::Bundled => &*work.document.article.sha256,
        Origin::Opened => "",
    };
    let mut summary = Summary::of(work, snapshot::has_work(entry), unsaved);
    if entry.origin == Origin::Bundled && work.cuts.is_empty() {
        // As it is delivered, with which they come.
        (summary.title, summary.language, summary.direction) = Default::default();
        (summary.source, summary.address) = Default::default();
        (summary.sha256, summary.sketch) = Default::default();
    }
    let basis = basis(state, sum.fold(0, u64::wrapping_add), text);
    let opened = (entry.origin == Origin::Opened).then(|| (entry.file.clone(), entry.opened_at));
    Some(StoredSummary(basis, summary, opened))
}

/// The stored records of some articles that summaries are made of.
type Kept = LiteMap<ArticleId, Records>;

/// Those of these articles: all records are looked at once, for a thousand articles as for one.
fn kept(state: &State, ids: &LiteMap<ArticleId, ()>) -> Kept {
    let mut kept = Kept::new();
    for (key, value) in &state.storage.records {
        if is_counted(key)
            && let Some(id) = key.article().filter(|id| ids.contains_key(id))
        {
            kept.entry(id).or_default().insert(key.clone(), value.clone());
        }
    }
    kept
}

/// What is kept of an article beside what is loaded: of another text, of a newer program. What another tab
/// stored of that which is loaded (a place) is not it: the summary does not say it.
fn kept_of(kept: &Kept, work: &AnnotatedArticle) -> Records {
    let article = &work.document.article;
    let is_loaded = |key: &RecordKey| {
        let is_part = matches!(kinds::of(key).map(RecordKind::home), Some(Home::Article(_)));
        is_part && key.owner().is_some_and(|owner| owner.is(article))
    };
    let mut kept = kept.get(&article.id).cloned().unwrap_or_default();
    kept.retain(|key, _| !is_loaded(key));
    kept
}

/// Stores the summary of an article that is loaded, if it is another one than is stored.
pub fn store(state: &mut State, id: &ArticleId, context: &mut Context) {
    let mut ids = LiteMap::new();
    ids.insert(id.clone(), ());
    store_those(state, &ids, context);
}

/// The same of several articles.
fn store_those(state: &mut State, ids: &LiteMap<ArticleId, ()>, context: &mut Context) {
    let kept = kept(state, ids);
    for place in 0..state.library.entries.len() {
        let entry = &state.library.entries[place];
        if entry.annotated().is_some() && ids.contains_key(&entry.id) {
            store_at(state, place, &kept, context);
        }
    }
}

fn store_at(state: &mut State, place: usize, kept: &Kept, context: &mut Context) {
    let entry = &state.library.entries[place];
    let key = summary::key(&entry.id);
    let known = state.storage.records.get(&key);
    match record_of(state, entry, kept).map(|record| to_text(&record)) {
        Some(value) if known != Some(&value) => {
            state.storage.records.insert(key.clone(), value.clone());
            context.write(key, value);
        }
        None if known.is_some() => {
            state.storage.records.remove(&key);
            context.remove(key);
        }
        _ => {}
    }
}

/// Makes a change that takes other records for the same work: the summaries of these articles that were true before
/// are true of what is there then.
pub fn keep_true(state: &mut State, ids: &[ArticleId], change: impl FnOnce(&mut State), context: &mut Context) {
    let before = sums(state);
    let found = |id: &ArticleId| Some((id.clone(), of_opened(state, id, &before)?));
    let known: Vec<(ArticleId, StoredSummary)> = ids.iter().filter_map(found).collect();
    change(state);
    let after = sums(state);
    for (id, StoredSummary(_, known, opened)) in known {
        let basis = basis(state, after.get(&id).copied().unwrap_or_default(), "");
        let value = to_text(&StoredSummary(basis, known, opened));
        state.storage.records.insert(summary::key(&id), value.clone());
        context.write(summary::key(&id), value);
    }
}

/// Stores the summary of an article of which nothing but the record that leads to its text is stored yet: this one.
/// (Where there is more, the summary is found not to be true, and made anew.)
pub fn store_listed(
    state: &mut State,
    id: &ArticleId,
    (key, pointer): (&RecordKey, &TextPointer),
    summary: &Summary,
    context: &mut Context,
) {
    let basis = basis(state, hash_of(key, &to_text(pointer)), "");
    let opened = Some((pointer.file.clone(), pointer.opened_at));
    let value = to_text(&StoredSummary(basis, summary.clone(), opened));
    state.storage.records.insert(summary::key(id), value.clone());
    context.write(summary::key(id), value);
}

/// Stores the summaries of the articles that this step changed, and of the one that the reader left: not of
/// the one on the page, of which each tag would write it anew. Should the page end there, the next visit
/// finds that it is not true any more.
pub fn follow(state: &mut State, left: Option<&ArticleId>, context: &mut Context) {
    let open = state.navigation.open.as_ref().map(|open| open.id.clone());
    let changed = context.effects().iter().filter_map(|effect| match effect {
        Effect::Write { key, .. } | Effect::Remove { key } => key.article().filter(|_| is_counted(key)),
        _ => None,
    });
    let mut ids = LiteMap::new();
    for id in changed.chain(left.cloned()) {
        if open.as_ref() != Some(&id) {
            ids.insert(id, ());
        }
    }
    if !ids.is_empty() {
        store_those(state, &ids, context);
    }
}
