//! Moving the browser's focus to what the session says, once that is drawn.

use wasm_bindgen_futures::spawn_local;

use super::handle::Store;
use crate::platform::page;
use crate::session::State;
use crate::ui::element_ids::{SEARCH_FIELD, sentence_element};
use crate::ui::scroll;

impl Store {
    /// Focuses a sentence; one that is not drawn yet, when it says that it is. Yew gives the browser a
    /// turn every sixteen milliseconds, which may be before it draws another page.
    pub(super) fn focus_sentence(&self, index: usize, pointed_at: bool) {
        self.0.awaited.take();
        // A sentence that got the focus tells the session so, and two that take it in turn would never end.
        if !self.is_still_focused(index) {
            return;
        }
        if !self.focus_if_drawn(index, pointed_at) {
            self.0.awaited.set(Some((index, pointed_at)));
        }
    }

    /// Focuses a sentence before anything is drawn again; answers whether it has the focus now. It has not where
    /// it does not stand in the page yet, or a window that is about to close lies over the page.
    pub(super) fn focus_before_drawing(&self, index: usize, pointed_at: bool) -> bool {
        self.focus_if_drawn(index, pointed_at)
            && page::focused().is_some_and(|focused| focused.id() == sentence_element(index))
    }

    /// Focuses a sentence that stands in the page; answers whether it does.
    fn focus_if_drawn(&self, index: usize, pointed_at: bool) -> bool {
        let is_drawn = self.is_drawn(index);
        if is_drawn {
            self.0.awaited.take();
            scroll::focus(index, pointed_at);
        }
        is_drawn
    }

    /// Brings a sentence that was found into sight; one that is not drawn yet, when it is.
    pub(super) fn show_sentence(&self, index: usize) {
        let is_drawn = self.is_drawn(index);
        let waits = !is_drawn && self.is_still_focused(index);
        self.0.found.set(waits.then_some(index));
        if is_drawn {
            scroll::show_found(index);
        }
    }

    /// Whether a sentence is the focused one by now, whatever it was when this was asked for.
    fn is_still_focused(&self, index: usize) -> bool {
        self.read(|state| state.open_article().is_some_and(|(open, _)| open.focus == Some(index)))
    }

    /// Whether a sentence stands in the page under its number, which after another cut it gets a moment later.
    fn is_drawn(&self, index: usize) -> bool {
        // Until then another one may have it.
        let element = page::element(&sentence_element(index));
        let start = element.and_then(|element| element.get_attribute("data-start")?.parse().ok());
        self.read(|state| {
            let sentences = state.open_article().map(|(_, work)| &work.document.sentences);
            let sentence = sentences.and_then(|sentences| sentences.get(index));
            start.is_some() && sentence.map(|sentence| sentence.chars.start()) == start
        })
    }

    pub(super) fn focus_search(&self) {
        self.0.awaited.take();
        match self.read(State::is_in_library) {
            true => page::focus_in_sight(SEARCH_FIELD),
            false => page::focus(SEARCH_FIELD),
        }
    }

    /// All of the article stands in the page as it is cut now.
    pub fn article_drawn(&self) {
        if let Some((index, pointed_at)) = self.0.awaited.get() {
            let store = self.clone();
            spawn_local(async move { store.focus_sentence(index, pointed_at) });
        }
    }

    /// A sentence stands in the page that was not there before.
    pub fn sentence_drawn(&self, index: usize) {
        if self.0.found.get() == Some(index) && self.is_still_focused(index) {
            let store = self.clone();
            spawn_local(async move { store.show_sentence(index) });
        }
        if let Some((awaited, pointed_at)) = self.0.awaited.get()
            && awaited == index
        {
            // When all of this drawing is done: an element that gets the focus calls its listeners.
            let store = self.clone();
            spawn_local(async move { store.focus_sentence(index, pointed_at) });
        }
    }
}
