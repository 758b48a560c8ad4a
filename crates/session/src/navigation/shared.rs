//! Links that others made: the article that is meant is the one with the text of which the link knows, whatever it
//! is called here.

use crate::article::ArticleId;
use crate::model::library_entry::LibraryEntry;
use crate::model::route::{Route, SharedSentence};
use crate::model::state::State;

/// How it is with the article of a link that the reader followed and that has led nowhere so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// It may be among those of which nothing is known yet.
    Unknown,
    /// It is not here.
    Absent {
        /// Whether there is an article of its name, with another text.
        is_other_text: bool,
    },
}

/// The article that a link means, if it is here. Where several have its text, the one of its name; so nothing is
/// said before the text of that one is known.
pub(crate) fn article_of(state: &State, link: &SharedSentence) -> Option<ArticleId> {
    let is_it = |entry: &&LibraryEntry| entry.sha256().is_some_and(|sha256| link.is_of(sha256));
    let named = state.entry(&link.id);
    if named.is_some_and(is_unknown) {
        return None;
    }
    let found = named.filter(is_it).or_else(|| state.library.entries.iter().find(is_it));
    found.map(|entry| entry.id.clone())
}

/// Whether the text is still to come, and nothing is known of it before.
fn is_unknown(entry: &LibraryEntry) -> bool {
    entry.is_unread() && entry.sha256().is_none()
}

impl State {
    /// How it is with the article of the link that the reader followed; `None` unless one waits for its article.
    pub fn awaited_link(&self) -> Option<Awaited> {
        let Some(Route::Shared(link)) = &self.navigation.wanted else {
            return None;
        };
        // A list that did not come can be asked for again. One that is here is gone to as soon as no window is in
        // the way.
        let may_come = self.library.list_loading
            || self.library.list_error.is_some()
            || self.library.entries.iter().any(is_unknown)
            || article_of(self, link).is_some();
        Some(match may_come {
            true => Awaited::Unknown,
            false => Awaited::Absent {
                is_other_text: self.entry(&link.id).is_some_and(|entry| entry.sha256().is_some()),
            },
        })
    }
}
