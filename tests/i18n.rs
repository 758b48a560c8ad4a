//! The interface's languages: plural forms, digits, filling in, choosing.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{any_text, cases};
use hashiya::i18n::{Locale, Plural, PluralForm, fill};
use hashiya::text::Direction;
use proptest::prelude::*;

fn locale(tag: &str) -> Locale {
    Locale::from_tag(tag).expect("a language that there is")
}

const FORMS: Plural = Plural {
    zero: "zero",
    one: "one",
    two: "two",
    few: "few",
    many: "many",
    other: "other",
};

/// The samples that Unicode CLDR 48 gives for Arabic, and the borders between them.
#[test]
fn arabic_has_six_plural_forms() {
    let samples: [(&str, &[usize]); 6] = [
        ("zero", &[0]),
        ("one", &[1]),
        ("two", &[2]),
        ("few", &[3, 4, 10, 103, 110, 203, 210, 1003, 1010, 10_003]),
        ("many", &[11, 12, 26, 99, 111, 150, 199, 211, 1011, 1099, 10_011]),
        (
            "other",
            &[
                100, 101, 102, 200, 201, 202, 300, 1000, 1001, 1002, 10_000, 100_000, 1_000_000,
            ],
        ),
    ];
    for (form, counts) in samples {
        for count in counts {
            assert_eq!(locale("ar").count(&FORMS, *count), form, "{count}");
        }
    }
}

#[test]
fn english_has_two_plural_forms() {
    for (count, form) in [
        (0, "other"),
        (1, "one"),
        (2, "other"),
        (11, "other"),
        (21, "other"),
        (101, "other"),
    ] {
        assert_eq!(locale("en").count(&FORMS, count), form, "{count}");
    }
    let simple = Plural::simple("one", "some");
    for form in [
        PluralForm::Zero,
        PluralForm::Two,
        PluralForm::Few,
        PluralForm::Many,
        PluralForm::Other,
    ] {
        assert_eq!(simple.form(form), "some", "{form:?}");
    }
    assert_eq!(simple.form(PluralForm::One), "one");
}

#[test]
fn counted_texts_read_well() {
    let cases = [
        (0, "لا جمل", "0 sentences", "0 phrase"),
        (1, "جملة واحدة", "1 sentence", "1 phrase"),
        (2, "جملتان", "2 sentences", "2 phrases"),
        (3, "٣ جمل", "3 sentences", "3 phrases"),
        (10, "١٠ جمل", "10 sentences", "10 phrases"),
        (11, "١١ جملة", "11 sentences", "11 phrases"),
        (100, "١٠٠ جملة", "100 sentences", "100 phrases"),
        (103, "١٠٣ جمل", "103 sentences", "103 phrases"),
    ];
    for (count, arabic, english, french) in cases {
        let of = |tag: &str| locale(tag).count(&locale(tag).messages().library.sentences, count);
        assert_eq!(
            (of("ar").as_str(), of("en").as_str(), of("fr").as_str()),
            (arabic, english, french)
        );
    }
}

#[test]
fn digits_follow_the_locale() {
    assert_eq!(locale("ar").number(1_234_567_890), "١٢٣٤٥٦٧٨٩٠");
    assert_eq!(locale("en").number(1_234_567_890), "1234567890");
    assert_eq!(locale("ar").number(0), "٠");
    assert_eq!(locale("ar").digits("2026-11-22 v1"), "٢٠٢٦-١١-٢٢ v١");
    assert_eq!(locale("en").digits("٣ 3"), "٣ 3", "digits that are there already stay");
}

#[test]
fn values_are_filled_in_by_name() {
    let values = [("n", "3"), ("name", "{n}"), ("empty", "")];
    let cases = [
        ("{n} of {n}", "3 of 3"),
        ("«{name}»", "«{n}»"),
        ("{unknown} {n}", "{unknown} 3"),
        ("{", "{"),
        ("}{", "}{"),
        ("{n", "{n"),
        ("a{empty}b", "ab"),
        ("{{n}}", "{3}"),
        ("{ n }", "{ n }"),
        ("ب{n}ت", "ب3ت"),
        ("", ""),
    ];
    for (template, expected) in cases {
        assert_eq!(fill(template, &values), expected, "{template}");
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn filled_in_values_are_taken_to_the_letter(value in any_text(20), before in "[^{}]{0,6}", after in "[^{}]{0,6}") {
        let template = format!("{before}{{x}}{after}");
        prop_assert_eq!(fill(&template, &[("x", &value)]), format!("{before}{value}{after}"));
    }

    #[test]
    fn a_template_without_values_stays_as_it_is(template in any_text(30)) {
        prop_assert_eq!(fill(&template, &[]), template);
    }
}

#[test]
fn the_browsers_languages_choose_the_locale() {
    let cases: [(&[&str], Locale); 11] = [
        (&["ar"], locale("ar")),
        (&["ar-EG"], locale("ar")),
        (&["AR_sa"], locale("ar")),
        (&["en-GB", "ar"], locale("en")),
        (&["fr-FR", "ar", "en"], locale("fr")),
        (&["de", "fr_CA"], locale("fr")),
        (&[], locale("en")),
        (&[""], locale("en")),
        (&["arc"], locale("en")),
        (&["x-ar"], locale("en")),
        (&["-", "ar"], locale("ar")),
    ];
    for (tags, locale) in cases {
        assert_eq!(Locale::from_preferences(tags.iter().copied()), locale, "{tags:?}");
    }
    assert_eq!(Locale::from_tag("de"), None);
}

#[test]
fn each_locale_knows_itself() {
    for each in Locale::all() {
        assert_eq!(Locale::from_tag(each.tag()), Some(each));
        assert!(!each.messages().common.app_name.is_empty());
    }
    let directions = Locale::all()
        .map(|each| (each.tag(), each.direction()))
        .collect::<Vec<_>>();
    let expected = [("ar", Direction::Rtl), ("en", Direction::Ltr), ("fr", Direction::Ltr)];
    assert_eq!(directions, expected);
}
