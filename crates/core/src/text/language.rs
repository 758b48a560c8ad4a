//! Directions and languages, and the direction of a text, from its letters.

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

macro_rules! languages {
    ($($variant:ident: $tag:literal, $name:literal;)*) => {
        /// A language that a text may be in, as far as it is told from the text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Language {
            $(#[doc = $name] $variant,)*
            /// Not known: `und`.
            Unknown,
        }

        impl Language {
            /// Every language that can be told from a text.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The BCP 47 tag.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Self::$variant => $tag,)*
                    Self::Unknown => "und",
                }
            }
        }
    };
}

languages! {
    Afrikaans: "af", "Afrikaans";
    Albanian: "sq", "Albanian";
    Amharic: "am", "Amharic";
    Arabic: "ar", "Arabic";
    Armenian: "hy", "Armenian";
    Assamese: "as", "Assamese";
    Azerbaijani: "az", "Azerbaijani";
    Bashkir: "ba", "Bashkir";
    Basque: "eu", "Basque";
    Belarusian: "be", "Belarusian";
    Bengali: "bn", "Bengali";
    Breton: "br", "Breton";
    Bulgarian: "bg", "Bulgarian";
    Burmese: "my", "Burmese";
    Cantonese: "yue", "Cantonese";
    Catalan: "ca", "Catalan";
    Cebuano: "ceb", "Cebuano";
    Chinese: "zh", "Chinese";
    Croatian: "hr", "Croatian";
    Czech: "cs", "Czech";
    Danish: "da", "Danish";
    Divehi: "dv", "Divehi";
    Dutch: "nl", "Dutch";
    English: "en", "English";
    Esperanto: "eo", "Esperanto";
    Estonian: "et", "Estonian";
    Filipino: "tl", "Filipino";
    Finnish: "fi", "Finnish";
    French: "fr", "French";
    Galician: "gl", "Galician";
    Georgian: "ka", "Georgian";
    German: "de", "German";
    Greek: "el", "Greek";
    Gujarati: "gu", "Gujarati";
    Haitian: "ht", "Haitian";
    Hausa: "ha", "Hausa";
    Hebrew: "he", "Hebrew";
    Hindi: "hi", "Hindi";
    Hungarian: "hu", "Hungarian";
    Icelandic: "is", "Icelandic";
    Igbo: "ig", "Igbo";
    Indonesian: "id", "Indonesian";
    Irish: "ga", "Irish";
    Italian: "it", "Italian";
    Japanese: "ja", "Japanese";
    Javanese: "jv", "Javanese";
    Kannada: "kn", "Kannada";
    Kazakh: "kk", "Kazakh";
    Khmer: "km", "Khmer";
    Kinyarwanda: "rw", "Kinyarwanda";
    Korean: "ko", "Korean";
    Kurmanji: "ku", "Kurmanji";
    Kyrgyz: "ky", "Kyrgyz";
    Lao: "lo", "Lao";
    Latin: "la", "Latin";
    Latvian: "lv", "Latvian";
    Lithuanian: "lt", "Lithuanian";
    Luxembourgish: "lb", "Luxembourgish";
    Macedonian: "mk", "Macedonian";
    Malagasy: "mg", "Malagasy";
    Malay: "ms", "Malay";
    Malayalam: "ml", "Malayalam";
    Maltese: "mt", "Maltese";
    Marathi: "mr", "Marathi";
    Mongolian: "mn", "Mongolian";
    Nepali: "ne", "Nepali";
    Norwegian: "nb", "Norwegian";
    Nynorsk: "nn", "Nynorsk";
    Occitan: "oc", "Occitan";
    Odia: "or", "Odia";
    Oromo: "om", "Oromo";
    Pashto: "ps", "Pashto";
    Persian: "fa", "Persian";
    Polish: "pl", "Polish";
    Portuguese: "pt", "Portuguese";
    Punjabi: "pa", "Punjabi";
    Romanian: "ro", "Romanian";
    Russian: "ru", "Russian";
    Serbian: "sr", "Serbian";
    Shona: "sn", "Shona";
    Sindhi: "sd", "Sindhi";
    Sinhala: "si", "Sinhala";
    Slovak: "sk", "Slovak";
    Slovenian: "sl", "Slovenian";
    Somali: "so", "Somali";
    Sorani: "ckb", "Sorani";
    Spanish: "es", "Spanish";
    Swahili: "sw", "Swahili";
    Swedish: "sv", "Swedish";
    Tajik: "tg", "Tajik";
    Tamil: "ta", "Tamil";
    Tatar: "tt", "Tatar";
    Telugu: "te", "Telugu";
    Thai: "th", "Thai";
    Tigrinya: "ti", "Tigrinya";
    Turkish: "tr", "Turkish";
    Turkmen: "tk", "Turkmen";
    Twi: "ak", "Twi";
    Ukrainian: "uk", "Ukrainian";
    Urdu: "ur", "Urdu";
    Uyghur: "ug", "Uyghur";
    Uzbek: "uz", "Uzbek";
    Vietnamese: "vi", "Vietnamese";
    WesternFrisian: "fy", "Western Frisian";
    WesternPunjabi: "pnb", "Western Punjabi";
    Welsh: "cy", "Welsh";
    Xhosa: "xh", "Xhosa";
    Yiddish: "yi", "Yiddish";
    Yoruba: "yo", "Yoruba";
    Zulu: "zu", "Zulu";
}

impl Language {
    /// The language of a BCP 47 tag, by its first subtag alone; unknown when it is none of these.
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let named = |language: &&Self| language.tag().eq_ignore_ascii_case(primary);
        Self::ALL
            .iter()
            .copied()
            .find(|language| named(&language))
            .unwrap_or(Self::Unknown)
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

/// Whether the rules for sentences know the text's language: Arabic script, or Latin script
/// without signs of a language that has no word lists. Looks at the first 4,000 characters.
pub(super) fn has_sentence_rules(text: &str) -> bool {
    let sample: String = text.chars().take(4_000).collect();
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let arabic = sample
        .chars()
        .filter(|c| is_rtl_letter(*c) && !matches!(c, '\u{0590}'..='\u{05FF}'))
        .count();
    let latin = sample
        .chars()
        .filter(|c| c.is_alphabetic() && (*c as u32) < 0x250)
        .count();
    if letters == 0 || arabic * 2 > letters {
        return true;
    }
    latin * 2 > letters && !is_foreign(&sample)
}

/// The commonest small words of languages in Latin script that have no word lists, none of them
/// English or French.
const FOREIGN: &[&str] = &[
    "der", "das", "und", "ist", "nicht", "ein", "eine", "mit", "für", "von", "el", "los", "las", "una", "por", "con",
    "que", "para", "il", "di", "della", "che", "non", "per", "gli", "uma", "não", "com", "dos", "het", "een", "van",
    "niet", "och", "att", "ett", "som", "det", "ve", "bir", "bu", "için", "yang", "dan", "ini", "nie", "się", "jest",
];

fn is_foreign(sample: &str) -> bool {
    let lower = sample.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric());
    let known = words()
        .filter(|word| ENGLISH.contains(word) || FRENCH.contains(word))
        .count();
    let foreign = words()
        .filter(|word| FOREIGN.contains(word) && !FRENCH.contains(word))
        .count();
    foreign > known && foreign >= 2
}

/// The commonest small words of English.
const ENGLISH: &[&str] = &["the", "and", "of", "to", "in", "that", "is", "was", "for", "with"];
/// The commonest small words of French.
const FRENCH: &[&str] = &["le", "la", "les", "des", "et", "du", "une", "est", "dans", "que"];
