//! The window that explains the labels.

/// The window that explains the labels.
pub struct Codebook {
    /// The window.
    pub title: &'static str,
    /// What a tag is for.
    pub intro: &'static str,
    /// Sentences that get the label.
    pub examples: &'static str,
    /// Sentences that make a reader hesitate.
    pub hard_cases: &'static str,
}
