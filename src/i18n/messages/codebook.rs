//! The window that explains the labels.

/// The window that explains the labels.
pub struct Codebook {
    /// The window.
    pub title: &'static str,
}
