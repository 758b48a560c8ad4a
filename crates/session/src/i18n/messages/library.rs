//! The list of articles.

use crate::i18n::Plural;

/// The list of articles.
pub struct Library {
    /// The list of articles.
    pub title: &'static str,
    /// What to do in the library.
    pub hint: &'static str,
    /// Leads back to the list.
    pub back: &'static str,
    /// Opens an article that has no tags.
    pub read: &'static str,
    /// Opens an article that has tags.
    pub go_on: &'static str,
    /// Leads to the article that was read last.
    pub resume: &'static str,
    /// There is no such article.
    pub nothing_to_continue: &'static str,
    /// A number of sentences.
    pub sentences: Plural,
    /// A reading time.
    pub minutes: Plural,
    /// A number of articles.
    pub articles: Plural,
    /// How much is tagged.
    pub progress: &'static str,
    /// How much of all articles is tagged.
    pub progress_all: &'static str,
    /// Marks an article that the reader opened.
    pub opened_badge: &'static str,
    /// Opens files.
    pub open_file: &'static str,
    /// Which files can be opened.
    pub open_file_hint: &'static str,
    /// Exports every article.
    pub export_all: &'static str,
    /// The list is empty.
    pub no_articles: &'static str,
}
