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
    /// Opens the question.
    pub decide: &'static str,
    /// `{name}` did not take another one's place.
    pub not_replaced: &'static str,
    /// Asks whether a text is a new version: the title of the window.
    pub ask_one: &'static str,
    /// The same of several.
    pub ask_several: &'static str,
    /// Nothing has changed yet, and how to answer later.
    pub ask_hint: &'static str,
    /// Answers all questions alike, for screen readers.
    pub for_all: &'static str,
    /// Replaces in all of them.
    pub replace_all: &'static str,
    /// Keeps both in all of them.
    pub keep_all: &'static str,
    /// The version that was here.
    pub old: &'static str,
    /// The one that came.
    pub new: &'static str,
    /// When an article was opened, `{date}`.
    pub opened_on: &'static str,
    /// How many sentences are tagged.
    pub tagged: Plural,
    /// What two versions have in common, `{signs}`.
    pub in_common: &'static str,
    /// The name of the file.
    pub same_name: &'static str,
    /// The address.
    pub same_address: &'static str,
    /// A share of the words, `{percent}`.
    pub same_words: &'static str,
    /// They have little in common.
    pub little: &'static str,
    /// Replaces the version from before.
    pub replace: &'static str,
    /// What happens then.
    pub replace_why: &'static str,
    /// Keeps both.
    pub keep_both: &'static str,
    /// What happens then.
    pub keep_both_why: &'static str,
    /// Keeps the text from before.
    pub stay: &'static str,
    /// What happens then.
    pub stay_why: &'static str,
    /// Does what was answered.
    pub confirm: &'static str,
    /// The list of what became of tagged sentences; the command that shows it.
    pub list_title: &'static str,
    /// How many tags wait for a place, in few words.
    pub to_place: Plural,
    /// Shows the list.
    pub show_list: &'static str,
    /// Nothing waits.
    pub all_settled: &'static str,
    /// A text is not here.
    pub text_missing: &'static str,
    /// Which sentences the list shows, for screen readers.
    pub filter: &'static str,
    /// Those that wait for the reader; that one does.
    pub to_decide: &'static str,
    /// Those without a change. Like the next four for a single one and for several.
    pub unchanged: &'static str,
    /// Those that are elsewhere.
    pub moved: &'static str,
    /// Those with other words.
    pub changed: &'static str,
    /// Those of which it is not certain where they are.
    pub uncertain: &'static str,
    /// Those that are nowhere.
    pub gone: &'static str,
    /// All.
    pub all: &'static str,
    /// One has a place.
    pub placed: &'static str,
    /// One was left without a place.
    pub left_out: &'static str,
    /// What it means that a sentence is unchanged.
    pub unchanged_why: &'static str,
    /// That it moved.
    pub moved_why: &'static str,
    /// That it changed.
    pub changed_why: &'static str,
    /// That it is not certain where it is.
    pub uncertain_why: &'static str,
    /// That it is gone.
    pub gone_why: &'static str,
    /// The sentence as it was.
    pub before: &'static str,
    /// The sentence as it is.
    pub now: &'static str,
    /// One of two places, `{n}`.
    pub place: &'static str,
    /// It has no place now.
    pub no_place: &'static str,
    /// The label of the second reading, `{label}`.
    pub second_label: &'static str,
    /// Before words that were removed, for screen readers.
    pub removed: &'static str,
    /// Before words that were added.
    pub added: &'static str,
    /// After either.
    pub end_of_change: &'static str,
    /// The place has the reader's own label `{label}`; `{counts}` counts.
    pub own_label: &'static str,
    /// Takes the place that is suggested.
    pub take: &'static str,
    /// Takes the first of two.
    pub take_first: &'static str,
    /// Takes the second.
    pub take_second: &'static str,
    /// What the key for both of the first does.
    pub key_take: &'static str,
    /// Looks for the place by hand.
    pub by_hand: &'static str,
    /// Leaves the sentence without a place.
    pub leave_out: &'static str,
    /// Has it wait again.
    pub wait_again: &'static str,
    /// Takes the places of all that changed, `{n}` of them.
    pub accept_all: &'static str,
    /// What the key for it does.
    pub key_accept_all: &'static str,
    /// Asks whether to.
    pub accept_question: Plural,
    /// Takes the last decision back.
    pub undo_decision: &'static str,
    /// Takes the replacement back.
    pub take_back: &'static str,
    /// What that does.
    pub take_back_why: &'static str,
    /// Leads to the sentence on the page.
    pub go_to: &'static str,
    /// The title of the search for a place.
    pub hand_title: &'static str,
    /// The field of that search.
    pub hand_field: &'static str,
    /// How that search is used.
    pub hand_hint: &'static str,
    /// Says to screen readers that a tag has its place.
    pub said_placed: &'static str,
    /// That a sentence was left out.
    pub said_left_out: &'static str,
    /// That one waits again.
    pub said_waits: &'static str,
    /// That the last decision was taken back.
    pub said_undone: &'static str,
    /// How many are left to decide.
    pub left: Plural,
    /// Says of two selected articles that one is a version of the other.
    pub is_version: &'static str,
}
