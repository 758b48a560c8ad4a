//! What goes with a deletion, counted.

use crate::annotation::Entry;

/// What goes with a deletion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeletionPreview {
    /// The title of the article, where it is one.
    pub title: Option<String>,
    /// Articles that the reader opened from disk.
    pub articles: usize,
    /// Articles that came with the app: they stay, and the work on them goes. Those without any are not counted.
    pub cleared: usize,
    /// Tags of every annotator, with those of earlier texts.
    pub tags: usize,
    /// Notes.
    pub notes: usize,
    /// Drafts of notes.
    pub drafts: usize,
    /// The reader's choices of roles and sentence ends.
    pub choices: usize,
    /// Labels of recodings.
    pub second: usize,
}

impl DeletionPreview {
    pub(super) fn count<'a>(&mut self, entries: impl Iterator<Item = &'a Entry>) {
        for entry in entries {
            self.tags += usize::from(entry.label.is_some());
            self.notes += usize::from(!entry.note.is_empty());
        }
    }

    /// Whether there is anything to delete.
    pub fn is_nothing(&self) -> bool {
        self.articles + self.tags + self.notes + self.drafts + self.choices + self.second == 0
    }
}
