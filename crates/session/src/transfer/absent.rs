//! Articles whose texts are not at hand when a file is written: one that could not be fetched, one that is
//! still on its way, one that the site no longer has. What was said of them goes out all the same.

use litemap::LiteMap;

use crate::annotation::AnnotatorId;
use crate::article::ArticleId;
use crate::exchange::file::WithoutText;
use crate::model::state::State;
use crate::storage::earlier_texts::Known;
use crate::storage::key::RecordKey;
use crate::storage::kinds::kind::{Home, InBackup, RecordKind};
use crate::storage::kinds::tags::{TagsRecord, read_tags};
use crate::storage::kinds::{is_sound, of};

/// The records about articles whose texts are not at hand, and who speaks in them. What is loaded is not
/// among the stored records any more, or is of an earlier form of the text.
fn records(state: &State) -> LiteMap<ArticleId, Vec<(&RecordKey, &String)>> {
    let mut records: LiteMap<ArticleId, Vec<(&RecordKey, &String)>> = LiteMap::new();
    let mut known = Known::default();
    for (key, value) in &state.storage.records {
        let is_part = |kind: &&dyn RecordKind| {
            // Recodings and the like stand in backups alone.
            let travels = kind.in_backup() == InBackup::WithArticle || matches!(kind.name(), "cuts" | "roles");
            matches!(kind.home(), Home::Article(_)) && travels
        };
        if of(key).filter(is_part).is_some()
            && is_sound(key, value)
            && let Some(id) = key.article()
            && !known.is_of_loaded(state, key)
        {
            records.entry(id).or_default().push((key, value));
        }
    }
    records
}

/// What was said of each such article, as a file carries it, and by whom.
pub fn without_text(state: &State) -> Vec<(WithoutText, Vec<AnnotatorId>)> {
    let mut parts = Vec::new();
    for (id, records) in records(state) {
        let mut by = Vec::new();
        let mut without = WithoutText {
            id: id.to_string(),
            ..WithoutText::default()
        };
        for (key, value) in records {
            if TagsRecord.has(key) {
                let said = read_tags(value, usize::MAX).unwrap_or_default();
                by.extend(said.into_iter().map(|(key, _)| key.annotator));
            }
            without.records.insert(key.to_string(), value.clone());
        }
        parts.push((without, by));
    }
    parts
}

/// The articles that are not at hand, by their identities: those of which something was said, and those of
/// which nothing was.
pub fn absent(state: &State) -> (Vec<String>, Vec<String>) {
    let said = records(state);
    let is_here = |id: &ArticleId| state.entry(id).is_some_and(|entry| entry.annotated().is_some());
    let spoken_of = said.keys().filter(|id| !is_here(id)).map(ToString::to_string).collect();
    let entries = state.library.entries.iter().filter(|entry| entry.annotated().is_none());
    let silent = entries
        .filter(|entry| !said.contains_key(&entry.id))
        .map(|entry| entry.id.to_string());
    (spoken_of, silent.collect())
}
