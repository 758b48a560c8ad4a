//! The interface's languages: plural forms, digits, filling in, choosing.

#![cfg(not(target_arch = "wasm32"))]

use hashiya_core::codebook::{self, DEFAULT_LABELS, LabelId};
use hashiya_core::text::Direction;
use hashiya_session::i18n::{Locale, Plural, PluralForm, fill};
use hashiya_testing::{any_text, cases};
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

/// CLDR 48: « 0 phrase », « 1 phrase », « 2 phrases », and a form for whole millions.
#[test]
fn french_counts_zero_with_one() {
    for (count, form) in [
        (0, "one"),
        (1, "one"),
        (2, "other"),
        (21, "other"),
        (101, "other"),
        (1_000_000, "many"),
        (1_000_001, "other"),
        (3_000_000, "many"),
    ] {
        assert_eq!(locale("fr").count(&FORMS, count), form, "{count}");
    }
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

/// What each language makes of something, in the order of their tags.
fn in_each(made: impl Fn(Locale) -> String) -> [String; 3] {
    ["ar", "en", "fr"].map(|tag| made(locale(tag)))
}

#[test]
fn numbers_follow_the_locale() {
    let cases: [(usize, [&str; 3]); 6] = [
        (0, ["٠", "0", "0"]),
        (12, ["١٢", "12", "12"]),
        (999, ["٩٩٩", "999", "999"]),
        (1000, ["١٬٠٠٠", "1,000", "1\u{202F}000"]),
        (54_321, ["٥٤٬٣٢١", "54,321", "54\u{202F}321"]),
        (
            1_234_567_890,
            ["١٬٢٣٤٬٥٦٧٬٨٩٠", "1,234,567,890", "1\u{202F}234\u{202F}567\u{202F}890"],
        ),
    ];
    for (number, expected) in cases {
        assert_eq!(in_each(|locale| locale.number(number)), expected);
    }
    assert_eq!(locale("ar").digits("2026-11-22 v1"), "٢٠٢٦-١١-٢٢ v١");
    assert_eq!(locale("en").digits("٣ 3"), "٣ 3", "digits that are there already stay");
    assert_eq!(in_each(|locale| locale.percent(81)), ["٨١٪", "81%", "81\u{202F}%"]);
}

#[test]
fn decimals_follow_the_locale() {
    let cases: [(isize, u32, [&str; 3]); 6] = [
        (62, 2, ["٠٫٦٢", "0.62", "0,62"]),
        (-7, 2, ["−٠٫٠٧", "−0.07", "−0,07"]),
        (0, 1, ["٠٫٠", "0.0", "0,0"]),
        (107, 2, ["١٫٠٧", "1.07", "1,07"]),
        (100, 2, ["١٫٠٠", "1.00", "1,00"]),
        (123_456, 1, ["١٢٬٣٤٥٫٦", "12,345.6", "12\u{202F}345,6"]),
    ];
    for (value, places, expected) in cases {
        assert_eq!(in_each(|locale| locale.decimal(value, places)), expected);
    }
}

#[test]
fn sizes_are_said_in_the_largest_unit_that_fits() {
    let cases: [(u64, [&str; 3]); 9] = [
        (0, ["٠ كيلوبايت", "0\u{A0}kB", "0\u{A0}ko"]),
        (1, ["١ كيلوبايت", "1\u{A0}kB", "1\u{A0}ko"]),
        (2001, ["٣ كيلوبايت", "3\u{A0}kB", "3\u{A0}ko"]),
        (999_999, ["١٬٠٠٠ كيلوبايت", "1,000\u{A0}kB", "1\u{202F}000\u{A0}ko"]),
        (1_000_000, ["١ ميغابايت", "1\u{A0}MB", "1\u{A0}Mo"]),
        (10_485_760, ["١٠٫٥ ميغابايت", "10.5\u{A0}MB", "10,5\u{A0}Mo"]),
        (250_000_001, ["٢٥١ ميغابايت", "251\u{A0}MB", "251\u{A0}Mo"]),
        (10_739_000_000, ["١٠٫٨ غيغابايت", "10.8\u{A0}GB", "10,8\u{A0}Go"]),
        (
            2_000_000_000_000,
            ["٢٬٠٠٠ غيغابايت", "2,000\u{A0}GB", "2\u{202F}000\u{A0}Go"],
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(in_each(|locale| locale.size(bytes)), expected);
    }
}

#[test]
fn dates_have_their_month_in_words() {
    let cases = [
        ("2026-11-22", ["٢٢ نوفمبر ٢٠٢٦", "22 November 2026", "22 novembre 2026"]),
        ("1999-01-01", ["١ يناير ١٩٩٩", "1 January 1999", "1er janvier 1999"]),
        ("2000-08-09", ["٩ أغسطس ٢٠٠٠", "9 August 2000", "9 août 2000"]),
        ("2026-13-01", ["٢٠٢٦-١٣-٠١", "2026-13-01", "2026-13-01"]),
        ("2026-00-01", ["٢٠٢٦-٠٠-٠١", "2026-00-01", "2026-00-01"]),
        ("soon", ["soon"; 3]),
        ("", [""; 3]),
    ];
    for (iso, expected) in cases {
        assert_eq!(in_each(|locale| locale.date(iso)), expected);
    }
}

#[test]
fn durations_are_said_in_the_units_that_matter() {
    let cases: [(usize, [&str; 3]); 8] = [
        (0, ["أقل من ثانية", "0 seconds", "0 seconde"]),
        (1, ["ثانية واحدة", "1 second", "1 seconde"]),
        (59, ["٥٩ ثانية", "59 seconds", "59 secondes"]),
        (60, ["دقيقة واحدة", "1 minute", "1 minute"]),
        (185, ["٣ دقائق", "3 minutes", "3 minutes"]),
        (3_599, ["ساعة واحدة", "1 hour", "1 heure"]),
        (
            7_320,
            ["ساعتان ودقيقتان", "2 hours and 2 minutes", "2 heures et 2 minutes"],
        ),
        (
            40_000,
            ["١١ ساعة و٧ دقائق", "11 hours and 7 minutes", "11 heures et 7 minutes"],
        ),
    ];
    for (seconds, expected) in cases {
        assert_eq!(in_each(|locale| locale.duration(seconds)), expected);
    }
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
    let tags: Vec<&str> = Locale::all().map(Locale::tag).collect();
    assert!(tags.is_sorted(), "in the order of their tags: {tags:?}");
    for (tag, direction) in [("ar", Direction::Rtl), ("en", Direction::Ltr), ("fr", Direction::Ltr)] {
        assert_eq!(locale(tag).direction(), direction);
    }
    let names: std::collections::BTreeSet<&str> = Locale::all().map(Locale::own_name).collect();
    assert_eq!(names.len(), tags.len(), "each is called otherwise: {names:?}");
}

/// Each label says what it means, with examples and with hard cases that end in one of the labels:
/// the same number of them, decided alike, in every language.
#[test]
fn the_codebook_decides_alike_in_every_language() {
    for label in DEFAULT_LABELS {
        let decisions = |locale: Locale| {
            let texts = locale.label(&label);
            assert!((2..=3).contains(&texts.examples.len()), "{}", label.id);
            let cases = texts.hard_cases.iter().map(|case| case.decision);
            cases.collect::<Vec<_>>()
        };
        let decided = decisions(Locale::default());
        assert!(decided.len() >= 3, "{}", label.id);
        assert!(
            decided
                .iter()
                .all(|id| codebook::default_label(&LabelId::new(id)).is_some())
        );
        assert!(decided.contains(&label.id), "a hard case of {}", label.id);
        for locale in Locale::all() {
            assert_eq!(decisions(locale), decided, "{locale:?}: {}", label.id);
        }
    }
}
