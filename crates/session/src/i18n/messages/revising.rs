//! Versions of articles.

use crate::i18n::Plural;

/// Versions of articles.
pub struct Revising {
    /// `{name}` has taken the place of the version from before.
    pub replaced: &'static str,
    /// So many tagged sentences wait.
    pub waiting: Plural,
    /// `{name}` has its place back.
    pub taken_back: &'static str,
    /// The same, and the later version stays.
    pub taken_back_beside: &'static str,
    /// The open article may be another version of `{name}`.
    pub is_version_of: &'static str,
    /// `{name}` did not take another one's place.
    pub not_replaced: &'static str,
}
