//! Text size and colours.

/// Text size and colours.
pub struct Appearance {
    /// The section of the settings.
    pub title: &'static str,
    /// How large the text is.
    pub size: &'static str,
    /// Makes the text larger.
    pub larger: &'static str,
    /// Makes the text smaller.
    pub smaller: &'static str,
    /// Which colours.
    pub colours: &'static str,
    /// Colours as the system has them.
    pub system: &'static str,
    /// Light colours.
    pub light: &'static str,
    /// Dark colours.
    pub dark: &'static str,
}
