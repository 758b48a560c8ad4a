//! Dates of a file that lie further ahead than the reader's clock can be wrong. They are kept as what the
//! file says, move no clock, and are told of.

use crate::annotation::{Clock, Stamp};
use crate::exchange::file::{File, FileArticle};
use crate::exchange::parse_moment;
use crate::storage::kinds::{self, kind::Home};
use crate::transfer::restore_records::{records_of, records_without_text};

/// How many dates of a file lie too far ahead to be believed, and the latest of them.
pub fn dates_ahead(file: &File, clock: &Clock) -> (usize, Stamp) {
    let names = file.annotators.iter().filter_map(|listed| listed.named_at.as_deref());
    let moments = file.articles.iter().flat_map(moments_of).chain(names);
    let stamps = moments.filter_map(parse_moment);
    stamps
        .chain(stamps_of_records(file))
        .filter(|stamp| clock.is_ahead(*stamp))
        .fold((0, Stamp::default()), |(count, latest), stamp| {
            (count + 1, latest.max(stamp))
        })
}

/// Every moment at which something was said of an article.
fn moments_of(article: &FileArticle) -> impl Iterator<Item = &str> {
    let sentences = article.sentences.iter().flat_map(|sentence| &sentence.annotations);
    let unplaced = article.unplaced.iter().map(|unplaced| &unplaced.annotation);
    let said = sentences.chain(unplaced).map(|said| said.updated_at.as_str());
    let cleared = article.cleared.iter().map(|cleared| cleared.updated_at.as_str());
    let roles = article.blocks.iter().filter_map(|block| block.role_set_at.as_deref());
    let edits = article.segmenter.edits.iter();
    let cuts = edits.flat_map(|edit| edit.set_at.iter().chain(&edit.role_set_at).map(String::as_str));
    let taken_back = article.segmenter.taken_back.iter().map(|back| back.set_at.as_str());
    said.chain(cleared).chain(roles).chain(cuts).chain(taken_back)
}

/// The stamps of what stands in records: of articles without text, and what only backups have.
fn stamps_of_records(file: &File) -> Vec<Stamp> {
    let mut records = file.backup.as_ref().map(records_of).unwrap_or_default();
    records.extend(records_without_text(file));
    let stamps = records
        .iter()
        .map(|(key, value)| match kinds::of(key).map(|kind| kind.home()) {
            Some(Home::Article(kind)) => kind.stamps(value),
            _ => Vec::new(),
        });
    stamps.flatten().collect()
}
