//! The details of articles out of their records, and into them.

use std::collections::BTreeMap;

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::codec::{from_text, to_text};
use crate::model::context::Context;
use crate::model::details::Details;
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey};
use crate::storage::kinds::details::{DetailsRecord, key};
use crate::storage::kinds::kind::RecordKind;
use crate::storage::quarantine::set_aside;

/// The records of details that are stored, in order of their articles.
fn records(state: &State) -> impl Iterator<Item = (&RecordKey, &String)> {
    // Keys of one kind stand side by side.
    let records = state.storage.records.range(DetailsRecord.key(Owner::Nobody)..);
    records.take_while(|(key, _)| DetailsRecord.has(key))
}

/// Reads those again that are others than were read before. Linear in their number. What cannot be read is set
/// aside, so that nothing is written over it.
pub fn follow(state: &mut State, context: &mut Context) {
    let known = state.library.details.iter();
    let are_same = known
        .map(|(id, (value, _))| (id, value))
        .eq(records(state).filter_map(|(key, value)| Some((key.owner()?.article()?, value))));
    if are_same {
        return;
    }
    let mut before = std::mem::take(&mut state.library.details);
    let mut read = BTreeMap::new();
    let mut damaged = Vec::new();
    for (key, value) in records(state) {
        let Some(id) = key.owner().and_then(Owner::article) else {
            continue;
        };
        let known = before.remove(id).filter(|(known, _)| known == value);
        match known.or_else(|| Some((value.clone(), from_text(value)?))) {
            Some(details) => drop(read.insert(id.clone(), details)),
            None => damaged.push(key.clone()),
        }
    }
    state.library.details = read;
    for key in damaged {
        if let Some(value) = state.storage.records.remove(&key) {
            set_aside(state, &key, value, context);
        }
    }
}

/// Changes the details of an article and stores them. `change` is told a stamp that is later than one that is
/// given, as each of what it changes has to have.
pub fn change(
    state: &mut State,
    id: &ArticleId,
    change: impl FnOnce(&mut Details, &mut dyn FnMut(Stamp) -> Stamp),
    context: &mut Context,
) {
    let known = state.library.details.get(id).map(|(_, details)| details.clone());
    let before = known.unwrap_or_default();
    let mut details = before.clone();
    let (clock, now) = (&mut state.clock, context.now());
    change(&mut details, &mut |present| clock.tick_over(now, present));
    if details != before {
        store(state, id, details, context);
    }
}

/// Merges what comes from elsewhere, such as a file. Returns whether that is news.
pub fn learn(state: &mut State, id: &ArticleId, there: Details, context: &mut Context) -> bool {
    let known = state.library.details.get(id).map(|(_, details)| details.clone());
    let before = known.unwrap_or_default();
    let mut details = before.clone();
    details.merge(there);
    let is_news = details != before;
    if is_news {
        store(state, id, details, context);
    }
    is_news
}

fn store(state: &mut State, id: &ArticleId, details: Details, context: &mut Context) {
    let (key, value) = (key(id), to_text(&details));
    state.storage.records.insert(key.clone(), value.clone());
    state.library.details.insert(id.clone(), (value.clone(), details));
    context.write(key, value);
}
