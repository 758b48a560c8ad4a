//! Which articles are shown: not those whose place another version has taken.

use crate::anchor::Places;
use crate::article::ArticleId;
use crate::model::library_entry::LibraryEntry;
use crate::model::revision;
use crate::model::revision::Revision;
use crate::model::route::Route;
use crate::model::state::State;

impl State {
    /// Whether another version has taken an article's place, so that it is not shown.
    pub fn is_replaced(&self, id: &ArticleId) -> bool {
        self.library.replaced.contains_key(id)
    }

    /// The article that stands where this one does: itself, or the version that has taken its place.
    pub fn current_of<'a>(&'a self, id: &'a ArticleId) -> &'a ArticleId {
        self.library.replaced.get(id).unwrap_or(id)
    }

    /// The earlier versions whose place an article has taken, in the order of their identities.
    pub fn earlier_of<'a>(&'a self, id: &'a ArticleId) -> impl Iterator<Item = &'a ArticleId> {
        let replaced = self.library.replaced.iter();
        replaced.filter(move |(_, by)| *by == id).map(|(earlier, _)| earlier)
    }

    /// The articles that are shown: all but those whose place another version has taken.
    pub fn current_entries(&self) -> impl Iterator<Item = &LibraryEntry> {
        self.library.entries.iter().filter(|entry| !self.is_replaced(&entry.id))
    }

    /// What the reader said of an article's text and other versions of it.
    pub fn revision_of(&self, id: &ArticleId) -> Option<&Revision> {
        let sha256 = self.entry(id)?.sha256()?;
        let found = self.library.revisions.get(&revision::key(id, sha256))?;
        Some(&found.1)
    }

    /// What is settled about the sentences of an earlier version, in the article that has taken its place.
    pub fn places_in_current(&self, earlier: &ArticleId) -> Option<&Places> {
        let sha256 = self.entry(self.current_of(earlier))?.sha256()?;
        self.revision_of(earlier)?.places_in(sha256)
    }

    /// Where to go on from an article whose place another version has taken: at the same words, as far as they are
    /// there and both texts are here. `None` for every other article.
    pub(crate) fn place_in_current(&self, id: &ArticleId, sentence: Option<usize>) -> Option<Route> {
        let current = self.library.replaced.get(id)?;
        let work = |id| self.entry(id).and_then(LibraryEntry::annotated);
        let sentence = sentence.and_then(|sentence| {
            let span = work(id)?.document.sentences.get(sentence)?.chars;
            let to = self.places_in_current(id)?.get(span)?.to?;
            Some(work(current)?.document.sentence_covering(to.start()))
        });
        Some(Route::Article {
            id: current.clone(),
            sentence,
        })
    }

    /// Whether the open article has taken an earlier version's place in this visit, which is the first step there that
    /// can be taken back.
    pub(crate) fn has_just_replaced(&self) -> bool {
        let open = self.navigation.open.as_ref();
        open.is_some_and(|open| {
            let mut done = self.revising.done.iter();
            done.any(|done| done.new == open.id && self.is_replaced(&done.old))
        })
    }

    /// How many sentences of earlier versions of an article wait for the reader to say where they are.
    pub fn waiting_of(&self, id: &ArticleId) -> usize {
        let earlier = self
            .earlier_of(id)
            .filter_map(|earlier| self.places_in_current(earlier));
        earlier.map(Places::waiting).sum()
    }
}
