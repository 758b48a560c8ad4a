//! Figures and pictures of the tags.

/// Figures and pictures of the tags.
pub struct Statistics {
    /// The page.
    pub title: &'static str,
}
