//! What was said of an article's text before it became another one: the page is delivered with another text under the
//! same name, or an earlier version of the program opened another file of it. It stands under the hash of the text that
//! it was said of, and is given to that text as soon as that is here: out of what this browser kept of it
//! (`kept_texts.rs`), or out of a file that the reader opens.

use std::ops::Bound;

use crate::article::{Article, ArticleId, short_hash};
use crate::model::context::Context;
use crate::model::request::Request;
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey};
use crate::storage::kinds;
use crate::storage::kinds::kept_text::is_kept;
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::tags::TagsRecord;

/// The hashes of the other texts of an article that somebody tagged, by their first digits.
fn tagged_texts(state: &State, article: &Article) -> Vec<String> {
    let mut hashes = Vec::new();
    for version in TagsRecord.versions() {
        let first = TagsRecord.key_in(*version, Owner::Chunk(article.id.clone(), String::new(), 0));
        // Digits of a hash are hexadecimal.
        let last = TagsRecord.key_in(*version, Owner::Chunk(article.id.clone(), "g".to_owned(), 0));
        let keys = state
            .storage
            .records
            .range((Bound::Included(first), Bound::Included(last)));
        for (key, _) in keys {
            if let Some(Owner::Chunk(_, hash, _)) = key.owner()
                && hash != article.short_hash()
                && !hashes.contains(hash)
            {
                hashes.push(hash.clone());
            }
        }
    }
    hashes
}

/// Notes, of an article that is being loaded, which other texts of it somebody tagged. Returns whether there are any.
pub fn note(state: &mut State, article: &Article, context: &mut Context) -> bool {
    let hashes = tagged_texts(state, article);
    for hash in &hashes {
        state.library.left_behind.insert(hash.clone(), article.id.clone());
        context.request(Request::LookForText {
            article: article.id.clone(),
            hash: hash.clone(),
        });
    }
    !hashes.is_empty()
}

/// A text comes into the library under this identity: it gets what was said of it under another one, where another
/// text stands now. Before it is loaded.
pub fn adopt(state: &mut State, id: &ArticleId, sha256: &str, context: &mut Context) {
    let hash = short_hash(sha256);
    let Some(left) = state.library.left_behind.get(hash).filter(|left| *left != id).cloned() else {
        return;
    };
    state.library.left_behind.remove(hash);
    rename(state, (&left, hash), id, context);
    context.request(Request::AskAboutVersions {
        old: id.clone(),
        new: left,
    });
}

/// Gives the records about a text of an article, by the first digits of its hash, to another one, which is not loaded.
pub fn rename(state: &mut State, (article, hash): (&ArticleId, &str), other: &ArticleId, context: &mut Context) {
    for (key, renamed) in records_of(state, article, hash, other) {
        let Some(value) = state.storage.records.remove(&key) else {
            continue;
        };
        // Written before it is removed: wherever the page ends, it is there.
        if let Some(renamed) = renamed {
            let value = match state.storage.records.get(&renamed) {
                Some(known) => kinds::union(&renamed, known, &value),
                None => value,
            };
            state.storage.records.insert(renamed.clone(), value.clone());
            context.write(renamed, value);
        }
        context.remove(key);
    }
}

/// The records of a text that an article does not have any more, each with the key that it has under another identity;
/// none for the copy of the text, which is not needed there.
pub fn records_of(
    state: &State,
    article: &ArticleId,
    hash: &str,
    other: &ArticleId,
) -> Vec<(RecordKey, Option<RecordKey>)> {
    let is_its = |key: &&RecordKey| match key.owner() {
        Some(Owner::Text(of, digits) | Owner::Chunk(of, digits, _)) => of == article && digits == hash,
        _ => false,
    };
    let its = state.storage.records.keys().filter(is_its).filter_map(|key| {
        if is_kept(key) {
            return Some((key.clone(), None));
        }
        let renamed = kinds::of(key)?.key_in(key.version()?, key.owner()?.renamed(other));
        Some((key.clone(), Some(renamed)))
    });
    its.collect()
}
