//! The order of the articles in the library.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::Chars;

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::model::arrangement::Order;
use crate::model::counts::Counts;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::storage::kinds::last_read;
use crate::text::fold;

/// Puts articles, which come in the order in which they were added, into the one that is wanted. Those that
/// it says nothing of, or the same, stay in theirs.
pub fn sort(state: &State, entries: &mut [&LibraryEntry], order: Order) {
    match order {
        Order::Added => {}
        Order::LastRead => {
            let mut read: BTreeMap<ArticleId, Stamp> = BTreeMap::new();
            for (at, key) in last_read::all(state) {
                if let Some(id) = key.article() {
                    read.insert(id, at);
                }
            }
            entries.sort_by_key(|entry| Reverse(read.get(&entry.id).copied()));
        }
        Order::Title => entries.sort_by_cached_key(|entry| sort_key(state.name_of_entry(entry))),
        Order::Progress => entries.sort_by_key(|entry| Reverse(progress(state, entry))),
    }
}

/// How much of an article is tagged, in millionths; of one of which nothing is known, none of it.
fn progress(state: &State, entry: &LibraryEntry) -> usize {
    let progress = |counts: &Counts| (counts.tagged() * 1_000_000).checked_div(counts.total);
    state.counts_of(entry).and_then(progress).unwrap_or_default()
}

/// A part of a title by which it is sorted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// A number, in order of its value: without zeros before it, the shorter one is the smaller.
    Number(usize, String),
    /// Anything else.
    Letter(char),
}

/// What a title is sorted by: its letters without marks and spelling variants, numbers by their value, and
/// nothing that stands before the first of either, such as a quotation mark.
fn sort_key(title: &str) -> Vec<Part> {
    let folded = fold(title);
    let mut letters = folded
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .peekable();
    let mut parts = Vec::new();
    while let Some(letter) = letters.next() {
        parts.push(match value_of(letter) {
            Some(digit) => number(digit, &mut letters),
            None => Part::Letter(letter),
        });
    }
    parts
}

fn number(first: char, rest: &mut Peekable<Chars<'_>>) -> Part {
    let mut digits = String::from(first);
    while let Some(digit) = rest.peek().copied().and_then(value_of) {
        digits.push(digit);
        rest.next();
    }
    let digits = digits.trim_start_matches('0');
    Part::Number(digits.len(), digits.to_owned())
}

/// A digit of the scripts that titles here are written in, as ASCII.
fn value_of(digit: char) -> Option<char> {
    let value = |zero: char| (digit as u32).checked_sub(zero as u32).filter(|value| *value < 10);
    let value = ['0', '٠', '۰'].into_iter().find_map(value)?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    /// Each of these comes before the next, or is in the same place.
    #[test]
    fn titles_are_in_the_order_that_a_reader_expects() {
        let sorted = [
            &["Report 2", "Report 10", "Report 100"][..],
            &["تقرير ٢", "تقرير ١٠", "تقرير 11"],
            &["أحمد", "إدارة", "آراء", "باب"],
            &["«أزمة المياه»", "بحر", "تاريخ"],
            &["Éclair", "Edge", "Zebra"],
            &["007", "8", "Alpha"],
            &["", "a"],
        ];
        for titles in sorted {
            for two in titles.windows(2) {
                assert!(sort_key(two[0]) < sort_key(two[1]), "{} / {}", two[0], two[1]);
            }
        }
        assert_eq!(sort_key("الأمْن"), sort_key("الامن"));
    }
}
