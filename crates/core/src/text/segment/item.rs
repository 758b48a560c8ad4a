//! What the items of a list are counted with: numbers, letters, Roman numbers.

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
    /// What a word counts with, if it can.
    pub fn of(word: &Word) -> Option<Self> {
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
    pub fn begins_list(self, word: &Word) -> bool {
        match self {
            Self::Number(number) => number == 1,
            Self::Letter => matches!(word.chars(), ['a' | 'أ' | 'ا' | 'а' | 'α']),
            Self::Roman => word.chars() == ['i'],
        }
    }

    /// Whether it comes after `last` in a list.
    pub fn goes_on(self, last: Self) -> bool {
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
