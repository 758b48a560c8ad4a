//! Records that cannot be read: set aside under keys of their own, where they stay to the letter
//! until the reader takes them away.
//!
//! The key of a record that was set aside is `hashiya:1:damaged:HASH:KEY`, with the first digits of
//! the value's hash and the record's own key without `hashiya:`. So a second damage of the same
//! record never takes the place of the first one's copy, and the same damage met again is known.
//! Early versions left out the hash; their keys are read as well.

use std::collections::BTreeMap;

use crate::KEY_PREFIX;
use crate::article::{Article, ArticleId};
use crate::codec::to_text;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::local_time::local_date;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::records::article_of;

/// Digits of the hash in a key.
const HASH_DIGITS: usize = 12;

/// A record that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// The key under which it is kept.
    pub aside: String,
    /// The key that it had.
    pub key: String,
    /// How long it is, in UTF-16 code units.
    pub units: usize,
}

impl Quarantined {
    /// The article that the record is about, if it is about one.
    pub fn article(&self) -> Option<ArticleId> {
        article_of(&self.key)
    }
}

fn prefix() -> String {
    format!("{KEY_PREFIX}1:damaged:")
}

/// Where a value that cannot be read is set aside: another place for every value of every record.
pub fn damaged_key(key: &str, value: &str) -> String {
    let hash = &Article::hash_of(value)[..HASH_DIGITS];
    let rest = key.strip_prefix(KEY_PREFIX).unwrap_or(key);
    format!("{}{hash}:{rest}", prefix())
}

/// The key that a record had before it was set aside; `None` for the key of any other record.
pub fn original_key(aside: &str) -> Option<String> {
    let rest = aside.strip_prefix(&prefix())?;
    let is_hash = |part: &str| part.len() == HASH_DIGITS && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let rest = match rest.split_once(':') {
        Some((hash, rest)) if is_hash(hash) => rest,
        _ => rest,
    };
    Some(format!("{KEY_PREFIX}{rest}"))
}

/// Takes what was set aside before out of the stored records.
pub fn boot(state: &mut State) {
    let prefix = prefix();
    let (asides, others) = std::mem::take(&mut state.storage.records)
        .into_iter()
        .partition(|(key, _)| key.starts_with(&prefix));
    (state.storage.quarantined, state.storage.records) = (asides, others);
}

/// Sets a value aside that cannot be read. The reader is told once of each: not again when the same
/// value is met at the next visit.
pub fn set_aside(state: &mut State, key: &str, value: String, context: &mut Context) {
    let is_known = |(aside, known): (&String, &String)| *known == value && original_key(aside).as_deref() == Some(key);
    let known = state.storage.quarantined.iter().find(|entry| is_known(*entry));
    let aside = known.map_or_else(|| damaged_key(key, &value), |(aside, _)| aside.clone());
    state.storage.quarantined_at.insert(key.to_owned(), aside.clone());
    if state.storage.quarantined.contains_key(&aside) {
        return;
    }
    state.storage.quarantined.insert(aside.clone(), value.clone());
    tell(state, 1, context);
    context.write(aside, value);
}

/// Keeps a record that was set aside elsewhere.
pub fn keep(state: &mut State, aside: String, value: String, context: &mut Context) {
    if !state.storage.quarantined.contains_key(&aside) {
        state.storage.quarantined.insert(aside.clone(), value.clone());
        tell(state, 1, context);
        context.write(aside, value);
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

/// Another tab set a record aside, or took one away. Returns whether the key is that of one.
pub fn changed_elsewhere(state: &mut State, key: &str, value: Option<&str>, context: &mut Context) -> bool {
    if original_key(key).is_none() {
        return false;
    }
    match value {
        Some(value) => state.storage.quarantined.insert(key.to_owned(), value.to_owned()),
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

/// Hands the reader a record that was set aside, with the key that it had.
pub fn download(state: &State, aside: &str, context: &mut Context) {
    let Some((value, key)) = state.storage.quarantined.get(aside).zip(original_key(aside)) else {
        return;
    };
    context.push(Effect::Download {
        name: format!("hashiya-damaged-{}.json", local_date(context)),
        content: to_text(&BTreeMap::from([("key", key), ("value", value.clone())])),
    });
}

/// Takes a record that was set aside away, for good, on the reader's word; and the damaged value
/// under the record's own key, where no good one has taken its place.
pub fn discard(state: &mut State, aside: &str, context: &mut Context) {
    let Some((value, key)) = state.storage.quarantined.remove(aside).zip(original_key(aside)) else {
        return;
    };
    let is_there = state
        .storage
        .quarantined_at
        .get(&key)
        .is_some_and(|known| known == aside);
    if is_there || state.storage.records.get(&key) == Some(&value) {
        state.storage.records.remove(&key);
        context.remove(key);
    }
    let key = aside.to_owned();
    context.remove(key);
    context.render(View::Page);
}

impl State {
    /// The records that were set aside because they cannot be read.
    pub fn damaged(&self) -> Vec<Quarantined> {
        let records = self.storage.quarantined.iter().filter_map(|(aside, value)| {
            Some(Quarantined {
                aside: aside.clone(),
                key: original_key(aside)?,
                units: value.encode_utf16().count(),
            })
        });
        records.collect()
    }
}
