//! Quarantine: records that cannot be read, or say what cannot be (offsets outside of the text, a tag in
//! the wrong chunk).
//!
//! The value is copied to the letter to a key of its own, see [`super::key`]; the reader is told once.
//! Under the record's own key it stays until good data takes its place, and that waits until the copy is
//! stored. Only the reader deletes a copy.

use serde::Serialize;

use crate::article::ArticleId;
use crate::codec::to_text;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::local_time::local_date;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::key::RecordKey;

/// A record that was quarantined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// The key under which it is kept.
    pub quarantine_key: RecordKey,
    /// The key that it had.
    pub key: RecordKey,
    /// How long it is, in UTF-16 code units.
    pub units: usize,
}

impl Quarantined {
    /// The article that the record is about, if it is about one.
    pub fn article(&self) -> Option<ArticleId> {
        self.key.article()
    }
}

/// What a reader is handed of a quarantined record.
#[derive(Serialize)]
struct QuarantineFile<'a> {
    /// The key that it had.
    key: &'a str,
    /// Its value, to the letter.
    value: &'a str,
}

/// Takes the quarantined records out of the stored records.
pub fn boot(state: &mut State) {
    let (quarantined, others) = std::mem::take(&mut state.storage.records)
        .into_iter()
        .partition(|(key, _)| key.original().is_some());
    (state.storage.quarantined, state.storage.records) = (quarantined, others);
}

/// Quarantines a value that cannot be read. The reader is told once of each: not again when the same
/// value is met at the next visit.
pub fn set_aside(state: &mut State, key: &RecordKey, value: String, context: &mut Context) {
    let is_known = |(quarantine_key, known): (&RecordKey, &String)| {
        *known == value && quarantine_key.original().as_ref() == Some(key)
    };
    let known = state.storage.quarantined.iter().find(|entry| is_known(*entry));
    let quarantine_key = known.map_or_else(
        || key.quarantine_key(&value),
        |(quarantine_key, _)| quarantine_key.clone(),
    );
    let at = quarantine_key.to_string();
    state.storage.quarantined_at.insert(key.clone(), at);
    if state.storage.quarantined.contains_key(&quarantine_key) {
        return;
    }
    state.storage.quarantined.insert(quarantine_key.clone(), value.clone());
    tell(state, 1, context);
    context.write(quarantine_key, value);
}

/// Keeps a record that was quarantined elsewhere.
pub fn keep(state: &mut State, quarantine_key: RecordKey, value: String, context: &mut Context) {
    if !state.storage.quarantined.contains_key(&quarantine_key) {
        state.storage.quarantined.insert(quarantine_key.clone(), value.clone());
        tell(state, 1, context);
        context.write(quarantine_key, value);
    }
}

/// Tells the reader of so many more damaged records, all in one message.
pub fn tell(state: &mut State, more: usize, context: &mut Context) {
    if more == 0 {
        return;
    }
    let told = state
        .notices
        .shown
        .iter_mut()
        .find_map(|notice| match &mut notice.kind {
            NoticeKind::StorageDamaged(count) => Some(count),
            _ => None,
        });
    match told {
        Some(count) => *count += more,
        None => state.notify(NoticeKind::StorageDamaged(more), context),
    }
    context.render(View::Page);
}

/// Another tab quarantined a record, or deleted the copy. Returns whether the key is that of one.
pub fn changed_elsewhere(state: &mut State, key: &RecordKey, value: Option<&str>, context: &mut Context) -> bool {
    if key.original().is_none() {
        return false;
    }
    match value {
        Some(value) => state.storage.quarantined.insert(key.clone(), value.to_owned()),
        None => state.storage.quarantined.remove(key),
    };
    context.render(View::Page);
    true
}

/// Notes which records are written with good values: their damaged ones are no longer there.
pub fn note_writes(state: &mut State, effects: &[Effect]) {
    if state.storage.quarantined_at.is_empty() {
        return;
    }
    for effect in effects {
        if let Effect::Write { key, .. } | Effect::Remove { key } = effect {
            state.storage.quarantined_at.remove(key);
        }
    }
}

/// Hands the reader a record that was quarantined, with the key that it had.
pub fn download(state: &State, quarantine_key: &RecordKey, context: &mut Context) {
    let Some((value, key)) = state
        .storage
        .quarantined
        .get(quarantine_key)
        .zip(quarantine_key.original())
    else {
        return;
    };
    context.push(Effect::Download {
        name: format!("hashiya-damaged-{}.json", local_date(context)),
        content: to_text(&QuarantineFile {
            key: &key.to_string(),
            value,
        }),
    });
}

/// Deletes a quarantined record for good, on the reader's word; and the damaged value
/// under the record's own key, where no good one has taken its place.
pub fn discard(state: &mut State, quarantine_key: &RecordKey, context: &mut Context) {
    let Some((value, key)) = state
        .storage
        .quarantined
        .remove(quarantine_key)
        .zip(quarantine_key.original())
    else {
        return;
    };
    let is_there = state
        .storage
        .quarantined_at
        .get(&key)
        .is_some_and(|known| *known == quarantine_key.to_string());
    if is_there || state.storage.records.get(&key) == Some(&value) {
        state.storage.records.remove(&key);
        context.remove(key);
    }
    context.remove(quarantine_key.clone());
    context.render(View::Page);
}

impl State {
    /// The records that were quarantined because they cannot be read.
    pub fn quarantined(&self) -> Vec<Quarantined> {
        let records = self.storage.quarantined.iter().filter_map(|(quarantine_key, value)| {
            Some(Quarantined {
                quarantine_key: quarantine_key.clone(),
                key: quarantine_key.original()?,
                units: value.encode_utf16().count(),
            })
        });
        records.collect()
    }
}
