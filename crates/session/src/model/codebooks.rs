//! The codebooks that are here.

use std::rc::Rc;

use crate::codebook::{Codebook, DEFAULT_LABELS, DefaultLabel};

thread_local! {
    static DEFAULT: Rc<Codebook> = {
        let labels = DEFAULT_LABELS.each_ref().map(DefaultLabel::label_id);
        Rc::new(Codebook::unchanged(&labels))
    };
}

/// The codebook that Hashiya comes with: one value, however many articles have it.
pub fn default_codebook() -> Rc<Codebook> {
    DEFAULT.with(Rc::clone)
}

/// The codebooks that are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebooks {
    /// The one that articles have for which no other one was chosen.
    library: Rc<Codebook>,
}

impl Default for Codebooks {
    fn default() -> Self {
        Self {
            library: default_codebook(),
        }
    }
}

impl Codebooks {
    /// Those of a library that uses this one.
    pub fn of_library(codebook: Codebook) -> Self {
        Self {
            library: Rc::new(codebook),
        }
    }

    /// The one that articles have for which no other one was chosen.
    pub fn library(&self) -> &Rc<Codebook> {
        &self.library
    }
}
