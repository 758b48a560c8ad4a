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

/// Whether a number with a stop names a part of something, and the sentence goes on: after a word
/// such as `المادة`, unless what follows begins a sentence. Where a capital tells it is not asked.
pub fn is_reference(place: &Place, number: &Word) -> bool {
    let next = place.next.word();
    if !next.is_arabic() || begins_sentence(next) || turns(place.text, next) {
        return false;
    }
    let noun = place.last_word(number.start);
    let has_noun = noun.kinds().has(Kinds::LETTER_NOUN) || noun.kinds_without_prefix().has(Kinds::LETTER_NOUN);
    has_noun && (number.is_parted() || next.kinds().has(Kinds::RESUMER))
}
