//! Classes of characters that the rules for sentences speak of.

use crate::text::is_invisible_mark;

/// Marks that may end a sentence (UAX #29 ATerm and STerm, as far as Arabic and Latin script use them).
pub fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔' | '‼' | '⁇' | '⁈' | '⁉')
}

/// What never changes where a sentence ends: vowel marks and other combining marks, tatweel,
/// joiners, direction marks and isolates (UAX #29 SB5: Extend and Format).
pub fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{00AD}' | '\u{FE00}'..='\u{FE0F}')
        || is_invisible_mark(c)
}

/// A quotation mark that closes; `"` and `'` may open as well, and so may `“` in some hands.
pub fn is_closing_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | '“')
}

/// Whether a mark both opens and closes quotations.
pub fn is_ambiguous_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“')
}

/// A bracket that closes.
pub fn is_closing_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '﴾')
}

/// A quotation mark that opens.
pub fn is_opening_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '„' | '«' | '‹')
}

/// A bracket that opens.
pub fn is_opening_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '﴿')
}

/// What may stand before the first word of a sentence.
pub fn is_opener(c: char) -> bool {
    is_opening_quote(c) || is_opening_bracket(c)
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
    matches!(c, '\u{0620}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && c.is_alphabetic()
        && !is_ignorable(c)
}
