//! Loading: the stored records of the state and of an article, read into them.
//!
//! Records of an earlier version are read, written again in the latest one, and removed only when a
//! later visit finds all of them there.

use std::ops::Bound;
use std::rc::Rc;

use crate::article::{Article, Document, Origin};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::earlier_sentences;
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey, Records};
use crate::storage::kinds::kind::{ArticleRecord, Home, RecordKind, Scope};
use crate::storage::kinds::{self, of_article, of_state};
use crate::storage::quarantine::set_aside;
use crate::storage::{earlier_texts, left_behind};

/// Takes in the records that are nobody's: the reader and the settings, names and so on.
pub fn load_state(state: &mut State, context: &mut Context) {
    for kind in of_state() {
        for version in kind.versions() {
            let key = kind.key_in(*version, Owner::Nobody);
            let Some(value) = state.storage.records.remove(&key) else {
                continue;
            };
            let known = kind.written(state);
            if !kind.merge(state, &value) {
                set_aside(state, &key, value, context);
            } else if *version != kind.versions()[0] {
                // As of an article's records: away only where the latest version says it all.
                if kind.written(state) == known {
                    context.remove(key);
                } else {
                    kind.store(state, context);
                }
            }
        }
    }
}

/// An article with what is stored about it.
pub fn load(state: &mut State, article: Article, context: &mut Context) -> AnnotatedArticle {
    earlier_texts::bring(state, &article, context);
    let document = document_of(state, article);
    let mut work = AnnotatedArticle::new(document, state.reader.id.clone(), state.settings.preferences.counting());
    work.set_aliases(Rc::clone(&state.settings.aliases));
    work.codebook = Rc::clone(state.codebook_of(Some(&work.document.article.id)));
    for kind in of_article() {
        for version in kind.versions() {
            load_kind(state, kind, *version, &mut work, context);
        }
    }
    // What the reader tagged were sentences once: those of an earlier segmenter stay.
    let own = work
        .set
        .iter()
        .filter(|(key, entry)| key.annotator == state.reader.id && !entry.is_tombstone());
    let own: Vec<_> = own.map(|(key, _)| key.span).collect();
    earlier_sentences::keep(&mut work, own.into_iter());
    check_kept(state, &work.document.article, context);
    let article = work.document.article.clone();
    if article.origin == Origin::Bundled {
        let has_others = left_behind::note(state, &article, context);
        work.text_changed = work.set.is_empty() && has_others;
        state.storage.just_loaded.insert(article.id);
    }
    work
}

/// The document of an article: the one that was prepared, if it is of this text, else made now.
fn document_of(state: &mut State, article: Article) -> Document {
    match state.library.prepared.take() {
        Some(document) if document.article.text == article.text => document.in_article(article),
        other => {
            state.library.prepared = other;
            Document::new(article)
        }
    }
}

/// Loads an article's records of one kind and version. What an earlier version says is written in the
/// latest one; a record of it that says nothing more than the latest is taken away, for the room. So
/// nothing is ever in fewer places than before, whatever fails. A record that cannot be read is set
/// aside, and what can be read of it is written in its place.
fn load_kind(
    state: &mut State,
    kind: &dyn ArticleRecord,
    version: u64,
    work: &mut AnnotatedArticle,
    context: &mut Context,
) {
    let is_old = version != kind.versions()[0];
    for key in keys_of(&state.storage.records, kind, version, &work.document.article) {
        let Some((value, owner)) = state.storage.records.remove(&key).zip(key.owner()) else {
            continue;
        };
        let known = kind.written(work, owner);
        let is_whole = kind.merge(work, owner, &value, &mut state.clock).is_whole;
        if !is_whole {
            set_aside(state, &key, value, context);
        }
        if is_whole && !is_old {
            continue;
        }
        let written = kind.written(work, owner);
        if written != known {
            context.write(kind.key(owner.clone()), written);
        } else if is_whole {
            context.remove(key);
        }
    }
}

/// The keys of the records of an article of one kind and version.
pub fn keys_of(records: &Records, kind: &dyn RecordKind, version: u64, article: &Article) -> Vec<RecordKey> {
    let (first, last) = match kind.scope() {
        Scope::Nobody => return Vec::new(),
        Scope::Article => (Owner::Article(article.id.clone()), Owner::Article(article.id.clone())),
        Scope::Text => (Owner::text(article), Owner::text(article)),
        Scope::Chunk => (Owner::chunk(article, 0), Owner::chunk(article, usize::MAX)),
    };
    let (first, last) = (kind.key_in(version, first), kind.key_in(version, last));
    let records = records.range((Bound::Included(first), Bound::Included(last)));
    records.map(|(key, _)| key.clone()).collect()
}

/// Sets those records of an article aside that stay where they are, if they cannot be read.
fn check_kept(state: &mut State, article: &Article, context: &mut Context) {
    let is_kept = |kind: &&dyn RecordKind| matches!(kind.home(), Home::Record);
    for kind in kinds::ALL.into_iter().filter(is_kept) {
        for key in keys_of(&state.storage.records, kind, kind.versions()[0], article) {
            let is_damaged = |value: &&mut String| !kinds::is_sound(&key, value);
            if let Some(value) = state
                .storage
                .records
                .get_mut(&key)
                .filter(is_damaged)
                .map(std::mem::take)
            {
                state.storage.records.remove(&key);
                set_aside(state, &key, value, context);
            }
        }
    }
}
