//! The records of when the reader last came to each article, in milliseconds since 1970-01-01 UTC.
//! The page's skeleton (`src/ui/skeleton.js`) reads them too, before the program is there.

use super::kind::{Home, RecordKind, Scope};
use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::codec::{from_text, to_text};
use crate::model::context::Context;
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey};

/// When the reader last came to an article.
#[derive(Debug)]
pub struct LastReadRecord;

impl RecordKind for LastReadRecord {
    fn name(&self) -> &'static str {
        "read"
    }

    fn scope(&self) -> Scope {
        Scope::Article
    }

    fn home(&self) -> Home<'_> {
        Home::Record
    }

    fn is_work(&self) -> bool {
        false
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        read(value).is_some()
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        read(old).max(read(new)).map(|at| to_text(&at))
    }
}

/// The moments of all articles that have one, whether they are here or not; what cannot be read is none.
pub fn all(state: &State) -> impl Iterator<Item = (Stamp, &RecordKey)> {
    // Keys of one kind stand side by side.
    let records = state.storage.records.range(LastReadRecord.key(Owner::Nobody)..);
    let records = records.take_while(|(key, _)| key.kind() == Some(LastReadRecord.name()));
    let records = records.filter(|(key, _)| LastReadRecord.has(key));
    records.filter_map(|(key, value)| Some((read(value)?, key)))
}

/// Keeps that the reader came to an article.
pub fn note(state: &mut State, id: &ArticleId, at: Stamp, context: &mut Context) {
    let key = LastReadRecord.key(Owner::Article(id.clone()));
    let value = to_text(&at);
    state.storage.records.insert(key.clone(), value.clone());
    context.write(key, value);
}

fn read(value: &str) -> Option<Stamp> {
    from_text(value)
}
