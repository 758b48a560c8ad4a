//! Reading a sample again, without the first tags.

use crate::i18n::Plural;

/// Reading a sample again, without the first tags.
pub struct Recoding {
    /// The recoding.
    pub title: &'static str,
    /// What it is.
    pub explained: &'static str,
    /// There is nothing to draw from.
    pub nothing_yet: &'static str,
    /// How much there is to draw from, and how.
    pub drawn_from: Plural,
    /// How many sentences.
    pub size: &'static str,
    /// Begins it.
    pub begin: &'static str,
    /// Begins another one.
    pub begin_anew: &'static str,
    /// What becomes of the one before.
    pub anew_warning: &'static str,
    /// Goes on with it.
    pub go_on: &'static str,
    /// The place of the sentence that is shown.
    pub place: &'static str,
    /// What to do with it.
    pub question: &'static str,
    /// Takes the last label back.
    pub take_back: &'static str,
    /// Leaves it.
    pub leave: &'static str,
    /// Said to screen readers with each sentence.
    pub live_next: &'static str,
    /// Said to screen readers at the end.
    pub live_done: &'static str,
    /// The share of sentences with the same label.
    pub same: &'static str,
    /// How many that are.
    pub same_of: &'static str,
    /// Cohen's kappa.
    pub kappa: &'static str,
    /// What it means.
    pub kappa_how: &'static str,
    /// There is none.
    pub kappa_none: &'static str,
    /// The confusion table.
    pub confusion: &'static str,
    /// What its rows and columns are.
    pub confusion_how: &'static str,
    /// Sentences with two labels.
    pub differing: &'static str,
    /// There are none.
    pub none_differing: &'static str,
    /// Both labels of a sentence.
    pub first_second: &'static str,
    /// The label that it has now.
    pub now: &'static str,
    /// Leads to the sentence.
    pub decide: &'static str,
}
