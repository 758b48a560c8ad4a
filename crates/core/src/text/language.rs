//! The direction and the language of a text, from its letters.

use std::fmt;

/// The reading direction of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The word that HTML's `dir` and the Hashiya file use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A BCP 47 language tag, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// Persian.
    Persian,
    /// Urdu.
    Urdu,
    /// English.
    English,
    /// French.
    French,
    /// Anything else: `und`.
    Unknown,
}

impl Language {
    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Persian => "fa",
            Self::Urdu => "ur",
            Self::English => "en",
            Self::French => "fr",
            Self::Unknown => "und",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// Letters of the scripts written right to left: Hebrew to Arabic Extended-A, and their
/// presentation forms.
fn is_rtl_letter(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// The direction of the majority of letters, so that an Arabic page that opens with a Latin name
/// still reads right to left. A text without letters reads left to right.
pub fn direction_of(text: &str) -> Direction {
    let (mut rtl, mut ltr) = (0usize, 0usize);
    for c in text.chars() {
        if is_rtl_letter(c) {
            rtl += 1;
        } else if c.is_alphabetic() {
            ltr += 1;
        }
    }
    if rtl > ltr { Direction::Rtl } else { Direction::Ltr }
}

/// The language of a text, from letters that only one of the languages has and, for Latin script,
/// from its commonest small words. Looks at the first 20,000 characters.
pub fn detect_language(text: &str) -> Language {
    let sample: String = text.chars().take(20_000).collect();
    match direction_of(&sample) {
        Direction::Rtl => arabic_script(&sample),
        Direction::Ltr => latin_script(&sample),
    }
}

/// Whether the rules for sentences know the text's script: most of its letters are Arabic ones, or
/// of Latin, Greek or Cyrillic script, where capitals tell sentences from names. Looks at the first
/// 4,000 characters.
pub(super) fn has_sentence_rules(text: &str) -> bool {
    let sample = || text.chars().take(4_000).filter(|c| c.is_alphabetic());
    let known = |c: &char| match *c as u32 {
        // Armenian has a case and marks of its own; the letters of Georgian look as if they had one.
        0..0x0530 | 0x1E00..0x2000 => true,
        0x0590..0x0600 => false,
        _ => is_rtl_letter(*c),
    };
    sample().filter(known).count() * 2 >= sample().count()
}

fn arabic_script(sample: &str) -> Language {
    let count = |letters: &str| sample.chars().filter(|c| letters.contains(*c)).count();
    let letters = sample.chars().filter(|c| is_rtl_letter(*c)).count();
    if sample.chars().any(|c| matches!(c, '\u{0590}'..='\u{05FF}')) {
        return Language::Unknown;
    }
    // Urdu alone writes retroflex letters, its own heh and yeh barree; Persian and Urdu share
    // keheh, gaf and Farsi yeh. Names bring a few of them into Arabic text, so a share is asked for.
    let few = letters / 100 + 1;
    if count("ٹڈڑےہں") > few {
        Language::Urdu
    } else if count("پچژگکی") > letters / 25 + 1 {
        Language::Persian
    } else {
        Language::Arabic
    }
}

/// The commonest small words of English.
const ENGLISH: &[&str] = &["the", "and", "of", "to", "in", "that", "is", "was", "for", "with"];
/// The commonest small words of French.
const FRENCH: &[&str] = &["le", "la", "les", "des", "et", "du", "une", "est", "dans", "que"];

fn latin_script(sample: &str) -> Language {
    let lower = sample.to_lowercase();
    let count = |words: &[&str]| {
        lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| words.contains(word))
            .count()
    };
    let (english, french) = (count(ENGLISH), count(FRENCH));
    match (english, french) {
        (0, 0) => Language::Unknown,
        _ if english >= french => Language::English,
        _ => Language::French,
    }
}
