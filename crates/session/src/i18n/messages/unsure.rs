//! Sentences to come back to.

/// Sentences to come back to.
pub struct Unsure {
    /// The list of unsure sentences.
    pub title: &'static str,
    /// Marks a sentence as one to come back to; the mark itself.
    pub mark: &'static str,
    /// Goes to the next one.
    pub next: &'static str,
    /// There is none.
    pub none: &'static str,
    /// A label or note together with the mark.
    pub live: &'static str,
    /// How sentences come into the list.
    pub hint: &'static str,
}
