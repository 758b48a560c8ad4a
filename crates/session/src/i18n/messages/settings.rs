//! The settings.

/// The settings.
pub struct Settings {
    /// The reader's name.
    pub your_name: &'static str,
    /// What the name is for.
    pub your_name_hint: &'static str,
    /// The interface's language.
    pub interface_language: &'static str,
    /// Which digits, where the language has several.
    pub digits: &'static str,
    /// Those of the reader's region.
    pub digits_by_region: &'static str,
    /// Whether the focus moves on after a tag.
    pub move_on: &'static str,
    /// Whether bylines and dates are counted as sentences to tag.
    pub count_credits: &'static str,
    /// What becomes of them where they are not.
    pub count_credits_hint: &'static str,
}
