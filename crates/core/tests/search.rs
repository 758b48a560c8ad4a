//! Folding for search, and finding.

#![cfg(not(target_arch = "wasm32"))]

use hashiya_core::text::{ByteSpan, find_folded, fold};
use hashiya_testing::cases;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// Spellings of one word each, all of which find all of them.
const SAME: &[&[&str]] = &[
    // Arabic: vowel marks, tatweel, hamza seats, presentation forms, ligatures.
    &["كِتَابٌ", "كتاب", "كتـــاب", "کتاب", "ﻛﺘﺎﺏ", "ڪتاب"],
    &["أحمد", "احمد", "إحمد", "آحمد", "ٱحمد", "ا\u{654}حمد", "ﺃﺣﻤﺪ"],
    &["مدرسة", "مدرسه", "ﻣﺪﺭﺳﺔ", "مدرسۃ"],
    &["على", "علي", "علی", "ﻋﻠﻰ"],
    &["مسؤول", "مسوول", "مسو\u{654}ول"],
    &["رئيس", "رييس", "رئیس", "ري\u{654}يس"],
    &["لأن", "لان", "ﻷﻥ", "ﻻﻥ", "ل\u{640}أن", "لا\u{654}ن"],
    &["الأسعار", "ﺍﻷﺳﻌﺎﺭ"],
    &["الله", "ﷲ", "اللّٰه", "ٱللَّه"],
    // The Quran: small alef, wasla, pause marks, small high letters.
    &["ٱلرَّحۡمَٰنِ", "الرحمن", "ٱلرَّحْمَـٰنِ"],
    &["فِيهِۛ هُدٗى", "فيه هدى"],
    // Persian, Urdu, Kurdish: joiners, heh and yeh of every keyboard.
    &["می‌خواهم", "میخواهم", "مي‌خواهم", "ﻣﯽ‌ﺧﻮﺍﻫﻢ"],
    &["خانهٔ", "خانه", "خانۀ", "خانة"],
    &["ہے", "هے", "ھے"],
    &["بھی", "بهی", "بہی"],
    &["کوردە", "كورده", "کورده\u{200C}"],
    // Digits.
    &["٢٠٢٤", "۲۰۲۴", "2024", "２０２４", "२०२४"],
    &["٣٫٥", "3.5", "۳٫۵"],
    // Latin: case, accents, both normal forms, ligatures, full width.
    &["Café", "CAFE\u{301}", "cafe", "ＣＡＦÉ", "ca\u{AD}fé", "cafe\u{301}"],
    &["œuvre", "Œuvre", "oeuvre", "OEUVRE"],
    &["Cæsar", "caesar", "CÆSAR"],
    &["Straße", "STRASSE", "strasse", "STRAẞE"],
    &["difficile", "diﬃcile", "DIFFICILE"],
    &["Łódź", "Lodz", "ŁO\u{301}DZ\u{301}"],
    &["smørrebrød", "smorrebrod"],
    &[
        "Việt Nam", "Vie\u{323}\u{302}t Nam", "Vi\u{EA}\u{323}t Nam", "VIET NAM", "viet nam",
    ],
    &["Đà Nẵng", "Da Nang", "đa\u{300} na\u{306}\u{303}ng"],
    &["İstanbul", "istanbul", "ISTANBUL", "I\u{307}stanbul", "ıstanbul"],
    &["ışık", "IŞIK", "isik", "işık", "is\u{327}ik"],
    // Apostrophes, quotation marks, dashes, spaces, soft hyphens, marks that show nothing.
    &[
        "l’auberge", "l'auberge", "lʼauberge", "l`auberge", "L‘auberge", "l\u{2032}auberge",
    ],
    &["“no”", "\"no\"", "„no“"],
    &["avant-hier", "avant‑hier", "avant–hier"],
    &[
        "a\u{A0}b", "a b", "A\tB", "a  b", "a\u{202F}b", "a\r\nb", "a \n b", "a\u{3000}b", "a\u{2028}b",
    ],
    &["بوتين\u{200F}", "\u{2067}بوتين\u{2069}", "بوتين", "بو\u{200D}تين"],
    &["wait...", "wait…"],
    // Greek, Cyrillic, Hebrew, Hangul, kana, Thai, Devanagari, Armenian.
    &["ΟΔΥΣΣΕΥΣ", "οδυσσευς", "Ὀδυσσεύς", "οδυσσευσ"],
    &["ёлка", "елка", "Е\u{308}ЛКА"],
    &["Киї\u{301}в", "Київ", "КИІ\u{308}В"],
    &["мой", "МОИ\u{306}", "Мой"],
    &["שָׁלוֹם", "שלום"],
    &["한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"],
    &["ガギ", "ｶﾞｷﾞ", "カ\u{3099}キ\u{3099}"],
    &["น้ำ", "น\u{E49}\u{E4D}\u{E32}"],
    &["क़लम", "क\u{93C}लम"],
    &["և", "եւ", "ԵՒ"],
    &["❤️", "❤"],
];

