//! Whether letters are Arabic writing or other bytes that were read as such.

/// The letters that make up most of any text in Arabic or Persian.
const COMMON: &str = "اليمونرتبهأع";
/// Letters that end a word: nothing but vowel signs follows them.
const FINAL: &str = "ةى";
/// Letters that begin no word.
const NEVER_FIRST: &str = "ةىئؤء";

/// So much of Arabic is common letters (three quarters and more in news), with room for short texts.
const MOSTLY_COMMON: f64 = 0.55;

/// Whether a character belongs to the Arabic script: letters and their signs.
pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}' | '\u{6D5}'..='\u{6FF}')
}

/// Vowel signs: they stand above and below letters.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')
}

/// Whether a word of Arabic letters can be one: its letters stand where such letters do.
pub(super) fn is_possible_word(word: &str) -> bool {
    let mut previous = None;
    let mut signs = 0;
    for c in word.chars() {
        signs = if is_sign(c) { signs + 1 } else { 0 };
        let is_wrong = match previous {
            None => is_sign(c) || NEVER_FIRST.contains(c),
            Some(letter) => signs == 0 && FINAL.contains(letter),
        };
        if is_wrong || signs > 2 {
            return false;
        }
        if signs == 0 {
            previous = Some(c);
        }
    }
    true
}

/// Whether words together have the letters that Arabic mostly has; of very few letters nothing can be said.
pub(super) fn has_common_letters<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let (mut letters, mut common) = (0usize, 0usize);
    for c in words.flat_map(str::chars).filter(|c| !is_sign(*c)) {
        letters += 1;
        common += usize::from(COMMON.contains(c));
    }
    letters >= 4 && common as f64 >= letters as f64 * MOSTLY_COMMON
}
