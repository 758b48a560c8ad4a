//! The command palette.

use crate::i18n::Plural;

/// The command palette.
pub struct Palette {
    /// The palette.
    pub title: &'static str,
    /// What the field is for.
    pub hint: &'static str,
    /// Nothing has these words.
    pub none: &'static str,
    /// How much was found.
    pub found: Plural,
}
