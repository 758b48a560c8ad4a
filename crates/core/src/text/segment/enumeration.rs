//! Rule 4: the numbers and letters of a list that stands within a sentence, `three steps: 1. Repair
//! the quay 2. Move the market`, and the numbers that name a part of a law, `المادة 2.1. من القانون`.

use super::chars::{is_dash, is_opener};
use super::item::Item;
use super::openings::{begins_sentence, turns};
use super::place::{Place, trim_end};
use super::tables::Kinds;
use super::words::Word;

/// Whether a stop belongs to an item of a list within the sentence. A list begins after a colon or
/// a dash with its first number or letter; what is counted on from there belongs to it.
pub fn is_item(place: &Place, word: &Word) -> bool {
    let Some(item) = Item::of(word) else {
        return false;
    };
    let goes_on = place.line.item.get().is_some_and(|last| item.goes_on(last));
    let belongs = goes_on || (item.begins_list(word) && is_introduced(place, word));
    if belongs {
        let roman = item == Item::Letter && place.line.item.get() == Some(Item::Roman);
        place.line.item.set(Some(if roman { Item::Roman } else { item }));
    }
    belongs
}

/// Whether a colon or a dash stands before a word.
fn is_introduced(place: &Place, word: &Word) -> bool {
    let gap = &place.text[place.line.start..word.start];
    let before = trim_end(trim_end(gap).trim_end_matches(is_opener));
    let is_apart = || gap[before.len()..].contains(char::is_whitespace);
    before.ends_with([':', '：']) || (is_apart() && before.ends_with(|c| c == '-' || is_dash(c)))
}

/// Whether the item that the sentence counts under way is followed by the next: `1. Wash. 2. Dry`,
/// where `Wash.` looks like an abbreviation.
pub fn next_item_follows(place: &Place) -> bool {
    let next = place.next.word();
    let goes_on = |last| Item::of(next).is_some_and(|item| item.goes_on(last));
    place.text[next.end..].starts_with(['.', ')']) && place.line.item.get().is_some_and(goes_on)
}

/// Notes the number that stands first in a sentence, so that what is counted on from there is known.
pub fn note_first_item(place: &Place, number: &Word) {
    place.line.item.set(Item::of(number));
}

/// Whether a number or letter with a stop names a part of something, and the sentence goes on: after a
/// word such as `المادة`, unless what follows begins a sentence. Where a capital tells it is not asked.
pub fn is_reference(place: &Place, item: &Word) -> bool {
    names_part(place, item, item.start)
}

/// The same for one in brackets before the stop: `البند (أ). على`.
pub fn is_bracketed_reference(place: &Place) -> bool {
    let from = place.line.start;
    let Some(inside) = trim_end(&place.text[from..place.mark.start]).strip_suffix([')', ']']) else {
        return false;
    };
    let item = place.last_word(from + inside.len());
    let is_item = item.is_letter() || item.is_number();
    let before = trim_end(&place.text[from..item.start]).strip_suffix(['(', '[']);
    before.is_some_and(|before| is_item && names_part(place, &item, from + before.len()))
}

/// Whether an item names a part of the noun that ends before `noun_end`.
fn names_part(place: &Place, item: &Word, noun_end: usize) -> bool {
    let next = place.next.word();
    if !next.is_arabic() || begins_sentence(next) || turns(place.text, next) {
        return false;
    }
    let noun = place.last_word(noun_end);
    let is_noun = |kinds: Kinds| kinds.has(Kinds::LETTER_NOUN);
    let is_number_word = || noun.chars() == ['ر', 'ق', 'م'];
    let has_noun = is_noun(noun.kinds()) || is_noun(noun.kinds_without_prefix()) || is_number_word();
    let goes_on = || next.kinds().has(Kinds::RESUMER) && (item.is_number() || !next.kinds().has(Kinds::STARTER));
    has_noun && (item.is_parted() || goes_on())
}

/// Whether a number of several parts belongs to a heading such as `Sec. 4.2. Applies to members`.
pub fn is_heading(place: &Place, number: &Word) -> bool {
    let before = trim_end(&place.text[place.line.start..number.start]);
    let noun = place.last_word(place.line.start + before.trim_end_matches('.').len());
    number.is_parted() && noun.kinds().has(Kinds::BEFORE_NUMBER) && place.is_first(&noun)
}