/// Words that are not to be taken for each other.
const DIFFERENT: &[(&str, &str)] = &[
    ("كتاب", "كتب"),
    ("مدرسة", "مدرس"),
    ("мой", "мои"),
    ("か", "が"),
    ("कल", "काल"),
    ("ใ", "ไ"),
    ("한", "항"),
    ("n", "ng"),
    ("1", "2"),
    ("آب", "آپ"),
];

#[test]
fn spelling_variants_find_each_other() {
    let mut wrong = Vec::new();
    for (one, other) in SAME
        .iter()
        .flat_map(|same| same.iter().flat_map(|one| same.iter().map(move |other| (one, other))))
    {
        let text = format!("قبل before {one} after بعد");
        let hit = find_folded(&text, other);
        let bare = |text: &str| {
            text.trim_matches(['\u{200F}', '\u{2067}', '\u{2069}', '\u{200C}'])
                .to_owned()
        };
        let found: Vec<String> = hit.iter().map(|span| bare(span.of(&text))).collect();
        if found != [bare(one)] {
            wrong.push(format!(
                "{other:?} in {one:?}: found {found:?}; folded {:?} and {:?}",
                fold(other),
                fold(one)
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn different_words_do_not_find_each_other() {
    for (one, other) in DIFFERENT {
        assert_ne!(fold(one), fold(other));
    }
}

#[test]
fn search_finds_words_as_the_page_wrote_them() {
    let text = "وصلَ الرَّئيسُ إلى بيونغ يانغ. وعاد الرئيس عام ٢٠٢٤ 😀.";
    let words = |needle: &str| -> Vec<&str> { find_folded(text, needle).iter().map(|span| span.of(text)).collect() };
    assert_eq!(words("الرئيس").len(), 2);
    assert_eq!(words("رييس")[0], "رَّئيسُ", "with the marks of its last letter");
    assert_eq!(words("  بيونغ يانغ ")[..], ["بيونغ يانغ"]);
    assert_eq!(words("2024")[..], ["٢٠٢٤"]);
    assert_eq!(words("😀")[..], ["😀"]);
    assert!(words("واشنطن").is_empty());
    assert_eq!(find_folded("aaaa", "aa").len(), 2, "no overlaps");
}

#[test]
fn what_shows_nothing_finds_nothing() {
    let text = "قَالَ\u{200F} a\u{AD}b\u{200D} \u{2066}x\u{2069} ــ";
    for nothing in [
        "", "   ", "\u{64E}\u{651}", "\u{AD}", "\u{200F}\u{200D}", "ـــ", "\u{301}", "\u{FE0F}", "\u{2067}\u{2069}",
    ] {
        assert!(find_folded(text, nothing).is_empty(), "{nothing:?}");
    }
}

/// Pieces of clusters: the whole cluster is found, or nothing where a piece is a part of a letter.
#[test]
fn hits_are_whole_clusters() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("diﬃcult", "fi", &["ﬃ"]),
        ("diﬃcult", "icult", &["ﬃcult"]),
        ("ﻷﺣﺪ", "أحد", &["ﻷﺣﺪ"]),
        ("cafe\u{301}", "e", &["e\u{301}"]),
        ("भारती", "भारत", &["भारती"]),
        ("강가", "가", &["가"]),
        ("한국", "하", &[]),
        ("한국", "ㅎ", &[]),
        ("ㅋㅋㅋ", "ㅋㅋ", &["ㅋㅋ"]),
        ("ㅠㅠ", "ㅠ", &["ㅠ", "ㅠ"]),
        ("👨\u{200D}👩\u{200D}👧 😀", "👩", &["👨\u{200D}👩\u{200D}👧"]),
        ("🇪🇬🇫🇷", "🇫🇷", &["🇫🇷"]),
        ("½", "1", &["½"]),
        ("a\r\n\r\nb", "a b", &["a\r\n\r\nb"]),
    ];
    for (text, needle, expected) in cases {
        let found: Vec<&str> = find_folded(text, needle).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, *expected, "{needle:?} in {text:?}");
    }
}

/// Every character that Unicode assigns alone, and those of most scripts after letters that they may change.
#[test]
fn folding_any_character_twice_changes_nothing_more() {
    let twice = |text: String| {
        let folded = fold(&text);
        assert_eq!(fold(&folded), folded, "{text:?}");
    };
    for c in ('\0'..='\u{323AF}').chain('\u{E0000}'..='\u{E01FF}') {
        twice(c.to_string());
    }
    for c in ('\0'..='\u{30FF}')
        .chain('\u{A000}'..='\u{ABFF}')
        .chain('\u{F900}'..='\u{1109F}')
    {
        for before in ["a", "и", "\u{1112}", "क", " "] {
            twice(format!("{before}{c}"));
        }
    }
}

/// Every letter folds as it does in lower, upper and lower case again, which is full case folding
/// (CaseFolding.txt, C and F).
#[test]
fn letters_fold_whatever_their_case() {
    let nfkd = icu_normalizer::DecomposingNormalizerBorrowed::new_nfkd();
    for c in ('\0'..=char::MAX).filter(|c| c.is_alphabetic()) {
        let decomposed = nfkd.normalize_iter(std::iter::once(c));
        let lower = decomposed.flat_map(char::to_lowercase);
        let folded: String = lower
            .flat_map(char::to_uppercase)
            .flat_map(char::to_lowercase)
            .collect();
        // A mark alone folds to nothing, whatever letter it is in upper case.
        if !fold(&c.to_string()).is_empty() {
            assert_eq!(fold(&c.to_string()), fold(&folded), "{c:?}");
        }
    }
    assert_eq!(fold("ᾳ"), fold("ΑΙ"), "the iota below a letter");
}

/// Characters whose clusters, decompositions or case are unusual.
const UNUSUAL: &[char] = &[
    ' ', ' ', '\n', '\r', '\u{A0}', '\u{3000}', 'a', 'I', 'İ', 'ı', 'ß', 'ẞ', 'Σ', 'ς', 'œ', 'ﬃ', 'é', '\u{301}',
    '\u{306}', '\u{308}', '\u{323}', '\u{345}', 'и', 'й', 'і', 'ﻻ', 'ﷲ', 'ﷺ', 'ا', 'أ', 'ة', '\u{64E}', '\u{651}',
    '\u{654}', '\u{670}', '\u{640}', '\u{600}', '\u{6DD}', '٣', 'ک', 'ہ', '\u{200C}', '\u{200D}', '\u{200F}', '\u{AD}',
    '\u{2067}', '\u{FEFF}', '\u{FE0F}', '\u{1112}', '\u{1161}', '\u{11AB}', '한', '하', 'ㅎ', 'ㅏ', 'क', '\u{93C}',
    '\u{94D}', '\u{93F}', '\u{958}', '\u{E33}', 'น', '\u{E49}', 'が', 'か', '\u{3099}', 'ｶ', '\u{FF9E}', '🇪', '🇬',
    '👨', '\u{1F3FB}', '❤', '½', '´', '¨', '’', '«', '"', '-', '–', '…', '.', '中', '𝒳', '\0', '\u{1F}',
];

fn unusual_text(longest: usize) -> impl Strategy<Value = String> {
    let any_char = prop_oneof![9 => prop::sample::select(UNUSUAL), 1 => any::<char>()];
    prop::collection::vec(any_char, 0..longest).prop_map(|chars| chars.into_iter().collect())
}

/// A text and a part of it between grapheme clusters.
fn text_and_part() -> impl Strategy<Value = (String, ByteSpan)> {
    let index = any::<prop::sample::Index>;
    (unusual_text(60), index(), index()).prop_map(|(text, one, other)| {
        let boundaries: Vec<usize> = text
            .grapheme_indices(true)
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let (one, other) = (*one.get(&boundaries), *other.get(&boundaries));
        (text, ByteSpan::new(one.min(other), one.max(other)))
    })
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn folding_twice_changes_nothing_more(text in unusual_text(40)) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    /// Whatever stands in a text is found there, also where it overlaps what was found before.
    #[test]
    fn what_is_in_the_text_is_found((text, part) in text_and_part()) {
        let needle = part.of(&text);
        let wanted = fold(needle);
        let found = find_folded(&text, needle);
        prop_assert_eq!(found.is_empty(), wanted.trim().is_empty(), "{:?} in {:?}", needle, text);
        let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let mut last = 0;
        for span in &found {
            prop_assert!(last <= span.start() && !span.is_empty(), "in order, without overlap");
            prop_assert!(boundaries.contains(&span.start()) && boundaries.contains(&span.end()), "whole clusters");
            prop_assert!(fold(span.of(&text)).contains(wanted.trim()));
            last = span.end();
        }
        let overlaps = |span: &ByteSpan| span.start() < part.end() && part.start() < span.end();
        prop_assert!(found.is_empty() || found.iter().any(overlaps), "{:?} at {:?} in {:?}: {:?}", needle, part, text, found);
    }

    /// Searching for the folded form finds the same places.
    #[test]
    fn the_folded_form_finds_the_same((text, part) in text_and_part()) {
        let needle = part.of(&text);
        prop_assert_eq!(find_folded(&text, needle), find_folded(&text, &fold(needle)));
    }
}
