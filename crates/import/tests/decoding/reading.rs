//! Bytes to text, whatever was declared or chosen.

use encoding_rs::Encoding;
use hashiya_import::{EncodingStandard, Fault, text_of};
use hashiya_testing::{any_text, cases, data};
use proptest::prelude::*;

fn read(bytes: &[u8], declared: Option<&str>, chosen: Option<&str>) -> Result<(String, String), Fault> {
    text_of(bytes, declared, chosen, &EncodingStandard).map(|decoded| (decoded.text, decoded.encoding))
}

fn encoded(text: &str, name: &str) -> Vec<u8> {
    let (bytes, _, lost) = Encoding::for_label(name.as_bytes()).expect("a label").encode(text);
    assert!(!lost, "{name} has not all of {text}");
    bytes.into_owned()
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

const ARABIC: &str = "قالت الوزارة إن الجسر سيفتح غدا، ونفت تأجيل الموعد";
const PERSIAN: &str = "چند گروه پژوهشي از کار روي ژن گندم گزارش دادند";
const FRENCH: &str = "« L’école a déjà été rouverte », a précisé la mairie à Noël";
const RUSSIAN: &str = "Мэр сказала в понедельник, что порт будет открыт ночью";

#[test]
fn what_is_declared_is_believed_unless_the_bytes_speak_against_it() {
    let utf8 = |text: &str| text.as_bytes().to_vec();
    let cases: &[(Vec<u8>, Option<&str>, &str, &str)] = &[
        // Declared and true.
        (
            encoded(ARABIC, "windows-1256"),
            Some("windows-1256"),
            ARABIC,
            "windows-1256",
        ),
        (
            encoded(ARABIC, "iso-8859-6"),
            Some(" iso-8859-6 "),
            ARABIC,
            "ISO-8859-6",
        ),
        (encoded(PERSIAN, "cp1256"), Some("cp1256"), PERSIAN, "windows-1256"),
        (
            encoded(FRENCH, "windows-1252"),
            Some("iso-8859-1"),
            FRENCH,
            "windows-1252",
        ),
        (encoded(RUSSIAN, "koi8-r"), Some("koi8-r"), RUSSIAN, "KOI8-R"),
        (utf8(ARABIC), Some("utf8"), ARABIC, "UTF-8"),
        // Declared by the server's default, and not true.
        (utf8(ARABIC), Some("iso-8859-1"), ARABIC, "UTF-8"),
        (utf8(FRENCH), Some("windows-1252"), FRENCH, "UTF-8"),
        (utf8(ARABIC), Some("windows-1256"), ARABIC, "UTF-8"),
        (
            encoded(ARABIC, "windows-1256"),
            Some("iso-8859-1"),
            ARABIC,
            "windows-1256",
        ),
        (encoded(ARABIC, "windows-1256"), Some("utf-8"), ARABIC, "windows-1256"),
        (
            encoded(ARABIC, "windows-1256"),
            Some("iso-8859-6"),
            ARABIC,
            "windows-1256",
        ),
        (
            encoded(ARABIC, "iso-8859-6"),
            Some("windows-1256"),
            ARABIC,
            "ISO-8859-6",
        ),
        (encoded(ARABIC, "iso-8859-6"), Some("iso-8859-1"), ARABIC, "ISO-8859-6"),
        (
            encoded(RUSSIAN, "windows-1251"),
            Some("iso-8859-1"),
            RUSSIAN,
            "windows-1251",
        ),
        (encoded(FRENCH, "windows-1252"), Some("utf-8"), FRENCH, "windows-1252"),
        (encoded(FRENCH, "windows-1252"), Some("utf-16"), FRENCH, "windows-1252"),
        // No encoding, or one that says nothing.
        (
            encoded(ARABIC, "windows-1256"),
            Some("arabic-of-mine"),
            ARABIC,
            "windows-1256",
        ),
        (
            encoded(ARABIC, "windows-1256"),
            Some("x-user-defined"),
            ARABIC,
            "windows-1256",
        ),
        (
            encoded(ARABIC, "windows-1256"),
            Some("iso-2022-kr"),
            ARABIC,
            "windows-1256",
        ),
        // Nothing declared.
        (encoded(ARABIC, "windows-1256"), None, ARABIC, "windows-1256"),
        (encoded(ARABIC, "iso-8859-6"), None, ARABIC, "ISO-8859-6"),
        (encoded(FRENCH, "windows-1252"), None, FRENCH, "windows-1252"),
        (utf8("plain"), Some("windows-1256"), "plain", "UTF-8"),
        (utf8("\u{FEFF}علامة"), Some("windows-1256"), "علامة", "UTF-8"),
        (utf16(ARABIC, u16::to_le_bytes), None, ARABIC, "UTF-16LE"),
        (
            utf16(ARABIC, u16::to_be_bytes),
            Some("windows-1256"),
            ARABIC,
            "UTF-16BE",
        ),
        (
            utf16(&format!("\u{FEFF}{ARABIC}"), u16::to_be_bytes),
            None,
            ARABIC,
            "UTF-16BE",
        ),
        (utf16("\u{FEFF}a", u16::to_le_bytes), Some("utf-8"), "a", "UTF-16LE"),
        (
            encoded("港は夜も開く", "iso-2022-jp"),
            None,
            "港は夜も開く",
            "ISO-2022-JP",
        ),
        (utf8("\u{1B}[31mred"), None, "\u{1B}[31mred", "UTF-8"),
        (vec![], Some("windows-1256"), "", "UTF-8"),
    ];
    for (bytes, declared, text, encoding) in cases {
        let found = read(bytes, *declared, None);
        let expected = Ok(((*text).to_owned(), (*encoding).to_owned()));
        assert_eq!(found, expected, "{text} in {encoding}, declared {declared:?}");
    }
}

#[test]
fn the_reader_s_choice_is_done_whatever_is_found() {
    let bytes = encoded("é", "windows-1252");
    let cases: &[(&[u8], &str, Result<&str, &str>)] = &[
        (&bytes, "windows-1252", Ok("é")),
        (&bytes, "windows-1251", Ok("й")),
        (&bytes, " CP1256 ", Ok("é")),
        ("é".as_bytes(), "windows-1252", Ok("Ã©")),
        ("\u{FEFF}é".as_bytes(), "utf-8", Ok("é")),
        (b"\xFF\xFE\0\0a\0\0\0", "UTF-32LE", Ok("a")),
        (
            b"abcd",
            "utf-32le",
            Err("fits no encoding: byte 0, line 1 has bytes that are no UTF-32LE"),
        ),
        (
            b"ab\n\xE9",
            "utf-8",
            Err("fits no encoding: byte 3, line 2 has bytes that are no UTF-8"),
        ),
        (
            b"a\0\n\0\0\xD8b\0",
            "utf-16le",
            Err("fits no encoding: byte 4, line 2 has bytes that are no UTF-16LE"),
        ),
        (
            b"a\r\nb\xFF\n",
            "iso-8859-6",
            Err("fits no encoding: byte 4, line 2 has bytes that are no ISO-8859-6"),
        ),
        (b"a", "klingon", Err("damaged: no encoding is called \"klingon\"")),
        (b"a", "", Err("damaged: no encoding is called \"\"")),
    ];
    for (bytes, chosen, expected) in cases {
        let found = read(bytes, Some("big5"), Some(chosen));
        let found = found
            .as_ref()
            .map(|(text, _)| text.as_str())
            .map_err(ToString::to_string);
        assert_eq!(found, expected.map_err(ToOwned::to_owned), "{bytes:?} as {chosen}");
    }
}

#[test]
fn bytes_that_fit_nothing_are_refused_with_their_place() {
    let mut cut_off = ARABIC.as_bytes().to_vec();
    cut_off.pop();
    let mut damaged = format!("{ARABIC}\n{FRENCH}\n").into_bytes();
    damaged.extend_from_slice(b"\xFF\n");
    let mut after_mark = b"\xEF\xBB\xBFab\n".to_vec();
    after_mark.extend(encoded(ARABIC, "windows-1256"));
    // Nothing has a letter for all of them.
    let every_byte: Vec<u8> = b"Text:\n".iter().copied().chain(0x80..=0xFF).collect();
    let cases: &[(&[u8], u64, u64, &str)] = &[
        (&cut_off, cut_off.len() as u64 - 1, 1, "UTF-8"),
        (&damaged, damaged.len() as u64 - 2, 3, "UTF-8"),
        (&after_mark, 6, 2, "UTF-8"),
        (b"\xFF\xFEa\0\n\0\0\xD8a\0", 6, 2, "UTF-16LE"),
        (b"\xFF\xFE\0\0a\0\0\0\0\0\x11\0", 8, 1, "UTF-32LE"),
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 0, 1, "UTF-8"),
        (b"one\n\0\x01\x02\xFF\xFE\xFD", 4, 2, "UTF-8"),
        (&every_byte, 7, 2, "windows-1252"),
    ];
    for (bytes, offset, line, encoding) in cases {
        let expected = Fault::Undecodable {
            offset: *offset,
            line: *line,
            encoding: (*encoding).to_owned(),
        };
        for declared in [None, Some("utf-8")] {
            assert_eq!(read(bytes, declared, None), Err(expected.clone()), "{bytes:?}");
        }
    }
}

