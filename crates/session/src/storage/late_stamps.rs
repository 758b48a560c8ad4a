//! Records that an earlier version of this program wrote and could not read again: after a file with a date
//! of the end of 9998 its clock ran into the year 9999, which it took for no date. They were quarantined,
//! the reader's own tags among them, and are read now.

use crate::annotation::Stamp;
use crate::codec::{Value, from_text};
use crate::model::context::Context;
use crate::model::state::State;
use crate::storage::key::RecordKey;
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::tags::{TagsRecord, read_tags};
use crate::storage::kinds::{self, is_sound};

/// The first millisecond of the year 9999, which no earlier version read.
const UNREAD: u64 = 253_370_764_800_000;

/// Puts what was quarantined for its stamps back among the records. The copy goes when a later visit finds
/// all of it there, so that nothing is ever in fewer places than before, whatever fails.
pub fn recover(state: &mut State, context: &mut Context) {
    let quarantined = state.storage.quarantined.iter();
    let readable: Vec<(RecordKey, RecordKey, String)> = quarantined
        .filter_map(|(quarantine_key, value)| Some((quarantine_key.clone(), quarantine_key.original()?, value.clone())))
        .filter(|(_, key, value)| kinds::of(key).is_some() && is_sound(key, value) && is_late(key, value))
        .collect();
    for (quarantine_key, key, value) in readable {
        let known = state.storage.records.get(&key);
        let whole = match known {
            // What cannot be read either is dealt with when it is met.
            Some(known) if !is_sound(&key, known) => continue,
            Some(known) => kinds::union(&key, &value, known),
            None => value,
        };
        if known == Some(&whole) {
            state.storage.quarantined.remove(&quarantine_key);
            context.remove(quarantine_key);
        } else {
            state.storage.records.insert(key.clone(), whole.clone());
            context.write(key, whole);
        }
    }
}

/// Whether a value that can be read has a stamp that earlier versions could not read.
fn is_late(key: &RecordKey, value: &str) -> bool {
    if TagsRecord.has(key) {
        let entries = read_tags(value, usize::MAX).unwrap_or_default();
        return entries
            .iter()
            .any(|(_, entry)| entry.stamp >= Stamp::from_millis(UNREAD));
    }
    from_text(value).is_some_and(|value| has_late(&value))
}

fn has_late(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_u64().is_some_and(|millis| millis >= UNREAD),
        Value::Array(items) => items.iter().any(has_late),
        Value::Object(fields) => fields.values().any(has_late),
        _ => false,
    }
}
