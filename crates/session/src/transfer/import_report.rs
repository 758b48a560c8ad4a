//! The import report: what a file added, changed and left out, counted while it is merged.

use crate::annotation::{Annotator, Entry, Merged};
use crate::article::ArticleId;

/// What a file does to the annotations of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// Tags and notes where there were none.
    pub added: usize,
    /// Tags and notes that take the place of earlier ones, or clear them.
    pub changed: usize,
    /// Those of the file that are earlier than what is there, which stays.
    pub skipped: usize,
    /// Those that are there already.
    pub same: usize,
    /// Cleared tags that were never there: nothing to see, but kept.
    pub cleared: usize,
    /// Blocks that get another role.
    pub roles: usize,
    /// Places between sentences that are cut otherwise.
    pub cuts: usize,
    /// Sentences of recodings that come or are said otherwise.
    pub second: usize,
    /// Drafts of notes that come or say something else.
    pub drafts: usize,
    /// Places in articles where the reader had none.
    pub places: usize,
    /// Tags of sentences that are cut otherwise here.
    pub unplaced: usize,
    /// Tags with a label that this program does not know, of sentences where what is here stays.
    pub unknown: usize,
}

impl ImportCounts {
    /// Counts one entry of the file: what was there before, the file's own, and what is there now.
    pub(crate) fn count(&mut self, before: Option<&Entry>, file: &Entry, now: Option<&Entry>) {
        let count = match before {
            // Refused: it says what cannot be.
            None if now.is_none() => return,
            None if file.is_tombstone() => &mut self.cleared,
            None => &mut self.added,
            Some(_) if before != now => &mut self.changed,
            Some(before) if before != file => &mut self.skipped,
            Some(_) => &mut self.same,
        };
        *count += 1;
    }

    /// The counts of both.
    pub(crate) fn plus(self, other: &Self) -> Self {
        Self {
            added: self.added + other.added,
            changed: self.changed + other.changed,
            skipped: self.skipped + other.skipped,
            same: self.same + other.same,
            cleared: self.cleared + other.cleared,
            roles: self.roles + other.roles,
            cuts: self.cuts + other.cuts,
            second: self.second + other.second,
            drafts: self.drafts + other.drafts,
            places: self.places + other.places,
            unplaced: self.unplaced + other.unplaced,
            unknown: self.unknown + other.unknown,
        }
    }

    /// What the merge did to entries.
    pub(crate) fn merged(&self) -> Merged {
        Merged {
            added: self.added + self.cleared,
            updated: self.changed,
            unchanged: self.skipped + self.same,
        }
    }

    /// Whether the reader will see anything of it.
    pub fn is_seen(&self) -> bool {
        self.added + self.changed + self.roles + self.cuts + self.second + self.drafts > 0
    }
}

/// How many places have another choice in one of two lists than in the other, or have one in one of
/// them only. The lists are in the order of their places.
pub(crate) fn differences<T: Copy + PartialEq>(before: &[(usize, T)], now: &[(usize, T)]) -> usize {
    let choice = |list: &[(usize, T)], at: usize| {
        let place = list.binary_search_by_key(&at, |(known, _)| *known);
        place.ok().map(|place| list[place].1)
    };
    let changed = now.iter().filter(|(at, now)| choice(before, *at) != Some(*now)).count();
    let gone = before.iter().filter(|(at, _)| choice(now, *at).is_none()).count();
    changed + gone
}

/// What a file does to one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleReport {
    /// The article as it is called here.
    pub id: ArticleId,
    /// Its title; the identity when its text is not here.
    pub title: String,
    /// Whether the file brings the article itself.
    pub is_new: bool,
    /// What it does to its annotations.
    pub counts: ImportCounts,
}

/// All that a file does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// For each article of the file.
    pub articles: Vec<ArticleReport>,
    /// As whom the reader goes on, when the file decides it.
    pub reader: Option<Annotator>,
    /// Settings that it brings: the language, names of others, places, fields of other programs.
    pub settings: usize,
    /// Records that cannot be read and are kept as they are.
    pub quarantined: usize,
}

impl ImportReport {
    /// What it does to all articles together.
    pub fn total(&self) -> ImportCounts {
        let counts = self.articles.iter().map(|article| &article.counts);
        counts.fold(ImportCounts::default(), ImportCounts::plus)
    }

    /// How many articles it brings.
    pub fn new_articles(&self) -> usize {
        self.articles.iter().filter(|article| article.is_new).count()
    }

    /// Whether everything in it is here already.
    pub fn is_nothing(&self) -> bool {
        let total = self.total();
        self.new_articles() == 0
            && !total.is_seen()
            && total.cleared + total.places == 0
            && self.reader.is_none()
            && self.settings + self.quarantined == 0
    }
}
