//! Finding words in a text, both folded.

use unicode_segmentation::GraphemeCursor;

use super::fold::{fold_each, keyboard_quote};
use super::span::ByteSpan;
use super::spellings::{NON_JOINER, Spellings};

/// Every place where `needle` stands in `text`, both folded; spans in bytes of `text`, in order, none
/// overlapping, all of whole grapheme clusters. A needle that folds to nothing (none at all, or of vowel
/// marks or invisible characters only) is found nowhere. Takes time in proportion to the text.
///
/// A needle may end or begin within a cluster (an Indic consonant without its vowel sign, one letter of a
/// ligature): the whole cluster is found. Not so within a syllable of Hangul, where that would be a part
/// of a letter: 가 is not found in 강.
///
/// In Arabic script a zero-width non-joiner, a space and nothing at all stand for each other where writers
/// differ ([`Spellings`]): `می‌خواهم` is found as `می خواهم` and as `میخواهم`.
pub fn find_folded(text: &str, needle: &str) -> Vec<ByteSpan> {
    let spellings = Spellings::of(needle);
    if !text.contains(NON_JOINER) {
        return find_any(text, text, &[spellings.joined, spellings.parted].concat());
    }
    let mut found = find_any(text, text, &spellings.joined);
    if !spellings.parted.is_empty() {
        // The thin space has as many bytes, so what is found there stands at the same place of the text.
        found.extend(find_any(text, &text.replace(NON_JOINER, "\u{2009}"), &spellings.parted));
        in_order(&mut found);
    }
    found
}

/// Sorts what was found and drops what overlaps an earlier one.
fn in_order(found: &mut Vec<ByteSpan>) {
    found.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let mut last = 0;
    found.retain(|span| {
        let is_free = span.start() >= last;
        last = if is_free { span.end() } else { last };
        is_free
    });
}

/// Where any of some folded needles stand in `read`, which has its characters at the places of those of
/// `text`.
fn find_any(text: &str, read: &str, needles: &[String]) -> Vec<ByteSpan> {
    let Some((first, others)) = needles.split_first() else {
        return Vec::new();
    };
    let mut places = Places::default();
    let folded = fold_each(read, keyboard_quote, |folded_at, at, is_alike| {
        places.add(folded_at, at, is_alike)
    });
    let mut found = find_one(text, &folded, &places, first);
    if !others.is_empty() {
        found.extend(
            others
                .iter()
                .flat_map(|needle| find_one(text, &folded, &places, needle)),
        );
        in_order(&mut found);
    }
    found
}

fn find_one(text: &str, folded: &str, places: &Places, needle: &str) -> Vec<ByteSpan> {
    let is_within_syllable = |place: usize| folded[place..].starts_with(|c| matches!(c, '\u{1160}'..='\u{11FF}'));
    let mut found: Vec<ByteSpan> = Vec::new();
    let mut from = 0;
    while let Some(offset) = folded.get(from..).and_then(|rest| rest.find(needle)) {
        let (start, end) = (from + offset, from + offset + needle.len());
        from = start + folded[start..].chars().next().map_or(1, char::len_utf8);
        // Where the last one ended is a boundary: nothing before it need be looked at.
        let known = found.last().map_or(0, |span| span.end());
        let first = places.of(text, start);
        let last = places.of(text, end - 1);
        if first < known {
            continue;
        }
        let span = whole_clusters(text, known, first, last);
        let begins_within = start > 0 && places.of(text, start - 1) >= span.start();
        let ends_within = end < folded.len() && places.of(text, end) < span.end();
        if (begins_within && is_within_syllable(start)) || (ends_within && is_within_syllable(end)) {
            continue;
        }
        found.push(span);
        from = end;
    }
    found
}

/// The clusters from the one with the character at `first` to the one with that at `last`; a boundary is
/// known at `known`, before both.
fn whole_clusters(text: &str, known: usize, first: usize, last: usize) -> ByteSpan {
    let rest = &text[known..];
    let mut cursor = GraphemeCursor::new(first - known, rest.len(), true);
    // The whole of `rest` is there, so the cursor never asks for more.
    let start = match cursor.is_boundary(rest, 0) {
        Ok(false) => cursor.prev_boundary(rest, 0).ok().flatten().unwrap_or(0),
        _ => first - known,
    };
    let mut cursor = GraphemeCursor::new(last - known, rest.len(), true);
    let end = cursor.next_boundary(rest, 0).ok().flatten().unwrap_or(rest.len());
    ByteSpan::new(known + start, known + end)
}

/// Which character of a text left what stands at a place of its folded form.
///
/// Kept only where the two do not run alongside each other, which is rare in most texts.
#[derive(Default)]
struct Places {
    /// Where such a stretch begins: in the folded text, in the text, and whether what follows is alike.
    stretches: Vec<(usize, usize, bool)>,
}

impl Places {
    fn add(&mut self, folded_at: usize, at: usize, is_alike: bool) {
        let goes_on = self
            .stretches
            .last()
            .is_some_and(|(from, text_from, was_alike)| *was_alike && is_alike && folded_at - from == at - text_from);
        if !goes_on {
            self.stretches.push((folded_at, at, is_alike));
        }
    }

    /// The offset in `text` of the character that left what stands at `place`.
    fn of(&self, text: &str, place: usize) -> usize {
        let after = self.stretches.partition_point(|(from, _, _)| *from <= place);
        let Some((from, at, is_alike)) = after.checked_sub(1).and_then(|index| self.stretches.get(index)) else {
            return 0;
        };
        let at = if *is_alike { at + (place - from) } else { *at };
        (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    }
}
