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
}
