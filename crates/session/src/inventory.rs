//! Every record that the state stands for: what storage holds when all of it is written.

use super::damaged::original_key;
use super::records::{
    OpenedText, article_of, chunk_of, cuts_key, extras_key, file_extras_key, others_key, place_key, profile_key,
    roles_key, saved_key, second_key, tags_key, text_key, write_cuts, write_roles, write_tags,
};
use super::reminding::Saved;
use super::state::{Slot, State};
use super::work::Work;
use crate::article::{ArticleId, Origin};
use crate::json::to_text;
use crate::map::Map;

/// Records by key.
pub type Records = Map<String, String>;

/// Every record of the state.
pub fn all(state: &State) -> Records {
    let mut records = state.stored.clone();
    records.extend(state.damaged.clone());
    records.extend(general(state));
    for slot in &state.slots {
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
    if !state.others.is_empty() {
        records.insert(others_key(), to_text(&state.others));
    }
    if !state.extras.is_empty() {
        records.insert(file_extras_key(), to_text(&state.extras));
    }
    if state.saved != Saved::default() {
        records.insert(saved_key(), to_text(&state.saved));
    }
    records
}

/// The records of an article that is there: its text, if it was opened from disk, and the work.
pub fn of_slot(slot: &Slot) -> Records {
    let Some(work) = slot.work() else {
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
pub fn opened_text(slot: &Slot, work: &Work) -> Option<OpenedText> {
    (slot.origin == Origin::Opened).then(|| OpenedText {
        file: slot.file.clone(),
        text: work.document.article.text.to_string(),
        opened_at: slot.opened_at,
    })
}

/// The records of the tags of an article.
fn of_tags(work: &Work) -> Records {
    let chunks: crate::map::Set<usize> = work.set.iter().map(|(key, _)| chunk_of(key.span)).collect();
    let record = |chunk| (tags_key(&work.document.article, chunk), write_tags(work, chunk));
    chunks.into_iter().map(record).collect()
}

/// The records of the work on an article but its tags: roles, cuts, second passes, fields of other programs, place.
pub fn of_work(work: &Work) -> Records {
    let article = &work.document.article;
    let mut records = Records::new();
    if !work.roles.is_empty() {
        records.insert(roles_key(article), write_roles(work));
    }
    if !work.cuts.is_empty() {
        records.insert(cuts_key(article), write_cuts(work));
    }
    if !work.second.is_empty() {
        records.insert(second_key(article), work.second.written());
    }
    if !work.extras.is_empty() {
        records.insert(extras_key(article), to_text(&work.extras));
    }
    if let Some(place) = work.place {
        records.insert(place_key(&article.id), place.to_string());
    }
    records
}
