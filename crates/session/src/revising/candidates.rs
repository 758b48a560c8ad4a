//! Which of the articles that are here a new one may be a version of: one of its file's name, one from its address, or
//! one that is mostly the same text.

use std::collections::HashMap;

use crate::anchor::{MOSTLY_THE_SAME, Sketch};
use crate::article::ArticleId;
use crate::model::details::Detail;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::revising::state::Likeness;

/// What is compared of the articles that are here. Made once for all that came in together: linear in the articles.
pub struct Known<'a> {
    state: &'a State,
    by_name: HashMap<String, Vec<&'a ArticleId>>,
    by_address: HashMap<&'a str, Vec<&'a ArticleId>>,
    /// The articles whose sketches have a value.
    by_value: HashMap<u32, Vec<&'a ArticleId>>,
    sketches: HashMap<&'a ArticleId, &'a Sketch>,
}

impl<'a> Known<'a> {
    /// Of all articles that are shown.
    pub fn of(state: &'a State) -> Self {
        let mut known = Self {
            state,
            by_name: HashMap::new(),
            by_address: HashMap::new(),
            by_value: HashMap::new(),
            sketches: HashMap::new(),
        };
        for entry in state.current_entries() {
            known.by_name.entry(name_of(entry)).or_default().push(&entry.id);
            if let Some(address) = address_of(state, entry) {
                known.by_address.entry(address).or_default().push(&entry.id);
            }
            if let Some(sketch) = entry.sketch() {
                for value in sketch.values() {
                    known.by_value.entry(*value).or_default().push(&entry.id);
                }
                known.sketches.insert(&entry.id, sketch);
            }
        }
        known
    }

    /// The article that a new one is most likely a version of, if any is; not one that the reader had beside it, nor one
    /// of those that came `together` with it. Among several the one that is most like it.
    pub fn version_of(&self, new: &ArticleId, together: &[ArticleId]) -> Option<(ArticleId, Likeness)> {
        let entry = self.state.entry(new)?;
        let name = name_of(entry);
        let address = address_of(self.state, entry);
        let sketch = self.sketches.get(new);
        let alike = sketch.into_iter().flat_map(|sketch| sketch.values());
        let alike = alike.filter_map(|value| self.by_value.get(value)).flatten();
        let of_address = address.and_then(|address| self.by_address.get(address));
        let candidates = self
            .by_name
            .get(&name)
            .into_iter()
            .chain(of_address)
            .flatten()
            .chain(alike);
        let mut candidates: Vec<&ArticleId> = candidates
            .copied()
            .filter(|id| *id != new && !together.contains(id))
            .collect();
        candidates.sort();
        candidates.dedup();
        let likeness = |id: &'a ArticleId| {
            let other = self.state.entry(id)?;
            let likeness = Likeness {
                same_name: name_of(other) == name,
                same_address: address.is_some() && address_of(self.state, other) == address,
                percent: sketch
                    .zip(self.sketches.get(id))
                    .map(|(one, two)| percent(one.similarity(two))),
            };
            let is_alike = likeness.percent >= Some(percent(MOSTLY_THE_SAME));
            let is_version = likeness.same_name || likeness.same_address || is_alike;
            (is_version && !are_beside(self.state, id, new)).then_some((id, likeness))
        };
        let versions = candidates.into_iter().filter_map(likeness);
        let best = versions.max_by_key(|(id, likeness)| (likeness.rank(), std::cmp::Reverse(*id)));
        best.map(|(id, likeness)| (id.clone(), likeness))
    }
}

/// Of how much of the words two articles that are here share, in per cent.
pub fn likeness_of(state: &State, old: &ArticleId, new: &ArticleId) -> Likeness {
    let pair = state.entry(old).zip(state.entry(new));
    let Some((old, new)) = pair else {
        return Likeness::default();
    };
    let address = address_of(state, new);
    Likeness {
        same_name: name_of(old) == name_of(new),
        same_address: address.is_some() && address_of(state, old) == address,
        percent: old
            .sketch()
            .zip(new.sketch())
            .map(|(one, two)| percent(one.similarity(two))),
    }
}

/// Whether the reader said of two articles that they are to stand side by side.
fn are_beside(state: &State, one: &ArticleId, two: &ArticleId) -> bool {
    let said_of = |one: &ArticleId, two: &ArticleId| {
        let sha256 = state.entry(two).and_then(LibraryEntry::sha256);
        let revision = state.revision_of(one);
        revision
            .zip(sha256)
            .is_some_and(|(revision, sha256)| revision.beside.contains(sha256))
    };
    said_of(one, two) || said_of(two, one)
}

/// What an article's file is called, without its ending; of one that is delivered, what it is called there.
fn name_of(entry: &LibraryEntry) -> String {
    ArticleId::from_file_name(&entry.file).to_string()
}

/// Where an article appeared: what the reader says, else its source.
fn address_of<'a>(state: &'a State, entry: &'a LibraryEntry) -> Option<&'a str> {
    state.said_of(&entry.id, Detail::Address).or_else(|| entry.address())
}

fn percent(similarity: f64) -> u8 {
    (similarity.clamp(0.0, 1.0) * 100.0).round() as u8
}
