//! Notes on sentences.

/// Notes on sentences.
pub struct Notes {
    /// A note.
    pub title: &'static str,
    /// The window of the note.
    pub of_sentence: &'static str,
    /// In the empty note.
    pub placeholder: &'static str,
    /// A note, where it is shown beside its sentence.
    pub quoted: &'static str,
    /// A note that was begun and not saved, with what it says.
    pub draft_quoted: &'static str,
    /// What becomes of a draft, in the window of the note.
    pub draft_stays: &'static str,
    /// Throws a draft away.
    pub discard: &'static str,
    /// A draft was thrown away.
    pub discarded: &'static str,
}
