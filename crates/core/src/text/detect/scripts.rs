//! Scripts, as far as the language hangs on them.

use super::super::language::Language;

/// A script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Hebrew,
    Devanagari,
    Ethiopic,
    Han,
    Kana,
    Greek,
    Armenian,
    Georgian,
    Bengali,
    Gurmukhi,
    Gujarati,
    Odia,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Myanmar,
    Khmer,
    Hangul,
    Thaana,
    Other,
}

/// The number of kinds of [`Script`].
const KINDS: usize = Script::Other as usize + 1;

impl Script {
    /// The script of a letter or of a mark on one; none for digits, signs and white space.
    /// Source: Unicode's `Blocks.txt`.
    fn of(c: char) -> Option<Self> {
        let script = match c as u32 {
            0x0370..=0x03FF | 0x1F00..=0x1FFF => Self::Greek,
            0x0400..=0x052F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => Self::Cyrillic,
            0x0530..=0x058F => Self::Armenian,
            0x0590..=0x05FF | 0xFB1D..=0xFB4F => Self::Hebrew,
            0x0600..=0x06FF | 0x0750..=0x077F | 0x0870..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => Self::Arabic,
            0x0780..=0x07BF => Self::Thaana,
            0x0900..=0x097F | 0xA8E0..=0xA8FF => Self::Devanagari,
            0x0980..=0x09FF => Self::Bengali,
            0x0A00..=0x0A7F => Self::Gurmukhi,
            0x0A80..=0x0AFF => Self::Gujarati,
            0x0B00..=0x0B7F => Self::Odia,
            0x0B80..=0x0BFF => Self::Tamil,
            0x0C00..=0x0C7F => Self::Telugu,
            0x0C80..=0x0CFF => Self::Kannada,
            0x0D00..=0x0D7F => Self::Malayalam,
            0x0D80..=0x0DFF => Self::Sinhala,
            0x0E00..=0x0E7F => Self::Thai,
            0x0E80..=0x0EFF => Self::Lao,
            0x1000..=0x109F | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F => Self::Myanmar,
            0x10A0..=0x10FF | 0x1C90..=0x1CBF | 0x2D00..=0x2D2F => Self::Georgian,
            0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7FF => Self::Hangul,
            0x1200..=0x139F | 0x2D80..=0x2DDF => Self::Ethiopic,
            0x1780..=0x17FF => Self::Khmer,
            0x3040..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9F => Self::Kana,
            0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF | 0x3005 => Self::Han,
            0x41..=0x5A | 0x61..=0x7A | 0xAA | 0xBA | 0xC0..=0x24F | 0x250..=0x2AF => Self::Latin,
            0x1E00..=0x1EFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF | 0xAB30..=0xAB6F | 0xFB00..=0xFB06 => Self::Latin,
            0xFF21..=0xFF3A | 0xFF41..=0xFF5A => Self::Latin,
            _ => Self::Other,
        };
        (c.is_alphabetic() && !matches!(c, '×' | '÷')).then_some(script)
    }

    /// The words of this script in a text, with a space between them and without marks.
    pub(super) fn words_of(self, text: &str) -> String {
        let mut words = String::with_capacity(text.len());
        for c in text.chars() {
            if Self::of(c) == Some(self) || is_within_words(c) {
                words.push(c);
            } else if !is_vowel_mark(c) && !words.ends_with(' ') {
                words.push(' ');
            }
        }
        words
    }

    /// The one language that is written in this script, where no other is written in it.
    pub(super) fn only_language(self, words: &str) -> Language {
        let holds = |letters: std::ops::RangeInclusive<char>| words.chars().any(|c| letters.contains(&c));
        match self {
            Self::Greek if holds('\u{1F00}'..='\u{1FFF}') => Language::Unknown,
            Self::Greek => Language::Greek,
            Self::Armenian => Language::Armenian,
            Self::Georgian => Language::Georgian,
            // Assamese alone writes its own ra and wa.
            Self::Bengali if holds('\u{09F0}'..='\u{09F1}') => Language::Assamese,
            Self::Bengali => Language::Bengali,
            Self::Gurmukhi => Language::Punjabi,
            Self::Gujarati => Language::Gujarati,
            Self::Odia => Language::Odia,
            Self::Tamil => Language::Tamil,
            Self::Telugu => Language::Telugu,
            Self::Kannada => Language::Kannada,
            Self::Malayalam => Language::Malayalam,
            Self::Sinhala => Language::Sinhala,
            Self::Thai => Language::Thai,
            Self::Lao => Language::Lao,
            // Letters of Mon, Karen and Shan.
            Self::Myanmar if holds('\u{1050}'..='\u{109F}') || holds('\u{AA60}'..='\u{AA7F}') => Language::Unknown,
            Self::Myanmar => Language::Burmese,
            Self::Khmer => Language::Khmer,
            Self::Hangul => Language::Korean,
            Self::Thaana => Language::Divehi,
            _ => Language::Unknown,
        }
    }
}

/// What stands inside words and is no letter: viramas and nuktas, accents, joiners, apostrophes.
fn is_within_words(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}' | '\u{93C}' | '\u{94D}' | '\u{200C}' | '\u{200D}' | '\'' | '’' | 'ʼ' | '‘'
    )
}

/// Vowel marks that a text may have or not: they divide no word and say nothing about the language.
fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{591}'..='\u{5C7}' | '\u{AD}')
}

/// The script of a text: that of most of its lines, or else of most of its letters.
pub(super) fn main_script(text: &str) -> Option<Script> {
    script_of_lines(text).or_else(|| script_of_letters(text))
}

/// Of a text in several scripts the letters count for little where a long quotation is in another: this is
/// the script of the first line, if most lines are in it as well and a third of all letters.
pub(super) fn script_of_lines(text: &str) -> Option<Script> {
    let first = text.lines().find_map(script_of_letters)?;
    let (mut own, mut others) = (0usize, 0usize);
    for script in text.lines().filter_map(script_of_letters) {
        *(if script == first { &mut own } else { &mut others }) += 1;
    }
    let letters = text.chars().filter_map(Script::of);
    let (of_it, all) = letters.fold((0usize, 0usize), |(of_it, all), script| {
        (of_it + usize::from(script == first), all + 1)
    });
    (others > 0 && own > others && of_it * 3 >= all).then_some(first)
}

/// The script with the most letters; none without three letters of it. Korean is written with some
/// Chinese characters, Japanese with kana among many.
fn script_of_letters(text: &str) -> Option<Script> {
    let mut counts = [(0usize, Script::Other); KINDS];
    for script in text.chars().filter_map(Script::of) {
        let count = &mut counts[script as usize];
        *count = (count.0 + 1, script);
    }
    let (count, script) = counts.into_iter().max_by_key(|(count, _)| *count)?;
    (count >= 3).then_some(script)
}
