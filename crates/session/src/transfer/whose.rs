//! Whose work a file is: asked of the reader before anything of it is used, once for each identity.
//!
//! An identity says nothing about a person, so a file alone cannot tell one's own work from another
//! browser from a colleague's. Taken for one's own by mistake it overwrites; taken for a colleague's it
//! doubles. What the reader answers is kept, and every later file of that identity is known.

use std::collections::BTreeMap;

use crate::annotation::{Annotator, AnnotatorId, Stamp};
use crate::exchange::file::File;
use crate::model::context::Context;
use crate::model::profile::Profile;
use crate::model::state::State;
use crate::storage::key::RecordKey;
use crate::storage::kinds::kind::{RecordKind, StateRecord};
use crate::storage::kinds::names::NamesRecord;
use crate::storage::kinds::profile::{change_profile, save_profile};
use crate::storage::kinds::tags::{TagsRecord, read_tags};
use crate::transfer::asked::{Asked, Whose};
use crate::transfer::names::name_stamp;
use crate::transfer::restore_records::{people_of, profile_of};

/// The annotators of a file of whom the reader has to be asked; for the reader of a backup with the answer
/// where it is plain.
pub fn questions(state: &State, file: &File) -> Vec<Asked> {
    let mut said = said_by(file);
    let owner = file
        .backup
        .as_ref()
        .and_then(profile_of)
        .map(|profile| profile.annotator);
    if let Some(owner) = &owner {
        said.entry(owner.id.clone()).or_default();
    }
    let known_there = file.backup.as_ref().map(people_of).unwrap_or_default();
    let is_owner = |id: &AnnotatorId| owner.as_ref().is_some_and(|owner| owner.id == *id);
    let is_open = |id: &AnnotatorId| {
        // What the reader of a backup answered comes with it.
        let is_answered = state.settings.people.is_answered(id) || known_there.is_answered(id) && !is_owner(id);
        *id != state.reader.id && !id.as_str().is_empty() && !is_answered
    };
    let open = said.into_iter().filter(|(id, _)| is_open(id));
    let ask = |(id, said): (AnnotatorId, usize)| {
        let listed = file.annotators.iter().find(|listed| listed.id == id.as_str());
        let is_owner = owner.as_ref().filter(|owner| owner.id == id);
        let name = listed.map(|listed| listed.name.clone());
        let name = name
            .or_else(|| is_owner.map(|owner| owner.name.clone()))
            .unwrap_or_default();
        let answer = match (&owner, is_owner) {
            (Some(_), Some(owner)) => known_owner(state, owner),
            // Who else is in a backup, its reader had in their library.
            (Some(_), None) => Some(Whose::Another),
            (None, _) => None,
        };
        Asked {
            namesake: namesake(state, &id, &name),
            annotator: Annotator { id, name },
            said,
            answer,
        }
    };
    open.map(ask).collect()
}

/// Whether the reader of a backup is the reader here: one who has neither name nor work goes on as they;
/// one with another name is somebody else. `None` where that cannot be told.
fn known_owner(state: &State, owner: &Annotator) -> Option<Whose> {
    let same_name = state.reader.name.is_empty() || state.reader.name == owner.name;
    match (same_name, has_own_work(state)) {
        (true, false) => Some(Whose::Mine),
        (false, _) if !owner.name.is_empty() => Some(Whose::Another),
        _ => None,
    }
}

/// How much everybody says in a file.
fn said_by(file: &File) -> BTreeMap<AnnotatorId, usize> {
    let mut said: BTreeMap<AnnotatorId, usize> = BTreeMap::new();
    let mut count = |id: &str| *said.entry(AnnotatorId::new(id)).or_default() += 1;
    for article in &file.articles {
        let of_sentences = article.sentences.iter().flat_map(|sentence| &sentence.annotations);
        of_sentences.for_each(|said| count(&said.annotator));
        article
            .unplaced
            .iter()
            .for_each(|said| count(&said.annotation.annotator));
        article.cleared.iter().for_each(|said| count(&said.annotator));
    }
    for without in &file.without_text {
        for (key, value) in &without.records {
            let tags = TagsRecord
                .has(&RecordKey::parse(key))
                .then(|| read_tags(value, usize::MAX));
            tags.flatten()
                .iter()
                .flatten()
                .for_each(|(key, _)| count(key.annotator.as_str()));
        }
    }
    said
}

