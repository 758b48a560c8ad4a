//! The interface's languages: plural forms, digits, filling in, choosing.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{any_text, cases};
use hashiya::i18n::{Locale, Plural, PluralForm, fill};
use hashiya::text::Direction;
use proptest::prelude::*;

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
            assert_eq!(Locale::Arabic.count(&FORMS, *count), form, "{count}");
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
        assert_eq!(Locale::English.count(&FORMS, count), form, "{count}");
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
        (0, "لا جمل", "0 sentences"),
        (1, "جملة واحدة", "1 sentence"),
        (2, "جملتان", "2 sentences"),
        (3, "٣ جمل", "3 sentences"),
        (10, "١٠ جمل", "10 sentences"),
        (11, "١١ جملة", "11 sentences"),
        (100, "١٠٠ جملة", "100 sentences"),
        (103, "١٠٣ جمل", "103 sentences"),
    ];
    for (count, arabic, english) in cases {
        let of = |locale: Locale| locale.count(&locale.messages().sentences, count);
        assert_eq!(
            (of(Locale::Arabic).as_str(), of(Locale::English).as_str()),
            (arabic, english)
        );
    }
}

#[test]
fn digits_follow_the_locale() {
    assert_eq!(Locale::Arabic.number(1_234_567_890), "١٢٣٤٥٦٧٨٩٠");
    assert_eq!(Locale::English.number(1_234_567_890), "1234567890");
    assert_eq!(Locale::Arabic.number(0), "٠");
    assert_eq!(Locale::Arabic.digits("2026-11-22 v1"), "٢٠٢٦-١١-٢٢ v١");
    assert_eq!(
        Locale::English.digits("٣ 3"),
        "٣ 3",
        "digits that are there already stay"
    );
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
        (&["ar"], Locale::Arabic),
        (&["ar-EG"], Locale::Arabic),
        (&["AR_sa"], Locale::Arabic),
        (&["en-GB", "ar"], Locale::English),
        (&["fr-FR", "ar", "en"], Locale::Arabic),
        (&["fr", "de"], Locale::English),
        (&[], Locale::English),
        (&[""], Locale::English),
        (&["arc"], Locale::English),
        (&["x-ar"], Locale::English),
        (&["-", "ar"], Locale::Arabic),
    ];
    for (tags, locale) in cases {
        assert_eq!(Locale::from_preferences(tags.iter().copied()), locale, "{tags:?}");
    }
    assert_eq!(Locale::from_tag("fr"), None);
}

#[test]
fn each_locale_knows_itself() {
    for locale in Locale::ALL {
        assert_eq!(Locale::from_tag(locale.tag()), Some(locale));
        assert!(!locale.messages().app_name.is_empty());
    }
    assert_eq!(Locale::Arabic.direction(), Direction::Rtl);
    assert_eq!(Locale::English.direction(), Direction::Ltr);
}
