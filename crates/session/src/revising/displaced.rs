//! What gives way to a tag that the reader places by hand: another word of the same annotator. It comes back when that
//! is taken back.

use crate::annotation::{Entry, Key};
use crate::article::ArticleId;
use crate::model::context::Context;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::storage::key::chunk_of;
use crate::storage::kinds::tags;
use crate::text::CodePointSpan;

/// Which other words of the same annotators stand at a place: those that give way to what is placed there.
pub fn displaced_by(state: &State, earlier: &ArticleId, span: CodePointSpan, to: CodePointSpan) -> Vec<(Key, Entry)> {
    let work = |id: &ArticleId| state.entry(id).and_then(LibraryEntry::annotated);
    let Some((was, is)) = work(earlier).zip(work(state.current_of(earlier))) else {
        return Vec::new();
    };
    let said = was.stored().at(span).filter(|(_, entry)| !entry.is_withdrawn());
    let there = said.filter_map(|(key, _)| {
        let key = Key {
            span: to,
            annotator: key.annotator.clone(),
        };
        let present = is.stored().get(&key).filter(|present| !present.is_withdrawn())?;
        Some((key, present.clone()))
    });
    there.collect()
}

/// Brings back what gave way, where nothing else stands there now.
pub fn give_back(state: &mut State, displaced: Vec<(Key, Entry)>, context: &mut Context) {
    let Some(current) = state.revising.reviewed.clone() else {
        return;
    };
    let mut clock = state.clock;
    let Some(work) = state.entry_mut(&current).and_then(LibraryEntry::annotated_mut) else {
        return;
    };
    let mut chunks = Vec::new();
    for (key, entry) in displaced {
        let present = work
            .stored()
            .get(&key)
            .filter(|present| present.is_withdrawn())
            .cloned();
        if let Some(present) = present {
            let stamp = clock.tick_again();
            chunks.push(chunk_of(key.span));
            work.put(key, Entry { stamp, ..entry }.over(Some(&present)));
        }
    }
    tags::store_chunks(work, chunks, context);
    state.clock = clock;
    state.redraw_article(context);
}
