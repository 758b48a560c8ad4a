//! Sorting the library, and finding articles in it.

use crate::i18n::Plural;

/// Sorting the library, and finding articles in it.
pub struct Arranging {
    /// The tools for it, for screen readers.
    pub region: &'static str,
    /// The field for words of titles.
    pub find: &'static str,
    /// The order.
    pub order: &'static str,
    /// The order: added last.
    pub by_added: &'static str,
    /// The order: read last.
    pub by_read: &'static str,
    /// The order: title.
    pub by_title: &'static str,
    /// The order: how much is tagged.
    pub by_progress: &'static str,
    /// The source.
    pub source: &'static str,
    /// Of any source.
    pub any_source: &'static str,
    /// Opened by the reader.
    pub own: &'static str,
    /// Delivered with the app.
    pub delivered: &'static str,
    /// The state.
    pub state: &'static str,
    /// In any state.
    pub any_state: &'static str,
    /// Nothing of it is tagged.
    pub untagged: &'static str,
    /// Some of it is.
    pub begun: &'static str,
    /// All of it is.
    pub done: &'static str,
    /// Something in it is marked as unsure.
    pub unsure: &'static str,
    /// How many are shown, `{shown}`, of how many.
    pub shown: Plural,
    /// No article fits.
    pub none: &'static str,
    /// Shows all articles again.
    pub show_all: &'static str,
}
