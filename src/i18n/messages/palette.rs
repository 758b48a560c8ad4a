//! The command palette.

/// The command palette.
pub struct Palette {
    /// The palette.
    pub title: &'static str,
}
