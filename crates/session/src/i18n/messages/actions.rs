//! What the reader can do, beside what has a text elsewhere.

/// What the reader can do, beside what has a text elsewhere.
pub struct Actions {
    /// The kind of actions that move.
    pub moving: &'static str,
    /// The kind of actions that tag.
    pub tagging: &'static str,
    /// The kind of actions on sentences and paragraphs.
    pub cutting: &'static str,
    /// The kind of actions on the app as a whole.
    pub app: &'static str,
    /// Moves to the next sentence.
    pub next: &'static str,
    /// Moves to the one before.
    pub previous: &'static str,
    /// Moves to the first one.
    pub first: &'static str,
    /// Moves to the last one.
    pub last: &'static str,
    /// Selects the next sentence too.
    pub select_next: &'static str,
    /// Selects the one before too.
    pub select_previous: &'static str,
    /// Selects all up to the first one.
    pub select_first: &'static str,
    /// Selects all up to the last one.
    pub select_last: &'static str,
}
