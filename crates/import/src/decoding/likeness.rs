//! Whether a decoded text reads like writing, or is what the wrong encoding makes of it.

use super::arabic;

/// What of a text outside ASCII reads like writing and what does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Likeness {
    /// Words with letters outside ASCII.
    pub(super) words: usize,
    /// Those of them that are in no language; characters that stand in no text count as a word each.
    pub(super) wrong: usize,
}

impl Likeness {
    /// How much of a text is looked at, in characters.
    const LOOKED_AT: usize = 200_000;

    /// Of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut likeness = Self::default();
        let mut word = String::new();
        let mut digit_before = false;
        for c in text.chars().take(Self::LOOKED_AT).chain([' ']) {
            if is_in_word(c) {
                word.push(c);
                continue;
            }
            if !word.is_ascii() {
                likeness.words += 1;
                let beside_digit = digit_before || c.is_ascii_digit();
                let is_letter_at_digit = beside_digit && word.chars().count() == 1 && !arabic::is_arabic(first(&word));
                likeness.wrong += usize::from(is_letter_at_digit || !is_word(&word));
            }
            likeness.wrong += usize::from(stands_in_no_text(c));
            digit_before = c.is_ascii_digit();
            word.clear();
        }
        likeness
    }

    /// More of it is wrong than right.
    pub(super) fn is_nonsense(self) -> bool {
        self.wrong * 2 > self.words
    }
}

/// The words with letters outside ASCII in a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_in_word(c)).filter(|word| !word.is_ascii())
}

fn first(word: &str) -> char {
    word.chars().next().unwrap_or(' ')
}

/// Letters and the signs on them, whatever joins letters left out.
fn is_in_word(c: char) -> bool {
    c.is_alphabetic() || arabic::is_sign(c) || matches!(c, '\u{300}'..='\u{36F}' | '\u{5B0}'..='\u{5C7}')
}

/// Control characters beyond ASCII, private ones and what replaces lost ones.
pub(super) fn stands_in_no_text(c: char) -> bool {
    // Next line (U+0085) is a line break, where it is meant.
    matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' | '\u{FFFD}')
}

/// Whether letters together can be a word: one script, and where that is Latin, ASCII letters among them.
fn is_word(word: &str) -> bool {
    if word.chars().any(arabic::is_arabic) {
        return word.chars().all(arabic::is_arabic) && arabic::is_possible_word(word);
    }
    let count = word.chars().count();
    let ascii = word.chars().filter(char::is_ascii).count();
    let is_latin = word.chars().all(is_latin);
    match ascii {
        0 if is_latin => count == 1,
        0 => true,
        // `Ã©`, `pÃ¨re`: a capital in the middle of small letters.
        _ => is_latin && !has_capital_within(word),
    }
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}

fn has_capital_within(word: &str) -> bool {
    let mut small_before = false;
    word.chars().any(|c| {
        let is_wrong = small_before && c.is_uppercase() && !c.is_ascii();
        small_before = c.is_lowercase();
        is_wrong
    })
}
