//! Classes of characters that the rules for sentences speak of.

use crate::text::is_invisible_mark;

/// Marks that may end a sentence (UAX #29 ATerm and STerm, as far as Arabic and Latin script use them).
pub fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔' | '‼' | '⁇' | '⁈' | '⁉') || is_full_stop_of_others(c)
}

/// The marks of Chinese, Japanese and the languages of India, when words of theirs stand in another
/// text: they end a sentence and nothing else, with white space after them or without.
pub fn is_full_stop_of_others(c: char) -> bool {
    matches!(c, '。' | '｡' | '！' | '？' | '।' | '॥')
}

/// What never changes where a sentence ends: vowel marks and other combining marks, tatweel,
/// joiners, direction marks and isolates (UAX #29 SB5: Extend and Format).
#[inline]
pub fn is_ignorable(c: char) -> bool {
    !c.is_ascii() && !is_plain_letter(c) && is_ignorable_mark(c)
}

fn is_ignorable_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{00AD}' | '\u{FE00}'..='\u{FE0F}')
        || is_invisible_mark(c)
}

/// A quotation mark that closes; `"` and `'` may open as well, and so may `“` in some hands.
pub fn is_closing_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | '“' | '」' | '』')
}

/// Whether a mark both opens and closes quotations.
pub fn is_ambiguous_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“')
}

/// A bracket that closes.
pub fn is_closing_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '﴾' | '）')
}

/// A quotation mark that opens.
pub fn is_opening_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '„' | '«' | '‹' | '「' | '『')
}

/// A bracket that opens.
pub fn is_opening_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '﴿' | '（')
}

/// What may stand before the first word of a sentence.
pub fn is_opener(c: char) -> bool {
    is_opening_quote(c) || is_opening_bracket(c)
}

/// The dashes that part remarks from the rest of a sentence.
pub fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—')
}

/// Marks before which no sentence ends (UAX #29 SContinue).
pub fn is_continuation(c: char) -> bool {
    matches!(c, ',' | '،' | ';' | '؛' | ':' | '؍')
}

/// The breaks that end a line and so a sentence: Sep, CR and LF of UAX #29, and the two vertical
/// breaks that UAX #14 counts among them.
pub fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Pictographs with their joiners, variation selectors and skin tones (the blocks that hold
/// Extended_Pictographic of UTS #51), flags and keycaps.
pub fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}'
        | '\u{2300}'..='\u{23FF}' | '\u{FE0F}' | '\u{200D}' | '\u{20E3}' | '\u{E0020}'..='\u{E007F}')
}

/// A letter of the Arabic script.
pub fn is_arabic_letter(c: char) -> bool {
    if is_plain_letter(c) {
        return !c.is_ascii();
    }
    matches!(c, '\u{0620}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && c.is_alphabetic()
        && !is_ignorable(c)
}

/// The letters that nearly all text here is made of: the alphabets of ASCII, and of Arabic with the
/// letters that Persian and Urdu add. Most characters that the rules look at are among them, and
/// the standard library's tables take their time.
#[inline]
fn is_plain_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{0671}'..='\u{06D3}')
}

/// [`char::is_alphabetic`], quicker for what is common here.
pub fn is_alphabetic(c: char) -> bool {
    is_plain_letter(c) || (!c.is_ascii() && !is_plain_other(c) && c.is_alphabetic())
}

/// [`char::is_numeric`], quicker for what is common here.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    !is_plain_letter(c) && !is_plain_other(c) && c.is_numeric()
}

/// [`char::is_alphanumeric`], quicker for what is common here.
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    is_plain_letter(c) || (!is_plain_other(c) && c.is_alphanumeric())
}

/// What is neither letter nor number among the commonest characters beyond ASCII.
fn is_plain_other(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '«' | '»' | '،' | '؛' | '؟' | '۔' | '\u{2000}'..='\u{206F}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_answers_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert!(
                !is_plain_letter(c) || (c.is_alphabetic() && !is_invisible_mark(c)),
                "{c:?}"
            );
        }
    }
}
