//! A page that was torn: something else, such as an extension, took elements away that the program had
//! drawn, so that what the reader does would not be seen.
//!
//! The page is drawn anew. Where that does not last, the program ends, with the page that says so.

use wasm_bindgen_futures::spawn_local;

use super::handle::Store;
use crate::platform::{crash, page};
use crate::session::View;
use crate::ui::element_ids::sentence_element;

/// How often the page is drawn anew in a visit.
const MOST: u32 = 2;

impl Store {
    /// Which drawing of the page it is: another one after each that was torn.
    pub fn drawing(&self) -> u32 {
        self.0.drawing.get()
    }

    /// What was drawn is not in the page. It is drawn anew when all of this drawing is done; what an
    /// earlier drawing is told is known already.
    pub fn page_is_torn(&self, drawing: u32) {
        if drawing == self.drawing() && !self.0.is_torn.replace(true) {
            let store = self.clone();
            spawn_local(async move { store.draw_anew() });
        }
    }

    /// Whether a page that was torn before lacks the focused sentence again, so that a key would act unseen.
    /// Then it is drawn anew.
    pub fn is_out_of_sight(&self) -> bool {
        let focus = self.read(|state| state.open_article().and_then(|(open, _)| open.focus));
        let is_missing = |sentence| page::element(&sentence_element(sentence)).is_none();
        let is_out_of_sight = self.drawing() > 0 && focus.is_some_and(is_missing);
        if is_out_of_sight {
            self.page_is_torn(self.drawing());
        }
        is_out_of_sight
    }

    fn draw_anew(&self) {
        self.0.is_torn.set(false);
        if self.drawing() == MOST {
            return crash::give_up("what is drawn is taken off the page again and again");
        }
        self.0.drawing.set(self.drawing() + 1);
        let focus = self.read(|state| state.navigation.open.as_ref().and_then(|open| open.focus));
        self.0.awaited.set(focus.map(|sentence| (sentence, false)));
        self.watchers().draw(&[View::Page]);
    }
}
