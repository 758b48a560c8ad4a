//! Selecting several articles, and grouping them.

use crate::i18n::Plural;

/// Selecting several articles, and grouping them.
pub struct Collections {
    /// Begins to select.
    pub select: &'static str,
    /// Ends selecting.
    pub select_done: &'static str,
    /// Selects an article, `{name}`.
    pub select_article: &'static str,
    /// Selects all that are shown, or none of them.
    pub select_all: &'static str,
    /// How many are selected.
    pub selected: Plural,
    /// How many of them are not shown.
    pub hidden: Plural,
    /// The tools for them, for screen readers.
    pub region: &'static str,
    /// A file of them.
    pub export: &'static str,
    /// Deletes them.
    pub delete: &'static str,
    /// The collections.
    pub title: &'static str,
    /// What they are for.
    pub explained: &'static str,
    /// There is none.
    pub none: &'static str,
    /// Shows the articles of every collection.
    pub any: &'static str,
    /// The name of a new one.
    pub new_name: &'static str,
    /// Makes a new one.
    pub create: &'static str,
    /// Names one otherwise, `{name}`.
    pub rename: &'static str,
    /// Deletes one, `{name}`.
    pub delete_one: &'static str,
    /// One was made, `{name}`.
    pub created: &'static str,
    /// Articles were put into one, `{name}`.
    pub added: Plural,
    /// They were taken out of one, `{name}`.
    pub removed: Plural,
    /// One was deleted, `{name}`.
    pub deleted: &'static str,
}
