//! What is stored about an article: how it is read, merged and written.

use super::damaged::set_aside;
use super::message::{Effect, View};
use super::records::{
    self, TAGS_VERSIONS, chunk_of, extras_key, read_roles, read_tags, tags_key, tags_prefix, tags_prefix_of_any_text,
    to_json, write_tags,
};
use super::state::{Slot, State};
use super::work::Work;
use crate::annotation::Clock;
use crate::article::{Article, ArticleId, Document, Origin};
use crate::exchange::file::ArticleExtras;

/// An article with what is stored about it.
pub fn load(state: &mut State, id: &ArticleId, text: &str, origin: Origin, effects: &mut Vec<Effect>) -> Work {
    let document = Document::new(Article::new(id.clone(), text, origin));
    let mut work = Work::new(document, state.reader.id.clone());
    load_merged(state, Part::Cuts, &mut work, effects);
    for version in TAGS_VERSIONS {
        load_tags(state, version, &mut work, effects);
    }
    load_merged(state, Part::Roles, &mut work, effects);
    load_merged(state, Part::Extras, &mut work, effects);
    if let Some(place) = take_record::<usize>(state, &records::place_key(id), effects) {
        work.place = Some(place).filter(|place| *place < work.document.sentences.len());
    }
    let has_others = |version| !keys_with_prefix(state, &tags_prefix_of_any_text(version, id)).is_empty();
    work.text_changed = work.set.is_empty() && TAGS_VERSIONS.into_iter().any(has_others);
    work
}

/// Loads an article's tags of one version. What an earlier version says is written in the latest
/// one; a record of it that says nothing more than the latest is taken away, for the room. So a tag
/// is never in fewer places than before, whatever fails.
fn load_tags(state: &mut State, version: u64, work: &mut Work, effects: &mut Vec<Effect>) {
    let article = work.document.article.clone();
    let prefix = tags_prefix(version, &article);
    for key in keys_with_prefix(state, &prefix) {
        let Some(chunk) = chunk_in(&key, &prefix) else {
            continue;
        };
        let value = state.stored.remove(&key).unwrap_or_default();
        let is_old = version != TAGS_VERSIONS[0];
        let before = is_old.then(|| write_tags(work, chunk));
        if merge_tags(work, chunk, &value, &mut state.clock).is_none() {
            set_aside(state, &key, value, effects);
            continue;
        }
        if let Some(before) = before {
            let now = write_tags(work, chunk);
            effects.push(if now == before {
                Effect::Remove { key }
            } else {
                let key = tags_key(&article, chunk);
                Effect::Write { key, value: now }
            });
        }
    }
}

/// The chunk that a key names.
fn chunk_in(key: &str, prefix: &str) -> Option<usize> {
    let number = key.strip_prefix(prefix)?;
    // Only as this program writes it: another key with the same number is not this record.
    number.parse().ok().filter(|chunk: &usize| chunk.to_string() == number)
}

/// Takes a stored record out; one that cannot be read is set aside, and the reader is told.
pub fn take_record<T: serde::de::DeserializeOwned>(
    state: &mut State,
    key: &str,
    effects: &mut Vec<Effect>,
) -> Option<T> {
    let value = state.stored.remove(key)?;
    let read = serde_json::from_str(&value).ok();
    if read.is_none() {
        set_aside(state, key, value, effects);
    }
    read
}

/// Merges a stored record into an article; one that cannot be read is set aside.
fn load_merged(state: &mut State, part: Part, work: &mut Work, effects: &mut Vec<Effect>) {
    let key = part.key(&work.document.article);
    if let Some(value) = state.stored.remove(&key)
        && part.merge(work, &value, &mut state.clock).is_none()
    {
        set_aside(state, &key, value, effects);
    }
}

/// The block that starts at this code point.
pub fn block_at(work: &Work, start: usize) -> Option<usize> {
    let blocks = &work.document.blocks;
    blocks.binary_search_by_key(&start, |block| block.chars.start()).ok()
}

fn keys_with_prefix(state: &State, prefix: &str) -> Vec<String> {
    let from = state.stored.range(prefix.to_owned()..);
    from.take_while(|(key, _)| key.starts_with(prefix))
        .map(|(key, _)| key.clone())
        .collect()
}

