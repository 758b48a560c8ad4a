//! What the library says of an article without its text: title, length, how much of it is tagged. So a
//! library of a thousand articles opens without one of them being cut into sentences.
//!
//! For an article as it is delivered the build makes it (`xtask/src/articles.rs`); for one that was worked
//! on, or that the reader opened from disk, it stands in a record (`storage/kinds/summary.rs`).

use crate::anchor::Sketch;
use crate::annotation::{Clock, Stamp};
use crate::article::{Article, Document};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::counts::{Counted, Counting, Counts};
use crate::text::Direction;

/// What the library says of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The title.
    pub title: String,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// The reading direction, `rtl` or `ltr`.
    pub direction: String,
    /// Who published it, where the text says so.
    pub source: Option<String>,
    /// SHA-256 of its text, in hexadecimal digits.
    pub sha256: String,
    /// Its text in a few numbers, by which another version of it is known.
    pub sketch: Sketch,
    /// Where it appeared, as far as its source says it: an address of http or https.
    pub address: Option<String>,
    /// Words of what is text in it.
    pub words: usize,
    /// Its sentences, counted without bylines and dates.
    pub tally: Tally,
    /// The same with bylines and dates.
    pub tally_with_credits: Tally,
    /// Whether there is work of anybody's on it.
    pub has_work: bool,
    /// What of the reader's work is in no file.
    pub unsaved: Unsaved,
}

/// The sentences of an article, counted in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many, and how many of them with which labels.
    pub counts: Counts,
    /// The place among them of the one at which the reader was last, from 1.
    pub left_at: Option<usize>,
}

/// What of the reader's work on an article is in no file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsaved {
    /// How many of their words are later than [`Unsaved::since`].
    pub words: usize,
    /// The earliest of those.
    pub earliest: Option<Stamp>,
    /// The latest of all.
    pub latest: Stamp,
    /// What is in a file already is up to this stamp.
    pub since: Stamp,
}

impl Unsaved {
    /// The same where what is in a file is up to this stamp; `None` where only the article itself knows.
    pub fn after(&self, since: Stamp) -> Option<(usize, Option<Stamp>)> {
        if since == self.since {
            Some((self.words, self.earliest))
        } else {
            (self.latest <= since).then_some((0, None))
        }
    }

    /// Of an article of which so much is in a file. `None` where something is dated in the future, which is
    /// counted once it is past.
    pub fn of(work: &AnnotatedArticle, since: Stamp, clock: &Clock) -> Option<Self> {
        let mut unsaved = Self {
            since,
            ..Self::default()
        };
        for stamp in work.own_stamps() {
            if clock.is_ahead(stamp) {
                return None;
            }
            unsaved.latest = unsaved.latest.max(stamp);
            if stamp > since {
                unsaved.words += 1;
                unsaved.earliest = Some(unsaved.earliest.map_or(stamp, |known| known.min(stamp)));
            }
        }
        Some(unsaved)
    }
}

impl Summary {
    /// Of an article as it is delivered, which nobody has worked on.
    pub fn of_delivered(article: Article) -> Self {
        let work = AnnotatedArticle::new(Document::new(article), Default::default(), Counting::default());
        Self::of(&work, false, Unsaved::default())
    }

    /// Of an annotated article.
    pub fn of(work: &AnnotatedArticle, has_work: bool, unsaved: Unsaved) -> Self {
        let document = &work.document;
        Self {
            title: document.title.clone(),
            language: document.language.tag().to_owned(),
            direction: document.direction.as_str().to_owned(),
            source: document.source.clone(),
            sha256: document.article.sha256.to_string(),
            sketch: work.sketch().clone(),
            address: document.article.address().map(Into::into),
            words: work.words(),
            tally: work.tally(Counting { credits: false }),
            tally_with_credits: work.tally(Counting { credits: true }),
            has_work,
            unsaved,
        }
    }

    /// Whether each label that it counts is named: earlier versions only said how many sentences had labels of other
    /// codebooks.
    pub(crate) fn names_all_labels(&self) -> bool {
        let labels = &self.tally_with_credits.counts.labels;
        labels.keys().all(|label| !label.as_str().is_empty())
    }

    /// Its sentences, counted so.
    pub fn tally(&self, counting: Counting) -> &Tally {
        if counting.credits {
            &self.tally_with_credits
        } else {
            &self.tally
        }
    }

    /// The reading direction.
    pub fn direction(&self) -> Direction {
        Direction::from_name(&self.direction).unwrap_or(Direction::Ltr)
    }
}

impl AnnotatedArticle {
    /// Words of what is text; linear in the text the first time.
    pub fn words(&self) -> usize {
        let count = || self.document.words(|block| self.role(block).is_text());
        *self.words.get_or_init(count)
    }

    /// Its text in a few numbers; linear in the text the first time.
    pub fn sketch(&self) -> &Sketch {
        self.sketch.get_or_init(|| Sketch::of(&self.document.article.text))
    }

    /// The stamps of what the reader said of it: tags, roles, cuts, lines.
    pub(crate) fn own_stamps(&self) -> impl Iterator<Item = Stamp> {
        let own = self.set.iter().filter(|(key, _)| self.is_reader(&key.annotator));
        let said = own.map(|(_, entry)| entry.stamp);
        let roles = self.roles.values().map(|choice| choice.stamp);
        let lines = Some(self.line_breaks.stamp).filter(|stamp| *stamp != Stamp::default());
        said.chain(roles)
            .chain(self.cuts.values().map(|choice| choice.stamp))
            .chain(lines)
    }

    /// Its sentences, counted so, whatever the reader prefers.
    fn tally(&self, counting: Counting) -> Tally {
        let mut tally = Tally::default();
        for sentence in 0..self.document.sentences.len() {
            let role = self.role(self.block_of(sentence));
            if !role.is_text() {
                continue;
            }
            let to_tag = counting.counts(role);
            tally.counts.total += usize::from(to_tag);
            let label = self.given_label(sentence).map(|(_, label)| label);
            tally.counts.add(&Counted::new(label, self.is_unsure(sentence)), to_tag);
            if self.place == Some(sentence) && to_tag {
                tally.left_at = Some(tally.counts.total);
            }
        }
        tally
    }
}
