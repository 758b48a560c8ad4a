//! Where the reader may split a sentence.

use super::document::Document;

/// A word of a sentence, as a place to split it at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitPoint {
    /// The first code point of the word.
    pub at: usize,
    /// The word.
    pub word: String,
}

/// The words of a sentence in order; it can be split before each but the first.
pub fn split_points(document: &Document, sentence: usize) -> Vec<SplitPoint> {
    let text = document.sentence_text(sentence);
    let Some(first) = document.sentences.get(sentence).map(|sentence| sentence.chars.start()) else {
        return Vec::new();
    };
    let mut points = Vec::new();
    let mut at = first;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if !word.is_empty() {
            points.push(SplitPoint {
                at,
                word: word.to_owned(),
            });
        }
        at += piece.chars().count();
    }
    points
}
