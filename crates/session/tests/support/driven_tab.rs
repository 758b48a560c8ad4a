//! What a tab of the driven browser shows.

use std::collections::BTreeSet;

use hashiya_session::{AnnotatedArticle, Driver, Duty, State};

use super::driven_browser::Tab;

impl Tab {
    /// The session.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The driver.
    pub fn driver(&self) -> &Driver {
        &self.driver
    }

    /// The work on the open article.
    pub fn annotated(&self) -> &AnnotatedArticle {
        self.state.open_article().expect("an article is open").1
    }

    /// The label of a sentence.
    pub fn label(&self, sentence: usize) -> Option<String> {
        let (_, entry) = self.annotated().tag(sentence)?;
        entry.label.as_ref().map(ToString::to_string)
    }

    /// The kinds of the notices on the page.
    pub fn notices(&self) -> Vec<&str> {
        self.state
            .notices
            .shown
            .iter()
            .map(|notice| notice.kind.name())
            .collect()
    }

    /// The timers that run.
    pub fn timers(&self) -> BTreeSet<Duty> {
        self.timers.keys().copied().collect()
    }
}
