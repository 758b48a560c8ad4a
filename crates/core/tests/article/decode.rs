//! Bytes to text: encodings, files that are no text, HTML's character references.

use hashiya_core::article::{DecodeError, decode, decode_any, without_entities};
use hashiya_testing::{article_text, cases, data};
use proptest::prelude::*;

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

fn utf32(text: &str, order: fn(u32) -> [u8; 4]) -> Vec<u8> {
    text.chars().flat_map(|c| order(c as u32)).collect()
}

#[test]
fn bytes_that_are_not_utf8_are_named_by_offset_and_line() {
    let not_utf8 = |offset, line| Err(DecodeError::NotUtf8 { offset, line });
    let cases: &[(&[u8], Result<&str, DecodeError>)] = &[
        (b"plain", Ok("plain")),
        ("نص".as_bytes(), Ok("نص")),
        (b"\xFF", not_utf8(0, 1)),
        (b"one\ntwo \xC3\x28", not_utf8(8, 2)),
        (b"one\r\ntwo\r\n\x80", not_utf8(10, 3)),
        (b"one\rtwo\r\x80", not_utf8(8, 3)),
        // A character that is cut off at the end.
        (b"abc\xD9", not_utf8(3, 1)),
        // Windows-1256 Arabic.
        (b"\xC7\xE1\xDF\xD1\xE3\xE1\xED\xE4", not_utf8(0, 1)),
        // The byte order mark counts: the offset is the file's.
        (b"\xEF\xBB\xBFone\n\xFFtwo", not_utf8(7, 2)),
        (b"\xEF\xBB\xBFmark", Ok("mark")),
        (b"", Err(DecodeError::Empty)),
        (b"\xEF\xBB\xBF", Err(DecodeError::Empty)),
        (b" \r\n\t ... ", Err(DecodeError::Empty)),
        ("\u{200F}\u{A0}".as_bytes(), Err(DecodeError::Empty)),
        ("٣".as_bytes(), Ok("٣")),
        // ASCII of even length reads as Chinese in UTF-16.
        (b"this app can break", Ok("this app can break")),
    ];
    for (bytes, expected) in cases {
        let found = decode(bytes);
        assert_eq!(found.as_deref().map_err(Clone::clone), *expected, "{bytes:?}");
    }
}

#[test]
fn decode_errors_say_where() {
    let error = decode(b"a\n\xFF").unwrap_err();
    assert_eq!(error.to_string(), "not UTF-8 at byte 2, line 2");
    let error = decode(b"\xFF\xFEa\0\n\0b").unwrap_err();
    assert_eq!(error.to_string(), "damaged UTF-16 or UTF-32 at byte 6, line 2");
    let error = decode(b"ab\n\0\x01\x02\x03cd").unwrap_err();
    assert_eq!(error.to_string(), "no text but another kind of file, at byte 3, line 2");
    assert!(!DecodeError::Empty.to_string().is_empty());
}

/// Every text of the table of languages in UTF-16, both orders of bytes, with and without a mark.
#[test]
fn utf16_is_read_with_and_without_a_mark() {
    let table = data("languages.json");
    let mut texts: Vec<&str> = table
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|case| case["text"].as_str())
        .collect();
    texts.retain(|text| text.chars().count() >= 30);
    texts.extend(["افتتاح السوق القديم بعد الترميم", "Title\r\n\r\nOne line.\r\n"]);
    assert!(texts.len() > 80, "only {} texts", texts.len());
    for text in texts {
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decode(&utf16(text, order)).as_deref(), Ok(text), "without a mark");
            assert_eq!(decode(&utf16(&format!("\u{FEFF}{text}"), order)).as_deref(), Ok(text));
        }
        for order in [u32::to_le_bytes, u32::to_be_bytes] {
            assert_eq!(decode(&utf32(&format!("\u{FEFF}{text}"), order)).as_deref(), Ok(text));
            assert_eq!(decode(&utf32(text, order)).as_deref(), Ok(text), "without a mark");
        }
    }
    assert_eq!(
        decode_any(&utf16("{}", u16::to_le_bytes)).as_deref().ok(),
        None,
        "too short to tell"
    );
    assert_eq!(decode_any(b"{}").as_deref(), Ok("{}"));
}

#[test]
fn utf16_of_one_line_or_with_a_byte_too_many_is_read() {
    for text in [
        "台风过后渔港恢复作业",
        "渔民说损失不大",
        "港口周一早上重新开放",
        "港町で古い灯台が再び点灯",
        "費用は予算の半分だった",
        "台風過後漁港恢復作業",
        "أعيد فتح السوق القديم",
    ] {
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decode(&utf16(text, order)).as_deref(), Ok(text), "one line");
            for extra in [b'\n', 0, b'\r'] {
                let with = |text: &str| [utf16(text, order), vec![extra]].concat();
                assert_eq!(
                    decode(&with(&format!("\u{FEFF}{text}"))).as_deref(),
                    Ok(text),
                    "with a mark"
                );
                assert_eq!(decode(&with(text)).as_deref(), Ok(text), "without one");
            }
        }
    }
}

