//! The records of what the library says of articles that were worked on, or opened from disk.
//!
//! Nobody trusts one against the tags: it names the very records that it was made of ([`basis`] of
//! `storage/summaries.rs`). Where those are others by now (another tab, an earlier version of the program, a
//! restored backup, a crash between two writes), it says nothing, and the article is loaded and counted.
//!
//! [`basis`]: crate::storage::summaries

use serde::{Deserialize, Serialize};

use super::kind::{Home, InBackup, RecordKind, Scope, reads};
use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::model::counts::Counts;
use crate::model::summary::{Summary, Tally, Unsaved};
use crate::storage::key::{Owner, RecordKey};

/// What such a record says. It is written as a row without names: a reader may have thousands of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Row", into = "Row")]
pub struct StoredSummary {
    /// What it was made of, in hexadecimal digits.
    pub basis: String,
    /// What the library says of the article. Of one that is delivered, and cut as it is delivered, title and the
    /// like are left out: they come with it.
    pub summary: Summary,
    /// Of an article that the reader opened from disk: the file's name and when that was, in milliseconds
    /// since 1970-01-01 UTC.
    pub opened: Option<(String, u64)>,
}

/// Basis; words; both tallies, the second where it is another one; whether there is work; what is in no file;
/// what is not known from elsewhere.
#[derive(Serialize, Deserialize)]
struct Row(
    String,
    usize,
    Vec<usize>,
    Option<Vec<usize>>,
    bool,
    Option<(usize, Option<Stamp>, Stamp, Stamp)>,
    Option<About>,
);

/// Title, language, direction, source; of an opened article the hash of the text, the file, and when it was
/// opened.
#[derive(Serialize, Deserialize)]
struct About(String, String, String, Option<String>, Option<(String, String, u64)>);

impl From<StoredSummary> for Row {
    fn from(stored: StoredSummary) -> Self {
        let StoredSummary { basis, summary, opened } = stored;
        let with_credits = numbers(&summary.tally_with_credits);
        let tally = numbers(&summary.tally);
        let other = (with_credits != tally).then_some(with_credits);
        let Unsaved {
            words,
            earliest,
            latest,
            since,
        } = summary.unsaved.clone();
        let unsaved = (summary.unsaved != Unsaved::default()).then_some((words, earliest, latest, since));
        let opened = opened.map(|(file, opened_at)| (summary.sha256, file, opened_at));
        let is_known = summary.title.is_empty() && opened.is_none();
        let about = About(
            summary.title, summary.language, summary.direction, summary.source, opened,
        );
        let about = (!is_known).then_some(about);
        Self(basis, summary.words, tally, other, summary.has_work, unsaved, about)
    }
}

impl From<Row> for StoredSummary {
    fn from(Row(basis, words, tally, with_credits, has_work, unsaved, about): Row) -> Self {
        let tally_with_credits = tally_of(with_credits.as_ref().unwrap_or(&tally));
        let mut summary = Summary {
            words,
            tally: tally_of(&tally),
            tally_with_credits,
            has_work,
            ..Summary::default()
        };
        if let Some((words, earliest, latest, since)) = unsaved {
            summary.unsaved = Unsaved {
                words,
                earliest,
                latest,
                since,
            };
        }
        let mut opened = None;
        if let Some(About(title, language, direction, source, of_opened)) = about {
            (summary.title, summary.language, summary.direction, summary.source) = (title, language, direction, source);
            opened = of_opened.map(|(sha256, file, opened_at)| {
                summary.sha256 = sha256;
                (file, opened_at)
            });
        }
        Self { basis, summary, opened }
    }
}

/// The numbers of a tally in a fixed order, without zeros at the end.
fn numbers(tally: &Tally) -> Vec<usize> {
    let Counts {
        total,
        labels,
        other,
        unsure,
    } = tally.counts;
    let mut numbers = vec![total];
    numbers.extend(labels);
    numbers.extend([other, unsure, tally.left_at.unwrap_or_default()]);
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    numbers
}

fn tally_of(numbers: &[usize]) -> Tally {
    let mut numbers = numbers.iter().copied();
    let mut next = || numbers.next().unwrap_or_default();
    let total = next();
    let labels = std::array::from_fn(|_| next());
    let (other, unsure) = (next(), next());
    Tally {
        counts: Counts {
            total,
            labels,
            other,
            unsure,
        },
        left_at: Some(next()).filter(|place| *place > 0),
    }
}

/// Summaries of articles.
#[derive(Debug)]
pub struct SummaryRecord;

impl RecordKind for SummaryRecord {
    fn name(&self) -> &'static str {
        "summary"
    }

    fn scope(&self) -> Scope {
        Scope::Article
    }

    fn home(&self) -> Home<'_> {
        Home::Record
    }

    fn is_work(&self) -> bool {
        false
    }

    fn in_backup(&self) -> InBackup {
        InBackup::Never
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        reads::<StoredSummary>(value)
    }

    /// Both were counted, each of other records: one that does not fit is not used.
    fn union(&self, _: &str, new: &str) -> Option<String> {
        Some(new.to_owned())
    }
}

/// The key of the summary of this article.
pub fn key(id: &ArticleId) -> RecordKey {
    SummaryRecord.key(Owner::Article(id.clone()))
}
