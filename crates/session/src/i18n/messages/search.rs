//! The search in an article.

/// The search in an article.
pub struct Search {
    /// The search field.
    pub title: &'static str,
    /// Nothing found.
    pub none: &'static str,
    /// Which of the found ones.
    pub found: &'static str,
}
