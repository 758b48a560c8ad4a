//! Moving the browser's focus to what the session says, once that is drawn.

use wasm_bindgen_futures::spawn_local;

use super::handle::Store;
use crate::platform::page;
use crate::ui::element_ids::{SEARCH_FIELD, sentence_element};
use crate::ui::scroll;

impl Store {
    /// Focuses a sentence; one that is not drawn yet, when it says that it is. Yew gives the browser a
    /// turn every sixteen milliseconds, which may be before it draws another page.
    pub(super) fn focus_sentence(&self, index: usize, pointed_at: bool) {
        self.0.awaited.take();
        // Whether it still is the focused one: a sentence that got the focus tells the session so, and
        // two that take it in turn would never end.
        if !self.read(|state| state.open_article().is_some_and(|(open, _)| open.focus == Some(index))) {
            return;
        }
        if !self.focus_if_drawn(index, pointed_at) {
            self.0.awaited.set(Some((index, pointed_at)));
        }
    }

    /// Focuses a sentence that stands in the page; answers whether it does.
    pub(super) fn focus_if_drawn(&self, index: usize, pointed_at: bool) -> bool {
        let is_drawn = self.is_drawn(index);
        if is_drawn {
            self.0.awaited.take();
            scroll::focus(index, pointed_at);
        }
        is_drawn
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
        page::focus(SEARCH_FIELD);
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
        if let Some((awaited, pointed_at)) = self.0.awaited.get()
            && awaited == index
        {
            // When all of this drawing is done: an element that gets the focus calls its listeners.
            let store = self.clone();
            spawn_local(async move { store.focus_sentence(index, pointed_at) });
        }
    }
}
