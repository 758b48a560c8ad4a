//! Which codebook an article has.

use std::rc::Rc;

use crate::article::ArticleId;
use crate::codebook::Codebook;
use crate::model::codebooks::Codebooks;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;

impl State {
    /// Has the library use this codebook from now on.
    pub fn use_codebook(&mut self, codebook: Codebook) {
        self.codebooks = Codebooks::of_library(codebook);
        let codebook = Rc::clone(self.codebooks.library());
        for work in self.library.entries.iter_mut().filter_map(LibraryEntry::annotated_mut) {
            work.codebook = Rc::clone(&codebook);
        }
    }

    /// The codebook of an article; of none, that of the library.
    pub fn codebook_of(&self, _article: Option<&ArticleId>) -> &Rc<Codebook> {
        self.codebooks.library()
    }

    /// The codebook of the article on the page, or that of the library.
    pub fn codebook(&self) -> &Rc<Codebook> {
        self.codebook_of(self.navigation.open.as_ref().map(|open| &open.id))
    }
}
