//! Which digits an Arabic reader gets: those of their region, or those that they chose.

use hashiya_session::{Digits, Message, Preference, settings, transfer};

use super::FILES;
use super::shell::{Shell, Site};

/// A page in a browser that asks for these languages.
fn page(languages: &[&str], forced: Option<&str>) -> Shell {
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot_as(|boot| {
        boot.languages = languages.iter().map(|tag| (*tag).to_owned()).collect();
        boot.forced_language = forced.map(str::to_owned);
    });
    shell
}

fn prefer(shell: &mut Shell, digits: Digits) {
    shell.send(Message::Settings(settings::Message::Prefer(Preference::Digits(digits))));
}

/// A number, a percentage and a date.
fn written(shell: &Shell) -> [String; 3] {
    let locale = shell.state().locale;
    [locale.decimal(123_456, 1), locale.percent(7), locale.date("2026-07-01")]
}

const NATIVE: [&str; 3] = ["١٢٬٣٤٥٫٦", "٧٪", "١ يوليو ٢٠٢٦"];
const MAGHREB: [&str; 3] = ["12.345,6", "7\u{200E}%\u{200E}", "1 يوليو 2026"];
const EMIRATES: [&str; 3] = ["12,345.6", "7\u{200E}%\u{200E}", "1 يوليو 2026"];

/// As Unicode CLDR 48 has it (`defaultNumberingSystem`, and the symbols of `latn`).
#[test]
fn digits_are_those_of_the_readers_region() {
    let cases: [(&[&str], [&str; 3]); 22] = [
        (&["ar"], NATIVE),
        (&["ar-EG"], NATIVE),
        (&["ar-SA", "en-US"], NATIVE),
        (&["ar-SD"], NATIVE),
        (&["ar-MR"], NATIVE),
        (&["ar-MA"], MAGHREB),
        (&["ar-DZ"], MAGHREB),
        (&["ar-TN"], MAGHREB),
        (&["ar-LY"], MAGHREB),
        (&["ar-EH"], EMIRATES),
        (&["ar-AE"], EMIRATES),
        (&["ar-ma"], MAGHREB),
        (&["ar_MA"], MAGHREB),
        (&["ar-Arab-MA"], MAGHREB),
        (&["ar-MA-u-ca-islamic"], MAGHREB),
        (&["ar-MA-u-nu-arab"], NATIVE),
        (&["ar-EG-u-nu-latn"], EMIRATES),
        (&["ar-TN-u-ca-gregory-nu-latn"], MAGHREB),
        // The region of the reader, whatever language names it.
        (&["ar", "fr-MA", "fr"], MAGHREB),
        (&["ar", "fr-FR"], NATIVE),
        (&["ar-EG", "fr-MA"], NATIVE),
        // What looks like one and is none.
        (&["ar-x-ma"], NATIVE),
    ];
    for (languages, expected) in cases {
        assert_eq!(written(&page(languages, None)), expected, "{languages:?}");
    }
    assert_eq!(written(&page(&["en-US"], Some("ar-MA"))), MAGHREB, "by the address");
    assert_eq!(written(&page(&["ar-MA"], Some("ar"))), MAGHREB, "by the browser");
    assert_eq!(written(&page(&["en-US"], Some("ar"))), NATIVE);
}

#[test]
fn the_readers_choice_counts_and_is_kept() {
    for (region, digits, expected) in [
        ("ar-EG", Digits::Western, EMIRATES),
        ("ar-EG", Digits::Native, NATIVE),
        ("ar-EG", Digits::ByRegion, NATIVE),
        ("ar-MA", Digits::Western, MAGHREB),
        ("ar-MA", Digits::Native, NATIVE),
        ("ar-MA", Digits::ByRegion, MAGHREB),
        ("ar-EG-u-nu-latn", Digits::Native, NATIVE),
    ] {
        let mut shell = page(&[region], None);
        prefer(&mut shell, digits);
        assert_eq!(written(&shell), expected, "{region} {digits:?}");
        let mut again = Shell::in_browser(shell.site, shell.disk);
        again.boot_as(|boot| boot.languages = vec![region.to_owned()]);
        assert_eq!(written(&again), expected, "{region} {digits:?} after a reload");
    }
}

#[test]
fn texts_with_digits_follow_and_other_languages_stay() {
    let mut shell = page(&["ar-MA"], None);
    let press = |shell: &Shell| {
        let locale = shell.state().locale;
        locale.digits(locale.messages().tour.press)
    };
    assert!(press(&shell).contains("1 ادعاء"), "{}", press(&shell));
    prefer(&mut shell, Digits::Native);
    assert!(press(&shell).contains("١ ادعاء"), "{}", press(&shell));
    prefer(&mut shell, Digits::Western);
    for tag in ["en", "fr", "ar"] {
        let locale = hashiya_session::i18n::Locale::from_tag(tag).expect("a language");
        shell.send(Message::Settings(settings::Message::SetLocale(locale)));
        assert_eq!(shell.state().locale.has_choice_of_digits(), tag == "ar");
        let expected = ["7%", "7\u{202F}%", "7\u{200E}%\u{200E}"];
        let place = ["en", "fr", "ar"].iter().position(|known| *known == tag);
        assert_eq!(Some(written(&shell)[1].as_str()), place.map(|place| expected[place]));
    }
}

#[test]
fn another_tab_and_a_backup_bring_the_choice() {
    let mut there = Shell::reading(FILES);
    prefer(&mut there, Digits::Western);
    there.send(Message::Transfer(transfer::Message::BackUp));
    let (name, backup) = there.downloads.last().cloned().expect("a backup");
    let mut here = Shell::reading(FILES);
    assert_eq!(written(&here), NATIVE);
    here.open_file(&name, &backup);
    here.send(Message::Transfer(transfer::Message::Restore));
    assert_eq!(written(&here), EMIRATES);
    let mut tabs = super::tabs::tabs([0, 0]);
    prefer(&mut tabs[0], Digits::Western);
    while tabs[1].hear() {}
    assert_eq!(written(&tabs[1]), EMIRATES);
}
