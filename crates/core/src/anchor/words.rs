//! The sentences of a version as numbers of what their parts say.

use std::collections::HashMap;
use std::ops::Range;

use super::statement::statement;
use super::version::Version;
use crate::text::ByteSpan;

/// The number of each thing that a part says, the same in both versions.
#[derive(Default)]
pub struct Dictionary(HashMap<String, u32>);

impl Dictionary {
    fn number(&mut self, says: String) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(says).or_insert(next)
    }
}

/// The parts of all sentences of a version, one after the other.
pub struct Words {
    /// What each part says, by number.
    pub says: Vec<u32>,
    /// Where each part stands, in bytes of the text.
    pub bytes: Vec<ByteSpan>,
    /// The parts of each sentence.
    sentences: Vec<Range<usize>>,
}

impl Words {
    /// Of all sentences of a version; linear in its text.
    pub fn of(version: &Version<'_>, dictionary: &mut Dictionary) -> Self {
        let mut words = Self {
            says: Vec::new(),
            bytes: Vec::new(),
            sentences: Vec::with_capacity(version.passages.len()),
        };
        for passage in &version.passages {
            let (start, first) = (passage.span.start(), words.says.len());
            for part in statement(passage.span.of(version.text)) {
                words.says.push(dictionary.number(part.says));
                words
                    .bytes
                    .push(ByteSpan::new(start + part.bytes.start(), start + part.bytes.end()));
            }
            words.sentences.push(first..words.says.len());
        }
        words
    }

    /// How many sentences there are.
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// What a sentence says; nothing of one that is not there.
    pub fn sentence(&self, index: usize) -> &[u32] {
        self.sentences.get(index).map_or(&[], |parts| &self.says[parts.clone()])
    }

    /// The parts of neighbouring sentences.
    pub fn parts(&self, of: &Range<usize>) -> Range<usize> {
        match (self.sentences.get(of.start), self.sentences.get(of.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if of.start < of.end => first.start..last.end,
            _ => 0..0,
        }
    }

    /// What neighbouring sentences say together.
    pub fn sentences(&self, of: Range<usize>) -> &[u32] {
        &self.says[self.parts(&of)]
    }

    /// The sentence that a part belongs to.
    pub fn sentence_of(&self, part: usize) -> usize {
        self.sentences.partition_point(|parts| parts.end <= part)
    }

    /// The sentences with each number, in order, each once.
    pub fn sentences_by_word(&self) -> HashMap<u32, Vec<usize>> {
        let mut lists: HashMap<u32, Vec<usize>> = HashMap::new();
        for (sentence, parts) in self.sentences.iter().enumerate() {
            for word in &self.says[parts.clone()] {
                let list = lists.entry(*word).or_default();
                if list.last() != Some(&sentence) {
                    list.push(sentence);
                }
            }
        }
        lists
    }
}