/// Texts of the table in older encodings: none is read as rubbish.
#[test]
fn older_encodings_are_refused() {
    let table = data("encodings.json");
    for case in table.as_array().expect("a list") {
        let hex = case["hex"].as_str().expect("bytes");
        let digits = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits");
        let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(digits).collect();
        let found = decode(&bytes);
        assert!(
            matches!(found, Err(DecodeError::NotUtf8 { .. })),
            "{}: {found:?}",
            case["encoding"]
        );
    }
}

#[test]
fn files_of_other_kinds_are_no_text() {
    let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01";
    let others: &[&[u8]] = &[
        png,
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>",
        b"PK\x03\x04\x14\0\x06\0\x08\0",
        b"{\\rtf1\\ansi Hello}",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        b"\x7FELF\x02\x01\x01\0\0\0",
        &[0; 64],
        b"name\0\0\0\0\x02\0\0\0value\0\0\0",
    ];
    for bytes in others {
        assert!(
            matches!(decode(bytes), Err(DecodeError::NotText { .. })),
            "{bytes:?}: {:?}",
            decode(bytes)
        );
    }
    // A slip of one character in a text is kept as it is.
    let slip = "A form feed\u{C} and a NUL\0 in a text of some length, as old programs left them.\u{1A}";
    assert_eq!(decode(slip.as_bytes()).as_deref(), Ok(slip));
}

#[test]
fn references_become_what_they_stand_for() {
    let cases = [
        (
            "&quot;We waited.&quot; The miller&#39;s daughter laughed.&nbsp;Nobody else did.",
            "\"We waited.\" The miller's daughter laughed.\u{A0}Nobody else did.",
            4,
        ),
        ("&#1602;&#1575;&#1604; &#1606;&#1593;&#1605;", "قال نعم", 6),
        ("&#x642;&#X627;&#x644;", "قال", 3),
        ("L&rsquo;&eacute;t&eacute; est l&agrave;", "L’été est là", 4),
        (
            "&amp;quot;Twice,&amp;quot; she said, and that&amp;#39;s it",
            "\"Twice,\" she said, and that's it",
            6,
        ),
        ("He waited.&nbsp;Nobody came.", "He waited.\u{A0}Nobody came.", 1),
        (
            "Ten&nbsp;men and two&nbsp;boats.",
            "Ten\u{A0}men and two\u{A0}boats.",
            2,
        ),
        (
            "He &#0; said &#150; &#8232; then left &quot;now&quot; &lt;b&gt;bold&lt;/b&gt;.",
            "He &#0; said \u{96} \u{2028} then left \"now\" <b>bold</b>.",
            8,
        ),
        ("R&amp;D at AT&amp;T and M&amp;S", "R&D at AT&T and M&S", 3),
    ];
    for (text, plain, count) in cases {
        assert_eq!(without_entities(text), Some((plain.to_owned(), count)), "{text}");
    }
}

#[test]
fn a_text_that_speaks_about_references_is_left_alone() {
    for text in [
        "Write &lt; for a sign that is less, and &amp; for an ampersand.",
        "Use &nbsp; (a space), &quot; and &apos; in attributes; &lt;div&gt; shows a tag.",
        "`&eacute;`, `&agrave;` and `&ccedil;` are the names of letters, as are '&ocirc;' and “&icirc;”.",
        "Johnson & Johnson; Marks & Spencer; fish & chips; R&D.",
        "https://example.org/?a=1&copy=2&reg=3&amp=4",
        "&unknown; &#; &#xZZ; &#99999999; &; &&&",
        "Tom &amp; Jerry",
        "No reference at all.",
        "",
    ] {
        assert_eq!(without_entities(text), None, "{text}");
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(text) = decode(&bytes) {
            prop_assert!(text.chars().any(char::is_alphanumeric));
        }
    }

    #[test]
    fn any_text_without_many_controls_stays_as_it_is(text in article_text(80)) {
        let text: String = text.chars().map(|c| if c.is_control() || c == '\u{FEFF}' { 'x' } else { c }).collect();
        let found = decode(text.as_bytes());
        prop_assert_eq!(found.as_deref(), Ok(text.as_str()));
        if let Some((plain, count)) = without_entities(&text) {
            prop_assert!(count >= 1 && plain != text);
        }
    }

    #[test]
    fn any_text_escaped_comes_back(text in "[a-zé\\u{627}-\\u{64A} .,]{20,60}") {
        let escaped: String = text.chars().map(|c| match c {
            ' ' | '.' | ',' => c.to_string(),
            _ => format!("&#{};", c as u32),
        }).collect();
        prop_assume!(text.chars().filter(|c| c.is_alphabetic()).count() >= 3);
        prop_assert_eq!(without_entities(&escaped).map(|(plain, _)| plain), Some(text));
    }
}
