//! Rule 4: a single stop ends a sentence unless it belongs to the word before it.

use super::chars::is_numeric;
use super::enumeration::{
    is_bracketed_reference, is_heading, is_item, is_reference, next_item_follows, note_first_item,
};
use super::name_follows::{ends_before_name, rank_ends};
use super::openings::{begins_clause, begins_sentence, turns};
use super::place::{Place, trim_end};
use super::tables::{Kinds, kinds_of};
use super::words::Word;

/// What the word before a stop is, as far as the stop may belong to it.
enum Before {
    /// A word like any other, or none.
    Plain,
    /// The number or letter of an item of a list within the sentence.
    Item,
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
        Before::Plain => !is_bracketed_reference(place),
        Before::Number if place.is_first(&word) => {
            note_first_item(place, &word);
            false
        }
        Before::Number => !is_reference(place, &word) && !is_ordinal(&word, next()) && !is_heading(place, &word),
        Before::Item | Before::Reference => false,
        Before::Title => rank_ends(place, &word),
        Before::Unit => begins_clause(next()) || turns(place.text, next()),
        Before::Letter if is_named_letter(place, &word) => !is_reference(place, &word),
        Before::Letter => letter_ends(place, &word),
        Before::Ender => !next().kinds().has(Kinds::CONNECTOR),
        Before::Abbreviation => {
            begins_sentence(next())
                || turns(place.text, next())
                || ends_before_name(place, &word)
                || next_item_follows(place)
        }
    }
}

fn before(place: &Place, word: &Word) -> Before {
    if word.is_empty() {
        return Before::Plain;
    }
    if is_item(place, word) {
        return Before::Item;
    }
    if word.is_number() || word.is_roman() {
        return Before::Number;
    }
    let kinds = word.kinds();
    // German writes streets as one word: `Hauptstr. 5`.
    let is_street = || word.letters() > 4 && word.chars().ends_with(&['s', 't', 'r']);
    let refers = kinds.has(Kinds::MONTH) || kinds.has(Kinds::BEFORE_NUMBER) || is_street();
    if refers && is_numeric(place.next.lead) {
        return Before::Reference;
    }
    let is_arabic_abbreviation = kinds.has(Kinds::ABBREVIATION) && word.is_arabic();
    let measures = is_arabic_abbreviation && follows_number(place, word);
    if measures || word.kinds_of_unit().has(Kinds::ABBREVIATION) {
        return Before::Unit;
    }
    let is_pair = || word.is_letter() && pair_of(place, word).has(Kinds::TITLE);
    if is_initial(word) || is_joined_initial(place, word) || is_pair() {
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

/// Whether a number counts what follows: `am 3. Oktober`, `Sultan II. Abdülhamid`.
fn is_ordinal(number: &Word, next: &Word) -> bool {
    number.chars().len() <= 3 && next.kinds().has(Kinds::COUNTED)
}

/// Whether a word is a letter that stands for one. Russian has words of one small letter.
fn is_initial(word: &Word) -> bool {
    let is_word = |c: &char| matches!(c, 'а'..='я' | 'ё') && !"гтдпсрмнч".contains(*c);
    word.is_letter() && (word.capital || !word.chars().iter().any(is_word))
}

/// Particles of names: `J. de Vries`, `M. El Amrani`.
const PARTICLES: &[&str] = &["el", "de", "los", "las", "das", "der", "die", "do", "di", "het"];

/// Whether a sentence ends after a letter.
fn letter_ends(place: &Place, letter: &Word) -> bool {
    let next = place.next.word();
    let is_versus = letter.chars() == ['v'] && !letter.capital;
    let is_particle = || {
        PARTICLES
            .iter()
            .any(|known| known.chars().eq(next.chars().iter().copied()))
    };
    if place.is_first(letter) || is_versus {
        return false;
    }
    let pair = pair_of(place, letter);
    if pair.has(Kinds::TITLE) {
        return false;
    }
    pair.has(Kinds::ENDER) || (begins_sentence(next) && !is_particle())
}

/// The lists that a letter stands in together with the letter before it: `z. B.`, `т. д.`
fn pair_of(place: &Place, letter: &Word) -> Kinds {
    let before = trim_end(&place.text[place.line.start..letter.start]);
    let Some(before) = before.strip_suffix('.') else {
        return Kinds::NONE;
    };
    let first = place.last_word(place.line.start + before.len());
    match (first.chars(), letter.chars()) {
        ([first], [second]) => kinds_of(&[*first, '.', *second]),
        _ => Kinds::NONE,
    }
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
    let noun = place.last_word(letter.start);
    let is_arabic_noun = || letter.is_arabic() && noun.kinds_without_prefix().has(Kinds::LETTER_NOUN);
    noun.kinds().has(Kinds::LETTER_NOUN) || is_arabic_noun()
}

/// Whether the quotation holds an agency's letters only: `«د.ب.أ.»`.
pub fn quoted_abbreviation(place: &Place) -> bool {
    place.word_before().is_dotted()
}
