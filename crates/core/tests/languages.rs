//! The language of a text, over texts made for the purpose.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use hashiya_core::text::{Language, detect_language};
use hashiya_testing::{any_text, cases, data};
use proptest::prelude::*;
use serde::Deserialize;

/// A text and its language.
#[derive(Deserialize)]
struct Case {
    /// A BCP 47 tag, `und` for a text that must not be given a language.
    language: String,
    text: String,
    /// For texts so short that no language is a good answer too.
    #[serde(default)]
    may_be_und: bool,
}

fn table() -> Vec<Case> {
    serde_json::from_value(data("languages.json")).expect("a list of cases")
}

/// A wrong language is never an answer; none is one only for what is short.
#[test]
fn languages_are_told_from_texts() {
    let table = table();
    let languages: std::collections::BTreeSet<&str> = table.iter().map(|case| case.language.as_str()).collect();
    assert!(table.len() >= 60 && languages.len() >= 30, "the table has shrunk");
    let mut confused: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut told = 0;
    for case in &table {
        let found = detect_language(&case.text).tag();
        if found == case.language {
            told += 1;
            continue;
        }
        *confused.entry((case.language.clone(), found)).or_default() += 1;
        if !(found == "und" && case.may_be_und) {
            wrong.push(format!("{} for {}: {}", found, case.language, case.text));
        }
    }
    println!("{told} of {} told; confused: {confused:?}", table.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A wrong guess is easiest where little is said: the first words of each text, as in a headline. Some
/// go wrong, for two words may well be two languages'; few do, and the figure is not to grow.
#[test]
fn beginnings_of_texts_are_seldom_mistaken() {
    let (mut mistaken, mut told, mut all) = (Vec::new(), 0, 0);
    for case in table().iter().filter(|case| case.language != "und") {
        for words in [3, 5, 8, 12] {
            let start: Vec<&str> = case.text.split_whitespace().take(words).collect();
            let start = start.join(" ");
            let found = detect_language(&start).tag();
            all += 1;
            told += usize::from(found == case.language);
            if found != case.language && found != "und" {
                mistaken.push(format!("{found} for {}: {start}", case.language));
            }
        }
    }
    println!(
        "of {all} beginnings {told} told, {} mistaken:\n{}",
        mistaken.len(),
        mistaken.join("\n")
    );
    assert!(
        mistaken.len() * 50 <= all,
        "{} of {all} mistaken:\n{}",
        mistaken.len(),
        mistaken.join("\n")
    );
}

/// Madda and hamza may stand beside their letter (NFD), and so may the vowel marks between them.
#[test]
fn letters_of_arabic_script_count_however_they_are_composed() {
    let nfd = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd();
    let is_arabic = |text: &str| text.chars().any(|c| ('\u{620}'..='\u{6FF}').contains(&c));
    let table = table();
    let texts: Vec<&str> = table
        .iter()
        .map(|case| &*case.text)
        .filter(|text| is_arabic(text))
        .collect();
    assert!(texts.len() >= 8, "the table has shrunk");
    for text in texts {
        let decomposed = nfd.normalize(text);
        assert_eq!(detect_language(&decomposed), detect_language(text), "{text}");
    }
    // The hamza alone tells Arabic.
    for word in [
        "مسؤول رأي",
        "مسو\u{654}ول را\u{654}ي",
        "مسو\u{64F}\u{654}ول را\u{64E}\u{654}ي",
        "ﻣﺴﺆﻭﻝ ﺭﺃﻱ",
    ] {
        assert_eq!(detect_language(word), Language::Arabic, "{word}");
    }
}

#[test]
fn tags_lead_to_languages_and_back() {
    for language in Language::ALL {
        assert_eq!(Language::from_tag(language.tag()), *language);
    }
    let cases = [
        ("de-AT", "de"),
        ("PT_br", "pt"),
        ("zh-Hant-TW", "zh"),
        ("und", "und"),
        ("", "und"),
        ("tlh", "und"),
    ];
    for (tag, primary) in cases {
        assert_eq!(Language::from_tag(tag).tag(), primary, "{tag}");
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_text_has_a_language_or_none(text in any_text(120)) {
        let found = detect_language(&text);
        prop_assert_eq!(detect_language(&text), found);
        prop_assert!(found == Language::Unknown || Language::ALL.contains(&found));
    }
}
