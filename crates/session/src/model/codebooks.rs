//! Which codebook an article has.

use std::rc::Rc;

use crate::article::ArticleId;
use crate::codebook::{Codebook, DEFAULT_LABELS, DefaultLabel, Log};
use crate::model::state::State;

/// The codebooks that are here.
#[derive(Clone, Debug, PartialEq)]
pub struct Codebooks {
    /// The one that articles have for which no other one was chosen.
    library: Rc<Codebook>,
}

impl Default for Codebooks {
    /// The codebook that Hashiya comes with.
    fn default() -> Self {
        let labels = DEFAULT_LABELS.each_ref().map(DefaultLabel::label_id);
        Self {
            library: Rc::new(Codebook::of(&labels, &Log::default())),
        }
    }
}

impl State {
    /// The codebook of an article.
    pub fn codebook_of(&self, _article: &ArticleId) -> &Rc<Codebook> {
        &self.codebooks.library
    }
}
