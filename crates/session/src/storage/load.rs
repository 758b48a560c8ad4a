//! What is stored about an article: how it is read, merged and written.

use std::ops::Bound;

use serde::de::DeserializeOwned;

use crate::annotation::Clock;
use crate::article::{Article, ArticleId, Document, Origin};
use crate::codec::{from_text, to_text};
use crate::exchange::extras::ArticleExtras;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::library_entry::LibraryEntry;
use crate::model::recodings::Recodings;
use crate::model::state::State;
use crate::navigation::resume;
use crate::storage::quarantine::set_aside;
use crate::storage::records::{
    self, TAGS_VERSIONS, chunk_of, extras_key, read_roles, read_sound_tags, tags_key, tags_prefix,
    tags_prefix_of_any_text, write_tags,
};

/// An article with what is stored about it.
pub fn load(state: &mut State, id: &ArticleId, text: &str, origin: Origin, context: &mut Context) -> AnnotatedArticle {
    let document = Document::new(Article::new(id.clone(), text, origin));
    let mut work = AnnotatedArticle::new(document, state.reader.id.clone());
    load_merged(state, Part::Cuts, &mut work, context);
    for version in TAGS_VERSIONS {
        load_tags(state, version, &mut work, context);
    }
    load_merged(state, Part::Roles, &mut work, context);
    load_merged(state, Part::Second, &mut work, context);
    load_merged(state, Part::Extras, &mut work, context);
    if let Some(place) = take_record::<usize>(state, &records::place_key(id), context) {
        work.place = Some(place).filter(|place| *place < work.document.sentences.len());
    }
    resume::check(state, id, context);
    let has_others = |version| !keys_with_prefix(state, &tags_prefix_of_any_text(version, id)).is_empty();
    work.text_changed = work.set.is_empty() && TAGS_VERSIONS.into_iter().any(has_others);
    work
}

/// Loads an article's tags of one version. What an earlier version says is written in the latest
/// one; a record of it that says nothing more than the latest is taken away, for the room. So a tag
/// is never in fewer places than before, whatever fails.
fn load_tags(state: &mut State, version: u64, work: &mut AnnotatedArticle, context: &mut Context) {
    let article = work.document.article.clone();
    let prefix = tags_prefix(version, &article);
    for key in keys_with_prefix(state, &prefix) {
        let Some(chunk) = chunk_in(&key, &prefix) else {
            continue;
        };
        let value = state.storage.records.remove(&key).unwrap_or_default();
        let is_old = version != TAGS_VERSIONS[0];
        // The records of the latest version come first, to nothing.
        let known = is_old.then(|| write_tags(work, chunk));
        let is_whole = merge_tags(work, chunk, &value, &mut state.clock).is_whole;
        if !is_whole {
            set_aside(state, &key, value, context);
        }
        if is_old || !is_whole {
            let is_news = heal(Part::Tags(chunk), work, known, context);
            if is_whole && !is_news {
                context.remove(key);
            }
        }
    }
}

/// Writes what could be read of a record, where that is more than was known. Returns whether it is.
fn heal(part: Part, work: &AnnotatedArticle, known: Option<String>, context: &mut Context) -> bool {
    let value = part.written(work);
    let is_news = value != known.unwrap_or_else(|| "[]".to_owned());
    if is_news {
        let key = part.key(&work.document.article);
        context.write(key, value);
    }
    is_news
}

/// The chunk that a key names.
fn chunk_in(key: &str, prefix: &str) -> Option<usize> {
    let number = key.strip_prefix(prefix)?;
    // Only as this program writes it: another key with the same number is not this record.
    number.parse().ok().filter(|chunk: &usize| chunk.to_string() == number)
}

/// Takes a stored record out; one that cannot be read is set aside, and the reader is told.
pub fn take_record<T: DeserializeOwned>(state: &mut State, key: &str, context: &mut Context) -> Option<T> {
    let value = state.storage.records.remove(key)?;
    let read = from_text(&value);
    if read.is_none() {
        set_aside(state, key, value, context);
    }
    read
}

/// Merges a stored record into an article; one that cannot be read is set aside, and what can be
/// read of it is written in its place.
fn load_merged(state: &mut State, part: Part, work: &mut AnnotatedArticle, context: &mut Context) {
    let key = part.key(&work.document.article);
    let Some(value) = state.storage.records.remove(&key) else {
        return;
    };
    let known = part.written(work);
    if !part.merge(work, &value, &mut state.clock).is_whole {
        set_aside(state, &key, value, context);
        heal(part, work, Some(known), context);
    }
}

/// The block that starts at this code point.
pub fn block_at(work: &AnnotatedArticle, start: usize) -> Option<usize> {
    let blocks = &work.document.blocks;
    blocks.binary_search_by_key(&start, |block| block.chars.start()).ok()
}

fn keys_with_prefix(state: &State, prefix: &str) -> Vec<String> {
    let from = state
        .storage
        .records
        .range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
    from.take_while(|(key, _)| key.starts_with(prefix))
        .map(|(key, _)| key.clone())
        .collect()
}

