//! The language of a text in Arabic script.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

use super::super::language::Language;
use super::letters::count;
use super::small_words::{self, Vote};

/// Letters that a language has and the ones before it in this list do not, with the share of all
/// letters that a text in it has at the least: one in so many.
/// Sources: the alphabets in CLDR's `exemplarCharacters` (ckb, ps, sd, ug, ur, fa).
const TELLING: &[(&str, usize, Language)] = &[
    ("ڪٿڀٺڇڌڏڊڦڃڱ", 60, Language::Sindhi),
    ("ټډړږښڼګۍ", 60, Language::Pashto),
    ("ۇۈۋڭې", 40, Language::Uyghur),
    ("ێۆڕڵ", 40, Language::Sorani),
];

/// The language of words in Arabic script.
pub(super) fn language(words: &str) -> Language {
    // Presentation forms are letters like the others.
    let words: &str = &composed(words);
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    // Saraiki is told by its own implosive letters, of which Sindhi has three.
    if count(words, "ݙݨ") * 150 > letters {
        return Language::Unknown;
    }
    for (own, share, language) in TELLING {
        if count(words, own) * share > letters {
            return *language;
        }
    }
    // Kazakh in Arabic letters; Malay in Jawi; Azerbaijani and Kashmiri are left to the words.
    if count(words, "ٴ") * 100 > letters || count(words, "ڠڽݢۏ") * 100 > letters {
        return Language::Unknown;
    }
    // One spelling of yeh, kaf and heh, as keyboards of other languages give them.
    let same: String = words
        .chars()
        .map(|c| match c {
            'ی' | 'ى' => 'ي',
            'ک' => 'ك',
            'ہ' => 'ه',
            _ => c,
        })
        .collect();
    match small_words::vote(&same) {
        Vote::For(language) => language,
        Vote::Undecided(..) => Language::Unknown,
        Vote::Silent => by_look(words, letters),
    }
}

/// Text in Arabic script with each letter as one character (NFKC of UAX #15): of the canonical
/// compositions the script has only these, so those of all others need not be carried along.
fn composed(words: &str) -> String {
    let mut composed: Vec<char> = Vec::with_capacity(words.len() / 2);
    let mut base = 0;
    let classes = CanonicalCombiningClassMapBorrowed::new();
    for c in DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(words.chars()) {
        match composed.get(base).and_then(|letter| with_mark(*letter, c)) {
            Some(whole) => composed[base] = whole,
            None => {
                if classes.get_u8(c) == 0 {
                    base = composed.len();
                }
                composed.push(c);
            }
        }
    }
    composed.into_iter().collect()
}

/// The letter that a letter and a madda or hamza are together.
fn with_mark(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('ا', '\u{653}') => 'آ',
        ('ا', '\u{654}') => 'أ',
        ('ا', '\u{655}') => 'إ',
        ('و', '\u{654}') => 'ؤ',
        ('ي', '\u{654}') => 'ئ',
        ('ە', '\u{654}') => 'ۀ',
        ('ہ', '\u{654}') => 'ۂ',
        ('ے', '\u{654}') => 'ۓ',
        _ => return None,
    })
}

/// A text without small words, such as a headline: Arabic by what Arabic alone has, Urdu by its letters.
fn by_look(words: &str, letters: usize) -> Language {
    let foreign = count(words, "پچژگکیڤۆێەڵڕ");
    let urdu = count(words, "ٹڈڑےہںھ");
    let article = words
        .split(' ')
        .filter(|word| {
            let bare = word.strip_prefix(['و', 'ف', 'ب', 'ك']).unwrap_or(word);
            let named = |word: &str| word.starts_with("ال") && word.chars().count() > 4;
            named(word) || named(bare) || word.starts_with("لل")
        })
        .count();
    let arabic = count(words, "ةأإىؤ") + article;
    if urdu * 12 > letters && urdu >= 2 {
        Language::Urdu
    } else if foreign * 25 > letters {
        Language::Unknown
    } else if arabic > 0 {
        Language::Arabic
    } else {
        Language::Unknown
    }
}
