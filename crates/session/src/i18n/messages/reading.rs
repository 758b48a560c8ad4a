//! The page of an article.

use crate::i18n::Plural;

/// The page of an article.
pub struct Reading {
    /// The state of a sentence without a tag.
    pub untagged: &'static str,
    /// Takes a tag away.
    pub clear: &'static str,
    /// Goes on to the next sentence without a tag.
    pub next_untagged: &'static str,
    /// Exports the article on the page.
    pub export_article: &'static str,
    /// Splits a sentence.
    pub split: &'static str,
    /// Takes the lines of a wrapped text for paragraphs.
    pub lines_apart: &'static str,
    /// Takes the lines of a text for pieces of paragraphs.
    pub lines_joined: &'static str,
    /// The lines of a text were joined into paragraphs: how many sentences there are now.
    pub lines_are_joined: Plural,
    /// Each line of a text was made a paragraph: how many sentences there are now.
    pub lines_are_apart: Plural,
    /// So many sentences that are tagged stay as they were.
    pub tagged_stay: Plural,
    /// How to split a sentence.
    pub split_hint: &'static str,
    /// A sentence of one word.
    pub split_none: &'static str,
    /// Offers every character to split at.
    pub split_characters: &'static str,
    /// Merges a sentence with the next.
    pub merge: &'static str,
    /// There is no next sentence in the article.
    pub nothing_to_merge: &'static str,
    /// The next sentence is a leftover of the page and this one is not, or the other way round.
    pub merge_with_leftover: &'static str,
    /// Two paragraphs of different kinds were joined.
    pub merge_kept_role: &'static str,
    /// Two different labels were merged.
    pub merge_kept_first: &'static str,
    /// Whose tag it is.
    pub tagged_by: &'static str,
    /// The place of the focused sentence.
    pub sentence_of: &'static str,
    /// How many sentences are selected.
    pub selected_sentences: Plural,
    /// Begins to choose sentences one by one.
    pub choose: &'static str,
    /// Ends that.
    pub choose_done: &'static str,
    /// How to choose, while none is chosen.
    pub choose_hint: &'static str,
    /// Takes the focused sentence in or out.
    pub choose_one: &'static str,
    /// Said to screen readers after a tag for several; `{n}` and `{label}`.
    pub live_several: Plural,
    /// No sentence is focused.
    pub no_sentence: &'static str,
    /// Every sentence of the article is tagged.
    pub all_done: &'static str,
    /// Said to screen readers after a tag.
    pub live_tagged: &'static str,
    /// Said to screen readers after a clear.
    pub live_cleared: &'static str,
    /// Said of a sentence that is not counted, such as a byline: what it is, and its label.
    pub live_uncounted: &'static str,
    /// The article's text has changed since it was tagged.
    pub text_changed: &'static str,
    /// A newer program wrote records of the open article.
    pub newer_records: &'static str,
    /// Said to screen readers after a tag, when the focus moved on.
    pub live_next: &'static str,
    /// Said after a tag on the last sentence.
    pub left_at_end: Plural,
}
