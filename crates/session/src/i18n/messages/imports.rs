//! What opening a Hashiya file did, or why it did nothing.

use crate::i18n::Plural;

/// What opening a Hashiya file did, or why it did nothing.
pub struct Imports {
    /// What an import did.
    pub done: &'static str,
    /// Articles that an import brought.
    pub articles: Plural,
    /// Roles and cuts that an import changed.
    pub choices: Plural,
    /// Tags whose sentence is not there.
    pub unplaced: Plural,
    /// Tags with an unknown label that did not take the place of what is here.
    pub unknown_labels: Plural,
    /// A field does not fit where it stands.
    pub extra: &'static str,
    /// Dates of a file that lie too far ahead to be believed.
    pub dates_ahead: Plural,
    /// After every failed import.
    pub nothing_changed: &'static str,
    /// The file is not JSON.
    pub not_json: &'static str,
    /// The file is of another program.
    pub not_hashiya: &'static str,
    /// A file brings tags to an article that is only read here.
    pub held: &'static str,
    /// A newer program wrote the file.
    pub newer: &'static str,
    /// What to do about a file of a newer program.
    pub reload: &'static str,
    /// What to do about a file of another program.
    pub choose: &'static str,
    /// What to do about offsets that count something else.
    pub count: &'static str,
    /// What to do about a damaged file.
    pub again: &'static str,
    /// A field is wrong.
    pub field: &'static str,
    /// A field is missing in a part of the file.
    pub missing: &'static str,
    /// A field is missing at the top of the file.
    pub missing_top: &'static str,
    /// A field stands twice in an object.
    pub repeated: &'static str,
    /// The file nests too deep.
    pub deep: &'static str,
    /// An annotator or label is listed twice.
    pub listed_twice: &'static str,
    /// An annotator says two things of one sentence.
    pub said_twice: &'static str,
    /// A tag names no label.
    pub no_label: &'static str,
    /// A place is cut twice.
    pub cut_twice: &'static str,
    /// An article as it was before, where something is wrong with that: it stands in place of the article in the others.
    pub earlier_text: &'static str,
    /// The offsets count something else.
    pub unit: &'static str,
    /// The hash does not fit.
    pub hash: &'static str,
    /// An article has no text.
    pub no_text: &'static str,
    /// An article stands there twice.
    pub twice: &'static str,
    /// A span is impossible.
    pub span: &'static str,
    /// A sentence is not its slice.
    pub slice: &'static str,
    /// A time cannot be read.
    pub moment: &'static str,
    /// An annotator is not listed.
    pub annotator: &'static str,
}
