//! Bytes that say nothing of their encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use hashiya_import::{EncodingStandard, text_of};
use hashiya_testing::data;

use crate::texts::LANGUAGES;

/// The bytes of a text, without the characters that the encoding does not have; and the text that is left.
fn encoded(text: &str, name: &str) -> (Vec<u8>, String) {
    let encoding = Encoding::for_label(name.as_bytes()).expect("a label");
    let has = |c: &char| !encoding.encode(c.encode_utf8(&mut [0; 4])).2;
    let text: String = text.chars().filter(has).collect();
    (encoding.encode(&text).0.into_owned(), text)
}

/// What the detector of browsers makes of bytes by itself.
fn by_detector_alone(bytes: &[u8]) -> String {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn by_us(bytes: &[u8]) -> Option<String> {
    let decoded = text_of(bytes, None, None, &EncodingStandard).ok()?;
    Some(decoded.text)
}

/// How many of a hundred texts are read right at least: of 8 letters, of 20, and of more.
const LEAST: [(usize, usize); 4] = [(8, 90), (20, 96), (100, 100), (1_000, 100)];

/// With `--nocapture` it prints the table of docs/importing.md.
#[test]
fn news_in_legacy_encodings_are_found_and_never_worse_than_by_the_detector_alone() {
    const TEXTS: usize = 200;
    println!("| text | encoding | letters | chardetng alone | Hashiya |\n| --- | --- | ---: | ---: | ---: |");
    for language in &LANGUAGES {
        for name in language.encodings {
            for (letters, least) in LEAST {
                let (mut alone, mut ours) = (0, 0);
                for number in 0..TEXTS {
                    let (bytes, text) = encoded(&language.text(letters, number), name);
                    alone += usize::from(by_detector_alone(&bytes) == text);
                    ours += usize::from(by_us(&bytes).as_deref() == Some(&*text));
                }
                let percent = |count: usize| 100.0 * count as f64 / TEXTS as f64;
                let of = format!("{} | {name} | {letters}", language.name);
                println!("| {of} | {:.1} % | {:.1} % |", percent(alone), percent(ours));
                assert!(ours >= alone, "{of}: {ours} and {alone}");
                assert!(ours * 100 >= least * TEXTS, "{of}: {ours}");
            }
        }
    }
}

/// The legacy encodings of languages.
const LEGACY: &[(&str, &[&str])] = &[
    ("es pt it fr de nl sv da nb is fi en", &["windows-1252"]),
    ("pl cs sk sl hr hu ro", &["windows-1250", "ISO-8859-2"]),
    ("ru uk be bg sr mk", &["windows-1251", "KOI8-U", "ISO-8859-5"]),
    ("el", &["windows-1253", "ISO-8859-7"]),
    ("tr", &["windows-1254"]),
    ("he yi", &["windows-1255"]),
    ("ar fa", &["windows-1256"]),
    ("lt lv et", &["windows-1257"]),
    ("th", &["windows-874"]),
    ("zh", &["GBK", "Big5"]),
    ("ja", &["Shift_JIS", "EUC-JP"]),
    ("ko", &["EUC-KR"]),
];

/// Every text of the table of languages, whole and its first words, as far as an encoding has its characters.
#[test]
fn overruling_the_detector_makes_no_text_of_another_language_worse() {
    let table = data("languages.json");
    let texts = table.as_array().expect("a list");
    let mut count = 0;
    for entry in texts {
        let language = entry["language"].as_str().expect("a language");
        let whole = entry["text"].as_str().expect("a text");
        let encodings = LEGACY
            .iter()
            .filter(|(languages, _)| languages.split(' ').any(|one| one == language));
        for name in encodings.flat_map(|(_, names)| *names) {
            for length in [12, 30, 80, usize::MAX] {
                let text: String = whole.chars().take(length).collect();
                let (bytes, left) = encoded(&text, name);
                if left.chars().count() * 20 < text.chars().count() * 19 {
                    continue;
                }
                count += 1;
                if by_detector_alone(&bytes) == left {
                    assert_eq!(by_us(&bytes).as_deref(), Some(&*left), "{language} in {name}");
                }
            }
        }
    }
    assert!(count > 300, "{count}");
}
