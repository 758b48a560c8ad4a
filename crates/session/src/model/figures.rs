//! What the page of figures is about.

use crate::model::annotated_article::AnnotatedArticle;
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::state::State;

impl State {
    /// The articles that the page's figures are about: those that are there, with their places in the
    /// library.
    pub fn shown_articles(&self) -> impl Iterator<Item = (usize, &LibraryEntry, &AnnotatedArticle)> {
        let of = self.navigation.statistics.as_ref().and_then(|shown| shown.of.as_ref());
        let slots = self.library.entries.iter().enumerate();
        slots
            .filter(move |(_, slot)| of.is_none_or(|id| slot.id == *id))
            .filter_map(|(index, slot)| Some((index, slot, slot.annotated()?)))
    }

    /// Whether an article that the figures are about is still on its way.
    pub fn waits_for_figures(&self) -> bool {
        let of = self.navigation.statistics.as_ref().and_then(|shown| shown.of.as_ref());
        let is_shown = |slot: &&LibraryEntry| of.is_none_or(|id| slot.id == *id);
        let is_loading = |slot: &LibraryEntry| matches!(slot.status, Status::Loading);
        self.library.list_loading || self.library.entries.iter().filter(is_shown).any(is_loading)
    }

    /// Whether the page shows the list of articles.
    pub fn is_in_library(&self) -> bool {
        self.navigation.open.is_none() && self.navigation.statistics.is_none()
    }
}