/// What is kept of an article.
#[derive(Clone, Copy)]
pub enum Part {
    /// The tags of a chunk.
    Tags(usize),
    /// The roles of blocks.
    Roles,
    /// The reader's cuts.
    Cuts,
    /// Fields that this program does not know.
    Extras,
}

impl Part {
    /// Merges a stored value. Returns what looks otherwise now; `None` when it cannot be read.
    pub fn merge(self, work: &mut Work, value: &str, clock: &mut Clock) -> Option<Vec<View>> {
        match self {
            Self::Tags(chunk) => merge_tags(work, chunk, value, clock),
            Self::Roles => merge_roles(work, value, clock),
            Self::Cuts => merge_cuts(work, value, clock),
            Self::Extras => merge_extras(work, value),
        }
    }

    /// The record as this program writes it now.
    pub fn written(self, work: &Work) -> String {
        match self {
            Self::Tags(chunk) => write_tags(work, chunk),
            Self::Roles => records::write_roles(work),
            Self::Cuts => records::write_cuts(work),
            Self::Extras => to_json(&work.extras),
        }
    }

    /// Where this program writes it.
    pub fn key(self, article: &Article) -> String {
        match self {
            Self::Tags(chunk) => tags_key(article, chunk),
            Self::Roles => records::roles_key(article),
            Self::Cuts => records::cuts_key(article),
            Self::Extras => extras_key(article),
        }
    }
}

/// The part of an article that the record with this key holds.
pub fn part_of(slot: &Slot, key: &str) -> Option<Part> {
    let article = &slot.work()?.document.article;
    let parts = [Part::Roles, Part::Cuts, Part::Extras];
    let chunk = |version| chunk_in(key, &tags_prefix(version, article)).map(Part::Tags);
    let part = parts.into_iter().find(|part| part.key(article) == key);
    part.or_else(|| TAGS_VERSIONS.into_iter().find_map(chunk))
}

/// Merges a chunk's record of tags. Returns what looks otherwise now; `None` when it cannot be read
/// or speaks of sentences of another chunk.
fn merge_tags(work: &mut Work, chunk: usize, value: &str, clock: &mut Clock) -> Option<Vec<View>> {
    let mut changed = Vec::new();
    let entries = read_tags(value, work.document.length)?;
    if entries.iter().any(|(key, _)| chunk_of(key.span) != chunk) {
        return None;
    }
    for (key, entry) in entries {
        clock.observe(entry.stamp);
        changed.extend(work.put(key, entry).map(View::Sentence));
    }
    Some(changed)
}

/// The same for a record of roles; one that speaks of a block that is none cannot be read.
fn merge_roles(work: &mut Work, value: &str, clock: &mut Clock) -> Option<Vec<View>> {
    let mut changed = Vec::new();
    let choice_at = |(start, choice)| Some((block_at(work, start)?, choice));
    let choices: Option<Vec<_>> = read_roles(value)?.into_iter().map(choice_at).collect();
    for (block, choice) in choices? {
        clock.observe(choice.stamp);
        changed.extend(work.put_role(block, choice).then_some(View::Block(block)));
    }
    Some(changed)
}

/// The same for a record of cuts, which must lie in the text: all sentences may be others then.
fn merge_cuts(work: &mut Work, value: &str, clock: &mut Clock) -> Option<Vec<View>> {
    let mut changed = false;
    let choices = records::read_cuts(value)?;
    if choices.iter().any(|(at, _)| *at >= work.document.length) {
        return None;
    }
    for (at, choice) in choices {
        clock.observe(choice.stamp);
        changed |= work.put_cut(at, choice);
    }
    if changed {
        work.recut();
    }
    Some(changed.then_some(View::Page).into_iter().collect())
}

/// The same for a record of fields that this program does not know: nothing looks otherwise.
fn merge_extras(work: &mut Work, value: &str) -> Option<Vec<View>> {
    let extras: ArticleExtras = serde_json::from_str(value).ok()?;
    work.extras.merge(extras);
    Some(Vec::new())
}
