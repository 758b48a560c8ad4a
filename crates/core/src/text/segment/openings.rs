//! Words that begin a sentence, where the mark before them leaves it open whether one ended.

use super::chars::is_numeric;
use super::tables::{Kinds, kinds_of};
use super::words::Word;

/// Whether a word that follows an abbreviation begins a sentence.
pub fn begins_sentence(word: &Word) -> bool {
    let starts = word.kinds().has(Kinds::STARTER);
    if word.is_arabic() {
        starts || begins_arabic_sentence(word)
    } else {
        starts && word.capital
    }
}

/// After a unit or an era: a word that begins a sentence, or any clause with `و` that is not
/// evidently a further noun, by the article or the feminine ending.
pub fn begins_clause(word: &Word) -> bool {
    let foreign = |c: &char| is_numeric(*c) || matches!(c, 'ی' | 'ک' | 'گ' | 'پ' | 'چ' | 'ژ' | 'ہ' | 'ں' | 'ے');
    let is_noun = |rest: &[char]| rest.starts_with(&['ا', 'ل']) || rest.ends_with(&['ة']);
    let is_clause = |rest: &[char]| rest.len() >= 3 && !is_noun(rest) && !rest.iter().any(foreign);
    let joined = matches!(word.chars(), ['و', rest @ ..] if is_clause(rest));
    joined || begins_sentence(word)
}

/// Whether a word and the next turn to another side: `من جهتها،`.
pub fn turns(text: &str, word: &Word) -> bool {
    let second = Word::after(text, word.end);
    second.kinds().has(Kinds::TURN) && text[second.end..].starts_with([',', '،'])
}

/// `و` or `ف` with a verb: a verb of saying, a present or future form, or the feminine perfect.
pub fn begins_arabic_sentence(word: &Word) -> bool {
    let ['و' | 'ف', rest @ ..] = word.chars() else {
        return false;
    };
    let is_present = |verb: &[char]| verb.len() >= 4 && matches!(verb[0], 'ي' | 'ت') && !verb.ends_with(&['ة']);
    let is_future = |verb: &[char]| verb.len() >= 5 && verb[0] == 'س' && matches!(verb[1], 'ي' | 'ت' | 'ن');
    let is_feminine = |verb: &[char]| {
        let noun = verb.ends_with(&['ا', 'ت']) || verb.starts_with(&['ا', 'ل']);
        (3..=7).contains(&verb.len()) && verb.ends_with(&['ت']) && !noun
    };
    is_present(rest) || is_future(rest) || is_feminine(rest) || kinds_of(rest).has(Kinds::SAYING)
}
