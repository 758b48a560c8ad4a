//! Every record that a state stands for: what storage holds when all of it is written.

use crate::article::Origin;
use crate::codec::to_text;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::storage::key::{Owner, Records};
use crate::storage::kinds::kind::ArticleRecord;
use crate::storage::kinds::opened_text::{self, TextPointer};
use crate::storage::kinds::{of_article, of_state};

/// Every record of the state.
pub fn all(state: &State) -> Records {
    let mut records = state.storage.records.clone();
    records.extend(state.storage.quarantined.clone());
    records.extend(general(state));
    for entry in &state.library.entries {
        records.extend(of_entry(entry));
    }
    records
}

/// The records that belong to no article: reader, settings, names, fields of other programs.
pub fn general(state: &State) -> Records {
    let mut records = Records::new();
    for kind in of_state().filter(|kind| !kind.is_empty(state)) {
        records.insert(kind.key(Owner::Nobody), kind.written(state));
    }
    records
}

/// The records of an article that is there: what leads to its text, if it was opened from disk, and its
/// annotations.
pub fn of_entry(entry: &LibraryEntry) -> Records {
    let Some(work) = entry.annotated() else {
        return Records::new();
    };
    let mut records = of_article_with(work, |_| true);
    if let Some(pointer) = TextPointer::of(entry, work) {
        records.insert(opened_text::key(&work.document.article), to_text(&pointer));
    }
    records
}

/// The records of an annotated article, of the kinds that are wanted.
pub fn of_article_with(work: &AnnotatedArticle, is_wanted: impl Fn(&dyn ArticleRecord) -> bool) -> Records {
    let mut records = Records::new();
    for kind in of_article().filter(|kind| is_wanted(*kind)) {
        for owner in kind.owners(work) {
            let value = kind.written(work, &owner);
            records.insert(kind.key(owner), value);
        }
    }
    records
}

/// Whether a backup needs the article: not one that is delivered with the app and was never worked
/// on.
pub fn has_work(entry: &LibraryEntry) -> bool {
    let is_touched = |work: &AnnotatedArticle| of_article().any(|kind| kind.is_work() && !kind.is_empty(work));
    let is_touched = entry.annotated().is_some_and(is_touched);
    let was_touched = entry.summary().is_some_and(|summary| summary.has_work);
    entry.origin == Origin::Opened || is_touched || was_touched
}
