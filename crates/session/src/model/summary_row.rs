//! How a summary is written, in the list of articles and in records: as a row without names. There may be
//! thousands of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::anchor::Sketch;
use crate::annotation::Stamp;
use crate::codebook::{LabelId, label_of_number, number_of_label};
use crate::model::counts::Counts;
use crate::model::summary::{Summary, Tally, Unsaved};

/// Words; both tallies, the second where it is another one; whether there is work; what is in no file; what is
/// not known from elsewhere; the labels of other codebooks in both tallies, where there are any, which rows from
/// before do not name.
#[derive(Serialize, Deserialize)]
struct Row(
    usize,
    Vec<usize>,
    Option<Vec<usize>>,
    bool,
    Option<(usize, Stamp, Stamp, Stamp)>,
    Option<About>,
    #[serde(default, skip_serializing_if = "Option::is_none")] Option<(Others, Others)>,
);

/// Labels that have no number, and how many sentences have each.
type Others = Vec<(LabelId, usize)>;

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
        let others = (others(&summary.tally), others(&summary.tally_with_credits));
        let others = (!others.1.is_empty()).then_some(others);
        Self(summary.words, tally, other, summary.has_work, unsaved, about, others)
    }
}

impl From<Row> for Summary {
    fn from(Row(words, tally, with_credits, has_work, unsaved, about, others): Row) -> Self {
        let (others, others_with_credits) = others.unwrap_or_default();
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
            tally: tally_of(&tally, others),
            tally_with_credits: tally_of(with_credits.as_ref().unwrap_or(&tally), others_with_credits),
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

/// The numbers of a tally in a fixed order, without zeros at the end: all sentences, those with each default label,
/// with any other one, those that are unsure, the place.
fn numbers(tally: &Tally) -> Vec<usize> {
    let Counts { total, labels, unsure } = &tally.counts;
    let mut numbers = vec![*total];
    let of_default = |label: &LabelId| labels.get(label).copied().unwrap_or_default();
    numbers.extend(numbered().map(|label| of_default(&label)));
    let other = others(tally).iter().map(|(_, count)| count).sum();
    numbers.extend([other, *unsure, tally.left_at.unwrap_or_default()]);
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    numbers
}

/// The labels that have a number, in its order.
fn numbered() -> impl Iterator<Item = LabelId> {
    (1..).map_while(label_of_number)
}

fn others(tally: &Tally) -> Others {
    let labels = tally.counts.labels.iter();
    let others = labels.filter(|(label, _)| number_of_label(label).is_none());
    others.map(|(label, count)| (label.clone(), *count)).collect()
}

fn tally_of(numbers: &[usize], others: Others) -> Tally {
    let mut numbers = numbers.iter().copied();
    let mut next = || numbers.next().unwrap_or_default();
    let total = next();
    let mut labels: Vec<(LabelId, usize)> = Vec::new();
    labels.extend(numbered().map(|label| (label, next())));
    let other = next();
    let named: usize = others.iter().map(|(_, count)| count).sum();
    labels.extend(others);
    // A row from before says only how many there are.
    labels.push((LabelId::new(""), other.saturating_sub(named)));
    let mut by_label = BTreeMap::new();
    for (label, count) in labels.into_iter().filter(|(_, count)| *count > 0) {
        *by_label.entry(label).or_default() += count;
    }
    Tally {
        counts: Counts {
            total,
            labels: by_label,
            unsure: next(),
        },
        left_at: Some(next()).filter(|place| *place > 0),
    }
}
