//! Drafts of notes: what the reader has written of a note and neither saved nor thrown away.
//!
//! A draft has its place in the text, so it stays with its words however sentences are cut. Each visit
//! to the page writes drafts of its own: two tabs that write about the same sentence at the same time
//! take nothing from each other. A later visit goes on with what an earlier one left
//! (`annotate/drafts.rs`).

use crate::annotation::Stamp;

/// A draft of one visit at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where the sentence began when it was written, in code points.
    pub at: usize,
    /// The identity of the visit that wrote it.
    pub visit: String,
    /// What it says; `None` once it was saved or thrown away.
    pub text: Option<String>,
    /// The note that was there when it was begun.
    pub base: String,
    /// When it was written last.
    pub stamp: Stamp,
}

impl Draft {
    /// Whether it wins over another one of the same visit and place: the later one, and of two at the
    /// same time the greater.
    fn wins_over(&self, other: &Self) -> bool {
        let rank = |draft: &Self| (draft.stamp, draft.text.clone(), draft.base.clone());
        rank(self) > rank(other)
    }
}

/// The drafts of an article, in the order of their places; also those that are no more, so that no
/// older copy brings one back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts(Vec<Draft>);

impl Drafts {
    /// Puts one in, if it is the later word of its visit about its place. Returns whether it is.
    pub fn put(&mut self, draft: Draft) -> bool {
        match self.find(draft.at, &draft.visit) {
            Ok(place) if !draft.wins_over(&self.0[place]) => return false,
            Ok(place) => self.0[place] = draft,
            Err(place) => self.0.insert(place, draft),
        }
        true
    }

    /// The draft of a visit at a place, also when it is no more.
    pub fn get(&self, at: usize, visit: &str) -> Option<&Draft> {
        self.find(at, visit).ok().map(|place| &self.0[place])
    }

    /// All that are at these places (half-open), also those that are no more.
    pub fn starting(&self, from: usize, to: usize) -> &[Draft] {
        let place = |at: usize| self.0.partition_point(|draft| draft.at < at);
        &self.0[place(from)..place(to).max(place(from))]
    }

    /// All of them, also those that are no more.
    pub fn iter(&self) -> impl Iterator<Item = &Draft> {
        self.0.iter()
    }

    /// Those that wait for the reader.
    pub fn live(&self) -> impl Iterator<Item = &Draft> {
        self.iter().filter(|draft| draft.text.is_some())
    }

    /// How many wait here that did not in an earlier state, or said something else there.
    pub fn news_since(&self, before: &Self) -> usize {
        let is_news = |draft: &&Draft| before.get(draft.at, &draft.visit).map(|known| &known.text) != Some(&draft.text);
        self.live().filter(is_news).count()
    }

    /// Keeps those that are wanted.
    pub fn retain(&mut self, is_wanted: impl FnMut(&Draft) -> bool) {
        self.0.retain(is_wanted);
    }

    fn find(&self, at: usize, visit: &str) -> Result<usize, usize> {
        let key = (at, visit);
        self.0
            .binary_search_by(|draft| (draft.at, draft.visit.as_str()).cmp(&key))
    }
}
