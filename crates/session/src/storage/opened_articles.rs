//! The articles that the reader opened from disk, out of their records into the library.

use crate::article::{Article, ArticleId, Origin};
use crate::codec::from_text;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::state::State;
use crate::storage::key::RecordKey;
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::opened_text::{OpenedText, OpenedTextRecord};
use crate::storage::load::load;
use crate::storage::quarantine::set_aside;
use crate::text::Direction;

/// Puts the articles that the reader opened into the library.
pub fn open_stored(state: &mut State, context: &mut Context) {
    let keys: Vec<RecordKey> = state
        .storage
        .records
        .keys()
        .filter(|key| OpenedTextRecord.has(key))
        .cloned()
        .collect();
    // The earliest first.
    let mut opened: Vec<(ArticleId, OpenedText)> = Vec::new();
    for key in keys {
        let Some((value, id)) = state.storage.records.remove(&key).zip(owner_of(&key)) else {
            continue;
        };
        match from_text::<OpenedText>(&value) {
            Some(record) => {
                let place = opened.partition_point(|(_, known)| known.opened_at <= record.opened_at);
                opened.insert(place, (id, record));
            }
            None => set_aside(state, &key, value, context),
        }
    }
    for (id, record) in opened {
        if state.entry(&id).is_some_and(|entry| entry.annotated().is_some()) {
            continue;
        }
        add_article(state, id, &record, context);
    }
}

/// Another tab opened an article from disk.
pub fn opened_elsewhere(state: &mut State, key: &RecordKey, value: String, context: &mut Context) {
    match from_text::<OpenedText>(&value).zip(owner_of(key)) {
        None => set_aside(state, key, value, context),
        Some((opened, id)) if state.entry(&id).is_none() => add_article(state, id, &opened, context),
        Some(_) => {}
    }
}

fn owner_of(key: &RecordKey) -> Option<ArticleId> {
    key.owner().and_then(|owner| owner.article().cloned())
}

/// Puts an article that the reader opened into the library: before the bundled ones, the latest
/// first. One with the same identity that had failed to load is replaced.
pub fn add_article(state: &mut State, id: ArticleId, opened: &OpenedText, context: &mut Context) {
    let article = Article::new(id.clone(), &opened.text, Origin::Opened)
        .declaring(opened.language.as_deref())
        .directed(opened.direction.as_deref().and_then(Direction::from_name));
    let work = load(state, article, context);
    state.library.entries.retain(|entry| entry.id != id);
    let earlier = |entry: &LibraryEntry| entry.opened_at <= opened.opened_at;
    let place = state
        .library
        .entries
        .iter()
        .position(earlier)
        .unwrap_or(state.library.entries.len());
    let entry = LibraryEntry {
        id,
        file: opened.file.clone(),
        origin: Origin::Opened,
        opened_at: opened.opened_at,
        status: Status::Ready(Box::new(work)),
    };
    state.library.entries.insert(place, entry);
    context.render(View::Page);
}
