//! Letters that only one language of a script has.

use super::super::language::Language;
use super::scripts::Script;

/// How many characters of `text` are among `letters`.
pub(super) fn count(text: &str, letters: &str) -> usize {
    text.chars().filter(|c| letters.contains(*c)).count()
}

/// The language that a text shows by its letters alone.
pub(super) fn telling(script: Script, words: &str) -> Option<Language> {
    if script != Script::Cyrillic {
        return None;
    }
    let lower = words.to_lowercase();
    let letters = lower.chars().filter(|c| c.is_alphabetic()).count();
    let has = |own: &str| count(&lower, own) * 200 > letters;
    // Languages of Cyrillic that the trigrams do not know, each by letters beyond Russian's.
    let language = if has("ҙҫҡ") {
        Language::Bashkir
    } else if has("ұғқ") && has("әі") {
        Language::Kazakh
    } else if has("ҷӣӯҳ") {
        Language::Tajik
    } else if has("җ") || (has("ә") && has("ңөү") && !has("ғқ")) {
        Language::Tatar
    } else if has("өү") && has("х") {
        Language::Mongolian
    } else if has("өү") {
        Language::Kyrgyz
    } else if has("ўқғҳ") && has("қғҳ") || has("ӑӗҫӳҵӏӷҕҥӕ") {
        // Uzbek, Chuvash, Caucasian languages, Sakha, Ossetic.
        Language::Unknown
    } else {
        return None;
    };
    Some(language)
}

/// Chinese, Cantonese or Japanese.
pub(super) fn east_asian(text: &str) -> Language {
    let is_kana = |c: &char| matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{FF66}'..='\u{FF9D}');
    let is_han = |c: &char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    let kana = text.chars().filter(is_kana).count();
    let han = text.chars().filter(is_han).count();
    if kana * 10 > han + kana {
        Language::Japanese
    } else if kana * 50 > han + kana {
        // A Chinese text about a Japanese name, or a Japanese headline.
        Language::Unknown
    } else if count(text, "嘅喺嚟冇咗唔佢哋啲嗰") * 25 > han {
        Language::Cantonese
    } else {
        Language::Chinese
    }
}
