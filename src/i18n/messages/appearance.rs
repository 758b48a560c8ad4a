//! Text size and colours.

/// Text size and colours.
pub struct Appearance {
    /// The section of the settings.
    pub title: &'static str,
}
