//! Words around a mark, as the rules look at them: without vowel marks and the like, in lower case.

use super::chars::{
    is_alphabetic, is_alphanumeric, is_arabic_letter, is_ignorable, is_line_break, is_numeric, is_opener,
};
use super::tables::{Kinds, kinds_of};

/// The most characters of a word that any rule asks for; a longer one is in no table. The bound
/// keeps the work at each mark constant.
const LONGEST: usize = 16;

/// A word of up to [`LONGEST`] characters, reduced to what identifies it. Kept in place: words are
/// looked at by the million.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    chars: [char; LONGEST],
    count: usize,
    /// Whether it was longer than any word in the tables.
    too_long: bool,
    /// How many of its characters are letters, numbers, stops.
    letters: usize,
    numbers: usize,
    stops: usize,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends in the text, in bytes.
    pub end: usize,
}

impl Word {
    fn empty(at: usize) -> Self {
        Self {
            chars: ['\0'; LONGEST],
            count: 0,
            too_long: false,
            letters: 0,
            numbers: 0,
            stops: 0,
            capital: false,
            start: at,
            end: at,
        }
    }

    /// Adds a character; `false` when there is no room for it.
    fn push(&mut self, c: char) -> bool {
        self.too_long = self.count == LONGEST;
        if !self.too_long {
            self.chars[self.count] = c;
            self.count += 1;
        }
        !self.too_long
    }

    /// The word that ends at `end` (bytes of the text), not reaching before `from`.
    pub fn before(text: &str, from: usize, end: usize) -> Self {
        let mut word = Self::empty(end);
        for (at, c) in text[from..end].char_indices().rev() {
            if !is_ignorable(c) && (!belongs(c) || !word.push(c)) {
                break;
            }
            word.start = from + at;
        }
        word.chars[..word.count].reverse();
        word.finish()
    }

    /// The next word at or after `from` (bytes of the text).
    pub fn after(text: &str, from: usize) -> Self {
        let begins = |c: &char| is_alphanumeric(*c) && !is_ignorable(*c);
        let line = text[from..].char_indices().take_while(|(_, c)| !is_line_break(*c));
        let near = line.take(LONGEST * 4);
        let lead = near.into_iter().find(|(_, c)| begins(c));
        let mut word = Self::empty(lead.map_or(text.len(), |(at, _)| from + at));
        for (at, c) in text[word.start..].char_indices() {
            let ends = !is_alphanumeric(c) && !matches!(c, '\'' | '’');
            if !is_ignorable(c) && (ends || !word.push(c)) {
                break;
            }
            word.end = word.start + at + c.len_utf8();
        }
        word.finish()
    }

    fn finish(mut self) -> Self {
        self.capital = self.chars().first().is_some_and(|c| c.is_uppercase());
        for c in &mut self.chars[..self.count] {
            if is_arabic_letter(*c) {
                self.letters += 1;
                continue;
            }
            if c.is_uppercase() {
                *c = c.to_lowercase().next().unwrap_or(*c);
            }
            self.letters += usize::from(is_alphabetic(*c));
            self.numbers += usize::from(is_numeric(*c));
            self.stops += usize::from(is_stop(*c));
        }
        self
    }

    /// Its characters, reduced; of a long word as many as were read.
    pub fn chars(&self) -> &[char] {
        &self.chars[..self.count]
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How many letters it has, up to [`LONGEST`].
    pub fn letters(&self) -> usize {
        self.letters
    }

    /// Whether it is of letters only.
    pub fn is_of_letters(&self) -> bool {
        self.letters == self.count
    }

    /// Whether it is one letter.
    pub fn is_letter(&self) -> bool {
        self.count == 1 && !self.too_long && self.letters == 1
    }

    /// Whether it is in Arabic script.
    pub fn is_arabic(&self) -> bool {
        self.chars().first().is_some_and(|c| is_arabic_letter(*c))
    }

    /// Whether it is a number, in any digits, with separators or without.
    pub fn is_number(&self) -> bool {
        let belongs = |c: &char| is_numeric(*c) || matches!(c, '.' | '٫' | '٬');
        self.numbers > 0 && self.chars().iter().all(belongs)
    }

    /// Whether it is a number of several parts: `2.1`, `۲٫۱`.
    pub fn is_parted(&self) -> bool {
        self.is_number() && self.numbers < self.count
    }

    /// Whether it is letters with stops between them, none of its parts longer than two letters:
    /// `u.n`, `ph.d`, `د.ب.أ`.
    pub fn is_dotted(&self) -> bool {
        let short = |part: &[char]| (1..=2).contains(&part.strip_prefix(&['ا', 'ل']).unwrap_or(part).len());
        self.stops > 0 && self.letters + self.stops == self.count && self.chars().split(|c| is_stop(*c)).all(short)
    }

    /// Whether it is a Roman number in capitals, as lists have them.
    pub fn is_roman(&self) -> bool {
        self.capital && self.count <= 5 && self.chars().iter().all(|c| matches!(c, 'i' | 'v' | 'x'))
    }

    /// Whether it says the same as another.
    pub fn is_same(&self, other: &Self) -> bool {
        !self.is_empty() && self.chars() == other.chars()
    }

    /// The lists that it stands in without a conjunction written together with it in Arabic:
    /// `ود. منى`.
    pub fn kinds_without_prefix(&self) -> Kinds {
        match self.chars() {
            ['و' | 'ف', rest @ ..] if !self.too_long && !rest.is_empty() => kinds_of(rest),
            _ => Kinds::NONE,
        }
    }

    /// The lists that the unit of a number stands in: `1922م`, `30كم`; of none for other words.
    pub fn kinds_of_unit(&self) -> Kinds {
        if self.numbers == 0 || self.too_long {
            return Kinds::NONE;
        }
        match self.chars().iter().position(|c| !is_numeric(*c)) {
            Some(digits) if digits > 0 => kinds_of(&self.chars()[digits..]),
            _ => Kinds::NONE,
        }
    }

    /// The lists that it stands in; of none when it is too long.
    pub fn kinds(&self) -> Kinds {
        if self.too_long {
            return Kinds::NONE;
        }
        kinds_of(self.chars())
    }
}

/// What a word before a mark consists of: also stops and apostrophes within it.
fn belongs(c: char) -> bool {
    match c {
        '_' => true,
        _ if is_stop(c) || is_alphanumeric(c) => true,
        '،' | '؛' | '؟' | '”' | '’' | '»' | '›' | '–' | '—' | '…' => false,
        _ if c.is_ascii_punctuation() => matches!(c, '&' | '+' | '@' | '#' | '%'),
        _ => !c.is_whitespace() && !is_opener(c),
    }
}

/// The stops that stand between the letters of an abbreviation.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '۔')
}
