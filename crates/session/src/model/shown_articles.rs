//! The articles that the statistics page is about.

use crate::model::annotated_article::AnnotatedArticle;
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::state::State;

impl State {
    /// The articles that the page's figures are about: those that are there, with their places in the
    /// library.
    pub fn shown_articles(&self) -> impl Iterator<Item = (usize, &LibraryEntry, &AnnotatedArticle)> {
        let of = self.navigation.statistics.as_ref().and_then(|shown| shown.of.as_ref());
        let entries = self.library.entries.iter().enumerate();
        entries
            .filter(move |(_, entry)| of.map_or_else(|| !self.is_replaced(&entry.id), |id| entry.id == *id))
            .filter_map(|(index, entry)| Some((index, entry, entry.annotated()?)))
    }

    /// Whether an article that the figures are about is still on its way.
    pub fn waits_for_figures(&self) -> bool {
        let of = self.navigation.statistics.as_ref().and_then(|shown| shown.of.as_ref());
        let is_shown = |entry: &&LibraryEntry| of.is_none_or(|id| entry.id == *id);
        let is_loading = |entry: &LibraryEntry| matches!(entry.status, Status::Loading(_));
        self.library.list_loading || self.library.entries.iter().filter(is_shown).any(is_loading)
    }

    /// Whether the page shows the list of articles.
    pub fn is_in_library(&self) -> bool {
        self.navigation.open.is_none() && self.navigation.statistics.is_none()
    }
}
