//! When the reader made their tags. The stamps of tags stand in the records too, so that the pace in all
//! articles is the same whatever of them is loaded.

use litemap::LiteMap;

use crate::annotation::{AnnotationSet, Entry, Key};
use crate::article::ArticleId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::state::State;
use crate::storage::key::Owner;
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::tags::{TagsRecord, read_tags};

/// When the reader tagged sentences of these articles, in milliseconds since 1970-01-01 UTC, in no order.
pub fn of_works<'a>(state: &State, works: impl Iterator<Item = &'a AnnotatedArticle>) -> Vec<u64> {
    works.flat_map(|work| of_set(state, &work.set)).collect()
}

/// The same of all articles, also of those that are not loaded or whose text is another one now: what is
/// loaded is not among the stored records any more. Linear in the tags.
pub fn of_all(state: &State) -> Vec<u64> {
    let works = state.current_entries().filter_map(|entry| entry.annotated());
    let mut stamps = of_works(state, works);
    // One set for each text: a tag may stand in several of its records.
    let mut sets: LiteMap<(&ArticleId, &str), AnnotationSet> = LiteMap::new();
    for (key, value) in &state.storage.records {
        if let Some(Owner::Chunk(id, text, _)) = key.owner().filter(|_| TagsRecord.has(key))
            && !state.is_replaced(id)
        {
            let entries = read_tags(value, usize::MAX).unwrap_or_default();
            let entries: Vec<(Key, Entry)> = entries.into_iter().map(|said| counted(state, said)).collect();
            sets.entry((id, text)).or_default().merge(entries);
        }
    }
    stamps.extend(sets.values().flat_map(|set| of_set(state, set)));
    stamps
}

/// An entry under the identity that it counts under.
fn counted(state: &State, (key, entry): (Key, Entry)) -> (Key, Entry) {
    let annotator = state.settings.aliases.get(&key.annotator).cloned();
    let annotator = annotator.unwrap_or(key.annotator);
    (Key { annotator, ..key }, entry)
}

/// Of the reader's own tags. One of the future was not made at any pace of this reader's.
fn of_set(state: &State, set: &AnnotationSet) -> impl Iterator<Item = u64> {
    let own = set.iter().filter(|(key, _)| key.annotator == state.reader.id);
    let tags = own.filter(|(_, entry)| entry.label.is_some());
    tags.map(|(_, entry)| entry.stamp)
        .filter(|stamp| !state.clock.is_ahead(*stamp))
        .map(|stamp| stamp.millis())
}
