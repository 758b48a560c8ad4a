//! The class of what shows the title of an article: one without end takes a few lines.

use hashiya_session::i18n::is_long;

/// The class that has the title take a few lines, where it is too long; a title of a common length is shown whole,
/// however narrow the page and wide its letters.
pub fn clamped(title: &str) -> Option<&'static str> {
    is_long(title).then_some("clamped")
}
