//! How a summary is written, in the list of articles and in records: as a row without names. There may be
//! thousands of them.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::anchor::Sketch;
use crate::annotation::Stamp;
use crate::model::counts::Counts;
use crate::model::summary::{Summary, Tally, Unsaved};

/// Words; both tallies, the second where it is another one; whether there is work; what is in no file; what is
/// not known from elsewhere.
#[derive(Serialize, Deserialize)]
struct Row(
    usize,
    Vec<usize>,
    Option<Vec<usize>>,
    bool,
    Option<(usize, Stamp, Stamp, Stamp)>,
    Option<About>,
);

/// Title, language, direction, hash of the text, source; the sketch of the text and the address, which rows from before
/// do not have.
#[derive(Default, Serialize, Deserialize)]
struct About(
    String,
    String,
    String,
    String,
    Option<String>,
    #[serde(default)] Sketch,
    #[serde(default)] Option<String>,
);

impl Serialize for Summary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Row::from(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Summary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Row::deserialize(deserializer).map(Self::from)
    }
}

impl From<Summary> for Row {
    fn from(summary: Summary) -> Self {
        let with_credits = numbers(&summary.tally_with_credits);
        let tally = numbers(&summary.tally);
        let other = (with_credits != tally).then_some(with_credits);
        let Unsaved {
            words,
            earliest,
            latest,
            since,
        } = summary.unsaved;
        let is_told = (words, latest, since) != Default::default();
        let unsaved = is_told.then_some((words, earliest.unwrap_or_default(), latest, since));
        let about = (!summary.sha256.is_empty()).then_some(About(
            summary.title, summary.language, summary.direction, summary.sha256, summary.source, summary.sketch,
            summary.address,
        ));
        Self(summary.words, tally, other, summary.has_work, unsaved, about)
    }
}

impl From<Row> for Summary {
    fn from(Row(words, tally, with_credits, has_work, unsaved, about): Row) -> Self {
        let About(title, language, direction, sha256, source, sketch, address) = about.unwrap_or_default();
        let (unsaved_words, earliest, latest, since) = unsaved.unwrap_or_default();
        Self {
            title,
            language,
            direction,
            source,
            sha256,
            sketch,
            address,
            words,
            tally: tally_of(&tally),
            tally_with_credits: tally_of(with_credits.as_ref().unwrap_or(&tally)),
            has_work,
            unsaved: Unsaved {
                words: unsaved_words,
                earliest: Some(earliest).filter(|_| unsaved_words > 0),
                latest,
                since,
            },
        }
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
