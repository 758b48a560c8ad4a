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

    /// The direction that this word names; none for any other word.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Ltr, Self::Rtl]
            .into_iter()
            .find(|direction| direction.as_str() == name)
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
