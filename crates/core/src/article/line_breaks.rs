//! What the lines of an article are taken for.

use serde::{Deserialize, Serialize};

/// Whether the lines of an article are its paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineBreaks {
    /// As the text shows.
    #[default]
    Found,
    /// Every line is a paragraph.
    Paragraphs,
    /// The lines are wrapped: those below each other are one paragraph.
    Wrapped,
}
