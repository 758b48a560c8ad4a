//! Rule 4: the numbers and letters of a list that stands within a sentence, `three steps: 1. Repair
//! the quay 2. Move the market`, and the numbers that name a part of a law, `المادة 2.1. من القانون`.

use super::chars::{is_dash, is_opener};
use super::openings::{begins_sentence, turns};
use super::place::{Place, trim_end};
use super::tables::Kinds;
use super::words::Word;

/// What an item of a list is counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A number, in any of the digits that Arabic and Latin script use.
    Number(u32),
    /// A letter.
    Letter,
    /// A Roman number.
    Roman,
}

impl Item {
    fn of(word: &Word) -> Option<Self> {
        let chars = word.chars();
        if word.is_letter() && chars != ['i'] {
            return Some(Self::Letter);
        }
        if chars.len() <= 5 && !chars.is_empty() && chars.iter().all(|c| matches!(c, 'i' | 'v' | 'x')) {
            return Some(Self::Roman);
        }
        let number = || chars.iter().try_fold(0, |number, c| Some(number * 10 + digit(*c)?));
        ((1..=3).contains(&chars.len()))
            .then(number)
            .flatten()
            .map(Self::Number)
    }

    /// Whether a list may begin with it.
    fn begins_list(self, word: &Word) -> bool {
        match self {
            Self::Number(number) => number == 1,
            Self::Letter => matches!(word.chars(), ['a' | 'أ' | 'ا' | 'а' | 'α']),
            Self::Roman => word.chars() == ['i'],
        }
    }

    /// Whether it comes after `last` in a list.
    fn goes_on(self, last: Self) -> bool {
        match (last, self) {
            (Self::Number(last), Self::Number(number)) => number == last + 1,
            (Self::Letter, Self::Letter) | (Self::Roman, Self::Roman | Self::Letter) => true,
            _ => false,
        }
    }
}

fn digit(c: char) -> Option<u32> {
    let is_digit = matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹');
    // The last four bits of the digits of all three blocks are their value.
    is_digit.then_some(c as u32 & 0xF)
}

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