/// Somebody else with this name: one person under two identities, or two people.
fn namesake(state: &State, id: &AnnotatorId, name: &str) -> Option<AnnotatorId> {
    let name = name.trim().to_lowercase();
    let is_same = |known: &str| !name.is_empty() && known.trim().to_lowercase() == name;
    let mut people = state.settings.people.iter();
    let found = people.find(|(known, person)| *known != id && is_same(&person.name))?.0;
    let found = state.settings.aliases.get(found).unwrap_or(found);
    (*found != state.reader.id && found != id).then(|| found.clone())
}

/// Does what the reader answered. Returns as whom they go on, when that is somebody else than before.
pub fn settle(state: &mut State, file: &File, asked: &[Asked], context: &mut Context) -> Option<Annotator> {
    let mut adopted = None;
    let has_work = has_own_work(state) || said_by(file).contains_key(&state.reader.id);
    for Asked { annotator, answer, .. } in asked {
        let who = match answer {
            None => continue,
            Some(Whose::Another) => annotator.id.clone(),
            Some(Whose::Same(other)) => other.clone(),
            Some(Whose::Mine) if adopted.is_none() && !has_work => {
                adopted = adopt(state, file, annotator, context);
                continue;
            }
            Some(Whose::Mine) => state.reader.id.clone(),
        };
        let said_at = state.clock.tick(context.now());
        state.settings.people.answer(annotator.id.clone(), who, said_at);
    }
    if asked.iter().any(|asked| asked.answer.is_some()) {
        state.follow_aliases();
        if !state.settings.people.is_empty() {
            NamesRecord.store(state, context);
        }
        state.redraw_article(context);
    }
    adopted
}

/// Goes on under the identity of the file, as the reader did there. A name that the reader gave here stays.
fn adopt(state: &mut State, file: &File, annotator: &Annotator, context: &mut Context) -> Option<Annotator> {
    if state.reader.name.is_empty() {
        state.reader.name = annotator.name.clone();
        let listed = file.annotators.iter().find(|listed| listed.id == annotator.id.as_str());
        let named_at = listed.map(|listed| name_stamp(file, listed)).unwrap_or_default();
        state.settings.named_at = state.clock.at_latest_now(named_at);
    }
    state.settings.reader_is_new = false;
    state.set_reader(annotator.id.clone());
    let profile = file.backup.as_ref().and_then(profile_of);
    let profile = profile.filter(|profile| profile.annotator == state.reader);
    // One with dates of the future goes on with dates of here.
    let is_sensible = |profile: &Profile| {
        let dates = [profile.set_at, profile.named_at];
        !dates.into_iter().any(|date| state.clock.is_ahead(date))
    };
    let sensible = profile.as_ref().filter(|profile| is_sensible(profile));
    let set_at = sensible.map_or(Stamp::default(), |profile| profile.set_at);
    if let Some(profile) = profile {
        state.settings.named_at = state.clock.at_latest_now(profile.named_at);
    }
    if set_at > state.settings.changed_at {
        // Another browser's profile goes on as it is.
        state.clock.observe(set_at);
        state.settings.changed_at = set_at;
        save_profile(state, context);
    } else {
        change_profile(state, context);
    }
    Some(state.reader.clone())
}

impl State {
    /// Whether the reader has said anything here.
    pub fn has_own_work(&self) -> bool {
        has_own_work(self)
    }
}

/// Whether the reader has said anything here, also of articles whose texts are not at hand.
pub fn has_own_work(state: &State) -> bool {
    let is_own = |id: &AnnotatorId| *id == state.reader.id;
    let works = state.library.entries.iter().filter_map(|entry| entry.annotated());
    let mut loaded = works.flat_map(|work| work.set.iter());
    loaded.any(|(key, _)| is_own(&key.annotator)) || stored_says(state, is_own)
}

/// Whether a stored record of tags that belongs to no text at hand has an entry by one of these.
fn stored_says(state: &State, is_meant: impl Fn(&AnnotatorId) -> bool) -> bool {
    let records = state.storage.records.iter().filter(|(key, _)| TagsRecord.has(key));
    let mut entries = records.flat_map(|(_, value)| read_tags(value, usize::MAX).unwrap_or_default());
    entries.any(|(key, _)| is_meant(&key.annotator))
}
