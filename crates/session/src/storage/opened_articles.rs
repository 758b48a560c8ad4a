//! The articles that the reader opened from disk, out of their records into the library.

use crate::article::{ArticleId, Origin};
use crate::codec::{from_text, to_text};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::state::State;
use crate::model::summary::Summary;
use crate::storage::key::RecordKey;
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::opened_text::{self, OpenedText, OpenedTextRecord};
use crate::storage::kinds::summary::StoredSummary;
use crate::storage::load::load;
use crate::storage::quarantine::set_aside;
use crate::storage::summaries;

/// So much text of articles without a true summary, in bytes of their records, is read when the page opens;
/// of the rest the library is told later, a part in each turn of the browser.
const AT_ONCE: usize = 100_000;

/// Puts the articles that the reader opened into the library: those whose summaries are true as they are
/// listed, without reading them.
pub fn open_stored(state: &mut State, context: &mut Context) {
    let keys: Vec<RecordKey> = state
        .storage
        .records
        .keys()
        .filter(|key| OpenedTextRecord.has(key))
        .cloned()
        .collect();
    let sums = summaries::sums(state);
    // Not read yet, and how long they are; the earliest first.
    let mut unread: Vec<(ArticleId, u64, usize)> = Vec::new();
    for key in keys {
        let Some(id) = owner_of(&key) else { continue };
        // Records may come late, when the reader works on the article already. Its tags are not among them, so
        // that an older summary looks true.
        if state.entry(&id).is_some_and(|entry| entry.annotated().is_some()) {
            continue;
        }
        let found = summaries::of_opened(state, &id, &sums);
        if let Some((summary, (file, opened_at))) =
            found.and_then(|StoredSummary(_, summary, opened)| Some((summary, opened?)))
        {
            put_in(state, listed(id, file, opened_at, Status::Listed(Box::new(summary))));
            continue;
        }
        let value = &state.storage.records[&key];
        match from_text::<OpenedText>(value) {
            Some(record) => {
                let place = unread.partition_point(|(_, known, _)| *known <= record.opened_at);
                unread.insert(place, (id.clone(), record.opened_at, value.len()));
                put_in(state, listed(id, record.file, record.opened_at, Status::Loading(None)));
            }
            None => {
                if let Some(value) = state.storage.records.remove(&key) {
                    set_aside(state, &key, value, context);
                }
            }
        }
    }
    let mut read = 0;
    for (id, _, length) in unread {
        read += length;
        if read <= AT_ONCE {
            read_listed(state, &id, context);
        } else {
            state.library.wanted.push_back(id);
        }
    }
    if !state.library.wanted.is_empty() {
        context.push(Effect::LoadNext);
    }
    context.render(View::Page);
}

/// An article that the reader opened, of which no more than this is known.
fn listed(id: ArticleId, file: String, opened_at: u64, status: Status) -> LibraryEntry {
    LibraryEntry {
        id,
        file,
        origin: Origin::Opened,
        opened_at,
        status,
    }
}

/// Puts an article into the library: before the bundled ones, the latest first. One with the same identity
/// goes.
fn put_in(state: &mut State, entry: LibraryEntry) {
    let entries = &mut state.library.entries;
    entries.retain(|known| known.id != entry.id);
    let earlier = |known: &LibraryEntry| known.opened_at <= entry.opened_at;
    let place = entries.iter().position(earlier).unwrap_or(entries.len());
    entries.insert(place, entry);
}

/// Reads an article that the reader opened out of its record, where it stays as long as it is not needed.
pub fn read_listed(state: &mut State, id: &ArticleId, context: &mut Context) {
    if state.entry(id).is_some_and(|entry| entry.annotated().is_some()) {
        return;
    }
    let key = opened_text::key(id);
    let Some(value) = state.storage.records.remove(&key) else {
        return;
    };
    match from_text::<OpenedText>(&value) {
        Some(opened) => add_article(state, id.clone(), &opened, context),
        None => {
            state.library.entries.retain(|entry| entry.id != *id);
            set_aside(state, &key, value, context);
        }
    }
}

/// Puts an article that the reader opened into the library as it is listed, without its text being looked at, and
/// stores it; the summary was made of it already.
pub fn add_listed(state: &mut State, id: &ArticleId, opened: &OpenedText, summary: Summary, context: &mut Context) {
    let (key, value) = (opened_text::key(id), to_text(opened));
    context.write(key.clone(), value.clone());
    summaries::store_listed(state, id, (&key, &value), &summary, opened, context);
    state.storage.records.insert(key, value);
    let status = Status::Listed(Box::new(summary));
    put_in(state, listed(id.clone(), opened.file.clone(), opened.opened_at, status));
    context.render(View::Page);
}

/// The identity of the article whose text has this SHA-256 (in hexadecimal digits) and that is there, else a free
/// one, `id` where it is; and whether it is there.
pub fn place_of(state: &State, id: ArticleId, sha256: &str) -> (ArticleId, bool) {
    let mut entries = state.library.entries.iter();
    let known = entries.find(|entry| entry.sha256() == Some(sha256));
    known.map_or_else(|| (free_id(state, id, sha256), false), |entry| (entry.id.clone(), true))
}

/// The article's own identity, unless another text has it: then with as many digits of the hash as
/// it takes, so that no article is ever put in another's place.
fn free_id(state: &State, id: ArticleId, sha256: &str) -> ArticleId {
    let taken = |id: &ArticleId| state.entry(id).is_some_and(|entry| entry.sha256().is_some());
    let with_digits = |digits: usize| ArticleId::new(&format!("{id}-{}", &sha256[..digits]));
    let candidates = (8..=sha256.len()).map(with_digits);
    let mut candidates = std::iter::once(id.clone()).chain(candidates);
    let free = candidates.by_ref().find(|id| !taken(id));
    free.unwrap_or_else(|| with_digits(sha256.len()))
}

/// Another tab opened an article from disk.
pub fn opened_elsewhere(state: &mut State, key: &RecordKey, value: String, context: &mut Context) {
    match from_text::<OpenedText>(&value).zip(owner_of(key)) {
        None => set_aside(state, key, value, context),
        Some((opened, id)) if state.entry(&id).is_none() => add_article(state, id, &opened, context),
        Some(_) => {}
    }
}

fn owner_of(key: &RecordKey) -> Option<ArticleId> {
    key.owner().and_then(|owner| owner.article().cloned())
}

/// Puts an article that the reader opened into the library: before the bundled ones, the latest
/// first. One with the same identity that had failed to load is replaced.
pub fn add_article(state: &mut State, id: ArticleId, opened: &OpenedText, context: &mut Context) {
    let work = load(state, opened.article(id.clone()), context);
    let status = Status::Ready(Box::new(work));
    put_in(state, listed(id.clone(), opened.file.clone(), opened.opened_at, status));
    summaries::store(state, &id, context);
    context.render(View::Page);
}
