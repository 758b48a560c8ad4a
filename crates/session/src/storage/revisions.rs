//! Revisions out of their records, and into them; and which article stands for which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::annotation::Stamp;
use crate::article::{ArticleId, short_hash};
use crate::codec::{from_text, to_text};
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::revision::{Revision, Revisions};
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey};
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::revision::RevisionRecord;
use crate::storage::quarantine::set_aside;

/// The records of revisions that are stored.
fn records(state: &State) -> impl Iterator<Item = (&RecordKey, &String)> {
    // Keys of one kind stand side by side.
    let records = state.storage.records.range(RevisionRecord.key(Owner::Nobody)..);
    records.take_while(|(key, _)| RevisionRecord.has(key))
}

/// Reads those again that are others than were read before, and finds anew which article stands for which. Linear in
/// the articles where there is any revision, else at once. What cannot be read is set aside.
pub fn follow(state: &mut State, context: &mut Context) {
    let known = state.library.revisions.iter().map(|(key, (value, _))| (key, value));
    if !known.eq(records(state)) {
        read(state, context);
    }
    let replaced = if state.library.revisions.is_empty() {
        BTreeMap::new()
    } else {
        replaced(state)
    };
    if replaced != state.library.replaced {
        state.library.replaced = replaced;
        context.render(View::Page);
    }
}

fn read(state: &mut State, context: &mut Context) {
    let mut before = std::mem::take(&mut state.library.revisions);
    let mut read = Revisions::new();
    let mut damaged = Vec::new();
    for (key, value) in records(state) {
        let known = before.remove(key).filter(|(known, _)| known == value);
        match known.or_else(|| Some((value.clone(), from_text(value)?))) {
            Some(revision) => drop(read.insert(key.clone(), revision)),
            None => damaged.push(key.clone()),
        }
    }
    state.library.revisions = read;
    for key in damaged {
        if let Some(value) = state.storage.records.remove(&key) {
            set_aside(state, &key, value, context);
        }
    }
}

/// The articles whose place another one has taken, each with the one that stands there now: the last of its chain that
/// is here. Where texts took each other's place in a circle, as they do where a page goes back to an earlier text, the
/// last word counts.
fn replaced(state: &State) -> BTreeMap<ArticleId, ArticleId> {
    let mut by_text: HashMap<&str, &ArticleId> = HashMap::new();
    let mut texts: HashMap<&ArticleId, &str> = HashMap::new();
    for entry in &state.library.entries {
        if let Some(sha256) = entry.sha256() {
            by_text.insert(sha256, &entry.id);
            texts.insert(&entry.id, sha256);
        }
    }
    let mut next: BTreeMap<&ArticleId, (&ArticleId, Stamp)> = BTreeMap::new();
    for (key, (_, revision)) in &state.library.revisions {
        let Some(Owner::Text(id, hash)) = key.owner() else {
            continue;
        };
        let has_text = texts.get(id).is_some_and(|sha256| short_hash(sha256) == hash);
        let by = revision.by.as_deref().and_then(|by| by_text.get(by));
        if let Some(by) = by.filter(|by| has_text && **by != id) {
            next.insert(id, (by, revision.set_at));
        }
    }
    let stands_for = |id: &ArticleId| {
        let mut path: Vec<(&ArticleId, Stamp)> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut at = id;
        while let Some((by, set_at)) = next.get(at) {
            if !seen.insert(at) {
                // The circle begins where this one was met first; its last word leads to where it ends.
                let from = path.iter().position(|(known, _)| *known == at).unwrap_or_default();
                let last = path[from..].iter().max_by_key(|(id, set_at)| (*set_at, *id));
                return last.and_then(|(id, _)| Some(next.get(id)?.0)).unwrap_or(at).clone();
            }
            path.push((at, *set_at));
            at = by;
        }
        at.clone()
    };
    let all = next.keys().map(|id| ((*id).clone(), stands_for(id)));
    all.filter(|(id, by)| id != by).collect()
}

/// Changes what is said of an article's text and other versions of it, and stores it. `change` is told a stamp that
/// is later than one that is given.
pub fn change(
    state: &mut State,
    key: &RecordKey,
    change: impl FnOnce(&mut Revision, &mut dyn FnMut(Stamp) -> Stamp),
    context: &mut Context,
) {
    let before = state.library.revisions.get(key).map(|(_, revision)| revision.clone());
    let mut revision = before.clone().unwrap_or_default();
    let (clock, now) = (&mut state.clock, context.now());
    change(&mut revision, &mut |present| clock.tick_over(now, present));
    if before.as_ref() != Some(&revision) {
        store(state, key, revision, context);
    }
}

/// Merges what comes from elsewhere, such as a file.
pub fn learn(state: &mut State, key: &RecordKey, there: Revision, context: &mut Context) {
    state.clock.observe(there.set_at);
    change(state, key, |revision, _| revision.merge(there), context);
}

fn store(state: &mut State, key: &RecordKey, revision: Revision, context: &mut Context) {
    let value = to_text(&revision);
    state.storage.records.insert(key.clone(), value.clone());
    state.library.revisions.insert(key.clone(), (value.clone(), revision));
    context.write(key.clone(), value);
}