/// The legacy texts in the table that the core refuses.
#[test]
fn texts_in_legacy_encodings_that_the_core_refuses_are_read() {
    let table = data("encodings.json");
    for case in table.as_array().expect("a list") {
        let (name, hex) = (
            case["encoding"].as_str().expect("a name"),
            case["hex"].as_str().expect("bytes"),
        );
        let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal");
        let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect();
        let label = name.replace("cp12", "windows-12").replace("iso8859", "iso-8859");
        let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
            continue;
        };
        let (expected, _) = encoding.decode_without_bom_handling(&bytes);
        let found = read(&bytes, Some(&label), None).expect("a text");
        assert_eq!(found.0, expected, "{name}");
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_text_in_utf8_comes_back_whatever_is_declared(text in any_text(60), declared in prop::sample::select(vec![
        None, Some("utf-8"), Some("windows-1256"), Some("nothing"), Some("utf-16"),
    ])) {
        // Control characters in numbers are no text, and UTF-32 may look like UTF-8.
        let text = text.replace(|c: char| c.is_ascii_control() && !c.is_ascii_whitespace(), "");
        let (found, encoding) = read(text.as_bytes(), declared, None).expect("a text");
        prop_assert_eq!(found, text.strip_prefix('\u{FEFF}').unwrap_or(&text));
        prop_assert_eq!(encoding, "UTF-8");
    }

    /// Any bytes at all are a text or a place within them.
    #[test]
    fn any_bytes_are_read_or_refused_with_a_place_in_them(
        bytes in prop::collection::vec(prop_oneof![2 => any::<u8>(), 1 => 0x80u8..=0xFF, 2 => 0x20u8..0x7F, 1 => Just(b'\n')], 0..200),
        declared in prop::sample::select(vec![None, Some("utf-8"), Some("windows-1256"), Some("gbk"), Some("utf-16be")]),
        chosen in prop::sample::select(vec![None, None, None, Some("iso-8859-6"), Some("utf-16le"), Some("shift_jis"), Some("x")]),
    ) {
        match read(&bytes, declared, chosen) {
            Ok((_, encoding)) => prop_assert!(!encoding.is_empty()),
            Err(Fault::Undecodable { offset, line, .. }) => {
                prop_assert!(offset < bytes.len() as u64);
                prop_assert!(line >= 1 && line <= 1 + bytes.len() as u64);
            }
            Err(fault) => prop_assert_eq!(chosen, Some("x"), "{}", fault),
        }
    }
}
