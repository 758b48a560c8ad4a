//! Every record that the state stands for: what storage holds when all of it is written.

use std::collections::BTreeSet;

use crate::article::{ArticleId, Origin};
use crate::codec::to_text;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::library_entry::LibraryEntry;
use crate::model::saved::Saved;
use crate::model::state::State;
use crate::storage::quarantine::original_key;
use crate::storage::records::{
    OpenedText, article_of, chunk_of, cuts_key, extras_key, file_extras_key, others_key, place_key, profile_key,
    roles_key, saved_key, second_key, tags_key, text_key, write_cuts, write_roles, write_tags,
};
use crate::storage::state::Records;

/// Every record of the state.
pub fn all(state: &State) -> Records {
    let mut records = state.storage.records.clone();
    records.extend(state.storage.quarantined.clone());
    records.extend(general(state));
    for slot in &state.library.entries {
        records.extend(of_slot(slot));
    }
    records
}

/// Whether a record belongs to the article of this identity, whatever its text.
pub fn is_of(key: &str, id: &ArticleId) -> bool {
    original_key(key).is_none() && article_of(key).is_some_and(|known| known == *id)
}

/// The records that belong to no article: reader, settings, names, fields of other programs.
pub fn general(state: &State) -> Records {
    let mut records = Records::from([(profile_key(), to_text(&state.profile()))]);
    if !state.settings.other_names.is_empty() {
        records.insert(others_key(), to_text(&state.settings.other_names));
    }
    if !state.transfer.extras.is_empty() {
        records.insert(file_extras_key(), to_text(&state.transfer.extras));
    }
    if state.transfer.saved != Saved::default() {
        records.insert(saved_key(), to_text(&state.transfer.saved));
    }
    records
}

/// The records of an article that is there: its text, if it was opened from disk, and the work.
pub fn of_slot(slot: &LibraryEntry) -> Records {
    let Some(work) = slot.annotated() else {
        return Records::new();
    };
    let mut records = of_work(work);
    records.extend(of_tags(work));
    if let Some(opened) = opened_text(slot, work) {
        records.insert(text_key(&slot.id), to_text(&opened));
    }
    records
}

/// The record of an article that was opened from disk.
pub fn opened_text(slot: &LibraryEntry, work: &AnnotatedArticle) -> Option<OpenedText> {
    (slot.origin == Origin::Opened).then(|| OpenedText {
        file: slot.file.clone(),
        text: work.document.article.text.to_string(),
        opened_at: slot.opened_at,
    })
}

/// The records of the tags of an article.
fn of_tags(work: &AnnotatedArticle) -> Records {
    let chunks: BTreeSet<usize> = work.set.iter().map(|(key, _)| chunk_of(key.span)).collect();
    let record = |chunk| (tags_key(&work.document.article, chunk), write_tags(work, chunk));
    chunks.into_iter().map(record).collect()
}

/// The records of the work on an article but its tags: roles, cuts, second passes, fields of other programs, place.
pub fn of_work(work: &AnnotatedArticle) -> Records {
    let article = &work.document.article;
    let mut records = Records::new();
    if !work.roles.is_empty() {
        records.insert(roles_key(article), write_roles(work));
    }
    if !work.cuts.is_empty() {
        records.insert(cuts_key(article), write_cuts(work));
    }
    if !work.recodings.is_empty() {
        records.insert(second_key(article), work.recodings.written());
    }
    if !work.extras.is_empty() {
        records.insert(extras_key(article), to_text(&work.extras));
    }
    if let Some(place) = work.place {
        records.insert(place_key(&article.id), place.to_string());
    }
    records
}
