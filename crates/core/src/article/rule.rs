//! The rules that give blocks their roles, by name: what is found and how sure it is speak of them.

use super::role::Role;

/// The rule that gave a block its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Its own words say it.
    Words,
    /// It says again what an earlier line said.
    Repetition,
    /// It stands between the two ends of an advertisement.
    Promotion,
    /// It stands among leftovers of the page: in its head, below its text, in a list of links.
    Place,
    /// The first that reads like a headline.
    Headline,
    /// No line reads like a headline: the first that nothing else was found of.
    FirstLine,
    /// Short, right below the title.
    BelowTitle,
    /// Its length, its closing mark and its place.
    Shape,
    /// It may be a leftover, and too little says so: text.
    Doubt,
}

/// A role with the rule that gave it.
pub type Found = (Role, Rule);

/// Words between two lines of one promotion, at most: less than most paragraphs of a report.
pub const PROMOTION_WORDS: usize = 20;
