//! Folding for search: what a reader types finds what the page wrote, whatever its vowel marks,
//! hamza seats, accents, digits or case.

use super::is_invisible_mark;
use super::span::ByteSpan;

/// The folded form of one character; `None` when search passes over it.
///
/// Source of the Arabic part: the usual normalisation of Arabic retrieval (Larkey et al. 2002,
/// "Improving stemming for Arabic information retrieval"): no vowel marks, no tatweel, one alef,
/// one yeh, heh for teh marbuta.
fn fold_char(c: char) -> Option<char> {
    match c {
        '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}' | '\u{0610}'..='\u{061A}' => None,
        '\u{0300}'..='\u{036F}' => None,
        _ if is_invisible_mark(c) => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' | 'ئ' => Some('ي'),
        'ة' | 'ہ' => Some('ه'),
        'ؤ' => Some('و'),
        'ک' => Some('ك'),
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10),
        '۰'..='۹' => char::from_digit(c as u32 - '۰' as u32, 10),
        _ if c.is_whitespace() => Some(' '),
        _ => Some(without_accent(c.to_lowercase().next().unwrap_or(c))),
    }
}

/// A Latin small letter without its accent, as in decomposed text, where the accent is a mark of its own.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        _ => c,
    }
}

/// The folded form of a text, for comparing.
pub fn fold(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// Every place where `needle` stands in `text`, both folded; spans in bytes of `text`, in order,
/// none overlapping. An empty needle (or one of vowel marks only) is found nowhere.
pub fn find_folded(text: &str, needle: &str) -> Vec<ByteSpan> {
    let needle: Vec<char> = fold(needle.trim()).chars().collect();
    if needle.is_empty() {
        return Vec::new();
    }
    let folded: Vec<(usize, char)> = text
        .char_indices()
        .filter_map(|(at, c)| fold_char(c).map(|folded| (at, folded)))
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at + needle.len() <= folded.len() {
        let window = &folded[at..at + needle.len()];
        if window.iter().map(|(_, c)| c).eq(needle.iter()) {
            let last = window[needle.len() - 1].0;
            let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
            found.push(ByteSpan::new(window[0].0, end));
            at += needle.len();
        } else {
            at += 1;
        }
    }
    found
}
