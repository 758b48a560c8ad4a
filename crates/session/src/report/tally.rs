//! The tally of a sheet: how many sentences have each label, by whom and when.

use super::Sheet;
use crate::annotation::Stamp;
use crate::codebook::LabelId;

/// What was counted on an article.
pub struct Tally<'a> {
    /// Sentences that are text.
    pub total: usize,
    /// Those with each label that can be given, in the order of the codebook.
    pub labels: Vec<(LabelId, usize)>,
    /// Those with another label.
    pub other: usize,
    /// Those that are marked as ones to come back to, with a label or without.
    pub unsure: usize,
    /// Everyone who said something, with how many labels and notes.
    pub authors: Vec<(&'a str, usize)>,
    /// The first and the last time.
    pub times: Option<(Stamp, Stamp)>,
}

impl Tally<'_> {
    /// Sentences with any label.
    pub fn tagged(&self) -> usize {
        self.labels.iter().map(|(_, count)| count).sum::<usize>() + self.other
    }
}

/// Counts the tags. Linear in the sentences.
pub fn tally<'a>(sheet: &Sheet<'a>) -> Tally<'a> {
    let mut tally = Tally {
        total: 0,
        labels: sheet.codebook.given().map(|label| (label.id.clone(), 0)).collect(),
        other: 0,
        unsure: 0,
        authors: Vec::new(),
        times: None,
    };
    for sentence in (0..sheet.document.sentences.len()).filter(|sentence| sheet.role(*sentence).is_text()) {
        let to_tag = sheet.is_counted(sentence);
        tally.total += usize::from(to_tag);
        let Some(tag) = (sheet.tag_of)(sentence) else { continue };
        if let Some(label) = tag.label.filter(|_| to_tag) {
            match tally.labels.iter_mut().find(|(known, _)| known == label) {
                Some((_, count)) => *count += 1,
                None => tally.other += 1,
            }
        }
        tally.unsure += usize::from(tag.unsure);
        match tally.authors.iter_mut().find(|(name, _)| *name == tag.by) {
            Some((_, count)) => *count += 1,
            None => tally.authors.push((tag.by, 1)),
        }
        tally.times = Some(match tally.times {
            Some((first, last)) => (first.min(tag.at), last.max(tag.at)),
            None => (tag.at, tag.at),
        });
    }
    tally
}

/// The share of `part` in `whole`, in whole hundredths, rounded.
pub fn percent(part: usize, whole: usize) -> usize {
    (part * 100 + whole / 2) / whole.max(1)
}
