//! The language of a text.
//!
//! The script with the most letters decides first. Where it is written by one language it names that
//! one; where it is shared, three witnesses are heard: letters that only one language has, the
//! commonest small words, and for Latin, Cyrillic and Devanagari the trigrams of `whatlang`. A
//! language is named only when they agree or when one of them is sure and none speaks against it:
//! no language is better than a wrong one, which gives a page the wrong voice and the wrong breaks.

mod arabic_script;
mod letters;
mod scripts;
mod small_words;
mod twins;

use super::language::{Direction, Language, direction_of};
use scripts::{Script, main_script, script_of_lines};
use small_words::Vote;

/// How much of a text is looked at, in characters.
const SAMPLE: usize = 20_000;

/// The language of a text; [`Language::Unknown`] for one that is too short to tell, is undecided, or
/// is in a language that is not known here. Looks at the first 20,000 characters.
pub fn detect_language(text: &str) -> Language {
    let sample: String = text.chars().take(SAMPLE).collect();
    let Some(script) = main_script(&sample) else {
        return Language::Unknown;
    };
    // Names and quotations in other scripts say nothing about the language.
    let words = script.words_of(&sample);
    match script {
        Script::Arabic => arabic_script::language(&words),
        Script::Latin | Script::Cyrillic | Script::Devanagari => shared_script(script, &words),
        Script::Hebrew => by_words(&words, Language::Hebrew),
        // Tigrinya has another letter for the vowel that words begin with.
        Script::Ethiopic if words.contains('አ') && !words.contains(['ኣ', 'ቐ', 'ቕ']) => {
            by_words(&words, Language::Amharic)
        }
        Script::Ethiopic => by_words(&words, Language::Unknown),
        Script::Han | Script::Kana => letters::east_asian(&sample),
        script => script.only_language(&words),
    }
}

/// The reading direction of an article: of the script that most of its lines are in where several mix
/// ([`detect_language`] goes by it too), else of most of its letters.
pub fn direction_of_article(text: &str) -> Direction {
    let sample: String = text.chars().take(SAMPLE).collect();
    match script_of_lines(&sample) {
        Some(Script::Arabic | Script::Hebrew | Script::Thaana) => Direction::Rtl,
        Some(_) => Direction::Ltr,
        None => direction_of(text),
    }
}

/// The language by small words alone; without any, the one that nearly all texts of the script are in.
fn by_words(words: &str, else_: Language) -> Language {
    match small_words::vote(words) {
        Vote::For(language) => language,
        Vote::Undecided(..) => Language::Unknown,
        Vote::Silent => else_,
    }
}

/// The language of a text in a script that many languages share.
fn shared_script(script: Script, words: &str) -> Language {
    if let Some(language) = letters::telling(script, words) {
        return language;
    }
    let Some(trigrams) = whatlang::detect(words) else {
        return Language::Unknown;
    };
    let guess = known(trigrams.lang());
    let is_sure = trigrams.is_reliable();
    let agreed = match small_words::vote(words) {
        Vote::For(language) if language == guess => language,
        // What the trigrams do not know they take for something near it.
        Vote::For(language) if !is_known_to_trigrams(language) => language,
        Vote::For(language) if !is_sure && trigrams.confidence() < LITTLE => language,
        Vote::Undecided(first, second) if is_sure && [first, second].contains(&guess) => guess,
        // Neither is sure, but both would say the same.
        Vote::Undecided(first, _) if first == guess => guess,
        // Of the larger languages of its script Hindi alone writes letters with a dot below.
        Vote::Silent if guess == Language::Hindi && words.contains(is_dotted_below) => guess,
        Vote::Silent if is_sure && !needs_words(guess) => guess,
        _ => Language::Unknown,
    };
    twins::told_apart(agreed, words)
}

/// Letters of Hindi for sounds of Persian and for its own flaps, or their dot.
fn is_dotted_below(c: char) -> bool {
    matches!(c, '\u{93C}' | '\u{958}'..='\u{95F}')
}

/// Below this the trigrams' confidence is no objection.
const LITTLE: f64 = 0.5;

/// Languages that trigrams name for texts in others, unknown to them: only with words of their own.
fn needs_words(language: Language) -> bool {
    use Language::{
        Afrikaans, Danish, Esperanto, Estonian, Filipino, Indonesian, Javanese, Latin, Norwegian, Shona, Slovenian,
        Turkmen, Twi, Unknown, Uzbek, Welsh, Xhosa, Zulu,
    };
    matches!(
        language,
        Afrikaans
            | Danish
            | Esperanto
            | Estonian
            | Filipino
            | Indonesian
            | Javanese
            | Latin
            | Norwegian
            | Shona
            | Slovenian
            | Turkmen
            | Twi
            | Unknown
            | Uzbek
            | Welsh
            | Xhosa
            | Zulu
    )
}

/// The language that the trigrams name; unknown for those of scripts that are not asked about.
fn known(language: whatlang::Lang) -> Language {
    TRIGRAMS
        .iter()
        .find(|(lang, _)| *lang == language)
        .map_or(Language::Unknown, |(_, language)| *language)
}

fn is_known_to_trigrams(language: Language) -> bool {
    TRIGRAMS.iter().any(|(_, known)| *known == language)
}

/// What the trigrams know of Latin, Cyrillic and Devanagari. Their Serbian is in Cyrillic.
const TRIGRAMS: &[(whatlang::Lang, Language)] = {
    use whatlang::Lang;
    &[
        (Lang::Afr, Language::Afrikaans),
        (Lang::Aka, Language::Twi),
        (Lang::Aze, Language::Azerbaijani),
        (Lang::Bel, Language::Belarusian),
        (Lang::Bul, Language::Bulgarian),
        (Lang::Cat, Language::Catalan),
        (Lang::Ces, Language::Czech),
        (Lang::Cym, Language::Welsh),
        (Lang::Dan, Language::Danish),
        (Lang::Deu, Language::German),
        (Lang::Eng, Language::English),
        (Lang::Epo, Language::Esperanto),
        (Lang::Est, Language::Estonian),
        (Lang::Fin, Language::Finnish),
        (Lang::Fra, Language::French),
        (Lang::Hin, Language::Hindi),
        (Lang::Hrv, Language::Croatian),
        (Lang::Hun, Language::Hungarian),
        (Lang::Ind, Language::Indonesian),
        (Lang::Ita, Language::Italian),
        (Lang::Jav, Language::Javanese),
        (Lang::Lat, Language::Latin),
        (Lang::Lav, Language::Latvian),
        (Lang::Lit, Language::Lithuanian),
        (Lang::Mar, Language::Marathi),
        (Lang::Mkd, Language::Macedonian),
        (Lang::Nep, Language::Nepali),
        (Lang::Nld, Language::Dutch),
        (Lang::Nob, Language::Norwegian),
        (Lang::Pol, Language::Polish),
        (Lang::Por, Language::Portuguese),
        (Lang::Ron, Language::Romanian),
        (Lang::Rus, Language::Russian),
        (Lang::Slk, Language::Slovak),
        (Lang::Slv, Language::Slovenian),
        (Lang::Sna, Language::Shona),
        (Lang::Spa, Language::Spanish),
        (Lang::Srp, Language::Serbian),
        (Lang::Swe, Language::Swedish),
        (Lang::Tgl, Language::Filipino),
        (Lang::Tuk, Language::Turkmen),
        (Lang::Tur, Language::Turkish),
        (Lang::Ukr, Language::Ukrainian),
        (Lang::Uzb, Language::Uzbek),
        (Lang::Vie, Language::Vietnamese),
        (Lang::Zul, Language::Zulu),
    ]
};
