//! What the reader is told of their browser: each sentence where it applies, and nowhere else.

use hashiya_session::i18n::Locale;
use hashiya_session::{
    Browser, BrowserHabit, Engine, Measure, Quota, STANDARD_QUOTA, StoragePermission, browser_habits,
};

use super::FILES;
use super::shell::Shell;

/// The names of the habits in a browser, one after the other.
fn habits(engine: Engine, from_disk: bool, installed: bool, permission: StoragePermission) -> String {
    let browser = Browser {
        engine,
        installed,
        from_disk,
    };
    let names: Vec<&str> = browser_habits(browser, permission)
        .into_iter()
        .map(BrowserHabit::as_str)
        .collect();
    names.join(" ")
}

/// Engine; what is said of a page of a site, of an installed one, of one from the disk.
const TABLE: [(Engine, &str, &str, &str); 4] = [
    (Engine::Chromium, "", "", "shares-between-files"),
    (Engine::Firefox, "", "", "keeps-by-file"),
    (
        Engine::WebKit,
        "clears-unused counts-bytes",
        "counts-bytes",
        "shares-between-files counts-bytes",
    ),
    (Engine::Unknown, "", "", ""),
];

#[test]
fn each_browser_has_its_own_sentences() {
    use StoragePermission::{Denied, Granted, Unasked, Unknown};
    assert_eq!(TABLE.map(|(engine, ..)| engine), Engine::ALL);
    for (engine, of_a_site, installed, from_disk) in TABLE {
        for permission in [Unasked, Denied, Unknown] {
            let seen = |from_disk, installed| habits(engine, from_disk, installed, permission);
            assert_eq!(seen(false, false), of_a_site, "{engine:?} {permission:?}");
            assert_eq!(seen(false, true), installed, "{engine:?} {permission:?}, installed");
            assert_eq!(seen(true, false), from_disk, "{engine:?} {permission:?}, from the disk");
        }
        // What the browser has promised to keep it does not clear: nothing says both.
        assert!(
            !habits(engine, false, false, Granted).contains("clears-unused"),
            "{engine:?}"
        );
    }
}

#[test]
fn a_habit_is_one_sentence_of_its_own_in_every_language() {
    for locale in Locale::all() {
        let mut texts: Vec<&str> = BrowserHabit::ALL.map(|habit| habit.text(locale)).into();
        for text in &texts {
            assert!(
                text.ends_with('.') && !text.trim_end_matches('.').contains(". "),
                "{text}"
            );
        }
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), BrowserHabit::ALL.len(), "{}", locale.tag());
    }
}

#[test]
fn the_session_knows_the_browser_from_the_start() {
    let mut shell = Shell::reading(FILES);
    shell.boot_as(|boot| {
        (boot.engine, boot.installed) = (Engine::WebKit, true);
        boot.path = Some("/hashiya/".into());
    });
    let known = |engine, installed, from_disk| Browser {
        engine,
        installed,
        from_disk,
    };
    assert_eq!(shell.state().storage.browser, known(Engine::WebKit, true, false));
    shell.boot_as(|boot| boot.engine = Engine::Firefox);
    assert_eq!(shell.state().storage.browser, known(Engine::Firefox, false, true));
}

#[test]
fn room_is_counted_as_the_browser_counts_it() {
    // A record, and how much it takes in units and in WebKit's bytes.
    let cases = [
        ("hashiya:k", "abc", 12, 12),
        ("hashiya:k", "é", 10, 10),
        ("hashiya:k", "ÿ", 10, 10),
        ("hashiya:k", "Ā", 10, 11),
        ("hashiya:k", "it’s", 13, 17),
        ("hashiya:k", "حاشية", 14, 19),
        ("hashiya:ب", "abc", 12, 21),
        ("hashiya:k", "😀", 11, 13),
        ("", "", 0, 0),
    ];
    for (key, value, units, bytes) in cases {
        for (engine, expected) in [
            (Engine::Chromium, units),
            (Engine::Firefox, units),
            (Engine::Unknown, units),
            (Engine::WebKit, bytes),
        ] {
            let mut quota = Quota::measured_in(Measure::of(engine));
            quota.count(&[(key.to_owned(), value.to_owned())]);
            assert_eq!(quota.used(), expected, "{engine:?} {key} {value}");
            quota.stored(key, None);
            assert_eq!((quota.used(), quota.limit()), (0, STANDARD_QUOTA));
        }
    }
}

/// Texts in Arabic fill WebKit's room at half of the letters, and the reader is told in time.
#[test]
fn arabic_is_tight_in_webkit_where_it_is_not_elsewhere() {
    let text = "ب".repeat(2_100_000);
    let records = [("hashiya:k".to_owned(), text.clone())];
    let of = |engine| {
        let mut quota = Quota::measured_in(Measure::of(engine));
        quota.count(&records);
        (quota.is_tight(), quota.per_cent())
    };
    assert_eq!(of(Engine::Chromium), (false, 41));
    assert_eq!(of(Engine::WebKit), (true, 81));
    let mut quota = Quota::measured_in(Measure::Bytes);
    quota.refused("k", &text);
    assert_eq!(quota.limit(), 4_200_000, "what is refused is measured in bytes as well");
}
