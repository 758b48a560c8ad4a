//! Records together with texts as the whole records that earlier versions kept of them: what another copy of the app
//! is given. The page of a crash does the same (`src/ui/crash.js`).

use std::collections::BTreeSet;

use crate::article::ArticleId;
use crate::codec::{from_text, to_text};
use crate::storage::key::{Owner, RecordKey, Records, by_key};
use crate::storage::kinds;
use crate::storage::kinds::opened_text::{OpenedText, whole_key};
use crate::storage::kinds::summary::{self, StoredSummary};
use crate::storage::reconcile::Record;

/// The records, without those that lead to texts, and with the texts, each under the key of the record that leads to
/// it. Of several texts of one identity all but one get another, with what was said of them, as `same_names.rs` does
/// it when the page opens.
pub fn with_whole_texts(records: Vec<Record>, texts: Vec<(String, OpenedText)>) -> Vec<Record> {
    let mut all = by_key(records);
    let mut texts: Vec<(Owner, OpenedText)> = texts
        .into_iter()
        .filter_map(|(key, text)| Some((RecordKey::parse(&key).owner()?.clone(), text)))
        .collect();
    let mut ids: BTreeSet<ArticleId> = all.keys().filter_map(RecordKey::article).collect();
    ids.extend(texts.iter().filter_map(|(owner, _)| owner.article().cloned()));
    all.retain(|key, _| !kinds::leads_to_text(key));
    // What is said of an article whatever its text belongs to the one that the library lists.
    texts.sort_by_key(|(owner, _)| !is_listed(&all, owner));
    for (owner, text) in texts {
        let Owner::Text(id, hash) = &owner else { continue };
        let known = all.get(&whole_key(id));
        let is_other =
            known.is_some_and(|known| from_text::<OpenedText>(known).is_none_or(|known| known.text != text.text));
        match known {
            None => drop(all.insert(whole_key(id), to_text(&text))),
            Some(_) if is_other => {
                let own = own_id(&ids, id, hash);
                rename(&mut all, &owner, &own);
                all.insert(whole_key(&own), to_text(&text));
                ids.insert(own);
            }
            Some(_) => {}
        }
    }
    all.into_iter().map(|(key, value)| (key.to_string(), value)).collect()
}

fn is_listed(all: &Records, owner: &Owner) -> bool {
    let Owner::Text(id, hash) = owner else { return false };
    let known: Option<StoredSummary> = all.get(&summary::key(id)).and_then(|known| from_text(known));
    known.is_some_and(|StoredSummary(_, known, _)| known.sha256.starts_with(hash.as_str()))
}

/// An identity that nothing else has.
fn own_id(ids: &BTreeSet<ArticleId>, id: &ArticleId, hash: &str) -> ArticleId {
    let mut own = ArticleId::new(&format!("{id}-{hash}"));
    let mut number = 2;
    while ids.contains(&own) {
        own = ArticleId::new(&format!("{id}-{hash}-{number}"));
        number += 1;
    }
    own
}

/// Gives what is said of one text to another identity.
fn rename(all: &mut Records, text: &Owner, own: &ArticleId) {
    let is_its = |key: &RecordKey| match (text, key.owner()) {
        (Owner::Text(id, hash), Some(Owner::Text(of, digits) | Owner::Chunk(of, digits, _))) => {
            of == id && digits == hash
        }
        _ => false,
    };
    let (said, others) = std::mem::take(all).into_iter().partition(|(key, _)| is_its(key));
    *all = others;
    let said: Records = said;
    for (key, value) in said {
        let renamed = match (kinds::of(&key), key.version(), key.owner()) {
            (Some(kind), Some(version), Some(owner)) => kind.key_in(version, owner.renamed(own)),
            // Of a newer program: it stays under its key.
            _ => key,
        };
        all.insert(renamed, value);
    }
}
