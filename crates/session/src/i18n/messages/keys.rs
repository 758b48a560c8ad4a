//! Where keys alone are commands.

/// Where keys alone are commands.
pub struct Keys {
    /// What the choice is about.
    pub title: &'static str,
    /// On the whole page.
    pub everywhere: &'static str,
    /// Only while a sentence has the keyboard.
    pub on_sentence: &'static str,
    /// Nowhere.
    pub off: &'static str,
    /// Why one would choose otherwise, and what goes on in any case.
    pub hint: &'static str,
}
