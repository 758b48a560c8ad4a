//! Which kind a file is, by content and name.

use hashiya_import::{Fault, Kind, kind_of};

use crate::reading::{article, read_all};

#[test]
fn the_content_decides_then_the_name() {
    let cases: &[(&str, &[u8], Kind)] = &[
        ("a.txt", b"Words.", Kind::Text),
        ("A.TXT", "كلمات".as_bytes(), Kind::Text),
        ("notes.md", b"# Words", Kind::Markdown),
        ("page.htm", b"words", Kind::Page),
        (
            "page.txt",
            b"\xEF\xBB\xBF <!-- saved -->\n<!DOCTYPE html><p>words",
            Kind::Page,
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
        ("README", b"words", Kind::Unknown),
        (".txt/a", b"words", Kind::Unknown),
        ("", b"", Kind::Unknown),
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
