//! Charts as small trees of SVG elements, of the same kind as the trees of [`crate::report`]. Each is
//! described once: the page draws the tree as nodes, a file is the same tree written down, so both
//! always show the same. For a PNG file the browser draws that text (`platform::png`).
//!
//! Lengths are whole units, one of which is a CSS pixel in the file. What an element looks like is said
//! by a class: the page's style sheet gives it a colour that follows the reader's theme, the file has
//! the light theme's colour written into it.

mod distribution;
mod frame;
mod kind;
mod paint;
mod strip;
mod svg;

pub use distribution::{Row, distribution};
pub use frame::{Frame, WIDE};
pub use kind::{Kind, LOOKS};
pub use paint::COLOURS;
pub use strip::{Cell, strip};
pub use svg::write;

use crate::report::{Element, Words};

/// A number as the value of an attribute.
fn number(number: usize) -> Words {
    number.to_string().into()
}

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its width in units.
    pub width: usize,
    /// Its height in units.
    pub height: usize,
    /// The `svg` element.
    pub root: Element,
}
