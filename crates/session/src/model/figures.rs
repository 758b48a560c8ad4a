//! What the page of figures is about.

use crate::model::annotated_article::Work;
use crate::model::library_entry::{Slot, Status};
use crate::model::state::State;

impl State {
    /// The articles that the page's figures are about: those that are there, with their places in the
    /// library.
    pub fn shown_works(&self) -> impl Iterator<Item = (usize, &Slot, &Work)> {
        let of = self.statistics.as_ref().and_then(|shown| shown.of.as_ref());
        let slots = self.slots.iter().enumerate();
        slots
            .filter(move |(_, slot)| of.is_none_or(|id| slot.id == *id))
            .filter_map(|(index, slot)| Some((index, slot, slot.work()?)))
    }

    /// Whether an article that the figures are about is still on its way.
    pub fn waits_for_figures(&self) -> bool {
        let of = self.statistics.as_ref().and_then(|shown| shown.of.as_ref());
        let is_shown = |slot: &&Slot| of.is_none_or(|id| slot.id == *id);
        let is_loading = |slot: &Slot| matches!(slot.status, Status::Loading);
        self.list_loading || self.slots.iter().filter(is_shown).any(is_loading)
    }

    /// Whether the page shows the list of articles.
    pub fn is_in_library(&self) -> bool {
        self.open.is_none() && self.statistics.is_none()
    }
}
