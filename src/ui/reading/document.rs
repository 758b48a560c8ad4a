//! The document that the components of an article share.

use std::rc::Rc;

use crate::article::Document;

/// A document behind a pointer: equal when it is the same one, so that comparing costs nothing.
#[derive(Clone)]
pub struct Shared(pub Rc<Document>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl From<Rc<Document>> for Shared {
    fn from(document: Rc<Document>) -> Self {
        Self(document)
    }
}

impl yew::html::IntoPropValue<Shared> for Rc<Document> {
    fn into_prop_value(self) -> Shared {
        Shared(self)
    }
}