/// What became of a stored value.
pub struct Merged {
    /// What looks otherwise now.
    pub views: Vec<View>,
    /// Whether all of it could be read; else it is set aside.
    pub is_whole: bool,
}

impl Merged {
    /// Nothing of it could be read.
    const NOTHING: Self = Self {
        views: Vec::new(),
        is_whole: false,
    };

    /// All of it was read, and nothing looks otherwise.
    fn all() -> Self {
        Self {
            is_whole: true,
            ..Self::NOTHING
        }
    }
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
    /// The second passes.
    Second,
    /// Fields that this program does not know.
    Extras,
}

impl Part {
    /// Merges a stored value, as far as it can be read.
    pub fn merge(self, work: &mut AnnotatedArticle, value: &str, clock: &mut Clock) -> Merged {
        match self {
            Self::Tags(chunk) => merge_tags(work, chunk, value, clock),
            Self::Roles => merge_roles(work, value, clock),
            Self::Cuts => merge_cuts(work, value, clock),
            Self::Second => merge_second(work, value, clock),
            Self::Extras => merge_extras(work, value),
        }
    }

    /// The record as this program writes it now.
    pub fn written(self, work: &AnnotatedArticle) -> String {
        match self {
            Self::Tags(chunk) => write_tags(work, chunk),
            Self::Roles => records::write_roles(work),
            Self::Cuts => records::write_cuts(work),
            Self::Second => work.recodings.written(),
            Self::Extras => to_text(&work.extras),
        }
    }

    /// Where this program writes it.
    pub fn key(self, article: &Article) -> String {
        match self {
            Self::Tags(chunk) => tags_key(article, chunk),
            Self::Roles => records::roles_key(article),
            Self::Cuts => records::cuts_key(article),
            Self::Second => records::second_key(article),
            Self::Extras => extras_key(article),
        }
    }
}

/// The part of an article that the record with this key holds.
pub fn part_of(slot: &LibraryEntry, key: &str) -> Option<Part> {
    let article = &slot.annotated()?.document.article;
    let parts = [Part::Roles, Part::Cuts, Part::Second, Part::Extras];
    let chunk = |version| chunk_in(key, &tags_prefix(version, article)).map(Part::Tags);
    let part = parts.into_iter().find(|part| part.key(article) == key);
    part.or_else(|| TAGS_VERSIONS.into_iter().find_map(chunk))
}

/// Merges a chunk's record of tags. A row that speaks of what is not in the text, or of a sentence
/// of another chunk, is passed over.
fn merge_tags(work: &mut AnnotatedArticle, chunk: usize, value: &str, clock: &mut Clock) -> Merged {
    let Some((entries, are_all)) = read_sound_tags(value, work.document.length) else {
        return Merged::NOTHING;
    };
    let (here, elsewhere): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| chunk_of(key.span) == chunk);
    let mut views = Vec::new();
    for (key, entry) in here {
        clock.observe(entry.stamp);
        views.extend(work.put(key, entry).map(View::Sentence));
    }
    Merged {
        views,
        is_whole: are_all && elsewhere.is_empty(),
    }
}

/// The same for a record of roles; a place where no block begins is passed over.
fn merge_roles(work: &mut AnnotatedArticle, value: &str, clock: &mut Clock) -> Merged {
    let Some(choices) = read_roles(value) else {
        return Merged::NOTHING;
    };
    let mut merged = Merged::all();
    for (start, choice) in choices {
        clock.observe(choice.stamp);
        match block_at(work, start) {
            Some(block) if work.put_role(block, choice) => merged.views.push(View::Block(block)),
            Some(_) => {}
            None => merged.is_whole = false,
        }
    }
    merged
}

/// The same for a record of cuts; a place outside of the text is passed over. All sentences may be
/// others then.
fn merge_cuts(work: &mut AnnotatedArticle, value: &str, clock: &mut Clock) -> Merged {
    let Some(choices) = records::read_cuts(value) else {
        return Merged::NOTHING;
    };
    let mut merged = Merged::all();
    let mut changed = false;
    for (at, choice) in choices {
        clock.observe(choice.stamp);
        changed |= work.put_cut(at, choice);
        merged.is_whole &= at < work.document.length;
    }
    if changed {
        work.recut();
        merged.views.push(View::Page);
    }
    merged
}

/// The same for a record of second passes; a sentence outside of the text is passed over.
fn merge_second(work: &mut AnnotatedArticle, value: &str, clock: &mut Clock) -> Merged {
    let Some((passes, is_whole)) = Recodings::read(value, work.document.length) else {
        return Merged::NOTHING;
    };
    clock.observe(passes.latest());
    work.recodings.merge(passes);
    // Nothing of the article looks otherwise; pages of figures are drawn with every message.
    Merged {
        is_whole,
        ..Merged::all()
    }
}

/// The same for a record of fields that this program does not know: nothing looks otherwise.
fn merge_extras(work: &mut AnnotatedArticle, value: &str) -> Merged {
    match from_text::<ArticleExtras>(value) {
        Some(extras) => {
            work.extras.merge(extras);
            Merged::all()
        }
        None => Merged::NOTHING,
    }
}
