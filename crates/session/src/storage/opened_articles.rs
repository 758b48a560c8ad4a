//! The articles that the reader opened from disk, out of their records into the library.

use std::rc::Rc;

use crate::article::{ArticleId, Origin};
use crate::codec::{from_text, to_text};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::{LibraryEntry, LoadError, Status};
use crate::model::state::State;
use crate::model::summary::Summary;
use crate::storage::key::{Owner, RecordKey};
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::opened_text::{self, OpenedText, OpenedTextRecord, TextPointer, is_pointer};
use crate::storage::kinds::summary::StoredSummary;
use crate::storage::load::load;
use crate::storage::quarantine::set_aside;
use crate::storage::{left_behind, moving_texts, summaries};

/// So much text of whole records without a true summary, in bytes, is read when the page opens; of the rest the
/// library is told later, a part in each turn of the browser.
const AT_ONCE: usize = 100_000;

/// Puts the articles that the reader opened into the library: those whose summaries are true as they are
/// listed, without reading them. Of the others the texts are fetched; those that stand in whole records are read.
pub fn open_stored(state: &mut State, context: &mut Context) {
    let is_text = |key: &&RecordKey| OpenedTextRecord.has(key);
    let keys: Vec<RecordKey> = state.storage.records.keys().filter(is_text).cloned().collect();
    let sums = summaries::sums(state);
    // Not read yet, and how long they are; the earliest first.
    let mut unread: Vec<(ArticleId, u64, usize)> = Vec::new();
    for key in keys {
        let Some(id) = owner_of(&key) else { continue };
        // Records may come late, when the reader works on the article already. Its tags are not among them, so
        // that an older summary looks true.
        if let Some(work) = state.entry(&id).and_then(LibraryEntry::annotated) {
            if opened_text::key(&work.document.article) == key {
                state.storage.records.remove(&key);
            }
            continue;
        }
        let found = summaries::of_opened(state, &id, &sums);
        if let Some((summary, (file, opened_at))) =
            found.and_then(|StoredSummary(_, summary, opened)| Some((summary, opened?)))
        {
            put_in(state, listed(id, file, opened_at, Status::Listed(Box::new(summary))));
            continue;
        }
        let (file, opened_at, length) = if is_pointer(&key) {
            let pointer = pointer_of(state, &key, context);
            // It is fetched, whatever its length.
            (pointer.file, pointer.opened_at, None)
        } else {
            let value = &state.storage.records[&key];
            let Some(record) = from_text::<OpenedText>(value) else {
                if let Some(value) = state.storage.records.remove(&key) {
                    set_aside(state, &key, value, context);
                }
                continue;
            };
            (record.file, record.opened_at, Some(value.len()))
        };
        let place = unread.partition_point(|(_, known, _)| *known <= opened_at);
        unread.insert(place, (id.clone(), opened_at, length.unwrap_or(usize::MAX)));
        put_in(state, listed(id, file, opened_at, Status::Loading(None)));
    }
    let mut read: usize = 0;
    for (id, _, length) in unread {
        read = read.saturating_add(length);
        if read <= AT_ONCE {
            read_whole(state, &id, context);
        } else {
            state.library.wanted.push_back(id);
        }
    }
    if !state.library.wanted.is_empty() {
        context.push(Effect::LoadNext);
    }
    context.render(View::Page);
}

