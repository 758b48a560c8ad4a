//! What the reader says of an article beside their annotations, on its way into files and out of them.

use std::collections::BTreeMap;

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::codec::from_text;
use crate::exchange::file::{FileArticle, FileCollection, FileSaid};
use crate::exchange::{Described, moment, parse_moment};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::collections::{Collection, CollectionId};
use crate::model::context::Context;
use crate::model::details::{Detail, Details, Membership, Said};
use crate::model::state::State;
use crate::storage::details::learn;
use crate::storage::key::Records;
use crate::storage::kinds::collections::CollectionsRecord;
use crate::storage::kinds::details::key;
use crate::storage::kinds::kind::StateRecord;

/// What goes into a file with an article.
pub fn described(state: &State, work: &AnnotatedArticle) -> Described {
    let id = &work.document.article.id;
    let Some(details) = state.details_of(id) else {
        return Described::default();
    };
    let mut said = BTreeMap::new();
    for (name, Said(at, text)) in details.all_said() {
        let (text, set_at) = (text.clone(), moment(*at));
        said.insert(name.clone(), FileSaid { text, set_at });
    }
    let collections = details.all_collections().filter(|(_, Membership(_, is_in))| *is_in);
    let collections = collections.filter_map(|(id, Membership(at, _))| {
        let collection = state.library.collections.get(id)?;
        Some(FileCollection {
            id: id.as_str().to_owned(),
            name: collection.name.clone(),
            named_at: moment(collection.at),
            set_at: moment(at),
        })
    });
    let own = |detail| details.said(detail).map(str::to_owned);
    Described {
        title: own(Detail::Title),
        language: own(Detail::Language).filter(|tag| Detail::Language.can_be(tag)),
        said,
        collections: collections.collect(),
    }
}

/// Merges what a file says of an article, which is called `id` here, with what the records of a backup say,
/// which are taken out of `left`.
pub fn import_details(
    state: &mut State,
    (there, id): (&ArticleId, &ArticleId),
    article: &FileArticle,
    left: &mut Records,
    context: &mut Context,
) {
    let mut details = Details::default();
    // What cannot be read stays, to be quarantined.
    if let Some(record) = left.get(&key(there)).and_then(|value| from_text::<Details>(value)) {
        left.remove(&key(there));
        details.merge(record);
    }
    let at = |moment: &str| parse_moment(moment).unwrap_or_default();
    for (name, said) in &article.said {
        details.put_named(name, Said(at(&said.set_at), said.text.clone()));
    }
    let before = state.library.collections.clone();
    for collection in &article.collections {
        let id = collection_of(state, collection, at(&collection.named_at));
        details.group(id, Membership(at(&collection.set_at), true));
    }
    if state.library.collections != before {
        CollectionsRecord.store(state, context);
    }
    learn(state, id, details, context);
}

/// The collection here that one of a file is: of the same identity, else of the same name, else a new one.
fn collection_of(state: &mut State, there: &FileCollection, named_at: Stamp) -> CollectionId {
    let id = CollectionId::new(&there.id);
    let collections = &mut state.library.collections;
    if collections.known(&id).is_none()
        && let Some(known) = collections.named(&there.name)
    {
        return known.clone();
    }
    let collection = Collection {
        at: named_at,
        is_deleted: false,
        name: there.name.clone(),
    };
    collections.put(id.clone(), collection);
    id
}
