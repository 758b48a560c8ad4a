//! The state of printing: the mode, and the sheet while the browser prints.

use std::rc::Rc;

use crate::report::{Element, PrintMode};

/// What is printed.
#[derive(Clone, Debug, Default)]
pub struct Printing {
    /// What is printed next.
    pub(crate) mode: PrintMode,
    /// What is being printed.
    pub sheet: Option<Rc<Element>>,
}
