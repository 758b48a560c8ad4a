//! Whose work a file is.

use crate::i18n::Plural;

/// Whose work a file is.
pub struct Whose {
    /// The title of the window.
    pub title: &'static str,
    /// What is asked, and that nothing has changed yet; `{file}`.
    pub question: &'static str,
    /// An annotator of the file; `{name}`, `{said}`.
    pub annotator: &'static str,
    /// How much the file has of somebody.
    pub said: Plural,
    /// It is the reader's own work.
    pub mine: &'static str,
    /// What happens then, for a reader with work of their own.
    pub mine_why: &'static str,
    /// What happens then, for a reader who has done nothing yet; `{name}`.
    pub adopt_why: &'static str,
    /// It is somebody else's.
    pub another: &'static str,
    /// What happens then.
    pub another_why: &'static str,
    /// It is that of somebody of the same name who is known; `{name}`.
    pub same: &'static str,
    /// What happens then.
    pub same_why: &'static str,
    /// Opens the file.
    pub open: &'static str,
    /// Opens all files that wait as other people's.
    pub all_others: Plural,
    /// The answer is kept.
    pub remembered: &'static str,
}
