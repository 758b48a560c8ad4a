//! What labels are called: those of a codebook, in a language.

use std::rc::Rc;

use yew::AttrValue;

use crate::codebook::{Codebook, Label, LabelId};
use crate::i18n::Locale;

/// The words for the labels of a codebook.
#[derive(Clone, PartialEq)]
pub struct LabelWords {
    /// The codebook.
    pub codebook: Rc<Codebook>,
    /// The language of the page.
    pub locale: Locale,
}

impl LabelWords {
    /// Those of a codebook in a language.
    pub fn new(codebook: &Rc<Codebook>, locale: Locale) -> Self {
        Self {
            codebook: Rc::clone(codebook),
            locale,
        }
    }

    /// What a label is called.
    pub fn name(&self, label: &LabelId) -> AttrValue {
        let name = self.locale.label_name(&self.codebook, label);
        name.to_owned().into()
    }

    /// What it means.
    pub fn definition(&self, label: &LabelId) -> AttrValue {
        let definition = self.locale.label_definition(&self.codebook, label);
        definition.to_owned().into()
    }

    /// Its sign, where the codebook gives it.
    pub fn own_sign(&self, label: &LabelId) -> Option<AttrValue> {
        let is_given = self.codebook.label(label).is_some_and(Label::is_given);
        is_given.then(|| label.to_string().into())
    }

    /// Its sign: that of all others where the codebook does not give it.
    pub fn sign(&self, label: &LabelId) -> AttrValue {
        self.own_sign(label).unwrap_or(AttrValue::Static("other"))
    }
}
