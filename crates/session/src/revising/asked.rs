//! What a question about two versions shows of each.

use crate::article::ArticleId;
use crate::model::counts::Counts;
use crate::model::state::State;
use crate::revising::state::Question;

/// A version that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionShown {
    /// What it is called.
    pub title: String,
    /// The day on which the reader opened it, in words; none where it came with the app.
    pub opened_on: Option<String>,
    /// How many of its sentences have a label.
    pub tagged: usize,
}

/// A question as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionShown {
    /// What is asked, and answered so far.
    pub question: Question,
    /// The version from before.
    pub old: VersionShown,
    /// The new one.
    pub new: VersionShown,
}

impl State {
    /// The questions that wait, as they are shown.
    pub fn questions_shown(&self) -> Vec<QuestionShown> {
        let shown = |question: &Question| {
            Some(QuestionShown {
                question: question.clone(),
                old: self.version_shown(&question.old)?,
                new: self.version_shown(&question.new)?,
            })
        };
        self.revising.asked.iter().filter_map(shown).collect()
    }

    fn version_shown(&self, id: &ArticleId) -> Option<VersionShown> {
        let entry = self.entry(id)?;
        Some(VersionShown {
            title: self.name_of_entry(entry).to_owned(),
            opened_on: self.added_on(entry),
            tagged: self.counts_of(entry).map_or(0, Counts::tagged),
        })
    }

    /// Two articles that are selected, the one that was here first before the other: what may be versions of each
    /// other. Those that came with the app were here first.
    pub fn selected_pair(&self) -> Option<(ArticleId, ArticleId)> {
        let mut selected = self.selected_articles();
        if selected.len() != 2 {
            return None;
        }
        let opened_at = |id: &ArticleId| self.entry(id).map_or(0, |entry| entry.opened_at);
        selected.sort_by_key(opened_at);
        let new = selected.pop()?;
        Some((selected.pop()?, new))
    }
}
