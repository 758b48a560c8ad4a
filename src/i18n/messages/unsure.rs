//! Sentences to come back to.

/// Sentences to come back to.
pub struct Unsure {
    /// The list of unsure sentences.
    pub title: &'static str,
}
