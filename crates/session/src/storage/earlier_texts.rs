//! Records of an article from when its text was taken to the letter: with other line ends, a byte order mark, a
//! final newline. Their keys have the hash of that text, and their places are in it; what they say is put
//! together with what is stored under the article's own text, and goes on from there.
//!
//! As with records of an earlier version, one is taken away only when a later visit finds all of it there. A
//! tab with an earlier version of the app goes on writing them, and is heard.

use std::ops::Bound;

use crate::article::{Article, ArticleId, WrittenPlaces};
use crate::model::context::Context;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey, Records};
use crate::storage::kinds::kind::{ArticleRecord, Home, RecordKind, Scope};
use crate::storage::kinds::{self, is_sound, of_article, union};
use crate::storage::quarantine::set_aside;

/// Puts the records of earlier forms of an article's text together with those of its text, before they are read.
pub fn bring(state: &mut State, article: &Article, context: &mut Context) {
    let mut known = Known::default();
    for kind in of_article() {
        for version in kind.versions() {
            for key in keys_of_others(&state.storage.records, kind, *version, article) {
                let value = state.storage.records.get(&key).cloned().unwrap_or_default();
                let Some(moved) = moved(kind, (&key, &value), article, &mut known) else {
                    continue;
                };
                let mut is_news = false;
                for (key, value) in moved {
                    is_news |= put(state, key, value, context);
                }
                if !is_sound(&key, &value) {
                    set_aside(state, &key, value, context);
                } else if !is_news {
                    state.storage.records.remove(&key);
                    context.remove(key);
                }
            }
        }
    }
}

/// Puts a record together with the stored one, and tells whether that says more now.
fn put(state: &mut State, key: RecordKey, value: String, context: &mut Context) -> bool {
    let stored = state.storage.records.get(&key).cloned();
    let (sound, damaged) = match stored {
        Some(stored) if is_sound(&key, &stored) => (Some(stored), None),
        stored => (None, stored),
    };
    if let Some(damaged) = damaged {
        set_aside(state, &key, damaged, context);
    }
    let united = sound.as_ref().map_or(value.clone(), |sound| union(&key, sound, &value));
    let is_news = sound.as_ref() != Some(&united);
    if is_news {
        state.storage.records.insert(key.clone(), united.clone());
        context.write(key, united);
    }
    is_news
}

/// The keys of an article's records of one kind and version that are of another text than it has.
fn keys_of_others(records: &Records, kind: &dyn RecordKind, version: u64, article: &Article) -> Vec<RecordKey> {
    let of_text = |hash: &str| Owner::Text(article.id.clone(), hash.to_owned());
    let of_chunk = |hash: &str, chunk| Owner::Chunk(article.id.clone(), hash.to_owned(), chunk);
    // Digits of a hash are hexadecimal.
    let (first, last) = match kind.scope() {
        Scope::Nobody | Scope::Article => return Vec::new(),
        Scope::Text => (of_text(""), of_text("g")),
        Scope::Chunk => (of_chunk("", 0), of_chunk("g", 0)),
    };
    let (first, last) = (kind.key_in(version, first), kind.key_in(version, last));
    let records = records.range((Bound::Included(first), Bound::Included(last)));
    let keys = records.map(|(key, _)| key);
    let is_other = |key: &&RecordKey| key.owner().is_some_and(|owner| !owner.is(article));
    keys.filter(is_other).cloned().collect()
}

/// What a record says of an earlier form of an article's text as records of the text that it has; `None` if it is
/// of another text, or not about places of one.
fn moved(
    kind: &dyn ArticleRecord,
    (key, value): (&RecordKey, &str),
    article: &Article,
    known: &mut Known,
) -> Option<Vec<(RecordKey, String)>> {
    let places = known.places(key, article)?;
    let moved = kind.moved(value, places, article).into_iter();
    Some(moved.map(|(owner, value)| (kind.key(owner), value)).collect())
}

/// The same of a record of an article that is loaded.
pub fn moved_to_loaded(state: &State, key: &RecordKey, value: &str) -> Option<Vec<(RecordKey, String)>> {
    let work = state.entry(&key.article()?)?.annotated()?;
    match kinds::of(key)?.home() {
        Home::Article(kind) => moved(kind, (key, value), &work.document.article, &mut Known::default()),
        _ => None,
    }
}

/// Has the records of earlier forms of an article's text, among some, be of its text; those that cannot be read stay.
pub fn bring_among(records: &mut Records, article: &Article) {
    let mut known = Known::default();
    for kind in of_article() {
        for version in kind.versions() {
            for key in keys_of_others(records, kind, *version, article) {
                let value = records.get(&key).cloned().unwrap_or_default();
                let sound = is_sound(&key, &value).then(|| moved(kind, (&key, &value), article, &mut known));
                let Some(moved) = sound.flatten() else {
                    continue;
                };
                records.remove(&key);
                for (key, value) in moved {
                    let united = records.get(&key).map(|known| union(&key, known, &value));
                    records.insert(key, united.unwrap_or(value));
                }
            }
        }
    }
}

/// The texts that were looked for among the earlier forms of articles' texts: an article, the first digits of a
/// hash, and where the places of that text are.
#[derive(Default)]
pub struct Known(Vec<(ArticleId, String, Option<WrittenPlaces>)>);

impl Known {
    /// Where the places that a record speaks of are in an article's text; `None` if it is of that text, or of
    /// another that is no earlier form of it.
    fn places(&mut self, key: &RecordKey, article: &Article) -> Option<&WrittenPlaces> {
        let owner = key.owner()?;
        let (Owner::Text(id, hash) | Owner::Chunk(id, hash, _)) = owner else {
            return None;
        };
        if *id != article.id || owner.is(article) {
            return None;
        }
        let known = self.0.iter().position(|known| known.0 == *id && known.1 == *hash);
        let place = known.unwrap_or_else(|| {
            self.0.push((id.clone(), hash.clone(), article.places_of_earlier(hash)));
            self.0.len() - 1
        });
        self.0[place].2.as_ref()
    }

    /// Whether a record is of an earlier form of the text of an article that is loaded.
    pub fn is_of_loaded(&mut self, state: &State, key: &RecordKey) -> bool {
        let id = key.article();
        let work = id.and_then(|id| state.entry(&id)).and_then(LibraryEntry::annotated);
        work.is_some_and(|work| self.places(key, &work.document.article).is_some())
    }
}