/// What a record says that leads to a text. Of one that cannot be read the key says enough: it is set aside, and
/// written anew when the text is there.
fn pointer_of(state: &mut State, key: &RecordKey, context: &mut Context) -> TextPointer {
    let value = state.storage.records.get(key).cloned().unwrap_or_default();
    from_text(&value).unwrap_or_else(|| {
        set_aside(state, key, value, context);
        let file = owner_of(key).map_or_else(String::new, |id| id.to_string());
        TextPointer {
            file,
            ..TextPointer::default()
        }
    })
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

/// Reads an article that the reader opened out of a whole record, where it stays as long as it is not needed.
/// Whether there is one, or the article is here already.
pub fn read_whole(state: &mut State, id: &ArticleId, context: &mut Context) -> bool {
    if state.entry(id).is_some_and(|entry| entry.annotated().is_some()) {
        return true;
    }
    let key = opened_text::whole_key(id);
    let Some(value) = state.storage.records.remove(&key) else {
        return false;
    };
    match from_text::<OpenedText>(&value) {
        Some(opened) => {
            state.storage.unmoved.insert(id.clone(), ());
            add_article(state, id.clone(), &opened, context);
        }
        None => {
            state.library.entries.retain(|entry| entry.id != *id);
            set_aside(state, &key, value, context);
        }
    }
    true
}

/// Takes the text of an article that was fetched. The record that led to it stays with the article.
pub fn take_text(state: &mut State, key: &RecordKey, opened: &OpenedText, context: &mut Context) {
    let Some(id) = owner_of(key) else { return };
    let pointer = state.storage.records.remove(key);
    match pointer.and_then(|pointer| from_text::<TextPointer>(&pointer)) {
        Some(TextPointer { file, opened_at, .. }) => {
            let opened = OpenedText {
                file,
                opened_at,
                ..opened.clone()
            };
            add_article(state, id, &opened, context);
        }
        // One that could not be read is written anew.
        None => {
            add_article(state, id, opened, context);
            opened_text::store(key.clone(), Rc::new(opened.clone()), context);
        }
    }
}

/// The identity of the article whose text has this SHA-256 (in hexadecimal digits) and that is there, else a free
/// one, `id` where it is; and whether it is there.
pub fn place_of(state: &State, id: ArticleId, sha256: &str) -> (ArticleId, bool) {
    let mut entries = state.library.entries.iter();
    let known = entries.find(|entry| entry.sha256() == Some(sha256));
    known.map_or_else(|| (free_id(state, id, sha256), false), |entry| (entry.id.clone(), true))
}

/// The article's own identity, unless another text has it, be it one that is gone, or records of a newer program:
/// then with as many digits of the hash as it takes, so that no article is ever put in another's place.
fn free_id(state: &State, id: ArticleId, sha256: &str) -> ArticleId {
    let taken = |id: &ArticleId| {
        let own = OpenedTextRecord.key(Owner::text_of_hash(id, sha256));
        let leads_elsewhere = opened_text::keys_of(&state.storage.records, id)
            .iter()
            .any(|key| *key != own);
        let is_known = state.entry(id).is_some_and(|entry| entry.sha256().is_some());
        is_known || leads_elsewhere || state.is_newer(id)
    };
    let with_digits = |digits: usize| ArticleId::new(&format!("{id}-{}", &sha256[..digits]));
    let candidates = (8..=sha256.len()).map(with_digits);
    let mut candidates = std::iter::once(id.clone()).chain(candidates);
    let free = candidates.by_ref().find(|id| !taken(id));
    free.unwrap_or_else(|| with_digits(sha256.len()))
}

/// Another tab opened an article from disk, or moved its text.
pub fn opened_elsewhere(state: &mut State, key: &RecordKey, value: String, context: &mut Context) {
    let Some(id) = owner_of(key) else { return };
    if is_pointer(key) {
        if moving_texts::copied_elsewhere(state, key, &value, context) {
            return;
        }
        let is_here = state.entry(&id).and_then(LibraryEntry::annotated);
        if is_here.is_some_and(|work| opened_text::key(&work.document.article) == *key) {
            return;
        }
        let is_new = match state.entry(&id) {
            // Its text was missed, and that tab has kept it again.
            Some(entry) => matches!(entry.status, Status::Failed(LoadError::NoText, _)),
            None => !state.storage.records.contains_key(key),
        };
        state.storage.records.insert(key.clone(), value);
        if is_new {
            let pointer = pointer_of(state, key, context);
            put_in(
                state,
                listed(id.clone(), pointer.file, pointer.opened_at, Status::Loading(None)),
            );
            state.library.wanted.push_back(id);
            context.push(Effect::LoadNext);
            context.render(View::Page);
        }
        return;
    }
    match from_text::<OpenedText>(&value) {
        None => set_aside(state, key, value, context),
        Some(opened) if state.entry(&id).is_none() => {
            state.storage.unmoved.insert(id.clone(), ());
            add_article(state, id, &opened, context);
        }
        Some(_) => {}
    }
}

fn owner_of(key: &RecordKey) -> Option<ArticleId> {
    key.owner().and_then(|owner| owner.article().cloned())
}

/// Puts an article that the reader opened into the library: before the bundled ones, the latest
/// first. One with the same identity that had failed to load is replaced.
pub fn add_article(state: &mut State, id: ArticleId, opened: &OpenedText, context: &mut Context) {
    let article = opened.article(id.clone());
    left_behind::adopt(state, &id, &article.sha256, context);
    let work = load(state, article, context);
    let status = Status::Ready(Rc::new(work));
    put_in(state, listed(id.clone(), opened.file.clone(), opened.opened_at, status));
    summaries::store(state, &id, context);
    context.render(View::Page);
}

/// Puts an article that the reader opened into the library and keeps its text, without reading it: of one of many
/// that come at once. `summary` is what there is of it; the identity is free.
pub fn add_unread(state: &mut State, id: &ArticleId, opened: Rc<OpenedText>, summary: Summary, context: &mut Context) {
    left_behind::adopt(state, id, &summary.sha256, context);
    let key = OpenedTextRecord.key(Owner::text_of_hash(id, &summary.sha256));
    let pointer = TextPointer::to(&opened);
    state.storage.records.insert(key.clone(), to_text(&pointer));
    summaries::store_listed(state, id, (&key, &pointer), &summary, context);
    let status = Status::Listed(Box::new(summary));
    put_in(state, listed(id.clone(), pointer.file, pointer.opened_at, status));
    opened_text::store(key, opened, context);
    context.render(View::Page);
}
