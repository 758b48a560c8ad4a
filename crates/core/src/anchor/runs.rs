//! Where the parts of a sentence stand in a text one after the other, however that is cut.

use std::collections::HashMap;
use std::ops::Range;

use super::words::Words;
use crate::text::ByteSpan;

/// So many places of one sentence are looked at; more make it no more unsure.
const MOST: usize = 20;

/// The places of each number among the parts of a text.
pub struct Runs<'a> {
    words: &'a Words,
    places: HashMap<u32, Vec<usize>>,
}

impl<'a> Runs<'a> {
    /// Of all sentences of a text.
    pub fn of(words: &'a Words) -> Self {
        let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
        for (part, word) in words.says.iter().enumerate() {
            places.entry(*word).or_default().push(part);
        }
        Self { words, places }
    }

    /// The parts of the text that say the same one after the other; looks where the rarest of them stands.
    pub fn find(&self, says: &[u32]) -> Vec<Range<usize>> {
        let places = says.iter().enumerate().map(|(at, word)| (at, self.places.get(word)));
        let Some((at, Some(rarest))) = places.min_by_key(|(_, places)| places.map_or(0, Vec::len)) else {
            return Vec::new();
        };
        let starts = rarest.iter().filter_map(|place| place.checked_sub(at));
        let found = starts.filter(|start| self.words.says[*start..].starts_with(says));
        found.take(MOST).map(|start| start..start + says.len()).collect()
    }

    /// The sentences that some parts stand in.
    pub fn sentences(&self, parts: &Range<usize>) -> Range<usize> {
        self.words.sentence_of(parts.start)..self.words.sentence_of(parts.end - 1) + 1
    }

    /// Where some parts stand in the text, with the punctuation that is written together with them.
    pub fn span(&self, parts: &Range<usize>, text: &str) -> ByteSpan {
        let (start, end) = (
            self.words.bytes[parts.start].start(),
            self.words.bytes[parts.end - 1].end(),
        );
        let floor = parts
            .start
            .checked_sub(1)
            .map_or(0, |before| self.words.bytes[before].end());
        let ceiling = self.words.bytes.get(parts.end).map_or(text.len(), ByteSpan::start);
        let before = text[floor..start].rfind(char::is_whitespace);
        let opens = before.map_or(start, |gap| {
            let gap = floor + gap;
            gap + text[gap..].chars().next().map_or(0, char::len_utf8)
        });
        let after = text[end..ceiling].find(char::is_whitespace);
        let closes = after.map_or(if ceiling == text.len() { ceiling } else { end }, |gap| end + gap);
        ByteSpan::new(if floor == 0 && before.is_none() { 0 } else { opens }, closes)
    }
}
