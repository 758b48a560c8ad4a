//! Where the reader may split a sentence.

use unicode_segmentation::UnicodeSegmentation;

use super::document::Document;

/// How finely a sentence is taken apart to be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// Before each word: after white space, after a mark that stands between two words, and before
    /// each word or sign of a script that writes none.
    Words,
    /// Before each character as readers see it (grapheme cluster of UAX #29).
    Characters,
}

/// A piece of a sentence, as a place to split it at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitPoint {
    /// The first code point of the piece.
    pub at: usize,
    /// The piece, without white space.
    pub word: String,
    /// Whether white space parts it from the piece before it.
    pub spaced: bool,
}

/// The words of a sentence in order; it can be split before each but the first.
pub fn split_points(document: &Document, sentence: usize) -> Vec<SplitPoint> {
    split_points_by(document, sentence, Grain::Words)
}

/// The pieces of a sentence in order; it can be split before each but the first. Linear in the
/// sentence.
pub fn split_points_by(document: &Document, sentence: usize, grain: Grain) -> Vec<SplitPoint> {
    let text = document.sentence_text(sentence);
    let Some(first) = document.sentences.get(sentence).map(|sentence| sentence.chars.start()) else {
        return Vec::new();
    };
    let mut points = Vec::new();
    let mut at = first;
    let mut spaced = true;
    for run in text.split_inclusive(char::is_whitespace) {
        let word = run.trim_end();
        let mut place = at;
        for piece in pieces(word, grain) {
            points.push(SplitPoint {
                at: place,
                word: piece.to_owned(),
                spaced,
            });
            spaced = false;
            place += piece.chars().count();
        }
        spaced |= word.len() < run.len();
        at += run.chars().count();
    }
    points
}

/// The pieces of what stands between white space.
fn pieces(run: &str, grain: Grain) -> Vec<&str> {
    match grain {
        Grain::Characters => run.graphemes(true).collect(),
        Grain::Words => words(run),
    }
}

/// The words in what stands between white space: parted after marks (`dawn.Fishermen`), before marks
/// that open, and between the signs of scripts that write no spaces. Marks stay with the word before
/// them, at the beginning with the word after them.
fn words(run: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let mut last = ' ';
    let mut has_word = false;
    for (at, cluster) in run.grapheme_indices(true) {
        let Some(c) = cluster.chars().next() else {
            continue;
        };
        if has_word && begins_word(last, c) {
            starts.push(at);
            has_word = false;
        }
        has_word |= c.is_alphanumeric();
        last = c;
    }
    let ends = starts.iter().skip(1).copied().chain([run.len()]);
    let spans = starts.iter().copied().zip(ends);
    spans
        .map(|(start, end)| &run[start..end])
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a word begins between two characters.
fn begins_word(before: char, after: char) -> bool {
    let is_number = after.is_numeric() && matches!(before, '.' | ',' | ':' | '٫' | '٬');
    let after_mark = !before.is_alphanumeric() && !joins_words(before) && !is_number;
    if after.is_alphanumeric() {
        after_mark || is_unspaced(before) || (is_unspaced(after) && before.is_alphanumeric())
    } else {
        opens(after)
    }
}

/// Marks within words, and marks that show nothing.
fn joins_words(c: char) -> bool {
    matches!(
        c,
        '\'' | '’'
            | '-'
            | '_'
            | '/'
            | '\\'
            | '#'
            | '@'
            | '&'
            | '%'
            | '$'
            | '+'
            | '='
            | '\u{2010}'
            | '\u{2011}'
            | '\u{AD}'
            | 'ـ'
    ) || crate::text::is_invisible_mark(c)
}

/// Marks that belong to what follows them.
fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '«' | '‹' | '“' | '‘' | '„' | '‚' | '¿' | '¡' | '「' | '『' | '（' | '《' | '〈' | '【'
    )
}

/// Letters of scripts that write no space between words: Thai, Lao, Tibetan, Burmese, Khmer, Chinese
/// and Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{0F00}'..='\u{0FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
        && c.is_alphabetic()
}
