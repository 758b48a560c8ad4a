//! Which kind a file is, by content and name.

use hashiya_import::{Fault, HEAD, Kind, kind_of};

use crate::reading::{article, read_all};

#[test]
fn the_content_decides_then_the_name() {
    let cases: &[(&str, &[u8], Kind)] = &[
        ("a.txt", b"Words.", Kind::Text),
        ("A.TXT", "كلمات".as_bytes(), Kind::Text),
        ("notes.md", b"# Words", Kind::Markdown),
        ("page.htm", b"words", Kind::Page),
        (
            "page.asp",
            b"\xEF\xBB\xBF <!-- saved -->\n<!DOCTYPE html><p>words",
            Kind::Page,
        ),
        // A text about pages: the name says that its letters are meant as they are.
        ("page.txt", b"<!DOCTYPE html><p>words", Kind::Text),
        ("page.html.TXT", b"<!DOCTYPE html><p>words", Kind::Page),
        ("page.html.txt", b"words", Kind::Text),
        (
            "mail.txt",
            b"MIME-Version: 1.0\nContent-Type: multipart/related;",
            Kind::Text,
        ),
        ("page", b"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", Kind::Page),
        ("wide.html", b"\xFF\xFE<\0h\0t\0m\0l\0>\0", Kind::Page),
        ("a.txt", b"<htmlish> is no tag", Kind::Text),
        (
            "page.mht",
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related",
            Kind::SavedPage,
        ),
        (
            "page.eml",
            b"MIME-Version: 1.0\nContent-Type: multipart/related;",
            Kind::SavedPage,
        ),
        ("a.txt", b"From: the desk\nNothing else is in it.", Kind::Text),
        ("a.docx", b"PK\x03\x04", Kind::Zip),
        ("a.txt", b"PK\x03\x04", Kind::Zip),
        ("a.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Locked),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Unknown),
        ("a.txt", b"%PDF-1.7\n", Kind::Pdf),
        ("a.pdf", b"\0\0%PDF-1.4\n", Kind::Pdf),
        ("a.txt", b"A PDF begins with %PDF-1.4.", Kind::Text),
        ("a.csv", b"text\nwords", Kind::Csv),
        ("a.tsv", b"text\nwords", Kind::Tsv),
        ("a.ndjson", b"{}", Kind::JsonLines),
        ("a.json", b"[]", Kind::Json),
        ("a.txt", b"{\"format\": \"hashiya\", \"version\": 1}", Kind::Hashiya),
        ("a.png", b"\x89PNG\r\n", Kind::Unknown),
        ("a.txt", b"\x89PNG\r\n", Kind::Unknown),
        ("README", b"words", Kind::Text),
        ("folder.d/README", b"words", Kind::Text),
        (".txt/a", b"words", Kind::Text),
        ("", b"", Kind::Text),
        ("مقال", "كلمات".as_bytes(), Kind::Text),
        // In windows-1256, in UTF-16 with and without a mark.
        ("مقال", b"\xDF\xE1\xE3\xC7\xCA \xE3\xDE\xC7\xE1", Kind::Text),
        ("noext", b"\xFF\xFEw\0o\0r\0d\0s\0", Kind::Text),
        ("noext", b"w\0o\0r\0d\0s\0 \0a\0n\0d\0 \0m\0o\0r\0e\0", Kind::Text),
        ("noext", b"PK\x03\x04", Kind::Zip),
        ("noext", b"%PDF-1.7\n", Kind::Pdf),
        ("noext", b"{\"format\": \"hashiya\"}", Kind::Hashiya),
        ("noext", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Unknown),
        ("noext", b"\x89PNG\r\n", Kind::Unknown),
        ("noext", b"\0\x01\x02\x03\x04words\xFF\0\0\x05\x06", Kind::Unknown),
        // What stands behind a point is not always an ending.
        ("Interview with Dr. Salim", b"words", Kind::Text),
        ("مقال. الأول", "كلمات".as_bytes(), Kind::Text),
        ("words 2024.05.01", b"words", Kind::Text),
        ("words.", b"words", Kind::Text),
        (".words", b"words", Kind::Text),
        ("server.log", b"words", Kind::Text),
        // What belongs to a saved page, to a program, and what other programs write is no article.
        ("page_files/style.css", b"words", Kind::Unknown),
        ("page_files/main.js.download", b"words", Kind::Unknown),
        ("a.doc", b"words", Kind::Unknown),
    ];
    for (name, bytes, kind) in cases {
        assert_eq!(kind_of(name, bytes), *kind, "{name} {}", bytes.escape_ascii());
    }
}

#[test]
fn what_is_no_article_says_why() {
    let cases: &[(&str, &[u8], Fault)] = &[
        ("a.pdf", b"%PDF-1.7\n", Fault::Pdf),
        ("a.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Fault::Encrypted),
        ("a.json", b"{\"format\":\"hashiya\"}", Fault::HashiyaFile),
        ("a.png", b"\x89PNG\r\n", Fault::UnknownKind),
        ("a.txt", b" \n-- \n", Fault::Empty),
        ("a.txt", b"", Fault::Empty),
        ("a.docx", b"", Fault::Empty),
        ("a.epub", b"", Fault::Empty),
        ("a.zip", b"", Fault::Empty),
        ("a.json", b" \n", Fault::Empty),
        ("a.jsonl", b"", Fault::Empty),
        ("a.csv", b"", Fault::Empty),
        ("a.html", b"", Fault::Empty),
        ("a.mhtml", b"", Fault::Empty),
    ];
    for (name, bytes, fault) in cases {
        let all = read_all(name, bytes);
        let outcomes: Vec<_> = all.into_iter().map(|imported| imported.outcome).collect();
        assert_eq!(outcomes, [Err(fault.clone())], "{name}");
    }
}

#[test]
fn a_text_without_an_ending_is_read_in_whatever_encoding_it_is() {
    let cases: &[(&[u8], &str, &str)] = &[
        (b"words\r\nand more", "words\nand more", "UTF-8"),
        (
            b"\xC7\xE1\xD3\xDD\xED\xE4\xC9 \xE6\xD5\xE1\xCA \xC5\xE1\xEC \xC7\xE1\xE3\xED\xE4\xC7\xC1.",
            "السفينة وصلت إلى الميناء.",
            "windows-1256",
        ),
        (b"\xFF\xFEw\0o\0r\0d\0s\0", "words", "UTF-16LE"),
    ];
    for (bytes, text, encoding) in cases {
        let article = article("مقال", bytes);
        assert_eq!(
            (article.text.as_str(), article.metadata.encoding.as_deref()),
            (*text, Some(*encoding))
        );
    }
    let page = article("noext", b"<!doctype html><title>A page</title><p>Words of it.</p>");
    assert!(
        !page.text.contains('<') && page.metadata.title.as_deref() == Some("A page"),
        "{page:?}"
    );
    // Also within an archive, where no more than its beginning shows its kind.
    let long = "كلمات من مقال طويل. ".repeat(2000);
    // Bytes without any order, as those of a program or a picture.
    let data: Vec<u8> = (1..20_000u32)
        .map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let archive = crate::making::zip(&[("README", b"words"), ("مقال", long.as_bytes()), ("noext", &data)]);
    let all = read_all("a.zip", &archive);
    let read: Vec<_> = all
        .iter()
        .map(|imported| (imported.file.as_str(), imported.outcome.is_ok()))
        .collect();
    assert_eq!(
        read,
        [("a.zip/README", true), ("a.zip/مقال", true), ("a.zip/noext", false)]
    );
}

/// Where the beginning of a file is cut off, letters may be as well.
#[test]
fn a_letter_that_is_cut_off_at_the_end_of_the_beginning_makes_no_other_kind() {
    for before in 0..4 {
        let utf8 = format!("{}{}", "a".repeat(before), "كلمات 😀 من مقال ".repeat(2000));
        let wide: Vec<u8> = utf8.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [utf8.as_bytes(), &wide] {
            assert_eq!(kind_of("noext", &bytes[..HEAD]), Kind::Text, "{before}");
        }
    }
}

#[test]
fn plain_text_is_kept_but_for_the_ends_of_lines() {
    let cases = [
        ("one\r\ntwo\rthree\n\n four \n\n", "one\ntwo\nthree\n\n four "),
        ("\u{FEFF}مقال\r\nسطر", "مقال\nسطر"),
        ("no end", "no end"),
    ];
    for (bytes, text) in cases {
        let article = article("a.txt", bytes.as_bytes());
        assert_eq!(article.text, text);
        assert!(article.roles.is_empty());
    }
}
