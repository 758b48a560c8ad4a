//! Rule 4: a single stop ends a sentence unless it belongs to the word before it.

use super::chars::is_numeric;
use super::openings::{begins_clause, begins_sentence, turns};
use super::place::{Place, trim_end};
use super::tables::Kinds;
use super::words::Word;

/// What the word before a stop is, as far as the stop may belong to it.
enum Before {
    /// A word like any other, or none.
    Plain,
    /// The number of a list item, or a number in the sentence.
    Number,
    /// A month, or an abbreviation such as `No.`, with a number after it.
    Reference,
    /// A unit or an era, or an Arabic abbreviation that often ends a sentence.
    Unit,
    /// A single letter.
    Letter,
    /// A title: a name follows.
    Title,
    /// What closes an enumeration: `etc.`
    Ender,
    /// Any other abbreviation.
    Abbreviation,
}

/// Whether a single stop ends the sentence.
pub fn stop_ends(place: &Place) -> bool {
    let word = place.last_word(place.mark.start);
    let next = || place.next.word();
    match before(place, &word) {
        Before::Plain => true,
        Before::Number => !place.is_first(&word),
        Before::Reference | Before::Title => false,
        Before::Unit => begins_clause(next()) || turns(place.text, next()),
        Before::Letter => is_named_letter(place, &word) || (!place.is_first(&word) && begins_sentence(next())),
        Before::Ender => !next().kinds().has(Kinds::CONNECTOR),
        Before::Abbreviation => begins_sentence(next()) || turns(place.text, next()),
    }
}

fn before(place: &Place, word: &Word) -> Before {
    if word.is_empty() {
        return Before::Plain;
    }
    if word.is_number() || word.is_roman() {
        return Before::Number;
    }
    let kinds = word.kinds();
    let refers = kinds.has(Kinds::MONTH) || kinds.has(Kinds::BEFORE_NUMBER);
    if refers && is_numeric(place.next.lead) {
        return Before::Reference;
    }
    let is_arabic_abbreviation = kinds.has(Kinds::ABBREVIATION) && word.is_arabic();
    let measures = is_arabic_abbreviation && follows_number(place, word);
    if measures || word.kinds_of_unit().has(Kinds::ABBREVIATION) {
        return Before::Unit;
    }
    if word.is_letter() || is_joined_initial(place, word) {
        return Before::Letter;
    }
    let is_title = kinds.has(Kinds::TITLE) && !kinds.has(Kinds::ABBREVIATION);
    if is_title || word.kinds_without_prefix().has(Kinds::TITLE) {
        return Before::Title;
    }
    if kinds.has(Kinds::ENDER) {
        return Before::Ender;
    }
    if is_arabic_abbreviation {
        return Before::Unit;
    }
    if kinds.has(Kinds::ABBREVIATION) || word.is_dotted() {
        return Before::Abbreviation;
    }
    Before::Plain
}

/// Whether a number stands before a word, as before a unit or an era.
fn follows_number(place: &Place, word: &Word) -> bool {
    trim_end(&place.text[place.line.start..word.start]).ends_with(is_numeric)
}

/// Whether it is a further initial joined by `و`: `ع. م. وس. ل.`
fn is_joined_initial(place: &Place, word: &Word) -> bool {
    let follows_initial = || {
        let before = trim_end(&place.text[place.line.start..word.start]);
        let stop = before.strip_suffix(['.', '۔']);
        stop.is_some_and(|before| place.last_word(place.line.start + before.len()).is_letter())
    };
    matches!(word.chars(), ['و', _]) && word.is_of_letters() && follows_initial()
}

/// Whether a single letter is the name of something: `vitamin C`.
fn is_named_letter(place: &Place, letter: &Word) -> bool {
    place.last_word(letter.start).kinds().has(Kinds::LETTER_NOUN)
}

/// Whether the quotation holds an agency's letters only: `«د.ب.أ.»`.
pub fn quoted_abbreviation(place: &Place) -> bool {
    place.word_before().is_dotted()
}
