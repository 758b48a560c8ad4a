//! Deleting, and taking it back.

use crate::i18n::Plural;

/// Deleting, and taking it back.
pub struct Deleting {
    /// Deletes.
    pub delete: &'static str,
    /// Deletes an article with its annotations.
    pub article: &'static str,
    /// Deletes the annotations of an article.
    pub start_over: &'static str,
    /// Deletes everything.
    pub all: &'static str,
    /// Deleting.
    pub section: &'static str,
    /// What deleting everything does.
    pub explained: &'static str,
    /// The question.
    pub article_title: &'static str,
    /// The question.
    pub start_over_title: &'static str,
    /// The question.
    pub all_title: &'static str,
    /// What goes with an opened article.
    pub article_goes: &'static str,
    /// What goes with the annotations of an article.
    pub start_over_goes: &'static str,
    /// What goes with everything.
    pub all_goes: &'static str,
    /// How a deletion is taken back.
    pub can_undo: &'static str,
    /// An article was deleted.
    pub article_done: &'static str,
    /// The question about several articles.
    pub several_title: Plural,
    /// The same where all of them came with the app, and stay.
    pub several_start_over_title: Plural,
    /// What goes with them.
    pub several_goes: &'static str,
    /// Several articles were deleted.
    pub several_done: Plural,
    /// Of so many articles that came with the app the work was deleted.
    pub several_cleared: Plural,
    /// Everything was deleted.
    pub all_done: &'static str,
    /// What was deleted is still in a store of the browser's.
    pub still_open: &'static str,
    /// Another tab deleted the article.
    pub done_elsewhere: &'static str,
    /// Keeps the article all the same.
    pub keep_gone: &'static str,
    /// Lets the article go.
    pub let_go: &'static str,
    /// The deletions of this visit.
    pub done_section: &'static str,
    /// Takes a deletion back.
    pub bring_back: &'static str,
    /// Articles that go.
    pub loss_articles: Plural,
    /// The work on so many articles that came with the app.
    pub loss_cleared: Plural,
    /// Tags that go.
    pub loss_tags: Plural,
    /// Notes that go.
    pub loss_notes: Plural,
    /// Drafts of notes that go.
    pub loss_drafts: Plural,
    /// Labels of recodings that go.
    pub loss_second: Plural,
    /// Choices of roles and sentence ends that go.
    pub loss_choices: Plural,
}
